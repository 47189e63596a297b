//! Dates and times as numbers: days of the proleptic Gregorian calendar, microseconds.

/// Microseconds of a day.
pub const DAY: i64 = 86_400_000_000;
/// `date.max.toordinal()`.
pub const LAST: i64 = 3_652_059;
/// Seconds from the beginning of day 0 to 1970-01-01.
pub const EPOCH: i64 = 719_163 * 86_400;

/// Year, month, day, hour, minute, second, microsecond.
pub type Fields = [i64; 7];

/// Days before a date, counted from the first of January of year 1, which is day 1.
pub fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    // Years begin with March here, so that the leap day is the last.
    let year = year - (month <= 2) as i64;
    let month = (month + 9) % 12;
    let years = match u16::try_from(year) {
        // The narrow divisions cost less.
        Ok(year) => (year / 4 + year / 400 - year / 100).into(),
        Err(_) => year / 4 - year / 100 + year / 400,
    };
    365 * year + years + (153 * month + 2) / 5 + day - 306
}

/// The date of an ordinal from 1 to [`LAST`].
pub fn civil(ordinal: i64) -> (i64, i64, i64) {
    let days = ordinal as u32 + 305;
    let era = days / 146_097;
    let day = days % 146_097;
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, wraps) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    ((year + 400 * era + wraps).into(), month.into(), day.into())
}

fn days_in_month(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + leap as i64,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Microseconds since the beginning of day 0.
pub fn instant(fields: &Fields) -> i64 {
    let [year, month, day, hour, minute, second, microsecond] = *fields;
    let seconds = (hour * 60 + minute) * 60 + second;
    ordinal(year, month, day) * DAY + seconds * 1_000_000 + microsecond
}

/// The date and time at an instant, if it is in range.
pub fn fields_at(instant: i64) -> Option<Fields> {
    let (day, rest) = (instant.div_euclid(DAY), instant.rem_euclid(DAY));
    if !(1..=LAST).contains(&day) {
        return None;
    }
    let (year, month, date) = civil(day);
    let seconds = rest / 1_000_000;
    Some([
        year,
        month,
        date,
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        rest % 1_000_000,
    ])
}

/// Whether the numbers are those of a date.
pub fn is_date(year: i64, month: i64, day: i64) -> bool {
    (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day)
}

/// Whether the numbers are those of a time of day.
pub fn is_time(fields: &[i64]) -> bool {
    (0..24).contains(&fields[0])
        && (0..60).contains(&fields[1])
        && (0..60).contains(&fields[2])
        && (0..1_000_000).contains(&fields[3])
}

/// Whether the fields are those of a date and time.
pub fn is_valid(fields: &Fields) -> bool {
    is_date(fields[0], fields[1], fields[2]) && is_time(&fields[3..])
}

/// Monday is 0.
pub fn weekday(year: i64, month: i64, day: i64) -> i64 {
    (ordinal(year, month, day) + 6).rem_euclid(7)
}

/// `a / b` rounded half to even; `b` is positive.
pub fn divide_and_round(a: i128, b: i128) -> i128 {
    let (quotient, rest) = (a.div_euclid(b), a.rem_euclid(b));
    let up = match rest.cmp(&(b - rest)) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => quotient & 1,
        std::cmp::Ordering::Greater => 1,
    };
    quotient + up
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_and_dates() {
        assert_eq!(ordinal(1, 1, 1), 1);
        assert_eq!(ordinal(9999, 12, 31), LAST);
        assert_eq!(ordinal(1970, 1, 1) * 86_400, EPOCH);
        let (mut year, mut month, mut day) = (1, 1, 1);
        for number in 1..=LAST {
            assert_eq!(ordinal(year, month, day), number);
            assert_eq!(civil(number), (year, month, day));
            day += 1;
            if day > days_in_month(year, month) {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
    }

    #[test]
    fn halves_go_to_even() {
        let rounded: Vec<i128> = [-6, -3, -2, -1, 1, 2, 3, 5, 6]
            .map(|number| divide_and_round(number, 2))
            .to_vec();
        assert_eq!(rounded, [-3, -2, -1, 0, 0, 1, 2, 2, 3]);
        assert_eq!(divide_and_round(-7, 3), -2);
    }
}
