//! A desk judges a folder as often as it is asked, and each judgement gives the public site and the preview.

mod lab;

use candour::base::Today;
use candour::pipeline::{Desk, Hint};
use lab::{Lab, TODAY};

fn today() -> Today {
    Today(TODAY.parse().expect("a day"))
}

#[test]
fn one_judgement_gives_the_public_site_and_the_preview() {
    let lab = Lab::copy_of("tests/golden/site");
    lab.page("draft", "Nobody has approved this.");
    let judged = Desk::new(lab.path("")).judge(today(), &Hint::Everything).expect("a site");
    let (public, preview) = (judged.assemble(&mut Vec::new()), judged.preview());
    assert!(public.library().by_id("page-draft").is_none(), "a draft is public");
    let draft = preview.library().by_id("page-draft").expect("the draft");
    assert_eq!((draft.state.name(), draft.approved.is_none()), ("waiting", true));
    assert!(public.library().pages.len() > 3);
    for page in &public.library().pages {
        let same = preview.library().by_id(page.document.id()).expect("each public page");
        assert!(std::sync::Arc::ptr_eq(&same.document, &page.document), "a document was copied");
        assert_eq!((same.state, &same.place.path), (page.state, &page.place.path));
    }
}
