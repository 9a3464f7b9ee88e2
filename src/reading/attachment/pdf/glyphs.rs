//! The characters that glyphs of fonts are named for, after the Adobe Glyph List.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Names and code points, for the alphabets of Europe and for what stands between words.
const LIST: &str = "\
    A 41, AE c6, AEacute 1fc, Aacute c1, Abreve 102, Acircumflex c2, Adieresis c4, Agrave c0, Alpha 391, Alphatonos \
    386, Amacron 100, Aogonek 104, Aring c5, Aringacute 1fa, Atilde c3, B 42, Beta 392, C 43, Cacute 106, Ccaron 10c, \
    Ccedilla c7, Ccircumflex 108, Cdotaccent 10a, Chi 3a7, D 44, Dcaron 10e, Dcroat 110, E 45, Eacute c9, Ebreve 114, \
    Ecaron 11a, Ecircumflex ca, Edieresis cb, Edotaccent 116, Egrave c8, Emacron 112, Eng 14a, Eogonek 118, Epsilon \
    395, Epsilontonos 388, Eta 397, Etatonos 389, Eth d0, Euro 20ac, F 46, G 47, Gamma 393, Gbreve 11e, Gcaron 1e6, \
    Gcircumflex 11c, Gdotaccent 120, H 48, H18533 25cf, H22073 25a1, Hbar 126, Hcircumflex 124, I 49, IJ 132, Iacute \
    cd, Ibreve 12c, Icircumflex ce, Idieresis cf, Idotaccent 130, Ifraktur 2111, Igrave cc, Imacron 12a, Iogonek 12e, \
    Iota 399, Iotadieresis 3aa, Iotatonos 38a, Itilde 128, J 4a, Jcircumflex 134, K 4b, Kappa 39a, L 4c, Lacute 139, \
    Lambda 39b, Lcaron 13d, Ldot 13f, Lslash 141, M 4d, Mu 39c, N 4e, Nacute 143, Ncaron 147, Ntilde d1, Nu 39d, O 4f, \
    OE 152, Oacute d3, Obreve 14e, Ocircumflex d4, Odieresis d6, Ograve d2, Ohorn 1a0, Ohungarumlaut 150, Omacron 14c, \
    Omega 2126, Omegatonos 38f, Omicron 39f, Omicrontonos 38c, Oslash d8, Oslashacute 1fe, Otilde d5, P 50, Phi 3a6, \
    Pi 3a0, Psi 3a8, Q 51, R 52, Racute 154, Rcaron 158, Rfraktur 211c, Rho 3a1, S 53, Sacute 15a, Scaron 160, \
    Scedilla 15e, Scircumflex 15c, Sigma 3a3, T 54, Tau 3a4, Tbar 166, Tcaron 164, Theta 398, Thorn de, U 55, Uacute \
    da, Ubreve 16c, Ucircumflex db, Udieresis dc, Ugrave d9, Uhorn 1af, Uhungarumlaut 170, Umacron 16a, Uogonek 172, \
    Upsilon 3a5, Upsilon1 3d2, Upsilondieresis 3ab, Upsilontonos 38e, Uring 16e, Utilde 168, V 56, W 57, Wcircumflex \
    174, X 58, Xi 39e, Y 59, Yacute dd, Ycircumflex 176, Ydieresis 178, Z 5a, Zacute 179, Zcaron 17d, Zdotaccent 17b, \
    Zeta 396, a 61, aacute e1, abreve 103, acircumflex e2, acute b4, adieresis e4, ae e6, aeacute 1fd, agrave e0, \
    aleph 2135, alpha 3b1, alphatonos 3ac, amacron 101, ampersand 26, anoteleia 387, aogonek 105, approxequal 2248, \
    aring e5, aringacute 1fb, arrowboth 2194, arrowdblboth 21d4, arrowdbldown 21d3, arrowdblleft 21d0, arrowdblright \
    21d2, arrowdblup 21d1, arrowdown 2193, arrowleft 2190, arrowright 2192, arrowup 2191, arrowupdn 2195, arrowupdnbse \
    21a8, asciicircum 5e, asciitilde 7e, asterisk 2a, at 40, atilde e3, b 62, backslash 5c, bar 7c, beta 3b2, \
    braceleft 7b, braceright 7d, bracketleft 5b, bracketright 5d, breve 2d8, brokenbar a6, bullet 2022, c 63, cacute \
    107, caron 2c7, carriagereturn 21b5, ccaron 10d, ccedilla e7, ccircumflex 109, cdotaccent 10b, cedilla b8, cent \
    a2, chi 3c7, circumflex 2c6, colon 3a, colonmonetary 20a1, comma 2c, copyright a9, currency a4, d 64, dagger 2020, \
    daggerdbl 2021, dcaron 10f, dcroat 111, degree b0, delta 3b4, dieresis a8, dieresistonos 385, divide f7, dollar \
    24, dong 20ab, dotaccent 2d9, dotlessi 131, e 65, eacute e9, ebreve 115, ecaron 11b, ecircumflex ea, edieresis eb, \
    edotaccent 117, egrave e8, eight 38, ellipsis 2026, emacron 113, emdash 2014, endash 2013, eng 14b, eogonek 119, \
    epsilon 3b5, epsilontonos 3ad, equal 3d, estimated 212e, eta 3b7, etatonos 3ae, eth f0, exclam 21, exclamdbl 203c, \
    exclamdown a1, f 66, figuredash 2012, filledbox 25a0, five 35, fiveeighths 215d, florin 192, four 34, fraction \
    2044, franc 20a3, g 67, gamma 3b3, gbreve 11f, gcaron 1e7, gcircumflex 11d, gdotaccent 121, germandbls df, grave \
    60, greater 3e, greaterequal 2265, guillemotleft ab, guillemotright bb, guilsinglleft 2039, guilsinglright 203a, h \
    68, hbar 127, hcircumflex 125, hungarumlaut 2dd, hyphen 2d, i 69, iacute ed, ibreve 12d, icircumflex ee, idieresis \
    ef, igrave ec, ij 133, imacron 12b, infinity 221e, iogonek 12f, iota 3b9, iotadieresis 3ca, iotadieresistonos 390, \
    iotatonos 3af, itilde 129, j 6a, jcircumflex 135, k 6b, kappa 3ba, kgreenlandic 138, l 6c, lacute 13a, lambda 3bb, \
    lcaron 13e, ldot 140, less 3c, lessequal 2264, lira 20a4, logicalnot ac, longs 17f, lslash 142, m 6d, macron af, \
    minus 2212, minute 2032, mu b5, multiply d7, n 6e, nacute 144, napostrophe 149, ncaron 148, nine 39, notequal \
    2260, ntilde f1, nu 3bd, numbersign 23, o 6f, oacute f3, obreve 14f, ocircumflex f4, odieresis f6, oe 153, ogonek \
    2db, ograve f2, ohorn 1a1, ohungarumlaut 151, omacron 14d, omega 3c9, omega1 3d6, omegatonos 3ce, omicron 3bf, \
    omicrontonos 3cc, one 31, onedotenleader 2024, oneeighth 215b, onehalf bd, onequarter bc, onethird 2153, \
    ordfeminine aa, ordmasculine ba, oslash f8, oslashacute 1ff, otilde f5, p 70, paragraph b6, parenleft 28, \
    parenright 29, percent 25, period 2e, periodcentered b7, perthousand 2030, peseta 20a7, phi 3c6, phi1 3d5, pi 3c0, \
    plus 2b, plusminus b1, prescription 211e, psi 3c8, q 71, question 3f, questiondown bf, quotedbl 22, quotedblbase \
    201e, quotedblleft 201c, quotedblright 201d, quoteleft 2018, quotereversed 201b, quoteright 2019, quotesinglbase \
    201a, quotesingle 27, r 72, racute 155, radical 221a, rcaron 159, registered ae, rho 3c1, ring 2da, s 73, sacute \
    15b, scaron 161, scedilla 15f, scircumflex 15d, second 2033, section a7, semicolon 3b, seven 37, seveneighths \
    215e, sigma 3c3, sigma1 3c2, six 36, slash 2f, space 20, sterling a3, t 74, tau 3c4, tbar 167, tcaron 165, theta \
    3b8, theta1 3d1, thorn fe, three 33, threeeighths 215c, threequarters be, tilde 2dc, tonos 384, trademark 2122, \
    two 32, twodotenleader 2025, twothirds 2154, u 75, uacute fa, ubreve 16d, ucircumflex fb, udieresis fc, ugrave f9, \
    uhorn 1b0, uhungarumlaut 171, umacron 16b, underscore 5f, underscoredbl 2017, uogonek 173, upsilon 3c5, \
    upsilondieresis 3cb, upsilondieresistonos 3b0, upsilontonos 3cd, uring 16f, utilde 169, v 76, w 77, wcircumflex \
    175, weierstrass 2118, x 78, xi 3be, y 79, yacute fd, ycircumflex 177, ydieresis ff, yen a5, z 7a, zacute 17a, \
    zcaron 17e, zdotaccent 17c, zero 30, zeta 3b6";

static NAMES: LazyLock<BTreeMap<&str, char>> = LazyLock::new(|| {
    let pairs = LIST.split(", ").filter_map(|pair| pair.split_once(' '));
    let known = pairs.filter_map(|(name, code)| Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?)));
    known.collect()
});

/// Returns the text that a glyph of some name stands for.
pub(super) fn text(name: &str) -> Option<String> {
    // What follows a dot is the look of the glyph, and an underscore joins the parts of a ligature.
    let stem = name.split('.').next().unwrap_or_default();
    stem.split('_').map(character).collect::<Option<String>>().filter(|text| !text.is_empty())
}

fn character(name: &str) -> Option<char> {
    if let Some(character) = NAMES.get(name) {
        return Some(*character);
    }
    let code = name.strip_prefix("uni").filter(|code| code.len() == 4);
    let code = code.or_else(|| name.strip_prefix('u').filter(|code| (4..=6).contains(&code.len())))?;
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(text(name).as_deref(), expected, "{name}");
    }

    #[test]
    fn glyphs_are_named_for_characters() {
        check("A", Some("A"));
        check("eacute", Some("é"));
        check("lslash.sc", Some("ł"));
        check("f_f_i", Some("ffi"));
        check("uni0119", Some("ę"));
        check("u1F600", Some("\u{1f600}"));
        check("g37", None);
        check(".notdef", None);
    }
}
