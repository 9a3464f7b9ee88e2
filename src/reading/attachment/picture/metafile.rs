//! EMF, the drawings that Office puts into its files: the words drawn, and the description at the start.

use crate::reading::attachment::bytes::{Order, slice};
use crate::reading::attachment::decode;
use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::unreadable::Unreadable;

const LITTLE: Order = Order::Little;

/// Says what an EMF says.
pub(in crate::reading::attachment) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Unreadable> {
    let damaged = Unreadable::Damaged("the drawing ends too early");
    let description = LITTLE.long(bytes, 60).zip(LITTLE.long(bytes, 64));
    if let Some(text) = description.and_then(|(count, at)| slice(bytes, at, count.checked_mul(2)?)) {
        gather.say(Place::metadata("description of a drawing"), &decode::utf16_le(text));
    }
    let (mut at, mut words) = (0, String::new());
    loop {
        let kind = LITTLE.u32(bytes, at).ok_or(damaged)?;
        let length = LITTLE.long(bytes, at + 4).filter(|length| *length >= 8).ok_or(damaged)?;
        let record = slice(bytes, at, length).ok_or(damaged)?;
        match kind {
            14 => break,
            83 | 84 => {
                if let Some(text) = drawn(record, kind == 84) {
                    words.push_str(&text);
                    words.push('\n');
                }
            }
            _ => {}
        }
        at += length;
    }
    gather.say(Place::content("text of a drawing"), &words);
    // Programs often draw one letter at a time.
    gather.say(Place::content("text of a drawing, joined"), &words.replace('\n', ""));
    Ok(())
}

fn drawn(record: &[u8], wide: bool) -> Option<String> {
    let count = LITTLE.long(record, 44)?;
    let at = LITTLE.long(record, 48)?;
    let text = slice(record, at, if wide { count.checked_mul(2)? } else { count })?;
    Some(if wide { decode::utf16_le(text) } else { decode::windows(text) })
}
