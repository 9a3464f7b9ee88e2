//! Names in addresses and file names, and names written without capitals.

use std::ops::Range;

use super::beside::Beside;
use super::{Sighting, Sort, cues};
use crate::disclosure::explain::Mark;
use crate::disclosure::scene::Scene;
use crate::lexicon::{Flags, fold, is_compound, is_known};
use crate::reading::{Case, Gap, Passage, Spot, Token};

/// What is known of a word that is no name only, in an address as in prose.
const EXPLAINED: Flags = Flags::WORD
    .with(Flags::PLACE)
    .with(Flags::PEOPLE)
    .with(Flags::PROPER)
    .with(Flags::ACRONYM)
    .with(Flags::FUNCTION)
    .with(Flags::KIN)
    .with(Flags::WORKER)
    .with(Flags::ORGANISATION)
    .with(Flags::WORK)
    .with(Flags::AUTHOR);

/// Finds words of an address, a path or a key that nothing explains: "zofia" in "img/zofia-family.png".
pub(super) fn find(scene: &Scene<'_>, number: usize, passage: &Passage, found: &mut Vec<Sighting>) {
    let tokens = &scene.reading.tokens;
    let path = passage.range.start as usize + after_host(scene.reading.text_of(passage));
    let words = passage.tokens.start as usize..passage.tokens.end as usize;
    let strange = |at: usize| tokens[at].start as usize >= path && is_strange(scene, passage, at);
    let mut at = words.start;
    while at < words.end {
        if !strange(at) {
            at += 1;
            continue;
        }
        let more = (at + 1..words.end).take_while(|&next| strange(next) && is_joint(&tokens[next])).count();
        let run = at..at + 1 + more;
        at = run.end;
        found.extend(sighting(scene, number, passage, run));
    }
}

/// Returns whether a value is one word, or several joined as in an address: "serious-case-review".
pub(super) fn is_slug(text: &str) -> bool {
    let text = text.trim();
    !text.contains(' ')
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
        && !text.starts_with(|c: char| c.is_uppercase())
}

/// Finds names written without capitals: a word that is nothing but a name, where a person is spoken of, as in "told
/// zofia".
pub(super) fn small_letters(scene: &Scene<'_>, number: usize, passage: &Passage, found: &mut Vec<Sighting>) {
    let explained = EXPLAINED.with(Flags::PARTICLE);
    let start = passage.tokens.start as usize;
    for (at, token) in scene.reading.tokens_of(passage).iter().enumerate().map(|(nth, token)| (start + nth, token)) {
        let named = token.case == Case::Lower && token.flags.any(Flags::FIRST) && !token.flags.any(explained);
        if !named || token.digit || token.base - token.start < 3 || scene.marks[at] != Mark::Word {
            continue;
        }
        let beside = Beside::new(scene, passage, at..at + 1);
        let person = beside.before(1).is_some_and(|before| before.flags.any(Flags::PERSON_OBJECT | Flags::KIN))
            || beside.after(1).is_some_and(|after| after.flags.any(Flags::PERSON_VERB))
            || is_told_of(&beside)
            || beside.object().is_some();
        let ground = person.then_some(cues::ACTS);
        found.push(Sighting { passage: number, tokens: at..at + 1, sort: Sort::Name, ground });
    }
}

/// Returns whether it is said what somebody does: "told me that zofia was".
fn is_told_of(beside: &Beside<'_>) -> bool {
    let says = |token: &Token| matches!(&*beside.text(token), "that" | "says" | "said" | "say");
    beside.before(1).is_some_and(says) && beside.after(1).is_some_and(|after| after.flags.any(Flags::AUXILIARY))
}

/// Returns what strange words of an address are taken for: names in "zofia-family" and "zofia-quill", a question in
/// "zofia.png".
fn sighting(scene: &Scene<'_>, number: usize, passage: &Passage, run: Range<usize>) -> Option<Sighting> {
    let words = passage.tokens.start as usize..passage.tokens.end as usize;
    let named = scene.reading.tokens[run.clone()].iter().any(|token| token.flags.any(Flags::FIRST | Flags::LAST));
    let name = |tokens, ground| Some(Sighting { passage: number, tokens, sort: Sort::Name, ground });
    if is_about_a_person(scene, &run, &words) {
        return name(run, Some("stands beside a word for a family or a case"));
    }
    let whole = widen(scene, &run, &words);
    if whole.len() > 1 {
        return name(whole, Some(cues::FULL));
    }
    if named || passage.spot != Spot::Target { name(run, None) } else { None }
}

/// Returns whether a word of families and cases stands beside a strange one: "okafor-family".
fn is_about_a_person(scene: &Scene<'_>, run: &Range<usize>, words: &Range<usize>) -> bool {
    is_preceded(scene, run, words, is_of_a_case) || is_followed(scene, run, words, is_of_a_case)
}

/// Returns the run with the words beside it that are names as well as words: "scarlett-rose", "grace-adeyemi".
fn widen(scene: &Scene<'_>, run: &Range<usize>, words: &Range<usize>) -> Range<usize> {
    let first = run.start - usize::from(is_preceded(scene, run, words, is_also_a_first_name));
    let end = run.end + usize::from(is_followed(scene, run, words, is_also_a_name));
    first..end
}

/// Returns whether a word of some kind is joined to the run in front: "grace" in "grace-adeyemi".
fn is_preceded(
    scene: &Scene<'_>,
    run: &Range<usize>,
    words: &Range<usize>,
    kind: fn(&Scene<'_>, &Token) -> bool,
) -> bool {
    let tokens = &scene.reading.tokens;
    run.start > words.start && is_joint(&tokens[run.start]) && kind(scene, &tokens[run.start - 1])
}

/// Returns whether a word of some kind is joined to the run behind: "rose" in "scarlett-rose".
fn is_followed(
    scene: &Scene<'_>,
    run: &Range<usize>,
    words: &Range<usize>,
    kind: fn(&Scene<'_>, &Token) -> bool,
) -> bool {
    let tokens = &scene.reading.tokens;
    run.end < words.end && is_joint(&tokens[run.end]) && kind(scene, &tokens[run.end])
}

/// Returns whether a word belongs to families and cases: "family", "chronology".
fn is_of_a_case(scene: &Scene<'_>, token: &Token) -> bool {
    let word = fold(scene.reading.word(token));
    cues::FAMILY.contains(&word) || cues::CASE_PAPERS.contains(&word)
}

/// Returns whether a word is a name as well: "rose".
fn is_also_a_name(scene: &Scene<'_>, token: &Token) -> bool {
    token.flags.any(Flags::EITHER | Flags::PLACE_OR_NAME | Flags::LAST)
        && !cues::TECHNICAL.contains(&fold(scene.reading.word(token)))
}

/// Returns whether a word is a first name as well: "grace", but not "page", which is a last name too.
fn is_also_a_first_name(scene: &Scene<'_>, token: &Token) -> bool {
    let last = token.flags.any(Flags::LAST) && !token.flags.any(Flags::WORD);
    is_also_a_name(scene, token) && (last || token.flags.any(Flags::EITHER | Flags::PLACE_OR_NAME))
}

/// Returns whether a word is joined to the one before, as in an address: "quill" in "zofia-quill".
fn is_joint(token: &Token) -> bool {
    matches!(token.gap, Gap::Hyphen | Gap::Joint | Gap::Space)
}

/// Returns whether nothing explains a word of an address, whatever its capitals: "zofia", but not "jpg" or "bedroom".
fn is_strange(scene: &Scene<'_>, passage: &Passage, at: usize) -> bool {
    let token = &scene.reading.tokens[at];
    let explained = EXPLAINED.with(Flags::MONTH).with(Flags::DAY);
    if token.digit || is_short(token) || scene.marks[at].is_settled() || token.flags.any(explained) {
        return false;
    }
    let word = fold(scene.reading.word(token));
    let plural = word.strip_suffix('s').is_some_and(is_known);
    let vowels = word.bytes().any(|byte| b"aeiouy".contains(&byte));
    let machine = is_code(scene, passage, token) || cues::TECHNICAL.contains(&word) || is_word_of_key(scene, token);
    vowels && !machine && !plural && !is_compound(&word)
}

/// Returns whether a word is too short to judge: fewer than five letters, or four of a last name, or three of a first.
fn is_short(token: &Token) -> bool {
    let least = if token.flags.any(Flags::FIRST) {
        3
    } else if token.flags.any(Flags::LAST) {
        4
    } else {
        5
    };
    token.base - token.start < least
}

/// Returns whether a word is the ending of a file's name, the name of a parameter, or part of a code: "?ref=", "%20".
fn is_code(scene: &Scene<'_>, passage: &Passage, token: &Token) -> bool {
    let text = scene.reading.text_of(passage);
    let base = passage.range.start;
    let (start, end) = ((token.start - base) as usize, (token.end - base) as usize);
    text[..start].ends_with(['.', '?', '&', '#', '@', '%']) || text[end..].starts_with('=')
}

/// Returns whether a word is the program's own in a key: only a capital or a known name makes one of an author's.
fn is_word_of_key(scene: &Scene<'_>, token: &Token) -> bool {
    let passages = &scene.reading.passages;
    let nth = passages.partition_point(|passage| passage.range.start <= token.start).saturating_sub(1);
    let key = passages.get(nth).is_some_and(|passage| passage.spot == Spot::Key);
    key && !token.is_capital() && !token.flags.any(Flags::FIRST)
}

/// Returns where the path of an address begins: other people's host names are no concern of ours.
///
/// In `https://example.org/a` the path begins at byte 19.
fn after_host(text: &str) -> usize {
    let Some(scheme) = text.find("://") else { return 0 };
    text[scheme + 3..].find(['/', '?']).map_or(text.len(), |at| scheme + 3 + at)
}
