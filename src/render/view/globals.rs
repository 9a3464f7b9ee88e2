//! What every template knows of the site.

use tera::{Context, Map, Value};

use super::shapes::{link, map, path};
use crate::kinds::{Facts, KINDS};
use crate::render::Stage;
use crate::settings::{Area, Door};

/// Returns the context that all pages share.
pub(in crate::render) fn globals(stage: &Stage<'_>) -> Context {
    let settings = stage.settings;
    let site = &settings.site;
    let text = |text: &Option<crate::fields::Text>| -> Value { text.as_ref().map(|text| text.value.as_ref()).into() };
    let mut context = Context::new();
    let mut put = |key: &'static str, value: Value| context.insert_value(key, value);
    put(
        "site",
        map([
            ("title", site.title.value.as_ref().into()),
            ("base_url", settings.base_url().into()),
            ("language", settings.language().into()),
            ("description", text(&site.description)),
        ]),
    );
    let partnership = settings.partnership.as_ref();
    let board = partnership.and_then(|partnership| partnership.adults_board.as_ref());
    put(
        "partnership",
        map([
            ("name", settings.partnership_name().into()),
            ("short_name", partnership.map_or_else(Value::none, |partnership| text(&partnership.short_name))),
            ("email", partnership.map_or_else(Value::none, |partnership| text(&partnership.email))),
            ("address", partnership.map_or_else(Value::none, |partnership| text(&partnership.address))),
            (
                "adults_board",
                board
                    .map(|board| {
                        map([("name", board.name.value.as_ref().into()), ("url", board.url.value.as_ref().into())])
                    })
                    .into(),
            ),
        ]),
    );
    put("areas", settings.areas.iter().map(area).collect::<Vec<_>>().into());
    let exit = settings.exit.as_ref();
    put(
        "exit",
        map([
            ("url", exit.map_or("https://www.bbc.co.uk/weather", |exit| &exit.url.value).into()),
            ("label", exit.map_or_else(Value::none, |exit| text(&exit.label))),
        ]),
    );
    put("sections", sections(stage));
    put("menus", menus(stage));
    let assets = stage.theme.statics.iter();
    let assets: Map = assets.map(|(name, path, _)| (name.clone().into(), path.as_str().into())).collect();
    put("assets", assets.into());
    put("t", stage.theme.strings.clone());
    put("preview", stage.preview.into());
    context
}

fn area(area: &Area) -> Value {
    map([
        ("id", area.id.value.as_ref().into()),
        ("name", area.name.value.as_ref().into()),
        ("front_door", area.front_door.as_ref().map(door).into()),
        ("out_of_hours", area.out_of_hours.as_ref().map(door).into()),
    ])
}

fn door(door: &Door) -> Value {
    let dialled: String = door.phone.value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    map([
        ("phone", door.phone.value.as_ref().into()),
        ("tel", dialled.into()),
        ("hours", door.hours.as_ref().map(|hours| hours.value.as_ref()).into()),
    ])
}

/// Returns the kinds that have something to show, in order.
fn sections(stage: &Stage<'_>) -> Value {
    let shown = KINDS.iter().filter(|kind| kind.about.learning);
    let shown = shown.filter(|kind| stage.library.of_kind(kind.about.name).next().is_some());
    shown.map(|kind| link(kind.about.plural, &format!("{}/index.html", kind.about.folder))).collect::<Vec<_>>().into()
}

/// Returns the menus of plain pages, each in the order that the pages ask for.
fn menus(stage: &Stage<'_>) -> Value {
    let menu = |name: &str| {
        let mut links: Vec<(u32, &str, String)> = Vec::new();
        for (_, page) in stage.library.of_kind("page") {
            if let Facts::Page(facts) = &page.document.facts
                && facts.menu.as_ref().is_some_and(|menu| &*menu.id == name)
            {
                let order = facts.order.map_or(u32::MAX, |order| order.value);
                links.push((order, &page.document.meta.title.value, path(page)));
            }
        }
        links.sort();
        links.iter().map(|(_, label, path)| link(label, path)).collect::<Vec<_>>().into()
    };
    map([("help", menu("help")), ("about", menu("about")), ("footer", menu("footer"))])
}
