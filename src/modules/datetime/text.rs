//! Dates and times as text: ISO 8601 both ways, patterns of `strftime`.

use super::calendar::{Fields, is_date, is_valid};

/// A number with leading zeros.
pub fn push(out: &mut String, number: i64, width: usize) {
    let mut digits = [b'0'; 20];
    let (mut at, mut rest) = (digits.len(), number.unsigned_abs());
    while rest > 0 {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let at = at.min(digits.len() - width.min(digits.len()));
    out.extend(digits[at..].iter().map(|&digit| digit as char));
}

/// `YYYY-MM-DD`.
pub fn push_date(out: &mut String, year: i64, month: i64, day: i64) {
    push(out, year, 4);
    out.push('-');
    push(out, month, 2);
    out.push('-');
    push(out, day, 2);
}

/// How much of a time `isoformat` shows.
#[derive(Clone, Copy)]
pub enum Precision {
    Auto,
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
    Microseconds,
}

impl Precision {
    pub fn named(name: &str) -> Option<Precision> {
        Some(match name {
            "auto" => Precision::Auto,
            "hours" => Precision::Hours,
            "minutes" => Precision::Minutes,
            "seconds" => Precision::Seconds,
            "milliseconds" => Precision::Milliseconds,
            "microseconds" => Precision::Microseconds,
            _ => return None,
        })
    }
}

/// `HH:MM:SS.ffffff`, from hour, minute, second and microsecond.
pub fn push_time(out: &mut String, fields: &[i64], precision: Precision) {
    push(out, fields[0], 2);
    if matches!(precision, Precision::Hours) {
        return;
    }
    out.push(':');
    push(out, fields[1], 2);
    if matches!(precision, Precision::Minutes) {
        return;
    }
    out.push(':');
    push(out, fields[2], 2);
    let microsecond = fields[3];
    match precision {
        Precision::Milliseconds => {
            out.push('.');
            push(out, microsecond / 1000, 3);
        }
        Precision::Auto if microsecond == 0 => {}
        Precision::Auto | Precision::Microseconds => {
            out.push('.');
            push(out, microsecond, 6);
        }
        _ => {}
    }
}

/// `+HH:MM`, with seconds and microseconds where there are any; from microseconds.
pub fn push_offset(out: &mut String, offset: i64) {
    push_offset_with(out, offset, ":");
}

/// As [`push_offset`] with another separator.
fn push_offset_with(out: &mut String, offset: i64, separator: &str) {
    out.push(if offset < 0 { '-' } else { '+' });
    let rest = offset.abs();
    let (seconds, microseconds) = (rest / 1_000_000, rest % 1_000_000);
    push(out, seconds / 3600, 2);
    out.push_str(separator);
    push(out, seconds / 60 % 60, 2);
    if seconds % 60 != 0 || microseconds != 0 {
        out.push_str(separator);
        push(out, seconds % 60, 2);
    }
    if microseconds != 0 {
        out.push('.');
        push(out, microseconds, 6);
    }
}

fn number(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0, |number, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + (digit - b'0') as i64)
    })
}

/// The date that `YYYY-MM-DD` stands for.
pub fn parse_date(text: &[u8]) -> Option<(i64, i64, i64)> {
    let &[_, _, _, _, b'-', _, _, b'-', _, _] = text else {
        return None;
    };
    let (year, month, day) = (
        number(&text[..4])?,
        number(&text[5..7])?,
        number(&text[8..])?,
    );
    is_date(year, month, day).then_some((year, month, day))
}

/// The fields that `YYYY-MM-DD?HH:MM[:SS[.fff[fff]]][Z|+HH:MM]` stands for, and the offset in microseconds.
pub fn parse_moment(text: &[u8]) -> Option<(Fields, Option<i64>)> {
    let (year, month, day) = parse_date(text.get(..10)?)?;
    let mut fields = [year, month, day, 0, 0, 0, 0];
    if text.len() == 10 {
        return Some((fields, None));
    }
    let mut rest = text.get(11..)?;
    let &[_, _, b':', _, _, ..] = rest else {
        return None;
    };
    fields[3] = number(&rest[..2])?;
    fields[4] = number(&rest[3..5])?;
    rest = &rest[5..];
    if let &[b':', _, _, ..] = rest {
        fields[5] = number(&rest[1..3])?;
        rest = &rest[3..];
        if let [b'.' | b',', fraction @ ..] = rest {
            let length = fraction
                .iter()
                .take_while(|digit| digit.is_ascii_digit())
                .count();
            let unit = match length {
                3 => 1000,
                6 => 1,
                _ => return None,
            };
            fields[6] = number(&fraction[..length])? * unit;
            rest = &fraction[length..];
        }
    }
    let offset = match *rest {
        [] => None,
        [b'Z'] => Some(0),
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let (hours, minutes) = (number(&rest[1..3])?, number(&rest[4..])?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let size = (hours * 60 + minutes) * 60_000_000;
            Some(if sign == b'-' { -size } else { size })
        }
        _ => return None,
    };
    is_valid(&fields).then_some((fields, offset))
}

/// What a pattern may want to know of a time zone.
#[derive(Default)]
pub struct Zone {
    /// Microseconds before UTC; none without a zone.
    pub offset: Option<i64>,
    /// Its name, if that has been asked for: see [`names_zone`].
    pub name: Option<String>,
}

/// Whether a pattern wants the name of the zone.
pub fn names_zone(pattern: &str) -> bool {
    pattern.contains("%Z")
}

/// A pattern with `%f`, `%z` and `%Z` filled in, if nothing else in it wants more than the fields of a date and time: no
/// year below 1000 (which are padded), no seconds since the epoch.
pub fn plain_pattern(pattern: &str, year: i64, microsecond: i64, zone: &Zone) -> Option<String> {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let code = rest[at + 1..].chars().next()?;
        match code {
            'f' => push(&mut out, microsecond, 6),
            'z' => {
                if let Some(offset) = zone.offset {
                    push_offset_with(&mut out, offset, "");
                }
            }
            'Z' => match (&zone.name, zone.offset) {
                (Some(name), _) => out.push_str(&name.replace('%', "%%")),
                (None, None) => {}
                _ => return None,
            },
            ':' | 's' | '-' | '\0' => return None,
            'Y' | 'G' | 'F' | 'C' | 'c' | 'x' | 'y' | 'g' | 'D' | '+' if year < 1000 => {
                return None;
            }
            _ => {
                out.push('%');
                out.push(code);
            }
        }
        rest = &rest[at + 1 + code.len_utf8()..];
    }
    out.push_str(rest);
    (!out.contains('\0')).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_texts() {
        let parsed = parse_moment(b"2024-01-02T03:04:05.678-01:30");
        let offset = Some(-90 * 60_000_000);
        assert_eq!(parsed, Some(([2024, 1, 2, 3, 4, 5, 678_000], offset)));
        for wrong in [
            "2024-02-30",
            "2024-01-02T",
            "2024-01-02T24:00",
            "2024-01-02T03:04:05.67",
        ] {
            assert_eq!(parse_moment(wrong.as_bytes()), None);
        }
        let mut text = String::new();
        push_offset(&mut text, -90 * 60_000_000);
        push_time(&mut text, &[1, 2, 3, 45], Precision::Auto);
        assert_eq!(text, "-01:3001:02:03.000045");
    }
}
