//! What a camera writes into a picture never reaches the site; its colours and its right way up do.

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader, RgbImage};
use lab::Lab;

/// A word that no file of the site may hold.
const MAKER: &[u8] = b"SECRETCAMERAMAKER";
/// Stands for a colour profile: it only has to arrive as it left.
const PROFILE: &[u8] = b"a colour profile of the test";

/// Returns a photograph 1,000 pixels wide and 600 high, with a note that it lies on its side.
fn photograph() -> Vec<u8> {
    let pixels = RgbImage::from_fn(1000, 600, |x, y| image::Rgb([low(x), low(y), 90]));
    let mut plain = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut plain, 90);
    encoder.set_icc_profile(PROFILE.to_vec()).expect("JPEG holds a profile");
    DynamicImage::ImageRgb8(pixels).write_with_encoder(encoder).expect("a photograph");
    let exif = exif();
    let length = u16::try_from(exif.len() + 2).expect("a short segment").to_be_bytes();
    let segment = [&[0xff, 0xe1][..], &length, &exif].concat();
    [&plain[..2], &segment, &plain[2..]].concat()
}

/// Returns the lowest eight bits of a number.
fn low(number: u32) -> u8 {
    number.to_be_bytes()[3]
}

/// Returns an Exif block (CIPA DC-008) with the maker of the camera and the orientation 6: turn it to the right.
fn exif() -> Vec<u8> {
    let maker = u32::try_from(MAKER.len()).expect("a short name");
    let mut block = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    block.extend([0x01, 0x0f, 0, 2].into_iter().chain(maker.to_be_bytes()).chain(38_u32.to_be_bytes()));
    block.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]);
    block.extend([0, 0, 0, 0]);
    block.extend(MAKER);
    block
}

fn built() -> Lab {
    let lab = Lab::empty();
    lab.write("content/pages/photo.jpg", photograph());
    lab.page("photo", "![A worker and a parent at a table](photo.jpg)");
    lab.approve(&["content/pages/photo.md"]).run(&["build"]).ends(0);
    lab
}

#[test]
fn what_a_camera_noted_stays_behind() {
    let lab = built();
    assert!(photograph().windows(MAKER.len()).any(|window| window == MAKER), "the photograph names its camera");
    for (path, bytes) in lab.files("public") {
        assert!(!bytes.windows(MAKER.len()).any(|window| window == MAKER), "{path} names the camera");
    }
}

#[test]
fn a_photograph_goes_out_upright_in_several_widths_with_its_profile() {
    let lab = built();
    let mut sizes = Vec::new();
    for (path, bytes) in lab.files("public/assets").into_iter().filter(|(path, _)| path.starts_with("photo-")) {
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().expect("a picture");
        let mut decoder = reader.into_decoder().expect("a picture");
        assert_eq!(decoder.icc_profile().expect("a profile").as_deref(), Some(PROFILE), "{path}");
        sizes.push(decoder.dimensions());
    }
    sizes.sort_unstable();
    assert_eq!(sizes, [(480, 800), (600, 1000)]);
    let page = lab.read("public/pages/photo.html");
    assert!(page.contains("480w") && page.contains("600w"), "{page}");
    assert!(page.contains("width=\"600\" height=\"1000\" loading=\"lazy\""), "{page}");
}
