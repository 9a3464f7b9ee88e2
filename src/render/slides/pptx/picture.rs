//! A picture, as large as its place allows.

use super::design::{Area, Slot};
use super::package::{Package, Refers};
use super::slide::holder;
use super::xml::xml;
use crate::parse::markdown::Image;
use crate::render::Stage;
use crate::report::Finding;

/// Adds the file of a picture, and returns its shape; nothing when it is no picture of pixels.
pub(super) fn add(
    stage: &Stage<'_>,
    image: &Image,
    area: Area,
    number: usize,
    slot: Option<&Slot>,
    refers: &mut Refers,
    package: &mut Package,
) -> Result<Option<String>, Finding> {
    let Some(drawn) = image.source.path.as_ref().and_then(|path| stage.picture(path)) else {
        return Ok(None);
    };
    let file = drawn.path.as_str().rsplit('/').next().unwrap_or_default();
    let part = format!("ppt/media/{file}");
    if !package.has(&part) {
        package.plain(&part, drawn.bytes()?);
    }
    let name = refers.to("image", &format!("../media/{file}"));
    let decorative = image.title.trim().eq_ignore_ascii_case("decorative");
    let (words, mark) = if decorative { ("", DECORATIVE) } else { (&*image.alt, "") };
    let (wide, high) = fitted(drawn.width, drawn.height, area);
    let (x, y) = (area.x + (area.wide - wide) / 2, area.y + (area.high - high) / 2);
    let holder = holder(slot.filter(|slot| slot.kind.as_deref().is_none_or(|kind| kind == "pic")));
    Ok(Some(format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"{number}\" name=\"Picture {number}\" descr=\"{}\">{mark}</p:cNvPr><p:cNvPicPr><a:picLocks noGrp=\"1\" noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr>{holder}</p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed=\"{name}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        xml(words)
    )))
}

/// Says that nobody misses this picture who cannot see it.
const DECORATIVE: &str = "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\"><adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/></a:ext></a:extLst>";

/// Returns the size in which a picture of that many pixels fills an area without being stretched; none disappears.
fn fitted(width: u32, height: u32, area: Area) -> (u64, u64) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    if width * area.high > height * area.wide {
        (area.wide, (area.wide * height / width).max(1))
    } else {
        ((area.high * width / height).max(1), area.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_any_shape_stays_inside_its_place() {
        let area = Area { x: 0, y: 0, wide: 1000, high: 500 };
        assert_eq!(fitted(200, 100, area), (1000, 500));
        assert_eq!(fitted(20_000, 1, area), (1000, 1));
        assert_eq!(fitted(1, 20_000, area), (1, 500));
        assert_eq!(fitted(100, 100, area), (500, 500));
    }
}
