//! A reference for the quality of the search: plain BM25 by `tantivy`, with English stems, over the same pages.
//!
//! In: a JSON file with `documents` (address, title, summary, text) and `queries`. Out: for each query the ten best
//! addresses, as JSON. `tests/search/run quality` starts it.
#![expect(clippy::print_stdout, reason = "a benchmark is for reading")]
#![expect(clippy::disallowed_methods, reason = "a benchmark stands outside of the program")]

use std::path::PathBuf;

use serde::Deserialize;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::{Index, TantivyDocument, doc};

#[derive(Deserialize)]
struct Input {
    documents: Vec<Document>,
    queries: Vec<String>,
}

#[derive(Deserialize)]
struct Document {
    address: String,
    title: String,
    summary: String,
    text: String,
}

fn main() {
    // Without a file there is nothing to compare, as when every benchmark is run.
    let Some(path) = std::env::args().nth(1).filter(|word| !word.starts_with('-')).map(PathBuf::from) else { return };
    let input: Input = serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("JSON");
    let indexing = TextFieldIndexing::default().set_tokenizer("en_stem").set_index_option(IndexRecordOption::WithFreqs);
    let stemmed = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let address = schema.add_text_field("address", STRING | STORED);
    let [title, summary, text] = ["title", "summary", "text"].map(|name| schema.add_text_field(name, stemmed.clone()));
    let index = Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 100_000_000).expect("a writer");
    for each in &input.documents {
        let document = doc!(
            address => each.address.as_str(),
            title => each.title.as_str(),
            summary => each.summary.as_str(),
            text => each.text.as_str(),
        );
        writer.add_document(document).expect("a document");
    }
    writer.commit().expect("an index");
    let searcher = index.reader().expect("a reader").searcher();
    let mut parser = QueryParser::for_index(&index, vec![title, summary, text]);
    // A reference that knows that titles tell most is harder to beat.
    parser.set_field_boost(title, 4.0);
    parser.set_field_boost(summary, 2.0);
    let best = |query: &String| -> Vec<String> {
        let (query, _) = parser.parse_query_lenient(query);
        let found = searcher.search(&query, &TopDocs::with_limit(10)).expect("a search");
        let addresses = found.into_iter().map(|(_, at)| {
            let document: TantivyDocument = searcher.doc(at).expect("a document");
            document.get_first(address).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
        });
        addresses.collect()
    };
    let answers: Vec<Vec<String>> = input.queries.iter().map(best).collect();
    println!("{}", serde_json::to_string(&answers).expect("JSON"));
}
