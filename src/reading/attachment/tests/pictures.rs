//! Pictures and what is written about them.

use super::{check, make};

#[test]
fn exif_is_read_in_every_encoding() {
    let block = make::exif(&[
        (0x010e, "Photograph of Samir Daoud"),
        (0x0132, "2024:01:01 00:00:00"),
        (0x013b, "Beverley Cragg"),
        (0x9c9d, "B\0o\0|\u{1}e\0n\0a\0"),
        (0x9286, "ASCII\0\0\0by Lily"),
    ]);
    check(
        "a.jpg",
        &make::jpeg(&[(0xe1, &[b"Exif\0\0", &block[..]].concat())]),
        &[
            "~ picture description (EXIF): Photograph of Samir Daoud",
            "@ artist (EXIF): Beverley Cragg",
            "@ author (EXIF): Bożena",
            "~ comment (EXIF): by Lily",
        ],
    );
}

#[test]
fn a_place_is_a_concern() {
    let gps = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0\
        \x01\0\x02\0\x05\0\x03\0\0\0\x2c\0\0\0\0\0\0\0\x35\0\0\0\x01\0\0\0\x2c\0\0\0\x01\0\0\0\x2e\0\0\0\x01\0\0\0";
    check("a.jpg", &make::jpeg(&[(0xe1, &[b"Exif\0\0", &gps[..]].concat())]), &["! Location"]);
}

#[test]
fn captions_comments_and_descriptions_are_read() {
    let iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0e\x1c\x02\x78\0\x04Lily\x1c\x02\x50\0\x00";
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator><rdf:Seq><rdf:li>Eamonn Rafferty</rdf:li></rdf:Seq></dc:creator><d dc:title='Home'/></x:xmpmeta>";
    check(
        "a.jpg",
        &make::jpeg(&[(0xed, iptc), (0xe1, xmp), (0xfe, b"drawn by Kasper Holm")]),
        &[
            "@ person named in the description of the file (XMP): Eamonn Rafferty",
            "~ title in the description of the file (XMP): Home",
            "~ comment of the picture: drawn by Kasper Holm",
            "~ caption (IPTC): Lily",
        ],
    );
}

#[test]
fn something_after_the_end_is_read_as_what_it_is() {
    let bytes = [make::jpeg(&[]), make::zip(&[("who.txt", b"Jude Sykes")])].concat();
    check(
        "a.jpg",
        &bytes,
        &[
            "= name of file 1 in the archive, in what follows after the picture: who.txt",
            "= paragraph at line 1, in file 1 of the archive, in what follows after the picture: Jude Sykes",
            "! Trailing",
        ],
    );
    check("a.jpg", &[make::jpeg(&[]), vec![0xff, 0xd9, 0, 0]].concat(), &[]);
}

#[test]
fn texts_of_a_png_are_read_packed_or_not() {
    let itxt = [b"Description\0\x01\0pl\0Opis\0", &make::packed("Home of the Uttley family".as_bytes())[..]].concat();
    check(
        "a.png",
        &make::png(&[(b"tEXt", b"Author\0Trevor Shackleton"), (b"iTXt", &itxt)]),
        &[
            "@ author (PNG): Trevor Shackleton",
            "~ name of a text in the picture: Opis",
            "~ text in the picture: Home of the Uttley family",
        ],
    );
}

#[test]
fn a_drawing_keeps_words_together_and_paths_apart() {
    check(
        "a.svg",
        b"<?xml version='1.0'?><!-- for Jude --><svg sodipodi:docname='genogram_Jude_Sykes.svg'><title>Genogram</title>\
          <text>Jude <tspan>Sy</tspan>kes</text><g inkscape:label='Mother'/><image href='data:image/png;base64,AAAA'/></svg>",
        &[
            "~ comment in the drawing: for Jude",
            "~ path left by the program that drew it: genogram_Jude_Sykes.svg",
            "= title of the drawing: Genogram",
            "= text of the drawing: Jude Sykes",
            "~ name in the drawing: Mother",
            "! Unchecked",
        ],
    );
}
