//! Documents, workbooks and slides.

use super::{attachment, check, make};

const CORE: &str = "<cp:coreProperties><dc:creator>Susan Dyson</dc:creator><cp:lastModifiedBy>Arjun Bhatt</cp:lastModifiedBy>\
    <dc:title>Summary</dc:title><dcterms:created>2024-01-01</dcterms:created></cp:coreProperties>";

#[test]
fn a_name_split_over_runs_is_one_name() {
    check(
        "a.docx",
        &make::docx(
            "<w:p><w:r><w:t>We met Leo</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>pold</w:t></w:r></w:p>",
        ),
        &["= paragraph 1: We met Leopold"],
    );
}

#[test]
fn properties_say_who_wrote_it() {
    check(
        "a.docx",
        &make::office(&[("docProps/core.xml", CORE)]),
        &["@ author: Susan Dyson", "@ last modified by: Arjun Bhatt", "~ title: Summary"],
    );
}

#[test]
fn deleted_and_hidden_words_are_read_in_their_sentence() {
    check(
        "a.docx",
        &make::docx(
            "<w:p><w:r><w:t>Seen by </w:t></w:r><w:del w:id='1' w:author='Fergus Boyle'><w:r><w:delText>Norma</w:delText></w:r></w:del>\
             <w:ins w:id='2' w:author='Fergus Boyle'><w:r><w:t>Mother</w:t></w:r></w:ins></w:p>\
             <w:p><w:r><w:t>At </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Elm Road</w:t></w:r><w:r><w:t>home</w:t></w:r></w:p>",
        ),
        &[
            "@ author of a change or comment: Fergus Boyle",
            "= paragraph 1, before the tracked changes: Seen by Norma",
            "= paragraph 1: Seen by Mother",
            "= paragraph 2, with hidden text: At Elm Roadhome",
            "= paragraph 2: At home",
            "! TrackedChanges",
            "! HiddenText",
        ],
    );
}

#[test]
fn tables_notes_and_text_boxes_are_read() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Name"), cell("Tabitha"));
    let boxed = "<w:p><w:r><w:t>Outside</w:t><w:txbxContent><w:p><w:r><w:t>Inside</w:t></w:r></w:p></w:txbxContent></w:r></w:p>";
    let twice = format!("<mc:Choice>{boxed}</mc:Choice>");
    check(
        "a.docx",
        &make::docx(&format!("{table}{twice}")),
        &["= table row 1 in the text: Name | Tabitha", "= text box in the text: Inside", "= paragraph 1: Outside"],
    );
    let comments = "<w:comments><w:comment w:id='0' w:author='Cathy'><w:p><w:r><w:t>Is this Leila?</w:t></w:r></w:p></w:comment></w:comments>";
    check(
        "a.docx",
        &make::office(&[("word/comments.xml", comments)]),
        &["@ author of a change or comment: Cathy", "= comment: Is this Leila?", "! Comments"],
    );
}

#[test]
fn rows_show_what_a_reader_sees_and_hides() {
    let book = "<workbook><sheets><sheet name='Data' r:id='r1'/><sheet name='Raw' state='veryHidden' r:id='r2'/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id='r1' Target='worksheets/sheet9.xml'/><Relationship Id='r2' Target='/xl/worksheets/sheet1.xml'/></Relationships>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='000 000 0000'/></numFmts><cellStyleXfs><xf/></cellStyleXfs>\
        <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs></styleSheet>";
    let strings = "<sst><si><r><t>Han</t></r><r><t>na Krol</t></r></si><si><t>left over</t></si></sst>";
    let first = "<worksheet><sheetData><row r='3'><c t='s'><v>0</v></c><c s='1'><v>42067</v></c><c s='2'><v>9990468257</v></c></row></sheetData></worksheet>";
    let second = "<worksheet><sheetData><row r='1' hidden='1'><c t='inlineStr'><is><t>Secret</t></is></c></row></sheetData></worksheet>";
    check(
        "a.xlsx",
        &make::office(&[
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/styles.xml", styles),
            ("xl/sharedStrings.xml", strings),
            ("xl/worksheets/sheet9.xml", first),
            ("xl/worksheets/sheet1.xml", second),
        ]),
        &[
            "= name of a sheet or range: Data",
            "= name of a sheet or range: Raw",
            "= row 3 of sheet 1: Hanna Krol | 04/03/2015 | 999 046 8257",
            "= row 1 of hidden sheet 2: Secret",
            "= text that stands on no sheet: left over",
            "! HiddenSheet(2)",
            "! HiddenRowsOrColumns(2)",
        ],
    );
}

#[test]
fn notes_belong_to_the_slide_that_readers_count() {
    let show = "<p:presentation><p:sldIdLst><p:sldId id='256' r:id='r7'/><p:sldId id='257' r:id='r2'/></p:sldIdLst></p:presentation>";
    let relations = "<Relationships><Relationship Id='r7' Target='slides/slide5.xml'/><Relationship Id='r2' Target='slides/slide1.xml'/></Relationships>";
    let notes = "<Relationships><Relationship Id='r1' Target='../slides/slide1.xml'/></Relationships>";
    check(
        "a.pptx",
        &make::office(&[
            ("ppt/presentation.xml", show),
            ("ppt/_rels/presentation.xml.rels", relations),
            ("ppt/slides/slide1.xml", "<p:sld show='0'><a:p><a:r><a:t>Hi</a:t></a:r></a:p></p:sld>"),
            ("ppt/notesSlides/notesSlide1.xml", "<p:notes><a:p><a:r><a:t>Jodie</a:t></a:r></a:p></p:notes>"),
            ("ppt/notesSlides/_rels/notesSlide1.xml.rels", notes),
        ]),
        &["= slide 2: Hi", "= speaker notes of slide 2: Jodie", "! HiddenSlide(2)"],
    );
}

#[test]
fn pictures_programs_and_links_inside_are_noticed() {
    let picture = make::jpeg(&[(0xfe, b"by Kasper")]);
    let links = b"<Relationships><Relationship Id='a' Type='x/attachedTemplate' Target='file:///C:/Users/jsmith/My%20letter.dotx' TargetMode='External'/></Relationships>";
    let parts: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", b"<Types/>"),
        ("word/media/image1.jpg", &picture),
        ("word/vbaProject.bin", b"x"),
        ("word/_rels/settings.xml.rels", links),
    ];
    check(
        "a.docm",
        &make::zip(&parts),
        &[
            "~ path of a file elsewhere: file:///C:/Users/jsmith/My letter.dotx",
            "~ name of a file inside: image1.jpg",
            "~ comment of the picture, in a picture inside: by Kasper",
            "! Program",
            "! ExternalLink",
        ],
    );
}

#[test]
fn open_documents_say_the_same() {
    let meta =
        "<office:meta><meta:initial-creator>Dora</meta:initial-creator><dc:creator>Lars</dc:creator></office:meta>";
    let content = "<office:document-content><office:automatic-styles><style:style style:name='ta2'><style:table-properties table:display='false'/></style:style></office:automatic-styles>\
        <text:tracked-changes><text:changed-region><office:change-info><dc:creator>Fergus</dc:creator></office:change-info><text:deletion><text:p>Norma</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>Seen<text:s/>by <text:span>Mo</text:span>ther<office:annotation><dc:creator>Cathy</dc:creator><text:p>Who?</text:p></office:annotation></text:p>\
        <table:table table:name='Raw' table:style-name='ta2'><table:table-row table:visibility='collapse'><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table></office:document-content>";
    check(
        "a.odt",
        &make::zip(&[("mimetype", b"x"), ("meta.xml", meta.as_bytes()), ("content.xml", content.as_bytes())]),
        &[
            "@ author: Dora",
            "@ author: Lars",
            "@ author: Fergus",
            "= deleted text: Norma",
            "@ author: Cathy",
            "= comment: Who?",
            "= paragraph 2: Seen by Mother",
            "= name of a sheet or range: Raw",
            "= row 1 of table 1: a | b",
            "! TrackedChanges",
            "! Comments",
            "! HiddenSheet(1)",
            "! HiddenRowsOrColumns(1)",
        ],
    );
}

#[test]
fn a_plain_document_raises_no_concern() {
    let found = attachment("a.docx", &make::docx("<w:p><w:r><w:t>Learning summary.</w:t></w:r></w:p>"));
    assert!(found.concerns.is_empty());
}
