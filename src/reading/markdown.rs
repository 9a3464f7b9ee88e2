//! Markdown: what each reader receives of it, whatever marks it is written with.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::build::Builder;
use super::html;
use super::normal::Normal;
use super::passage::Spot;

/// More than documents may use, so that nothing hides in a mark that another reader of Markdown would understand.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// Reads the Markdown that stands at `range`.
pub(super) fn read(range: Range<usize>, builder: &mut Builder<'_>) {
    let offset = range.start;
    let text = &builder.input[range];
    let parser = Parser::new_ext(text, OPTIONS);
    let mut definitions: Vec<_> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (label.to_owned(), definition.dest.to_string(), definition.span.clone()))
        .collect();
    definitions.sort_by_key(|(_, _, span)| span.start);
    let mut reader = Reader { spots: Vec::new(), aside: Vec::new(), table: None, html: None };
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, range.start + offset..range.end + offset, builder);
    }
    reader.end_html(builder);
    builder.close(Spot::Paragraph);
    for (label, dest, span) in definitions {
        let span = span.start + offset..span.end + offset;
        found(&label, span.clone(), Spot::Title, builder);
        target(&dest, span.clone(), builder);
        let input = builder.input;
        let tail = last(input, &span, &dest).map(|at| at + dest.len());
        if let Some(tail) = tail.filter(|&tail| tail < span.end) {
            builder.copied(Spot::Title, tail..span.end);
        }
    }
}

struct Reader {
    /// What the passage being filled is, innermost last.
    spots: Vec<Spot>,
    /// Passages set aside while a picture's words are read.
    aside: Vec<Normal>,
    table: Option<(u32, u32, u32)>,
    html: Option<Range<usize>>,
}

impl Reader {
    fn spot(&self) -> Spot {
        self.spots.last().copied().unwrap_or(Spot::Paragraph)
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, builder: &mut Builder<'_>) {
        if !matches!(event, Event::Html(_)) {
            self.end_html(builder);
        }
        match event {
            Event::Start(tag) => self.start(tag, range, builder),
            Event::End(tag) => self.end(tag, builder),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                put(&text, range, builder);
            }
            Event::SoftBreak | Event::HardBreak => builder.open.space(range),
            Event::Html(_) => {
                let start = self.html.as_ref().map_or(range.start, |open| open.start);
                self.html = Some(start..range.end);
            }
            Event::InlineHtml(_) => html::inline(range, builder),
            Event::FootnoteReference(label) => {
                found(&label, range, Spot::Title, builder);
            }
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, builder: &mut Builder<'_>) {
        match tag {
            Tag::Heading { .. } => self.open(Spot::Heading, builder),
            Tag::BlockQuote(_) => self.open(Spot::Quote, builder),
            Tag::CodeBlock(_) => self.open(Spot::Code, builder),
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.open(Spot::Item, builder),
            Tag::FootnoteDefinition(label) => {
                self.open(Spot::Item, builder);
                found(&label, range, Spot::Title, builder);
            }
            Tag::Table(_) => {
                builder.close(self.spot());
                self.table = Some((builder.table(1), 0, 0));
            }
            Tag::TableCell => self.open(Spot::Cell, builder),
            Tag::Link { link_type, dest_url, title, .. } => {
                // What `<someone@example.org>` shows is where it leads.
                if matches!(link_type, LinkType::Inline) {
                    target(&dest_url, range.clone(), builder);
                    found(&title, range, Spot::Title, builder);
                }
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                if matches!(link_type, LinkType::Inline) {
                    target(&dest_url, range.clone(), builder);
                    found(&title, range, Spot::Title, builder);
                }
                self.aside.push(std::mem::take(&mut builder.open));
            }
            _ => {}
        }
    }

    fn open(&mut self, spot: Spot, builder: &mut Builder<'_>) {
        builder.close(self.spot());
        self.spots.push(spot);
    }

    fn end(&mut self, tag: TagEnd, builder: &mut Builder<'_>) {
        match tag {
            TagEnd::Paragraph => {
                builder.close(self.spot());
            }
            TagEnd::TableCell => {
                builder.cell = self.table;
                builder.close(Spot::Cell);
                builder.cell = None;
                self.spots.pop();
                if let Some((_, _, column)) = &mut self.table {
                    *column += 1;
                }
            }
            TagEnd::TableRow | TagEnd::TableHead => {
                if let Some((_, row, column)) = &mut self.table {
                    *row += 1;
                    *column = 0;
                }
            }
            TagEnd::Table => self.table = None,
            TagEnd::Image => {
                builder.close(Spot::Alt);
                builder.open = self.aside.pop().unwrap_or_default();
            }
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::FootnoteDefinition => {
                builder.close(self.spot());
                self.spots.pop();
            }
            _ => {}
        }
    }

    /// Reads a block of HTML, which comes in lines.
    fn end_html(&mut self, builder: &mut Builder<'_>) {
        if let Some(range) = self.html.take() {
            builder.close(self.spot());
            html::read(range, builder);
        }
    }
}

/// Adds a text that stands for `range`: byte for byte when it stands there as it is.
fn put(text: &str, range: Range<usize>, builder: &mut Builder<'_>) {
    let input = builder.input;
    match input.get(range.clone()) {
        Some(raw) if raw == text => builder.open.copied(text, range.start),
        Some(raw) => match raw.find(text) {
            Some(at) => builder.open.copied(text, range.start + at),
            None => builder.open.decoded(text, range),
        },
        None => builder.open.decoded(text, range),
    }
}

/// Adds a passage of its own for a text somewhere in `range`.
fn found(text: &str, range: Range<usize>, spot: Spot, builder: &mut Builder<'_>) {
    if text.trim().is_empty() {
        return;
    }
    let mut normal = Normal::default();
    match last(builder.input, &range, text) {
        Some(at) => normal.copied(text, at),
        None => normal.decoded(text, range),
    }
    builder.add(spot, &normal);
}

/// Returns where `text` stands near the end of `range`, which is where marks keep their addresses; a whole search for
/// each of many marks inside one another would take too long.
fn last(input: &str, range: &Range<usize>, text: &str) -> Option<usize> {
    let near = input.floor_char_boundary(range.end.saturating_sub(text.len() + 512).max(range.start));
    input.get(near..range.end)?.rfind(text).map(|at| near + at)
}

/// Adds a link's target, with its percent signs decoded.
fn target(dest: &str, range: Range<usize>, builder: &mut Builder<'_>) {
    if dest.is_empty() {
        return;
    }
    let at = last(builder.input, &range, dest);
    let mut normal = Normal::default();
    address(dest, at, &range, &mut normal);
    builder.add(Spot::Target, &normal);
}

/// Decodes an address; `at` is where it stands as it is.
fn address(dest: &str, at: Option<usize>, range: &Range<usize>, normal: &mut Normal) {
    let place = |from: usize, to: usize| at.map_or_else(|| range.clone(), |at| at + from..at + to);
    let (mut from, mut query) = (0, false);
    while from < dest.len() {
        let rest = &dest[from..];
        let byte = rest.as_bytes()[0];
        if byte == b'%' {
            let mut bytes = Vec::new();
            let mut to = from;
            while let Some(value) = dest[to..]
                .strip_prefix('%')
                .and_then(|hex| hex.get(..2))
                .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            {
                bytes.push(value);
                to += 3;
            }
            if !bytes.is_empty() {
                normal.decoded(&String::from_utf8_lossy(&bytes), place(from, to));
                from = to;
                continue;
            }
        }
        if byte == b'+' && query {
            normal.decoded(" ", place(from, from + 1));
            from += 1;
            continue;
        }
        query |= byte == b'?';
        let length =
            rest.char_indices().skip(1).find(|(_, c)| matches!(c, '%' | '+' | '?')).map_or(rest.len(), |(at, _)| at);
        match at {
            Some(at) => normal.copied(&rest[..length], at + from),
            None => normal.decoded(&rest[..length], range.clone()),
        }
        from += length;
    }
}
