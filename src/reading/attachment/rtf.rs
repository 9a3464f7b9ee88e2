//! RTF, which old programs write: words between commands, in groups inside each other.

use super::Concern;
use super::decode;
use super::gather::Gather;
use super::place::Place;
use super::unreadable::Unreadable;

/// The most groups inside each other.
const DEPTH: usize = 512;

/// What the words of a group are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Author,
    Property(&'static str),
    Aside(&'static str),
    Picture,
    Skipped,
}

#[derive(Clone)]
struct Group {
    kind: Kind,
    /// Whether this group began its kind, and so ends it.
    begins: bool,
    /// How many characters stand in for one that old programs do not know.
    stand_ins: usize,
    hidden: bool,
    deleted: bool,
}

/// Says what an RTF file says.
pub(super) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let damaged = Unreadable::Damaged("the text ends too early");
    let first = Group { kind: Kind::Text, begins: false, stand_ins: 1, hidden: false, deleted: false };
    let mut reader = Reader {
        groups: vec![first],
        texts: vec![Text::default()],
        skip: 0,
        half: None,
        paragraph: 1,
        pictures: Vec::new(),
        gather,
    };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => reader.open()?,
            b'}' => reader.close(),
            b'\\' => at = reader.command(bytes, at).ok_or(damaged)?,
            b'\r' | b'\n' => {}
            byte => reader.byte(*byte),
        }
    }
    if reader.groups.len() != 1 {
        return Err(damaged);
    }
    reader.end_paragraph();
    for picture in std::mem::take(&mut reader.pictures) {
        reader.gather.inner("a picture inside".to_owned(), "", &picture)?;
    }
    Ok(())
}

/// Returns the bytes of a picture, which stand there as hexadecimal digits.
fn picture(text: &str) -> Vec<u8> {
    let digits = text.chars().filter_map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
    let digits: Vec<u8> = digits.collect();
    digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

/// Words of a kind: those that are shown, and all of them when some are not.
#[derive(Default)]
struct Text {
    shown: String,
    all: String,
}

struct Reader<'g> {
    groups: Vec<Group>,
    texts: Vec<Text>,
    skip: usize,
    half: Option<u16>,
    paragraph: usize,
    pictures: Vec<Vec<u8>>,
    gather: &'g mut Gather,
}

impl Reader<'_> {
    fn group(&mut self) -> Option<&mut Group> {
        self.groups.last_mut()
    }

    fn open(&mut self) -> Result<(), Unreadable> {
        self.skip = 0;
        let Some(group) = self.groups.last().cloned() else { return Ok(()) };
        self.groups.push(Group { begins: false, ..group });
        if self.groups.len() > DEPTH { Err(Unreadable::TooDeep) } else { Ok(()) }
    }

    fn close(&mut self) {
        self.skip = 0;
        if self.groups.len() < 2 {
            return;
        }
        let Some(group) = self.groups.pop() else { return };
        if group.begins {
            let text = self.texts.pop().unwrap_or_default();
            self.say(group.kind, &text);
        }
    }

    fn say(&mut self, kind: Kind, text: &Text) {
        match kind {
            Kind::Text => self.gather.say(Place::content(format!("paragraph {}", self.paragraph)), &text.shown),
            Kind::Author => self.gather.say_once(Place::person("author"), &text.all),
            Kind::Property(words) => self.gather.say_once(Place::metadata(words), &text.all),
            Kind::Aside(words) => self.gather.say(Place::content(words), &text.all),
            Kind::Picture => self.pictures.push(picture(&text.all)),
            Kind::Skipped => {}
        }
        if kind == Kind::Text && text.all != text.shown {
            let place = Place::content(format!("paragraph {}, with hidden or deleted text", self.paragraph));
            self.gather.say(place, &text.all);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(text) = self.texts.last_mut().map(std::mem::take) else { return };
        let kind = self.groups.last().map_or(Kind::Text, |group| group.kind);
        self.say(kind, &text);
        if kind == Kind::Text {
            self.paragraph += 1;
        }
    }

    fn byte(&mut self, byte: u8) {
        self.character(decode::windows_char(byte));
    }

    fn character(&mut self, c: char) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.add(c);
    }

    fn add(&mut self, c: char) {
        let Some(group) = self.groups.last() else { return };
        let (seen, skipped) = (!group.hidden && !group.deleted, group.kind == Kind::Skipped);
        if let Some(text) = self.texts.last_mut().filter(|_| !skipped) {
            text.all.push(c);
            if seen {
                text.shown.push(c);
            }
        }
    }

    fn begin(&mut self, kind: Kind) {
        if let Some(group) = self.group() {
            // What stands inside a font or a style belongs to it.
            if group.kind == Kind::Skipped && !group.begins {
                return;
            }
            if group.begins {
                group.kind = kind;
                return;
            }
            group.kind = kind;
            group.begins = true;
            group.hidden = false;
            self.texts.push(Text::default());
        }
    }

    /// Follows the command after a backslash, and returns where to go on.
    fn command(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let first = *bytes.get(at)?;
        if !first.is_ascii_alphabetic() {
            return self.symbol(bytes, at, first);
        }
        let letters = bytes[at..].iter().take(40).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&bytes[at..at + letters]).ok()?;
        let mut at = at + letters;
        let digits = bytes[at..].iter().take(12).take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
        let number = std::str::from_utf8(&bytes[at..at + digits]).ok()?.parse::<i64>().ok();
        at += digits;
        at += usize::from(bytes.get(at) == Some(&b' '));
        if word == "bin" {
            self.gather.worry(Concern::Unchecked);
            return at.checked_add(usize::try_from(number.unwrap_or(0)).ok()?);
        }
        self.word(word, number);
        Some(at)
    }

    fn symbol(&mut self, bytes: &[u8], at: usize, first: u8) -> Option<usize> {
        match first {
            b'\'' => {
                let digits = std::str::from_utf8(bytes.get(at + 1..at + 3)?).ok()?;
                self.byte(u8::from_str_radix(digits, 16).unwrap_or(b'?'));
                return Some(at + 3);
            }
            // A kind of group that old programs pass over; its own word says what it is.
            b'*' => self.begin(Kind::Aside("text in a special group")),
            b'~' => self.character(' '),
            b'_' => self.character('-'),
            b'\\' | b'{' | b'}' => self.character(char::from(first)),
            b'\r' | b'\n' => self.end_paragraph(),
            _ => {}
        }
        Some(at + 1)
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let on = number != Some(0);
        match word {
            "par" | "sect" | "page" | "row" | "nestrow" => self.end_paragraph(),
            "cell" | "nestcell" | "tab" => self.add('\t'),
            "line" => self.add('\n'),
            "emdash" => self.add('—'),
            "endash" => self.add('–'),
            "lquote" => self.add('‘'),
            "rquote" => self.add('’'),
            "ldblquote" => self.add('“'),
            "rdblquote" => self.add('”'),
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => {
                let count = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8);
                self.group().map(|group| group.stand_ins = count).unwrap_or_default();
            }
            "v" => {
                self.group().map(|group| group.hidden = on).unwrap_or_default();
                if on {
                    self.gather.worry(Concern::HiddenText);
                }
            }
            "deleted" => {
                self.group().map(|group| group.deleted = on).unwrap_or_default();
                self.gather.worry(Concern::TrackedChanges);
            }
            "revised" => self.gather.worry(Concern::TrackedChanges),
            "plain" => self.group().map(|group| group.hidden = false).unwrap_or_default(),
            _ => {
                if let Some(kind) = kind(word) {
                    if matches!(kind, Kind::Aside("comment")) {
                        self.gather.worry(Concern::Comments);
                    }
                    self.begin(kind);
                }
                if word == "objdata" {
                    self.gather.worry(Concern::EmbeddedFile);
                }
            }
        }
    }

    fn unicode(&mut self, number: i64) {
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or(0xfffd);
        let decoded: Vec<_> = char::decode_utf16(self.half.take().into_iter().chain([unit])).collect();
        match decoded[..] {
            [Ok(c)] => self.add(c),
            [Err(_)] if (0xd800..0xdc00).contains(&unit) => self.half = Some(unit),
            _ => self.add(char::REPLACEMENT_CHARACTER),
        }
        self.skip = self.groups.last().map_or(1, |group| group.stand_ins);
    }
}

/// Returns what the group is that a word begins.
fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "author" | "operator" | "manager" | "atnauthor" | "revtbl" => Kind::Author,
        "atnid" => Kind::Property("initials of an author"),
        "title" => Kind::Property("title"),
        "subject" => Kind::Property("subject"),
        "keywords" => Kind::Property("keywords"),
        "company" => Kind::Property("company"),
        "doccomm" | "comment" => Kind::Property("comments about the file"),
        "category" | "hlinkbase" | "propname" | "staticval" | "linkval" | "docvar" => Kind::Property("property"),
        "template" => Kind::Property("template"),
        "bkmkstart" => Kind::Property("bookmark"),
        "fldinst" => Kind::Property("field"),
        "generator" => Kind::Property("program"),
        "annotation" => Kind::Aside("comment"),
        "footnote" => Kind::Aside("footnote"),
        "header" | "headerl" | "headerr" | "headerf" => Kind::Aside("header"),
        "footer" | "footerl" | "footerr" | "footerf" => Kind::Aside("footer"),
        "shptxt" | "ffname" | "ffdeftext" | "fftypetxt" | "ffhelptext" | "ffstattext" | "ffl" => {
            Kind::Aside("text box or field")
        }
        "sv" => Kind::Aside("shape"),
        "pict" => Kind::Picture,
        "fonttbl" | "colortbl" | "stylesheet" | "themedata" | "colorschememapping" | "datastore" | "latentstyles"
        | "listtable" | "listoverridetable" | "rsidtbl" | "xmlnstbl" | "objdata" | "blipuid" | "panose" | "bkmkend"
        | "pgptbl" | "sn" | "wgrffmtfilter" | "atndate" | "atnref" | "atnparent" | "creatim" | "revtim" | "printim"
        | "fchars" | "lchars" | "pntxta" | "pntxtb" | "expandedcolortbl" | "mmathPr" | "defchp" | "defpap" => {
            Kind::Skipped
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut gather = Gather::new(text.len());
        read(text.as_bytes(), &mut gather).unwrap();
        let parts: Vec<_> = gather.finish().parts.into_iter().map(|part| part.text).collect();
        assert_eq!(parts.join("|"), expected, "{text}");
    }

    #[test]
    fn words_are_told_from_commands() {
        check(
            r"{\rtf1{\info{\author Dora Author}}{\fonttbl{\f0 Arial;}}Jude \b S\b0 ykes\par Next}",
            "Dora Author|Jude Sykes|Next",
        );
        check(r"{\rtf1 Bo\u380\'bfena \'e9t\'e9}", "Bożena été");
        check(r"{\rtf1 shown {\v Hidden} end}", "shown  end|shown Hidden end");
        check(r"{\rtf1 a{\*\annotation who}{\*\bkmkstart Mark}b}", "who|Mark|ab");
    }
}
