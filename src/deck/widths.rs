//! How wide letters are: those of Arial, which every computer has in some form.

/// The widths of the characters from space to `~`, in thousandths of the size of the letters (Adobe's metrics of
/// Helvetica, which Arial shares).
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// Returns how wide a character is, in thousandths of the size of the letters; never less than it takes.
pub(super) fn width(c: char) -> u32 {
    let code = u32::from(c);
    match code {
        0x20..=0x7e => u32::from(ASCII[code as usize - 0x20]),
        0x300..=0x36f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        // Letters of Europe with their accents, Greek, Cyrillic, Hebrew, Arabic.
        0xa0..=0x6ff => 667,
        // Dashes and quotation marks; the long dash is the widest.
        0x2010..=0x2012 | 0x2018..=0x201f | 0x2022 => 400,
        0x2013 => 556,
        // Scripts of Asia, signs and faces stand in a square.
        0x2e80.. => 1300,
        _ => 1000,
    }
}
