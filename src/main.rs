//! The `candour` program: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    candour::cli::main()
}
