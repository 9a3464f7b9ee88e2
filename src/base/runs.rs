//! Runs of five words, as numbers: what a text is recognised by wherever it turns up.
//!
//! Words are compared without capitals, punctuation, quotation marks and markup, so that a sentence is the same in
//! Markdown, HTML, JSON and XML.

/// How many words make a run: fewer are anybody's, more would miss a sentence that was cut.
const LENGTH: usize = 5;
/// An odd number with well-mixed bits: that of Knuth's multiplicative hashing.
const WORD: u64 = 0x9e37_79b9_7f4a_7c15;
/// `WORD` to the power of [`LENGTH`], wrapping: what the oldest word of a run weighs.
const OLDEST: u64 = WORD.wrapping_pow(5);

/// What each byte is to a word: its small letter or digit, or what is not ASCII as it is; 0 for what parts words, and 1
/// for the bytes that spaces, dashes and quotation marks of typesetting are made of, which have to be looked at.
static FOLDED: [u8; 256] = folded();

const fn folded() -> [u8; 256] {
    let (mut table, mut byte) = ([0; 256], 0_usize);
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "it is below 256")]
        let small = (byte as u8).to_ascii_lowercase();
        table[byte] = match byte {
            0x80..=0xc2 | 0xe2 => 1,
            0x80.. => small,
            _ if small.is_ascii_alphanumeric() => small,
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// How a text says its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// As they are.
    None,
    /// Between tags, with references such as `&amp;` and escapes such as `\n`: HTML, XML, JSON.
    Some,
}

/// The words of one stream, of which the last five are kept.
#[derive(Clone, Default)]
struct Stream {
    last: [u64; LENGTH],
    count: usize,
    sum: u64,
}

impl Stream {
    /// Takes a word; returns the run that it ends, once there are five.
    fn push(&mut self, word: u64) -> Option<u64> {
        let at = self.count % LENGTH;
        self.sum = self.sum.wrapping_mul(WORD).wrapping_add(word).wrapping_sub(self.last[at].wrapping_mul(OLDEST));
        self.last[at] = word;
        self.count += 1;
        (self.count >= LENGTH).then_some(self.sum)
    }
}

/// Calls `visit` for each run of five words; what stands inside a tag is a stream of its own.
///
/// Returns early when `visit` returns `false`.
pub fn each_run(text: &[u8], markup: Markup, mut visit: impl FnMut(u64) -> bool) {
    let (mut outside, mut inside) = (Stream::default(), Stream::default());
    each_word(text, markup, |found| {
        let run = match found {
            Found::Word(word) => outside.push(word),
            Found::InTag(word) => inside.push(word),
            Found::Tag => {
                inside = Stream::default();
                None
            }
            Found::Border => {
                outside = Stream::default();
                None
            }
        };
        run.is_none_or(&mut visit)
    });
}

/// What stands next in a text.
enum Found {
    /// A word that a reader sees.
    Word(u64),
    /// A word inside a tag: a name, or a part of a value such as alternative text.
    InTag(u64),
    /// The beginning of a tag.
    Tag,
    /// The end of a paragraph, a row or another stretch of words that belong together.
    Border,
}

/// Calls `visit` for each word and each tag, as long as it returns `true`.
fn each_word(text: &[u8], markup: Markup, mut visit: impl FnMut(Found) -> bool) {
    let (mut in_tag, mut at) = (false, 0);
    while at < text.len() {
        if let Some(word) = word(text, &mut at) {
            if !visit(if in_tag { Found::InTag(word) } else { Found::Word(word) }) {
                return;
            }
            continue;
        }
        let byte = text[at];
        at += 1;
        if markup == Markup::None {
            continue;
        }
        match byte {
            b'<' if text.get(at).is_some_and(|next| next.is_ascii_alphabetic() || b"/!?".contains(next)) => {
                in_tag = true;
                visit(Found::Tag);
                if !is_inline(&text[at..]) {
                    visit(Found::Border);
                }
            }
            b'\n' if text.get(at) == Some(&b'\n') => {
                visit(Found::Border);
            }
            b'>' => in_tag = false,
            b'&' => at += reference(&text[at..]),
            // A paragraph ends inside a string, and one string of a list before the next.
            b'\\' if text[at..].starts_with(b"n\\n") => {
                at += 3;
                visit(Found::Border);
            }
            b'"' if text[at..].starts_with(b",\"") || text[at..].starts_with(b"],[") => {
                visit(Found::Border);
            }
            b'\\' => at += if text.get(at) == Some(&b'u') { 5 } else { 1 },
            _ => {}
        }
    }
}

/// Returns whether a text says some words one after the other, outside of its tags or inside one.
pub fn says(text: &[u8], markup: Markup, phrase: &[u64]) -> bool {
    let (mut outside, mut inside) = (Vec::new(), Vec::new());
    each_word(text, markup, |found| {
        match found {
            Found::Word(word) => outside.push(word),
            Found::InTag(word) => inside.push(word),
            // No word is nought, so no phrase goes on from one tag to the next.
            Found::Tag => inside.push(0),
            Found::Border => {}
        }
        true
    });
    let holds = |words: &[u64]| words.windows(phrase.len().max(1)).any(|part| part == phrase);
    !phrase.is_empty() && (holds(&outside) || holds(&inside))
}

/// Returns the words of a plain text as numbers, in order.
pub fn words(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    each_word(text.as_bytes(), Markup::None, |found| {
        if let Found::Word(word) = found {
            words.push(word);
        }
        true
    });
    words
}

/// Returns whether words go on past a tag: the cells of a row and the marks inside a sentence, and nothing else.
fn is_inline(tag: &[u8]) -> bool {
    let name = tag.strip_prefix(b"/").unwrap_or(tag);
    let end = name.iter().take(8).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len().min(8));
    matches!(
        &name[..end],
        b"a" | b"abbr"
            | b"b"
            | b"bdi"
            | b"br"
            | b"cite"
            | b"code"
            | b"del"
            | b"dfn"
            | b"em"
            | b"i"
            | b"img"
            | b"ins"
            | b"kbd"
            | b"mark"
            | b"q"
            | b"s"
            | b"small"
            | b"span"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"td"
            | b"th"
            | b"time"
            | b"u"
            | b"wbr"
    )
}

/// Takes a word off the front, if one begins there.
fn word(text: &[u8], at: &mut usize) -> Option<u64> {
    let (start, mut end, mut sum) = (*at, *at, 0_u64);
    for &byte in &text[start..] {
        let folded = FOLDED[usize::from(byte)];
        let value = match folded {
            0 => break,
            1 if parts_words(text, end) => break,
            1 => byte,
            _ => folded,
        };
        sum = (sum << 5).wrapping_add(sum).wrapping_add(u64::from(value));
        end += 1;
    }
    *at = end;
    // Short words differ in their low bits only, so they are mixed once at the end.
    (end > start).then(|| (sum ^ (sum >> 29)).wrapping_mul(WORD) ^ sum)
}

/// Returns whether a byte that is not ASCII belongs to one of the spaces, dashes and quotation marks that typesetting
/// puts in the place of plain ones: U+00A0, and U+2000 to U+203F.
fn parts_words(text: &[u8], at: usize) -> bool {
    let is = |from: Option<usize>, bytes: &[u8]| {
        from.and_then(|from| text.get(from..)).is_some_and(|rest| rest.starts_with(bytes))
    };
    let back = |by: usize| at.checked_sub(by);
    is(Some(at), b"\xc2\xa0") || is(back(1), b"\xc2\xa0") || (0..3).any(|by| is(back(by), b"\xe2\x80"))
}

/// Returns how many bytes follow the `&` of a character reference, or none when it is a plain `&`.
pub fn reference(rest: &[u8]) -> usize {
    let end = rest.iter().take(10).position(|&byte| byte == b';');
    end.filter(|&end| rest[..end].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#'))
        .map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str, markup: Markup) -> Vec<u64> {
        let mut runs = Vec::new();
        each_run(text.as_bytes(), markup, |run| {
            runs.push(run);
            true
        });
        runs
    }

    #[test]
    fn a_sentence_is_the_same_in_every_form() {
        let plain = runs("She didn't say - but \"everyone\" knew & waited", Markup::None);
        assert_eq!(plain.len(), 4);
        let forms = [
            "<p>She didn’t <em>say</em> – but “everyone” knew &amp; waited</p>",
            "<p class=\"a b\">She didn&#39;t say – but &quot;<b title=\"no\">everyone</b>&quot; knew\n &amp; waited",
            "\"SHE didn't say\\u2013but \\\"everyone\\\" knew\\n& waited\"",
        ];
        for form in forms {
            assert_eq!(runs(form, Markup::Some), plain, "{form}");
        }
    }

    #[test]
    fn a_run_ends_with_its_paragraph_and_not_with_a_cell() {
        assert!(runs("<p>one two three</p><p>four five</p>", Markup::Some).is_empty());
        assert!(runs("one two three\n\nfour five", Markup::Some).is_empty());
        let row = runs("one | two three | four five", Markup::None);
        assert_eq!(runs("<tr><td>one</td><td>two three</td><td>four <b>five</b></td></tr>", Markup::Some), row);
    }

    #[test]
    fn words_inside_a_tag_are_read_too_and_do_not_part_those_around_it() {
        let alt = runs("a picture of five steps", Markup::None);
        let all = runs("one two <img alt=\"a picture of five steps\"> three four five", Markup::Some);
        assert!(alt.iter().all(|run| all.contains(run)));
        assert!(runs("one two three four five", Markup::None).iter().all(|run| all.contains(run)));
    }
}
