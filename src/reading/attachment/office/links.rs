//! The relations of a part to things outside the file.

use crate::reading::attachment::Concern;
use crate::reading::attachment::decode;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;
use crate::reading::attachment::xml::{self, Event};

/// Says every address outside the file.
pub(super) fn read(text: &str, gather: &mut Gather) -> Result<(), Unreadable> {
    for event in xml::events(text) {
        let Event::Open(tag) = event? else { continue };
        if tag.get("TargetMode").as_deref() != Some("External") {
            continue;
        }
        let target = tag.get("Target").unwrap_or_default();
        let target = plain(&target);
        let kind = tag.get("Type").unwrap_or_default();
        if kind.ends_with("/hyperlink") && !is_local(&target) {
            gather.say_once(Place::content("address of a link"), &target);
        } else {
            gather.worry(Concern::ExternalLink);
            gather.say_once(Place::metadata("path of a file elsewhere"), &target);
        }
    }
    Ok(())
}

/// Returns whether an address is a path on somebody's computer or network.
fn is_local(target: &str) -> bool {
    let folded = target.to_ascii_lowercase();
    folded.starts_with("file:") || folded.starts_with("\\\\") || folded.get(1..3).is_some_and(|two| two == ":\\")
}

/// Returns an address with its escaped bytes as characters.
fn plain(target: &str) -> String {
    if !target.contains('%') {
        return target.to_owned();
    }
    let mut bytes = Vec::with_capacity(target.len());
    let mut rest = target.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        if let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'%') {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    decode::utf8(&bytes)
}
