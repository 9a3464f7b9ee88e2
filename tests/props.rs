//! What holds for every site: nothing leaks, the same content gives the same bytes, every page is whole.
#![expect(clippy::disallowed_methods, reason = "tests stand outside of the program")]

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

mod props {
    mod approval;
    mod canaries;
    mod determinism;
    mod html;
    mod indexing;
    mod output;
    mod pages;
    mod random;
}
