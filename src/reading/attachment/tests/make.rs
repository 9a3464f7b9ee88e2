//! Files for tests, made of as few bytes as their kind allows.

use flate2::{Compression, Crc};

/// Makes an archive of files that are not packed.
pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let mut sum = Crc::new();
        sum.update(bytes);
        let size = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let offset = u32::try_from(out.len()).unwrap().to_le_bytes();
        let middle = [&[0; 8][..], &sum.sum().to_le_bytes(), &size, &size, &length, &[0, 0]].concat();
        out.extend([b"PK\x03\x04\x14\0", &middle[..], name.as_bytes(), bytes].concat());
        list.extend([b"PK\x01\x02\x14\0\x14\0", &middle[..], &[0; 10], &offset, name.as_bytes()].concat());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let (size, start) = (u32::try_from(list.len()).unwrap(), u32::try_from(out.len()).unwrap());
    let tail = [b"PK\x05\x06\0\0\0\0", &count[..], &count, &size.to_le_bytes(), &start.to_le_bytes(), &[0, 0]].concat();
    [out, list, tail].concat()
}

/// Makes an Office file.
pub(super) fn office(parts: &[(&str, &str)]) -> Vec<u8> {
    let types = ("[Content_Types].xml", &b"<Types/>"[..]);
    let parts = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
    zip(&std::iter::once(types).chain(parts).collect::<Vec<_>>())
}

/// Makes a document of Word with this body.
pub(super) fn docx(body: &str) -> Vec<u8> {
    office(&[("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

/// Makes a PDF of these objects, numbered from 1, of which the first is the catalog.
pub(super) fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    for (index, object) in objects.iter().enumerate() {
        out = format!("{out}{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    (out + &format!("trailer\n<< /Root 1 0 R {trailer} >>\n%%EOF\n")).into_bytes()
}

/// Makes the objects of a PDF of one page with these instructions, and more entries and objects.
pub(super) fn page(instructions: &str, entries: &str, more: &[&str]) -> Vec<u8> {
    let stream = format!("<< /Length {} >>\nstream\n{instructions}\nendstream", instructions.len());
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> {entries} >>"
    );
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    let first =
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", &page, &stream, font];
    pdf(&[&first[..], more].concat(), "")
}

/// Makes a JPEG of these segments and no picture.
pub(super) fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8];
    for (marker, body) in segments {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        out.extend([&[0xff, *marker][..], &length, body].concat());
    }
    [&out[..], &[0xff, 0xd9]].concat()
}

/// Makes EXIF of tags with text.
pub(super) fn exif(tags: &[(u16, &str)]) -> Vec<u8> {
    let mut out = [b"II*\0\x08\0\0\0", &u16::try_from(tags.len()).unwrap().to_le_bytes()[..]].concat();
    let mut data = Vec::new();
    let start = 8 + 2 + 12 * tags.len() + 4;
    for (tag, text) in tags {
        let bytes = [text.as_bytes(), &[0; 5]].concat();
        let offset = u32::try_from(start + data.len()).unwrap().to_le_bytes();
        let count = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        out.extend([&tag.to_le_bytes()[..], &[2, 0], &count, &offset].concat());
        data.extend(bytes);
    }
    [&out[..], &[0; 4], &data].concat()
}

/// Makes a PNG of these chunks and no picture.
pub(super) fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, body) in chunks.iter().chain([&(b"IEND", &b""[..])]) {
        out.extend([&u32::try_from(body.len()).unwrap().to_be_bytes()[..], *kind, body, &[0; 4]].concat());
    }
    out
}

/// Packs bytes as zlib does.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// Makes one file of each kind that says a word.
pub(super) fn samples(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let block = exif(&[(0x013b, word), (0x010e, "A bench")]);
    let xmp = format!(
        "<x:xmpmeta><rdf:Description dc:title='T'><dc:creator>{word}</dc:creator></rdf:Description></x:xmpmeta>"
    );
    let chunk = |kind: &[u8], body: &[u8]| {
        [kind, &u32::try_from(body.len()).unwrap().to_le_bytes(), body, &vec![0; body.len() % 2]].concat()
    };
    let webp = [chunk(b"EXIF", &block), chunk(b"XMP ", xmp.as_bytes())].concat();
    let webp = [b"RIFF", &u32::try_from(webp.len() + 4).unwrap().to_le_bytes()[..], b"WEBP", &webp].concat();
    let gif = [b"GIF89a\x01\0\x01\0\0\0\0\x21\xfe", &[u8::try_from(word.len()).unwrap()][..], word.as_bytes(), b"\0;"]
        .concat();
    let sheet = format!(
        "<worksheet><cols><col hidden='1'/></cols><sheetData><row r='1'><c t='s'><v>0</v></c><c><v>3</v></c><c t='inlineStr'><is><t>{word}</t></is></c></row></sheetData></worksheet>"
    );
    let book = format!("<workbook><sheets><sheet name='{word}' state='hidden'/></sheets></workbook>");
    let slide = format!(
        "<p:sld show='0'><a:p><a:r><a:t>{word}</a:t></a:r></a:p><a:tbl><a:tr><a:tc><a:p><a:t>{word}</a:t></a:p></a:tc></a:tr></a:tbl></p:sld>"
    );
    let odt = format!(
        "<office:body><office:annotation><dc:creator>{word}</dc:creator><text:p>x</text:p></office:annotation><table:table table:name='{word}'/></office:body>"
    );
    let body = format!(
        "<w:p><w:del w:id='1' w:author='{word}'><w:r><w:delText>{word}</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>{word}</w:t></w:r></w:p>"
    );
    let inner = docx(&body);
    let content = packed(
        format!(
            "q 1 0 0 1 5 5 cm BT /F1 9 Tf 3 Tr ({word}) Tj [(a) -300 <62>] TJ ET Q 0 0 50 50 re f /X Do BI /W 1 ID x EI"
        )
        .as_bytes(),
    );
    let digits = content.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let content: String = digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect();
    let stream = format!("<< /Length {} /Filter [/AHx /Fl] >>\nstream\n{content}>\nendstream", content.len() + 1);
    let note = format!("<< /Subtype /Text /Rect [0 0 9 9] /T ({word}) /Contents ({word}) /AP << /N 6 0 R >> >>");
    let paper = pdf(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] >>",
            "<< /Type /Page /Contents 4 0 R /Annots [5 0 R] /Resources << /XObject << /X 6 0 R >> >> >>",
            &stream,
            &note,
            "<< /Subtype /Form /Length 9 >>\nstream\n(x) Tj /X Do\nendstream",
        ],
        &format!("/Info << /Author ({word}) >>"),
    );
    vec![
        ("a.jpg", jpeg(&[(0xe1, &[b"Exif\0\0", &block[..]].concat()), (0xfe, word.as_bytes())])),
        ("a.png", png(&[(b"eXIf", &block), (b"zTXt", &[b"Comment\0\0", &packed(word.as_bytes())[..]].concat())])),
        ("a.webp", webp),
        ("a.gif", gif),
        ("a.tif", block),
        (
            "a.svg",
            format!("<svg><title>{word}</title><text>a<tspan>b</tspan></text><g id='{word}'/></svg>").into_bytes(),
        ),
        ("a.pdf", paper),
        ("a.docx", inner.clone()),
        (
            "a.xlsx",
            office(&[
                ("xl/workbook.xml", &book),
                ("xl/worksheets/sheet1.xml", &sheet),
                ("xl/sharedStrings.xml", "<sst><si><t>x</t></si></sst>"),
            ]),
        ),
        ("a.pptx", office(&[("ppt/slides/slide1.xml", &slide)])),
        ("a.odt", zip(&[("mimetype", b"x"), ("content.xml", odt.as_bytes())])),
        ("a.zip", zip(&[("inner.docx", &inner)])),
        ("a.csv", format!("Name,Ward\n\"{word}, A\",East").into_bytes()),
        ("a.txt", format!("one\ntwo\n\n{word}").into_bytes()),
        ("a.rtf", format!("{{\\rtf1{{\\info{{\\author {word}}}}}a\\par\\u380\\'7a}}").into_bytes()),
        (
            "a.mp3",
            [
                b"ID3\x03\0\0\0\0\0\x20TPE1\0\0\0",
                &[u8::try_from(word.len() + 1).unwrap()][..],
                b"\0\0\0",
                word.as_bytes(),
                &[0; 30],
            ]
            .concat(),
        ),
    ]
}
