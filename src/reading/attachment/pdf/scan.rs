//! Finds every object of a file, in all its versions, without trusting its table of places.

use std::collections::BTreeMap;

use super::filter;
use super::lexer::{Lexer, is_space};
use super::object::{Dict, Object, Stream, is_a};
use crate::reading::attachment::bytes::find;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::unreadable::Unreadable;

/// The most objects of a file.
const OBJECTS: usize = 2_000_000;
/// How many references in a row are followed.
const HOPS: usize = 16;

static NULL: Object = Object::Null;

/// A file as its objects.
pub(super) struct File<'b> {
    /// All bytes of it.
    pub(super) bytes: &'b [u8],
    /// The objects that count, by number.
    pub(super) objects: BTreeMap<u32, Object>,
    /// Objects that a later one of the same number has taken the place of.
    pub(super) earlier: Vec<Object>,
    /// The dictionaries that say where to begin.
    pub(super) trailers: Vec<Dict>,
}

impl File<'_> {
    /// Returns what a reference leads to.
    pub(super) fn resolve<'o>(&'o self, object: &'o Object) -> &'o Object {
        let mut object = object;
        for _ in 0..HOPS {
            let Object::Reference(number) = object else { return object };
            object = self.objects.get(number).unwrap_or(&NULL);
        }
        &NULL
    }

    /// Returns an entry of a dictionary, with its reference followed.
    pub(super) fn get<'o>(&'o self, dict: &'o Dict, key: &str) -> &'o Object {
        dict.get(key).map_or(&NULL, |object| self.resolve(object))
    }

    /// Returns all objects, those that count first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Object> {
        self.objects.values().chain(&self.earlier)
    }
}

/// Finds the objects of a file.
pub(super) fn scan<'b>(bytes: &'b [u8], gather: &mut Gather) -> Result<File<'b>, Unreadable> {
    let mut found =
        Found { bytes, list: Vec::new(), trailers: Vec::new(), fuel: bytes.len() * 4 + 1024, endless: false };
    found.run()?;
    let Found { list, mut trailers, .. } = found;
    let mut file = File { bytes, objects: BTreeMap::new(), earlier: Vec::new(), trailers: Vec::new() };
    for (number, object) in list {
        if let Object::Stream(stream) = &object
            && is_a(&stream.dict, "XRef")
        {
            trailers.push(stream.dict.clone());
        }
        file.add(number, object);
    }
    if trailers.iter().any(|trailer| trailer.contains_key("Encrypt")) {
        file.trailers = trailers;
        return Ok(file);
    }
    file.mend_lengths();
    file.unpack(gather)?;
    file.trailers = trailers;
    if file.objects.is_empty() {
        return Err(Unreadable::Damaged("nothing in it can be found"));
    }
    Ok(file)
}

impl File<'_> {
    fn add(&mut self, number: u32, object: Object) {
        if let Some(before) = self.objects.insert(number, object)
            && self.objects.get(&number) != Some(&before)
        {
            self.earlier.push(before);
        }
    }

    /// Ends streams where their length says so, when it stands in another object and holds.
    fn mend_lengths(&mut self) {
        let mut mended = Vec::new();
        for (number, object) in &self.objects {
            let Object::Stream(stream) = object else { continue };
            let Some(Object::Reference(_)) = stream.dict.get("Length") else { continue };
            let Some(length) = self.get(&stream.dict, "Length").size() else { continue };
            let end = stream.start.saturating_add(length);
            if end > stream.end && ends(self.bytes, end) {
                mended.push((*number, end));
            }
        }
        for (number, end) in mended {
            if let Some(Object::Stream(stream)) = self.objects.get_mut(&number) {
                stream.end = end;
            }
        }
    }

    /// Adds the objects that stand packed in streams.
    fn unpack(&mut self, gather: &mut Gather) -> Result<(), Unreadable> {
        let is_pack = |object: &&Object| object.dict().is_some_and(|dict| is_a(dict, "ObjStm"));
        let mut packs: Vec<Object> = self.all().filter(is_pack).cloned().collect();
        // In the order of the file, so that the last version of an object counts.
        packs.sort_by_key(|object| if let Object::Stream(stream) = object { stream.start } else { 0 });
        for pack in &packs {
            let Object::Stream(stream) = pack else { continue };
            let decoded = filter::decode(self, stream, gather)?;
            let first = self.get(&stream.dict, "First").size().unwrap_or(0);
            let count = self.get(&stream.dict, "N").size().unwrap_or(0);
            let mut head = Lexer::of_page(&decoded.bytes);
            for _ in 0..count {
                let (Some(Object::Number(number)), Some(offset)) = (head.next(), head.next()) else { break };
                let Some(at) = offset.size().and_then(|offset| offset.checked_add(first)) else { continue };
                let Some(number) = Object::Number(number).size().and_then(|number| u32::try_from(number).ok()) else {
                    continue;
                };
                if let Some(object) = Lexer::of_file(&decoded.bytes, at).next() {
                    self.add_packed(number, object, stream.start);
                }
                if self.objects.len() + self.earlier.len() > OBJECTS {
                    return Err(Unreadable::TooLarge);
                }
            }
        }
        Ok(())
    }

    /// Adds a packed object, unless a plain one of its number stands further down in the file.
    fn add_packed(&mut self, number: u32, object: Object, at: usize) {
        let later = match self.objects.get(&number) {
            Some(Object::Stream(stream)) => stream.start > at,
            _ => false,
        };
        if later { self.earlier.push(object) } else { self.add(number, object) }
    }
}

/// Returns whether `endstream` stands at a place, perhaps after white space.
fn ends(bytes: &[u8], at: usize) -> bool {
    let Some(rest) = bytes.get(at..) else { return false };
    let space = rest.iter().take(4).take_while(|byte| is_space(**byte)).count();
    rest[space..].starts_with(b"endstream")
}

struct Found<'b> {
    bytes: &'b [u8],
    list: Vec<(u32, Object)>,
    trailers: Vec<Dict>,
    fuel: usize,
    endless: bool,
}

impl Found<'_> {
    fn run(&mut self) -> Result<(), Unreadable> {
        let mut at = 0;
        while let Some(next) = self.bytes.get(at..).and_then(|rest| rest.iter().position(|b| matches!(b, b'o' | b't')))
        {
            at += next;
            if self.bytes[at..].starts_with(b"obj") {
                at = match number(self.bytes, at) {
                    Some(number) => self.object(number, at + 3)?,
                    None => at + 3,
                };
            } else if self.bytes[at..].starts_with(b"trailer") {
                let mut lexer = Lexer::of_file(self.bytes, at + 7);
                if let Some(Object::Dict(dict)) = lexer.next() {
                    self.trailers.push(dict);
                }
                at = self.spent(at + 7, lexer.at)?.min(lexer.at);
            } else {
                at += 1;
            }
        }
        Ok(())
    }

    /// Counts bytes that were read, since a broken file could have them read again and again.
    fn spent(&mut self, from: usize, to: usize) -> Result<usize, Unreadable> {
        let used = to.saturating_sub(from);
        self.fuel = self.fuel.checked_sub(used).ok_or(Unreadable::Damaged("its parts do not end"))?;
        Ok(to)
    }

    /// Reads the object that begins at a place, and returns where to go on.
    fn object(&mut self, number: u32, at: usize) -> Result<usize, Unreadable> {
        let mut lexer = Lexer::of_file(self.bytes, at);
        let Some(object) = lexer.next() else {
            self.spent(at, lexer.at)?;
            return Ok(at);
        };
        let end = self.spent(at, lexer.at)?;
        lexer.skip_space();
        let (object, end) = match object {
            Object::Dict(dict) if self.bytes[lexer.at..].starts_with(b"stream") => {
                let stream = self.stream(dict, lexer.at + 6);
                let end = stream.end;
                (Object::Stream(stream), end)
            }
            // Broken objects may swallow the beginning of the next one.
            Object::Word(_) => return Ok(at),
            object => (object, end),
        };
        self.list.push((number, object));
        if self.list.len() > OBJECTS { Err(Unreadable::TooLarge) } else { Ok(end) }
    }

    fn stream(&mut self, dict: Dict, at: usize) -> Stream {
        let line_end = match self.bytes.get(at..) {
            Some([13, 10, ..]) => 2,
            Some([10 | 13, ..]) => 1,
            _ => 0,
        };
        let start = (at + line_end).min(self.bytes.len());
        let length = dict.get("Length").and_then(Object::size);
        let said = length.and_then(|length| start.checked_add(length)).filter(|end| ends(self.bytes, *end));
        let end = said.or_else(|| {
            if self.endless {
                return None;
            }
            let end = find(self.bytes, b"endstream", start);
            // Searching once is enough to know that there is none.
            self.endless = end.is_none();
            end
        });
        Stream { dict, start, end: end.unwrap_or(self.bytes.len()) }
    }
}

/// Returns the number of the object whose `obj` stands at a place.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let back = |mut at: usize, wanted: fn(u8) -> bool| {
        let from = at;
        while at > 0 && from - at < 12 && wanted(bytes[at - 1]) {
            at -= 1;
        }
        at
    };
    let digit = |byte: u8| byte.is_ascii_digit();
    let generation_end = back(at, is_space);
    let generation = back(generation_end, digit);
    let number_end = back(generation, is_space);
    let number = back(number_end, digit);
    if generation == generation_end || number == number_end || number_end == generation {
        return None;
    }
    std::str::from_utf8(&bytes[number..number_end]).ok()?.parse().ok()
}
