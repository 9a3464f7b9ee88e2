//! The forms of all words in order, in scripts that hold a stretch of the alphabet each.

use serde::Serialize;

use super::bits::{data_url, varint, zigzag};
use super::chunk::Chunk;
use super::lexicon::Lexicon;
use super::weigh::Postings;

/// How many forms a script holds.
const FORMS: usize = 1200;

/// The first form of one script, and its digest.
#[derive(Serialize)]
pub(super) struct Volume(pub String, pub String);

/// Packs the dictionary: the forms, and for each the step from the term of the one before and how common that term is.
pub(super) fn pack(lexicon: &Lexicon, postings: &Postings) -> (Vec<Volume>, Vec<Chunk>) {
    let (mut volumes, mut chunks) = (Vec::new(), Vec::new());
    for forms in lexicon.forms.chunks(FORMS) {
        let (mut numbers, mut before) = (Vec::new(), 0);
        for &(_, term) in forms {
            let often = postings.of(term as usize).len();
            varint(zigzag(i64::from(term) - before), &mut numbers);
            numbers.push(u8::try_from((often + 1).ilog2()).unwrap_or(u8::MAX));
            before = i64::from(term);
        }
        let words: Vec<&str> = forms.iter().map(|(form, _)| &**form).collect();
        let chunk = Chunk::new(&format!("d{}", volumes.len()), &[words.join(" "), data_url(&numbers)]);
        volumes.push(Volume(words[0].to_owned(), chunk.digest.clone()));
        chunks.push(chunk);
    }
    (volumes, chunks)
}
