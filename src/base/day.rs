//! Civil dates in Europe/London.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

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
#[derive(Clone, Copy, Debug)]
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
        assert_eq!(day.plus_months(12).to_string(), "2027-07-01");
    }
}
