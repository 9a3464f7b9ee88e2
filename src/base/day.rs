//! Civil dates in Europe/London.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::Time;

/// A day of the calendar, as people write it in minutes and letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// Returns the day, or `None` when the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// Returns the calendar year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Returns the same day of a later month (the last of the month where that month is shorter).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().months(months)))
    }

    /// Returns the day as people read it: `12 March 2026`.
    pub fn long(self) -> String {
        self.0.strftime("%-d %B %Y").to_string()
    }

    /// Returns the first moment of the day in London, as RFC 5322, for messages: `Wed, 01 Jul 2026 00:00:00 +0100`.
    pub fn rfc2822(self) -> String {
        let london = self.0.in_tz("Europe/London");
        let utc = || self.0.strftime("%a, %d %b %Y 00:00:00 +0000").to_string();
        london.map_or_else(|_| utc(), |zoned| zoned.strftime("%a, %d %b %Y %H:%M:%S %z").to_string())
    }

    /// Returns the first moment of the day in London, as RFC 3339, for feeds: `2026-07-01T00:00:00+01:00`.
    pub fn rfc3339(self) -> String {
        let london = self.0.in_tz("Europe/London");
        london.map_or_else(|_| format!("{self}T00:00:00Z"), |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }
}

impl Day {
    /// Returns the moment of a time of this day in London, for calendars: `20260701T113000Z`.
    ///
    /// The zone data are the program's own, so that no computer gives another answer.
    pub fn at_utc(self, time: Time) -> Option<String> {
        let london = TimeZoneDatabase::bundled().get("Europe/London").ok()?;
        let there = self.0.at(time.hour, time.minute, 0, 0).to_zoned(london).ok()?;
        Some(there.with_time_zone(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string())
    }

    /// Returns how many days have passed since the first day of 2000.
    pub fn number(self) -> u64 {
        let since = jiff::civil::date(2000, 1, 1).until(self.0).map_or(0, |span| span.get_days());
        u64::try_from(since).unwrap_or(0)
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl FromStr for Day {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| "a date is written as year, month and day, such as 2026-03-12")
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The day that a run takes for today: decided once, at the command line, and handed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today(pub Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_for_people_and_for_feeds() {
        let day: Day = "2026-07-01".parse().expect("a day");
        assert_eq!(day.long(), "1 July 2026");
        assert_eq!(day.rfc3339(), "2026-07-01T00:00:00+01:00");
        assert_eq!(day.rfc2822(), "Wed, 01 Jul 2026 00:00:00 +0100");
        let noon = Time { hour: 12, minute: 30 };
        assert_eq!(day.at_utc(noon).as_deref(), Some("20260701T113000Z"));
        let winter: Day = "2026-12-08".parse().expect("a day");
        assert_eq!(winter.at_utc(noon).as_deref(), Some("20261208T123000Z"));
        assert_eq!(winter.number(), 9838);
        assert_eq!(day.plus_months(12).to_string(), "2027-07-01");
    }
}
