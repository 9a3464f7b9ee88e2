//! A picture in a width that a page needs: drawn again, so that its place, its camera and its maker stay behind.
//!
//! The colour profile is kept, and what the camera noted as "this side up" is carried out.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageReader};

use crate::load::Picture;

/// The widths that screens ask for, in pixels; the last is the widest that goes out.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];
/// Of 100: no loss that a reader sees, at a third of the size of 95.
const QUALITY: u8 = 82;

/// Returns the widths in which a picture goes out, narrowest first: never wider than it is, and none so near the widest
/// that it would save nothing.
pub(super) fn widths(picture: Picture) -> Vec<u32> {
    let widest = picture.width.clamp(1, WIDTHS[WIDTHS.len() - 1]);
    WIDTHS.into_iter().filter(|&width| width * 6 / 5 < widest).chain([widest]).collect()
}

/// Returns the ending of the file that [`draw`] makes of a picture.
pub(in crate::render) fn ending(picture: Picture) -> &'static str {
    if picture.format == image::ImageFormat::Jpeg { "jpg" } else { "png" }
}

/// Draws a picture again in a width, at the end of `out`.
pub(super) fn draw(bytes: &[u8], width: u32, out: &mut Vec<u8>) -> Result<(), ImageError> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let photograph = reader.format() == Some(image::ImageFormat::Jpeg);
    let mut decoder = reader.into_decoder()?;
    let profile = decoder.icc_profile()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    if picture.width() > width {
        let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width());
        let height = u32::try_from(height.max(1)).unwrap_or(u32::MAX);
        picture = picture.resize_exact(width, height, imageops::FilterType::CatmullRom);
    }
    if photograph {
        let picture = if picture.color().has_color() {
            DynamicImage::ImageRgb8(picture.into_rgb8())
        } else {
            DynamicImage::ImageLuma8(picture.into_luma8())
        };
        let mut encoder = JpegEncoder::new_with_quality(out, QUALITY);
        keep_profile(&mut encoder, profile);
        picture.write_with_encoder(encoder)
    } else {
        let mut encoder = PngEncoder::new_with_quality(out, CompressionType::Best, FilterType::Adaptive);
        keep_profile(&mut encoder, profile);
        picture.write_with_encoder(encoder)
    }
}

/// Keeps the colour profile where the format can hold one; without it the colours are those of the web.
fn keep_profile(encoder: &mut impl ImageEncoder, profile: Option<Vec<u8>>) {
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile);
    }
}
