//! Numbers become bits, and bits become text that a script can carry.

/// Writes numbers bit by bit, the highest bit first.
#[derive(Default)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    free: u32,
}

impl Bits {
    /// Writes the lowest `count` bits of a number.
    pub(super) fn put(&mut self, number: u32, count: u32) {
        for at in (0..count).rev() {
            self.bit(number >> at & 1 == 1);
        }
    }

    /// Writes a number in Rice's code: its high part in ones and a nought, its lowest `low` bits as they are.
    pub(super) fn rice(&mut self, number: u32, low: u32) {
        for _ in 0..number >> low {
            self.bit(true);
        }
        self.bit(false);
        self.put(number, low);
    }

    fn bit(&mut self, one: bool) {
        if self.free == 0 {
            self.bytes.push(0);
            self.free = 8;
        }
        self.free -= 1;
        if let (true, Some(last)) = (one, self.bytes.last_mut()) {
            *last |= 1 << self.free;
        }
    }

    /// Returns the bytes; the last is filled up with noughts.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Returns how many low bits make Rice's code shortest for numbers of about this size.
pub(super) fn rice_parameter(sum: u64, count: u64) -> u32 {
    // The mean times ln 2, rounded down to a power of two (Kiely 2004).
    let mean = sum * 69 / 100 / count.max(1);
    (u64::BITS - (mean + 1).leading_zeros()).saturating_sub(1).min(30)
}

/// Writes a number in bytes of seven bits, the lowest first.
pub(super) fn varint(mut number: u32, out: &mut Vec<u8>) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return out.push(low & 0x7f);
        }
        out.push(low | 0x80);
    }
}

/// Returns a difference as a number that is small when the difference is.
pub(super) fn zigzag(difference: i64) -> u32 {
    u32::try_from((difference << 1 ^ difference >> 63) & 0xffff_ffff).unwrap_or(u32::MAX)
}

/// Returns bytes as a data URL (RFC 2397), so that whoever reads the file knows that these are no words.
pub(super) fn data_url(bytes: &[u8]) -> String {
    format!("data:;base64,{}", base64(bytes))
}

/// Returns bytes in base 64 (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| three.get(at).map_or(0, |&byte| u32::from(byte));
        let number = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = LETTERS[(number >> shift & 63) as usize];
            text.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_that_of_the_standard() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn numbers_are_written_from_the_highest_bit() {
        let mut bits = Bits::default();
        bits.put(5, 3);
        bits.rice(6, 2);
        bits.put(1, 1);
        // 101, then 10 and 10, then 1.
        assert_eq!(bits.finish(), [0b1011_0101]);
        assert_eq!((zigzag(0), zigzag(-1), zigzag(1), zigzag(-2)), (0, 1, 2, 3));
        assert_eq!((rice_parameter(0, 5), rice_parameter(800, 100)), (0, 2));
    }
}
