//! The one place that asks what day it is.

use jiff::Timestamp;

use crate::base::{Day, Today};

/// Returns the day to take for today: the one given, or `SOURCE_DATE_EPOCH`, or today in London.
#[expect(clippy::disallowed_methods, reason = "this is the one home of the clock and of the environment variable")]
pub(super) fn today(given: Option<Day>) -> Result<Today, String> {
    if let Some(day) = given {
        return Ok(Today(day));
    }
    let now = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .parse()
            .ok()
            .and_then(|seconds| Timestamp::from_second(seconds).ok())
            .ok_or_else(|| format!("SOURCE_DATE_EPOCH is `{text}`, and should be a number of seconds since 1970"))?,
        Err(_) => Timestamp::now(),
    };
    let london = now.in_tz("Europe/London").map_err(|error| error.to_string())?;
    Ok(Today(london.date().into()))
}
