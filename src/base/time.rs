//! A time of the day, as people write it: `12:30`, `9.30am`.

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// From 0 to 23.
    pub hour: i8,
    /// From 0 to 59.
    pub minute: i8,
}

impl Time {
    /// Returns the time that a text tells, if it tells one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let (digits, later) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
            (Some(digits), _) => (digits.trim(), Some(false)),
            (_, Some(digits)) => (digits.trim(), Some(true)),
            (None, None) => (text.as_str(), None),
        };
        let (hour, minute) = match digits.split_once([':', '.']) {
            Some((hour, minute)) if minute.len() == 2 => (hour, minute),
            // An hour alone says whether it is before or after noon.
            None if later.is_some() => (digits, "00"),
            _ => return None,
        };
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i8>().ok())?;
        let (hour, minute) = (number(hour)?, number(minute)?);
        let hour = match later {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(true) => hour % 12 + 12,
            Some(false) => hour % 12,
            None => hour,
        };
        ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(Self { hour, minute })
    }

    /// Returns how many minutes pass until another time of the same day; none when it is not later.
    pub fn minutes_to(self, end: Self) -> Option<u32> {
        let minutes = |time: Self| i32::from(time.hour) * 60 + i32::from(time.minute);
        u32::try_from(minutes(end) - minutes(self)).ok().filter(|&minutes| minutes > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(i8, i8)>) {
        let found = Time::parse(text).map(|time| (time.hour, time.minute));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        check("12:30", Some((12, 30)));
        check(" 9.05 ", Some((9, 5)));
        check("9.30am", Some((9, 30)));
        check("1 pm", Some((13, 0)));
        check("12pm", Some((12, 0)));
        check("12 am", Some((0, 0)));
        for text in ["", "12", "25:00", "12:60", "13pm", "noon", "12:3", "-1:30", "+1:30", "1:30:00"] {
            check(text, None);
        }
        let at = |text| Time::parse(text).expect("a time");
        assert_eq!(at("12:30").minutes_to(at("13:25")), Some(55));
        assert_eq!(at("13:25").minutes_to(at("12:30")), None);
    }
}
