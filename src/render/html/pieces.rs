//! The pieces of a slide as HTML.

use std::fmt::Write;

use super::{Ways, Writer, escape};
use crate::deck::{Grid, Line, Piece, Role, Run};
use crate::render::Stage;

impl Stage<'_> {
    /// Returns the pieces of a slide as safe HTML.
    pub(in crate::render) fn pieces(&self, pieces: &[Piece<'_>], ways: Ways<'_>) -> String {
        let mut writer = Writer { stage: self, ways, prefix: String::new(), out: String::new(), fault: None };
        let mut lists: Vec<&'static str> = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Line(line) => writer.line(line, &mut lists),
                Piece::Grid(grid) => {
                    writer.end_lists(&mut lists, 0);
                    writer.grid(grid);
                }
                Piece::Picture { image, caption } => {
                    writer.end_lists(&mut lists, 0);
                    writer.out.push_str("<figure>");
                    writer.image(image);
                    if let Some(caption) = caption {
                        writer.out.push_str("<figcaption>");
                        escape(caption, &mut writer.out);
                        writer.out.push_str("</figcaption>");
                    }
                    writer.out.push_str("</figure>\n");
                }
            }
        }
        writer.end_lists(&mut lists, 0);
        writer.out
    }
}

impl Writer<'_> {
    /// Writes a paragraph; `lists` holds the lists that are open, each with an entry that is open too.
    fn line(&mut self, line: &Line<'_>, lists: &mut Vec<&'static str>) {
        match line.role {
            Role::Bullet(depth) => self.entry("ul", depth, None, lists),
            Role::Number(depth, number) => self.entry("ol", depth, Some(number), lists),
            Role::Under(depth) => {
                self.end_lists(lists, usize::from(depth) + 1);
                self.out.push_str("<br>");
            }
            _ => self.end_lists(lists, 0),
        }
        let (open, close) = match line.role {
            Role::Bullet(_) | Role::Number(..) | Role::Under(_) => (String::new(), ""),
            Role::Plain => ("<p>".to_owned(), "</p>\n"),
            Role::Heading(id) => (format!("<h3 id=\"{}\">", escaped(id)), "</h3>\n"),
            Role::Label => ("<p class=\"slide-label\">".to_owned(), "</p>\n"),
            Role::Quote => ("<blockquote><p>".to_owned(), "</p></blockquote>\n"),
            Role::Code => ("<pre tabindex=\"0\"><code>".to_owned(), "</code></pre>\n"),
            Role::Foot => ("<p class=\"slide-foot\">".to_owned(), "</p>\n"),
        };
        self.out.push_str(&open);
        for run in &line.runs {
            self.words(run, line.role == Role::Code);
        }
        self.out.push_str(close);
    }

    /// Begins an entry of a list, in a list that is open already if there is one.
    fn entry(&mut self, tag: &'static str, depth: u8, number: Option<u64>, lists: &mut Vec<&'static str>) {
        let depth = usize::from(depth) + 1;
        self.end_lists(lists, depth);
        if lists.len() == depth && lists.last() != Some(&tag) {
            self.end_lists(lists, depth - 1);
        }
        if lists.len() == depth {
            self.out.push_str("</li>\n<li>");
            return;
        }
        // A slide may begin in the middle of a list inside a list.
        while lists.len() < depth {
            match number.filter(|&number| number != 1 && lists.len() + 1 == depth) {
                Some(number) => {
                    let _ = write!(self.out, "<ol start=\"{number}\">\n<li>");
                }
                None => {
                    let _ = write!(self.out, "<{tag}>\n<li>");
                }
            }
            lists.push(tag);
        }
    }

    /// Ends the lists that are deeper than `depth`.
    fn end_lists(&mut self, lists: &mut Vec<&'static str>, depth: usize) {
        while lists.len() > depth {
            let tag = lists.pop().unwrap_or("ul");
            let _ = writeln!(self.out, "</li></{tag}>");
        }
    }

    fn words(&mut self, run: &Run<'_>, is_code: bool) {
        let look = run.look;
        let marks = [
            ("strong", look.strong),
            ("em", look.stressed),
            ("del", look.struck),
            ("sup", look.raised),
            ("code", look.code),
        ];
        let marks: Vec<&str> = marks.iter().filter(|(_, on)| *on && !is_code).map(|(tag, _)| *tag).collect();
        let address = run.link.and_then(|to| self.address(to));
        if let Some(address) = &address {
            let _ = write!(self.out, "<a href=\"{}\"", escaped(address));
            if address.contains("://") {
                self.out.push_str(" rel=\"noreferrer\"");
            }
            self.out.push('>');
        }
        for tag in &marks {
            let _ = write!(self.out, "<{tag}>");
        }
        for (at, part) in run.text.split('\n').enumerate() {
            if at > 0 {
                self.out.push_str(if is_code { "\n" } else { "<br>" });
            }
            escape(part, &mut self.out);
        }
        for tag in marks.iter().rev() {
            let _ = write!(self.out, "</{tag}>");
        }
        if address.is_some() {
            self.out.push_str("</a>");
        }
    }

    fn grid(&mut self, grid: &Grid<'_>) {
        self.out.push_str("<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\n");
        if let Some(caption) = grid.caption.filter(|caption| !caption.is_empty()) {
            let _ = writeln!(self.out, "<caption>{}</caption>", escaped(caption));
        }
        self.out.push_str("<thead><tr>");
        for cell in &grid.head {
            self.out.push_str("<th scope=\"col\">");
            for run in cell {
                self.words(run, false);
            }
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in &grid.rows {
            self.out.push_str("<tr>");
            for cell in row {
                self.out.push_str("<td>");
                for run in cell {
                    self.words(run, false);
                }
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table></div>\n");
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}
