//! Which pictures and files pages use, and where each goes.

use std::collections::BTreeMap;

use super::{address, picture};
use crate::base::{OutPath, SitePath, Span};
use crate::load::{Folder, Look, Picture};
use crate::model::Library;

/// A picture or attached file that some page uses.
pub(in crate::render) struct UsedAsset<'s> {
    /// The place of its first use.
    pub span: Span,
    /// The ids of the documents that hold it.
    pub holders: Vec<&'s str>,
    form: Form,
}

/// The files that an asset becomes.
enum Form {
    /// One file, byte for byte.
    Copy(OutPath),
    /// A picture in several widths, narrowest first.
    Drawn(Picture, Vec<(u32, OutPath)>),
}

/// A picture of pixels: each width with its address, narrowest first, and the size of the widest.
pub(in crate::render) struct Drawn<'a> {
    pub widths: &'a [(u32, OutPath)],
    pub width: u32,
    pub height: u32,
}

impl UsedAsset<'_> {
    /// Returns the address that a link or an old browser takes: the file, or the widest picture.
    pub(in crate::render) fn address(&self) -> Option<&OutPath> {
        match &self.form {
            Form::Copy(path) => Some(path),
            Form::Drawn(_, widths) => widths.last().map(|(_, path)| path),
        }
    }

    /// Returns the widths that it goes out in, if it is a picture of pixels.
    pub(in crate::render) fn drawn(&self) -> Option<Drawn<'_>> {
        let Form::Drawn(picture, widths) = &self.form else { return None };
        let (width, _) = *widths.last()?;
        let height = u64::from(picture.height) * u64::from(width) / u64::from(picture.width.max(1));
        Some(Drawn { widths, width, height: u32::try_from(height.max(1)).unwrap_or(u32::MAX) })
    }

    /// Returns each file with the width to draw it in; none for a file that goes out as it is.
    pub(super) fn files(&self) -> Vec<(&OutPath, Option<u32>)> {
        match &self.form {
            Form::Copy(path) => vec![(path, None)],
            Form::Drawn(_, widths) => widths.iter().map(|(width, path)| (path, Some(*width))).collect(),
        }
    }
}

/// Returns each picture and attached file that pages use, by its place in the site folder.
pub(in crate::render) fn used_assets<'s>(
    library: &'s Library,
    folder: &'s Folder,
) -> BTreeMap<SitePath, UsedAsset<'s>> {
    let mut used: BTreeMap<SitePath, UsedAsset<'s>> = BTreeMap::new();
    let pages = library.pages.iter().filter(|_| !folder.assets.is_empty());
    for page in pages {
        for (path, span) in &page.document.files().1 {
            let Some(path) = path else { continue };
            if let Some(known) = used.get_mut(path) {
                known.holders.push(page.document.id());
            } else if let Some(form) = form(path, folder) {
                used.insert(path.clone(), UsedAsset { span: *span, holders: vec![page.document.id()], form });
            }
        }
    }
    used
}

fn form(path: &SitePath, folder: &Folder) -> Option<Form> {
    let asset = folder.assets.get(path)?;
    let (digest, look) = (asset.digest()?, asset.look()?);
    let Look::Raster(picture) = look else { return address(path.name(), digest).map(Form::Copy) };
    let stem = path.name().rsplit_once('.').map_or(path.name(), |(stem, _)| stem);
    let ending = picture::ending(picture);
    let widths = picture::widths(picture).into_iter();
    let addressed = widths.map(|width| Some((width, address(&format!("{stem}-{width}.{ending}"), digest)?)));
    Some(Form::Drawn(picture, addressed.collect::<Option<_>>()?))
}
