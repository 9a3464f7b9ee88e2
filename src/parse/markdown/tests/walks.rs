//! Walks through a tree.

use super::super::{Block, Inline, assets, each_block, each_inline, text_of};
use super::with_tree;

const TEXT: &str = "# Ty *bach* twt\n\nun**believ**able `code`[^1]\n![alt text](a.png)\n\n- [b](c.pdf) [again](./a.png)\n\
    \n| d |\n|---|\n| ![e](f.png) |\n\n::: notes For me\nnot counted\n:::\n\n> g -- h\n\n[^1]: ![i](../j.png) k\n";

#[test]
fn words_are_read_as_a_reader_reads_them() {
    let text = "A *b `c`* [d](e.md)\\\nf  \ng\nh ![i](j.png)[^1]\n\n[^1]: x\n";
    with_tree(text, |_, body, _| {
        let Some(Block::Paragraph { text, .. }) = body.blocks.first() else { panic!("no paragraph") };
        assert_eq!(text_of(text), "A b c d f g h i");
    });
}

#[test]
fn words_are_counted_without_notes_for_the_facilitator() {
    with_tree(TEXT, |_, body, _| assert_eq!(body.words, 15));
}

#[test]
fn every_block_and_inline_is_visited() {
    with_tree(TEXT, |source, body, _| {
        let mut blocks = Vec::new();
        each_block(body, &mut |block| blocks.push(block.span()));
        assert_eq!(blocks.len(), 10);
        assert!(blocks.is_sorted_by_key(|span| span.start), "in reading order");
        let mut pictures = Vec::new();
        each_inline(body, &mut |inline| {
            if let Inline::Image(image) = inline {
                pictures.push((&*image.alt, inline.span().map(|span| source.slice(span))));
            }
        });
        let expected = [("alt text", "![alt text](a.png)"), ("e", "![e](f.png)"), ("i", "![i](../j.png)")];
        assert_eq!(pictures, expected.map(|(alt, slice)| (alt, Some(slice))));
    });
}

#[test]
fn each_file_is_listed_once_in_reading_order() {
    with_tree(TEXT, |_, body, _| {
        let files: Vec<_> = assets(body).into_iter().map(|(asset, _)| asset.written.as_ref()).collect();
        assert_eq!(files, ["a.png", "c.pdf", "f.png", "../j.png"]);
    });
}
