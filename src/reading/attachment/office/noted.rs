//! Attributes of Office files that people's words end up in.

use crate::reading::attachment::gather::Gather;
use crate::reading::attachment::place::Place;
use crate::reading::attachment::xml::Tag;

/// Says what the attributes of an element say.
pub(super) fn say(tag: Tag<'_>, gather: &mut Gather) {
    for (name, value) in tag.attributes() {
        if let Some(place) = place(tag.name, name) {
            let own = !is_automatic(tag.name, name, &value);
            if own && !value.trim().is_empty() {
                gather.say_once(place, &value);
            }
        }
    }
}

/// Returns the place of an attribute that holds words.
fn place(element: &str, attribute: &str) -> Option<Place> {
    Some(match (element, attribute) {
        (_, "author" | "userName" | "lastModifiedBy" | "refreshedBy" | "createdBy")
        | ("cmAuthor" | "author" | "chgData" | "userInfo" | "reviewer", "name") => {
            Place::person("author of a change or comment")
        }
        ("cmAuthor" | "author" | "person" | "chgData" | "presenceInfo", "userId") | ("person", "displayName") => {
            Place::person("account of an author")
        }
        (_, "initials") => Place::metadata("initials of an author"),
        (_, "descr")
        | ("shape" | "rect" | "oval" | "group" | "image" | "line" | "roundrect", "alt" | "title")
        | ("cNvPr" | "docPr" | "tblPr", "title")
        | ("tblCaption" | "tblDescription", "val") => Place::content("alternative text"),
        ("cNvPr" | "docPr", "name") => Place::metadata("name of a picture or shape"),
        ("imagedata" | "fill", "title") | ("pic", "href") => Place::metadata("name of a picture"),
        ("textpath", "string") => Place::content("words drawn as a watermark"),
        ("bookmarkStart", "name") => Place::metadata("bookmark"),
        ("fldSimple", "instr") => Place::metadata("field"),
        ("alias" | "tag" | "placeholder", "val") | ("tag", "name") => Place::metadata("name of a form field"),
        (
            "name" | "default" | "result" | "helpText" | "statusText" | "entryMacro" | "exitMacro" | "listEntry",
            "val",
        ) => Place::content("form field"),
        ("listItem", "displayText" | "value") => Place::content("choice of a form field"),
        ("docVar" | "attr", "name" | "val") => Place::metadata("variable of the document"),
        (_, "tooltip" | "screenTip" | "display") => Place::content("words of a link"),
        ("hyperlink", "location" | "anchor") => Place::metadata("target of a link"),
        ("absPath" | "webPr", "url")
        | ("textPr", "sourceFile")
        | ("dbPr", "connection" | "command")
        | ("connection", "name" | "description" | "odcFile" | "sourceFile")
        | ("connectString" | "query" | "mailSubject" | "addressFieldName" | "mappedName", "val")
        | ("videoFile" | "audioFile" | "oleLink" | "ddeLink", "link" | "name" | "ddeTopic")
        | ("fileRecoveryPr" | "writeProtection" | "modifyVerifier", "name") => {
            Place::metadata("path or source left by the program")
        }
        ("sheetName" | "definedName" | "sheet", "val" | "name") => Place::content("name of a sheet or range"),
        ("table" | "tableColumn" | "cacheField" | "pivotTableDefinition" | "slicer" | "queryTable", _)
            if matches!(attribute, "name" | "displayName" | "caption" | "totalsRowLabel" | "comment") =>
        {
            Place::content("name of a table or column")
        }
        ("definedName" | "scenario" | "inputCells", "comment" | "user" | "description") => {
            Place::metadata("comment on a range")
        }
        ("scenario" | "customWorkbookView" | "customSheetView", "name") => Place::metadata("name of a view"),
        // Cached values of pivot tables.
        ("s" | "n" | "d", "v") => Place::content("data behind a pivot table"),
        ("filter" | "customFilter", "val") => Place::content("filter"),
        ("dataValidation", "prompt" | "promptTitle" | "error" | "errorTitle") => Place::content("prompt of a cell"),
        ("section" | "custShow", "name") => Place::content("name of a section"),
        ("snd", "name") => Place::metadata("name of a sound"),
        ("control" | "oleObj" | "oleObject" | "OLEObject", "name" | "link") => Place::metadata("name of an object"),
        ("cSld", "name") => Place::metadata("name of a slide or layout"),
        _ => return None,
    })
}

/// Returns whether a program wrote a value by itself.
fn is_automatic(element: &str, attribute: &str, value: &str) -> bool {
    match (element, attribute) {
        ("bookmarkStart", "name") => {
            let number = ["_Toc", "_Ref", "_Hlk", "_Hlt"].iter().find_map(|start| value.strip_prefix(start));
            value == "_GoBack" || number.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        }
        ("name" | "default" | "result", "val") => value.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}
