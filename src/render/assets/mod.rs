//! Style, script, and the pictures and files of documents: named by content, cached for ever.
//!
//! In: the files that pages use. Out: their addresses, and the jobs that make them.
//! Invariant: a picture never goes out as it came in: it is drawn again, so that nothing rides along with it.

mod picture;
mod used;

pub(super) use picture::ending;
pub(super) use used::{Drawn, UsedAsset, used_assets};

use super::rules::BROKEN;
use super::stage::asset_lost;
use super::{Holds, Planned, Stage};
use crate::base::{Digest, OutPath, SitePath, Slug, Span};
use crate::load::{Asset, AssetChanged, Look};
use crate::report::Finding;

/// The width of a picture on paper, in pixels: a side of A4 at 180 to the inch.
const PAPER: u32 = 1200;

/// Returns the address of a file of that name and content: `assets/NAME.DIGEST.ending`.
pub(super) fn address(name: &str, digest: Digest) -> Option<OutPath> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let stem = Slug::from_text(stem).map_or_else(|| "file".to_owned(), |slug| slug.to_string());
    let ending = Slug::from_text(ending).map_or_else(|| "bin".to_owned(), |slug| slug.to_string());
    OutPath::new(&format!("assets/{stem}.{}.{ending}", digest.short()))
}

/// Adds every file that pages use.
pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    for (_, path, bytes) in &stage.theme.statics {
        let job = Box::new(move |out: &mut Vec<u8>| {
            out.extend_from_slice(bytes);
            Ok(())
        });
        files.push(Planned { path: path.clone(), holds: Holds::none(), job });
    }
    let first = files.len();
    for (site_path, used) in &stage.used_assets {
        let Some(asset) = stage.folder.assets.get(site_path) else { continue };
        let read = move || bytes(asset, used, site_path.as_str());
        for (path, size) in used.files() {
            let job: super::Job<'s> = match size {
                None => Box::new(move |out: &mut Vec<u8>| {
                    out.extend_from_slice(&read()?);
                    Ok(())
                }),
                Some(width) => Box::new(move |out: &mut Vec<u8>| draw(asset, used, site_path, width, out)),
            };
            files.push(Planned { path: path.clone(), holds: Holds::of(|| used.holders.clone()), job });
        }
    }
    join_twins(files, first);
}

/// Returns the files of the site that a page names, each with its address.
pub(super) fn named_in(stage: &Stage<'_>, page: &str) -> Result<Vec<(String, Vec<u8>)>, Finding> {
    let mut files = Vec::new();
    plan(stage, &mut files);
    let named = files.iter().filter(|file| page.contains(file.path.as_str()));
    named
        .map(|file| {
            let mut bytes = Vec::new();
            (file.job)(&mut bytes)?;
            Ok((file.path.to_string(), bytes))
        })
        .collect()
}

/// Draws a picture in a width for an output that carries it along, at the end of `out`.
pub(super) fn draw_in(stage: &Stage<'_>, path: &SitePath, width: u32, out: &mut Vec<u8>) -> Result<(), Finding> {
    let (Some(used), Some(asset)) = (stage.used_assets.get(path), stage.folder.assets.get(path)) else { return Ok(()) };
    draw(asset, used, path, width, out)
}

/// Returns a picture as paper shows it: drawn again, no wider than paper can show; `None` when it is no picture.
pub(super) fn for_print(stage: &Stage<'_>, path: &SitePath, span: Span) -> Result<Option<Vec<u8>>, Finding> {
    let (Some(asset), Some(used)) = (stage.folder.assets.get(path), stage.used_assets.get(path)) else {
        return Ok(None);
    };
    let bytes = bytes(asset, used, path.as_str())?;
    if !matches!(asset.look(), Some(Look::Raster(_))) {
        return Ok(Some(bytes));
    }
    let mut out = Vec::new();
    picture::draw(&bytes, PAPER, &mut out).map_err(|error| broken(path, span, &error))?;
    Ok(Some(out))
}

fn broken(path: &SitePath, span: Span, error: &image::ImageError) -> Finding {
    let message = format!("the picture `{path}` cannot be drawn: {error}");
    Finding::new(&BROKEN, span, message).help("save the picture again, as PNG or JPEG")
}

fn bytes(asset: &Asset, used: &UsedAsset<'_>, path: &str) -> Result<Vec<u8>, Finding> {
    asset.bytes().map_err(|changed| {
        let why = match changed {
            AssetChanged::Unreadable(error) => format!("cannot be read any more: {}", error.kind()),
            AssetChanged::OtherBytes => "was changed while the site was being built".to_owned(),
        };
        asset_lost(used.span, &format!("the file `{path}` {why}"))
    })
}

/// A picture of pixels, in the widest form in which it goes out.
pub(super) struct Shown<'a> {
    pub path: &'a OutPath,
    pub width: u32,
    pub height: u32,
    asset: &'a Asset,
    used: &'a UsedAsset<'a>,
    site_path: &'a SitePath,
}

impl Stage<'_> {
    /// Returns a picture that a page uses, if it is one of pixels.
    pub(super) fn picture(&self, path: &SitePath) -> Option<Shown<'_>> {
        let (site_path, used) = self.used_assets.get_key_value(path)?;
        let Drawn { width, height, .. } = used.drawn()?;
        let asset = self.folder.assets.get(path)?;
        Some(Shown { path: used.address()?, width, height, asset, used, site_path })
    }
}

impl Shown<'_> {
    /// Returns its bytes, drawn again.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Finding> {
        let mut out = Vec::new();
        draw(self.asset, self.used, self.site_path, self.width, &mut out)?;
        Ok(out)
    }
}

fn draw(asset: &Asset, used: &UsedAsset<'_>, path: &SitePath, width: u32, out: &mut Vec<u8>) -> Result<(), Finding> {
    picture::draw(&bytes(asset, used, path.as_str())?, width, out).map_err(|error| broken(path, used.span, &error))
}

/// Two names for the same bytes give one file.
fn join_twins(files: &mut Vec<Planned<'_>>, first: usize) {
    files[first..].sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|later, earlier| {
        let same = later.path == earlier.path && later.path.as_str().starts_with("assets/");
        if same {
            let both = [
                std::mem::replace(&mut earlier.holds, Holds::none()),
                std::mem::replace(&mut later.holds, Holds::none()),
            ];
            earlier.holds = Holds::of(move || both.iter().flat_map(|holds| holds.iter().copied()).collect());
        }
        same
    });
}
