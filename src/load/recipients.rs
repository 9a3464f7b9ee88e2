//! A list of addresses outside of the site: one address after the other, however long the list is.
//!
//! Rows are those of RFC 4180, with comma, semicolon or tab between cells, as spreadsheets write them.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// No row of a list of addresses is longer.
const LIMIT: usize = 64 * 1024;
/// What the column is called that holds the addresses.
const NAMES: &[&str] = &["email", "e-mail", "mail", "address", "email address", "e-mail address", "emailaddress"];

/// The addresses of a list, in its order, with the number of the line that each row begins on.
pub struct Recipients {
    lines: BufReader<File>,
    /// How many lines were read.
    at: usize,
    separator: u8,
    column: usize,
    /// A first row that names nothing, so that it is an address itself.
    first: Option<(usize, String)>,
}

/// Why a list cannot be used.
#[derive(Debug)]
pub enum ListError {
    /// The disk refuses.
    Io(io::Error),
    /// It is not a list of addresses; the words say why.
    Unusable(&'static str),
}

impl From<io::Error> for ListError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Recipients {
    /// Opens a list and finds the column with the addresses.
    ///
    /// # Errors
    ///
    /// When the disk refuses, or no column holds addresses.
    #[expect(
        clippy::disallowed_methods,
        reason = "a list of readers stands outside of the site folder, and is read here"
    )]
    pub fn open(path: &Path) -> Result<Self, ListError> {
        let mut list =
            Self { lines: BufReader::new(File::open(path)?), at: 0, separator: b',', column: 0, first: None };
        let Some((line, mut row)) = list.row()? else { return Err(ListError::Unusable("the list is empty")) };
        if row.starts_with(&[0xff, 0xfe]) || row.starts_with(&[0xfe, 0xff]) {
            return Err(ListError::Unusable("the list is saved as UTF-16; save it as CSV in UTF-8"));
        }
        if row.starts_with(&[0xef, 0xbb, 0xbf]) {
            row.drain(..3);
        }
        let count = |separator: u8| row.split(|&byte| byte == separator).count();
        list.separator =
            [b',', b';', b'\t'].into_iter().max_by_key(|&byte| (count(byte), byte == b',')).unwrap_or(b',');
        let cells = cells(&row, list.separator);
        if let Some(column) = cells.iter().position(|cell| NAMES.contains(&cell.to_lowercase().as_str())) {
            list.column = column;
        } else if let Some(column) = cells.iter().position(|cell| cell.contains('@')) {
            list.column = column;
            list.first = Some((line, cells[column].clone()));
        } else {
            return Err(ListError::Unusable("no column of the list is called `email`"));
        }
        Ok(list)
    }

    /// Returns the next row, with the line it begins on; a quoted cell may run over several lines.
    fn row(&mut self) -> io::Result<Option<(usize, Vec<u8>)>> {
        let (mut row, begin) = (Vec::new(), self.at + 1);
        loop {
            let mut limited = io::Read::take(&mut self.lines, (LIMIT - row.len().min(LIMIT - 1)) as u64);
            let read = limited.read_until(b'\n', &mut row)?;
            self.at += usize::from(row.ends_with(b"\n") || read > 0);
            let open = row.split(|&byte| byte == b'"').count() % 2 == 0;
            if read == 0 || !open || row.len() >= LIMIT - 1 {
                break;
            }
        }
        Ok((!row.is_empty()).then_some((begin, row)))
    }
}

impl Iterator for Recipients {
    type Item = io::Result<(usize, String)>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(first) = self.first.take() {
            return Some(Ok(first));
        }
        loop {
            let (line, row) = match self.row() {
                Ok(row) => row?,
                Err(error) => return Some(Err(error)),
            };
            let mut cells = cells(&row, self.separator);
            if self.column < cells.len() && !cells[self.column].is_empty() {
                return Some(Ok((line, cells.swap_remove(self.column))));
            }
        }
    }
}

/// Returns the cells of a row, without the quotes around them and the space.
fn cells(row: &[u8], separator: u8) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = Vec::new();
    let mut quoted = false;
    let mut bytes = row.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if quoted && bytes.peek() == Some(&b'"') => {
                bytes.next();
                cell.push(b'"');
            }
            b'"' if quoted || cell.iter().all(u8::is_ascii_whitespace) => quoted = !quoted,
            byte if byte == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            byte => cell.push(byte),
        }
    }
    cells.push(cell);
    cells.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_are_read_as_spreadsheets_write_them() {
        let read = |row: &str| cells(row.as_bytes(), b',');
        assert_eq!(read("a,b\r\n"), ["a", "b"]);
        assert_eq!(read("\"a,\"\"b\"\"\",c"), ["a,\"b\"", "c"]);
        assert_eq!(read("\"\"\"o'neil\"\"@example.org\",x"), ["\"o'neil\"@example.org", "x"]);
        assert_eq!(read("a \"b\",c"), ["a \"b\"", "c"]);
        assert_eq!(read(""), [""]);
    }
}
