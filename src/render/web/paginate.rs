//! Long lists in pages of a size.

use std::sync::Arc;

use tera::Value;

use crate::base::OutPath;
use crate::render::Stage;
use crate::render::view::map;
use crate::report::Finding;

/// One page of a list.
pub(super) struct ListPage {
    /// Its address.
    pub path: OutPath,
    /// Its number, from 1.
    pub number: usize,
    /// The places in the library of what it holds.
    pub items: Arc<[usize]>,
    addresses: Arc<Vec<OutPath>>,
}

/// Cuts a list into pages; `address` gives each number its address. An empty list has one empty page.
pub(super) fn paginate(
    stage: &Stage<'_>,
    items: &[usize],
    address: impl Fn(usize) -> Option<OutPath>,
) -> Vec<ListPage> {
    paginate_by(stage.settings.page_size(), items, address)
}

/// Cuts a list into pages of a size of its own.
pub(super) fn paginate_by(size: usize, items: &[usize], address: impl Fn(usize) -> Option<OutPath>) -> Vec<ListPage> {
    let count = items.len().div_ceil(size).max(1);
    let addresses: Option<Vec<OutPath>> = (1..=count).map(address).collect();
    let addresses = Arc::new(addresses.unwrap_or_default());
    let chunk = |number: usize| items.iter().skip((number - 1) * size).take(size).copied().collect();
    let pages = addresses.iter().enumerate().map(|(at, path)| ListPage {
        path: path.clone(),
        number: at + 1,
        items: chunk(at + 1),
        addresses: Arc::clone(&addresses),
    });
    pages.collect()
}

impl ListPage {
    /// Returns the way to the other pages: the first, the last and those beside this one; nothing for a single page.
    pub(super) fn view(&self) -> Value {
        let count = self.addresses.len();
        if count < 2 {
            return Value::none();
        }
        let path = |number: usize| -> Value {
            number.checked_sub(1).and_then(|at| self.addresses.get(at)).map(OutPath::as_str).into()
        };
        let near = |number: &usize| *number == 1 || *number == count || number.abs_diff(self.number) <= 2;
        let numbers = (1..=count).filter(near).map(|number| {
            map([("number", number.into()), ("path", path(number)), ("current", (number == self.number).into())])
        });
        map([
            ("page", self.number.into()),
            ("pages", count.into()),
            ("previous", path(self.number.wrapping_sub(1))),
            ("next", path(self.number + 1)),
            ("numbers", numbers.collect::<Vec<_>>().into()),
        ])
    }

    /// Returns what it holds, as rows of a list.
    pub(super) fn rows(&self, stage: &Stage<'_>) -> Result<Value, Finding> {
        let rows: Result<Vec<Value>, Finding> = self.items.iter().map(|&at| stage.row(at)).collect();
        rows.map(Value::from)
    }

    /// Returns the ids of what it holds.
    pub(super) fn ids<'s>(&self, stage: &'s Stage<'s>) -> impl FnOnce() -> Vec<&'s str> + Send + 's {
        let items = Arc::clone(&self.items);
        move || items.iter().map(|&at| stage.library.pages[at].document.id()).collect()
    }
}
