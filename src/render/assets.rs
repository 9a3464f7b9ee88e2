//! Style, script, and the pictures and files of documents: named by content, cached for ever.

use super::stage::asset_lost;
use super::{Planned, Stage};
use crate::base::{Digest, OutPath, Slug};
use crate::load::AssetChanged;

/// Returns the address of a file of that name and content: `assets/NAME.DIGEST.ending`.
pub(super) fn address(name: &str, digest: Digest) -> Option<OutPath> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let stem = Slug::from_text(stem).map_or_else(|| "file".to_owned(), |slug| slug.to_string());
    let ending = Slug::from_text(ending).map_or_else(|| "bin".to_owned(), |slug| slug.to_string());
    OutPath::new(&format!("assets/{stem}.{}.{ending}", digest.short()))
}

pub(super) fn plan<'s>(stage: &'s Stage<'s>, files: &mut Vec<Planned<'s>>) {
    for (_, path, bytes) in &stage.theme.statics {
        let job = Box::new(move |out: &mut Vec<u8>| {
            out.extend_from_slice(bytes);
            Ok(())
        });
        files.push(Planned { path: path.clone(), holds: Vec::new(), job });
    }
    for (site_path, used) in &stage.used_assets {
        let Some(asset) = stage.folder.assets.get(site_path) else { continue };
        let job = Box::new(move |out: &mut Vec<u8>| {
            asset.copy(out).map_err(|changed| {
                let why = match changed {
                    AssetChanged::Unreadable(error) => format!("cannot be read any more: {}", error.kind()),
                    AssetChanged::OtherBytes => "was changed while the site was being built".to_owned(),
                };
                asset_lost(used.span, &format!("the file `{site_path}` {why}"))
            })
        });
        files.push(Planned { path: used.address.clone(), holds: used.holders.clone(), job });
    }
    // Two names for the same bytes give one file.
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|later, first| {
        let same = later.path == first.path && later.path.as_str().starts_with("assets/");
        if same {
            first.holds.append(&mut later.holds);
        }
        same
    });
}
