//! The local time zone, as the C library finds it: `TZ` names a zone file or is a rule of its own (POSIX), without it
//! `/etc/localtime` applies. Zone files are TZif (RFC 9636): a list of moments at which the clock changes, and for the
//! time after them a POSIX rule. After `zoneinfo` of CPython and `time/tzset.c` of glibc.
//!
//! Files are only read when the module `time` is imported and by `tzset()`.

use super::calendar::{date_from_days, days_from_date};

const DAY: i64 = 86_400;
const ZONE_FILES: &str = "/usr/share/zoneinfo";
const LOCAL_FILE: &str = "/etc/localtime";
/// Larger files are no zone files.
const LARGEST: usize = 1 << 20;

/// One of a zone's clocks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clock {
    /// Seconds east of UTC.
    pub offset: i64,
    pub dst: bool,
    pub name: String,
}

/// A time zone.
#[derive(Debug)]
pub(super) struct Zone {
    /// When the clock changes, and to which; ascending.
    changes: Vec<(i64, usize)>,
    /// At least one.
    clocks: Vec<Clock>,
    /// What applies after the last change.
    rule: Option<Rule>,
}

/// A POSIX rule: a clock, perhaps another one for a part of each year.
#[derive(Clone, Debug, PartialEq)]
struct Rule {
    standard: Clock,
    summer: Option<(Clock, Moment, Moment)>,
}

/// A moment of every year, in local time.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Moment {
    day: RuleDay,
    /// Seconds from midnight.
    time: i64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum RuleDay {
    /// 1 to 365; February 29 is never counted.
    Julian(i64),
    /// From 0; February 29 is counted.
    OfYear(i64),
    /// Month, week (5: the last), weekday (0: Sunday).
    Weekday(i64, i64, i64),
}

impl RuleDay {
    /// Its number from 1970-01-01 in a year.
    fn in_year(self, year: i64) -> i64 {
        let first = days_from_date(year, 1, 1);
        match self {
            RuleDay::Julian(day) => {
                let leap = days_from_date(year + 1, 1, 1) - first == 366;
                first + day - 1 + (leap && day >= 60) as i64
            }
            RuleDay::OfYear(day) => first + day,
            RuleDay::Weekday(month, week, weekday) => {
                let start = days_from_date(year, month, 1);
                let end = match month {
                    12 => days_from_date(year + 1, 1, 1),
                    _ => days_from_date(year, month + 1, 1),
                };
                let until = (weekday - (start + 4)).rem_euclid(7);
                let mut day = start + until + 7 * (week - 1);
                while day >= end {
                    day -= 7;
                }
                day
            }
        }
    }
}

impl Rule {
    fn at(&self, seconds: i64) -> &Clock {
        let Some((summer, start, end)) = &self.summer else {
            return &self.standard;
        };
        let (year, _, _) = date_from_days((seconds + self.standard.offset).div_euclid(DAY));
        let begins = start.day.in_year(year) * DAY + start.time - self.standard.offset;
        let ends = end.day.in_year(year) * DAY + end.time - summer.offset;
        let is_summer = if begins < ends {
            (begins..ends).contains(&seconds)
        } else {
            !(ends..begins).contains(&seconds)
        };
        if is_summer { summer } else { &self.standard }
    }
}

impl Zone {
    fn fixed(name: &str, offset: i64) -> Zone {
        Zone {
            changes: Vec::new(),
            clocks: vec![Clock {
                offset,
                dst: false,
                name: name.to_string(),
            }],
            rule: None,
        }
    }

    /// The zone that a value of `TZ` stands for.
    pub fn named(setting: Option<&str>) -> Zone {
        let Some(setting) = setting else {
            return Zone::read(LOCAL_FILE).unwrap_or_else(|| Zone::fixed("UTC", 0));
        };
        let name = setting.strip_prefix(':').unwrap_or(setting);
        if name.is_empty() {
            return Zone::fixed("UTC", 0);
        }
        // As in glibc, names do not lead out of the directory.
        let file = match name.strip_prefix('/') {
            Some(_) => Some(name.to_string()),
            None if name.split('/').any(|part| part == "..") => None,
            None => Some(format!("{ZONE_FILES}/{name}")),
        };
        if let Some(zone) = file.and_then(|file| Zone::read(&file)) {
            return zone;
        }
        match parse_rule(name) {
            Some(rule) => Zone {
                changes: Vec::new(),
                clocks: vec![rule.standard.clone()],
                rule: Some(rule),
            },
            None => Zone::fixed("UTC", 0),
        }
    }

    fn read(path: &str) -> Option<Zone> {
        let data = std::fs::read(path).ok()?;
        (data.len() <= LARGEST).then(|| parse_file(&data)).flatten()
    }

    /// The clock that applies at a moment.
    pub fn at(&self, seconds: i64) -> &Clock {
        let after = self.changes.partition_point(|&(at, _)| at <= seconds);
        match after.checked_sub(1) {
            // Before the first change: the first clock that is no summer time.
            None if !self.changes.is_empty() => {
                let standard = self.clocks.iter().find(|clock| !clock.dst);
                standard.unwrap_or(&self.clocks[0])
            }
            Some(index) if index + 1 < self.changes.len() => &self.clocks[self.changes[index].1],
            last => match (&self.rule, last) {
                (Some(rule), _) => rule.at(seconds),
                (None, Some(index)) => &self.clocks[self.changes[index].1],
                (None, None) => &self.clocks[0],
            },
        }
    }

    /// The moment at which the local clocks show `local` (in seconds from 1970-01-01 00:00 on them). Of two the one
    /// that `dst` asks for, or the first; a moment that the clocks skip is counted on from before the change.
    pub fn moment_of(&self, local: i64, dst: Option<bool>) -> i64 {
        let near = [self.at(local - DAY), self.at(local + DAY)];
        let shown = |clock: &&Clock| self.at(local - clock.offset).offset == clock.offset;
        if let Some(dst) = dst {
            if let Some(clock) = near.iter().find(|clock| clock.dst == dst && shown(clock)) {
                return local - clock.offset;
            }
            // Not the clock of that season: what it would show if it were.
            let now = self.at(local - near[0].offset);
            if now.dst != dst
                && let Some(clock) = self.other_clock(local, dst)
            {
                return local - clock.offset;
            }
        }
        match near.into_iter().find(shown) {
            Some(clock) => local - clock.offset,
            None => local - near[0].offset,
        }
    }

    /// A clock of the wanted kind that applies within a year.
    fn other_clock(&self, local: i64, dst: bool) -> Option<&Clock> {
        (1..=52)
            .flat_map(|week| [local - week * 7 * DAY, local + week * 7 * DAY])
            .map(|seconds| self.at(seconds))
            .find(|clock| clock.dst == dst)
    }
}

/// Reads big-endian numbers.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }
    fn u8(&mut self) -> Option<usize> {
        Some(self.take(1)?[0].into())
    }
    fn i32(&mut self) -> Option<i64> {
        Some(i32::from_be_bytes(self.take(4)?.try_into().ok()?).into())
    }
    fn i64(&mut self) -> Option<i64> {
        Some(i64::from_be_bytes(self.take(8)?.try_into().ok()?))
    }
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.i32()?).ok()
    }
}

/// A zone file's contents.
fn parse_file(data: &[u8]) -> Option<Zone> {
    let mut reader = Reader(data);
    let (version, counts) = header(&mut reader)?;
    if version < b'2' {
        return block(&mut reader, counts, false);
    }
    // The first block has times of 32 bits: for old readers.
    let [indicators, standards, leaps, times, types, chars] = counts;
    let skipped = [
        times.checked_mul(5)?,
        types.checked_mul(6)?,
        leaps.checked_mul(8)?,
        chars,
        standards,
        indicators,
    ];
    for length in skipped {
        reader.take(length)?;
    }
    let (_, counts) = header(&mut reader)?;
    let mut zone = block(&mut reader, counts, true)?;
    let footer = std::str::from_utf8(reader.0).ok()?.strip_prefix('\n')?;
    zone.rule = parse_rule(footer.lines().next().unwrap_or(""));
    Some(zone)
}

fn header(reader: &mut Reader<'_>) -> Option<(u8, [usize; 6])> {
    if reader.take(4)? != b"TZif" {
        return None;
    }
    let version = reader.take(16)?[0];
    let mut counts = [0; 6];
    for count in &mut counts {
        *count = reader.count()?;
    }
    Some((version, counts))
}

fn block(reader: &mut Reader<'_>, counts: [usize; 6], wide: bool) -> Option<Zone> {
    let [indicators, standards, leaps, times, types, chars] = counts;
    let size = if wide { 8 } else { 4 };
    if times.checked_mul(size + 1)? > reader.0.len() || types == 0 {
        return None;
    }
    let mut moments = Vec::with_capacity(times);
    for _ in 0..times {
        moments.push(if wide { reader.i64()? } else { reader.i32()? });
    }
    let kinds = reader.take(times)?;
    let mut rows = Vec::new();
    for _ in 0..types {
        rows.push((reader.i32()?, reader.u8()? != 0, reader.u8()?));
    }
    let names = reader.take(chars)?;
    reader.take(leaps.checked_mul(size + 4)?)?;
    reader.take(standards)?;
    reader.take(indicators)?;
    let clocks: Vec<Clock> = rows
        .into_iter()
        .map(|(offset, dst, at)| {
            let name = names.get(at..)?.split(|&byte| byte == 0).next()?;
            Some(Clock {
                offset,
                dst,
                name: String::from_utf8_lossy(name).into_owned(),
            })
        })
        .collect::<Option<_>>()?;
    let changes: Vec<(i64, usize)> = moments
        .into_iter()
        .zip(kinds.iter().map(|&kind| kind.into()))
        .collect();
    let sound = changes.iter().all(|&(_, kind)| kind < clocks.len())
        && changes.windows(2).all(|pair| pair[0].0 < pair[1].0);
    sound.then_some(Zone {
        changes,
        clocks,
        rule: None,
    })
}

/// A POSIX rule: `CET-1CEST,M3.5.0,M10.5.0/3`.
fn parse_rule(text: &str) -> Option<Rule> {
    let mut rest = text;
    let name = take_name(&mut rest)?;
    // glibc takes a bare name for UTC under that name.
    let offset = if rest.is_empty() {
        0
    } else {
        -take_time(&mut rest, 24)?
    };
    let standard = Clock {
        offset,
        dst: false,
        name,
    };
    if rest.is_empty() {
        return Some(Rule {
            standard,
            summer: None,
        });
    }
    let name = take_name(&mut rest)?;
    let offset = match rest.chars().next() {
        Some(c) if c != ',' => -take_time(&mut rest, 24)?,
        _ => standard.offset + 3600,
    };
    let summer = Clock {
        offset,
        dst: true,
        name,
    };
    let moments = if rest.is_empty() {
        ",M3.2.0,M11.1.0"
    } else {
        rest
    };
    let mut parts = moments.strip_prefix(',')?.split(',');
    let (start, end) = (moment(parts.next()?)?, moment(parts.next()?)?);
    parts.next().is_none().then_some(Rule {
        standard,
        summer: Some((summer, start, end)),
    })
}

fn take_name(rest: &mut &str) -> Option<String> {
    let (name, tail) = match rest.strip_prefix('<') {
        Some(quoted) => quoted.split_once('>')?,
        None => {
            let end = rest
                .find(|c: char| !c.is_ascii_alphabetic())
                .unwrap_or(rest.len());
            rest.split_at(end)
        }
    };
    *rest = tail;
    (name.len() >= 3).then(|| name.to_string())
}

/// `[+-]hh[:mm[:ss]]` in seconds.
fn take_time(rest: &mut &str, most_hours: i64) -> Option<i64> {
    let (sign, tail) = match rest.as_bytes().first()? {
        b'-' => (-1, &rest[1..]),
        b'+' => (1, &rest[1..]),
        _ => (1, *rest),
    };
    *rest = tail;
    let hours = take_number(rest)?;
    if hours > most_hours {
        return None;
    }
    let mut seconds = hours * 3600;
    for unit in [60, 1] {
        let Some(tail) = rest.strip_prefix(':') else {
            break;
        };
        *rest = tail;
        let part = take_number(rest)?;
        if part > 59 {
            return None;
        }
        seconds += part * unit;
    }
    Some(sign * seconds)
}

fn take_number(rest: &mut &str) -> Option<i64> {
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    *rest = tail;
    digits.parse().ok().filter(|&number: &i64| number < 1000)
}

fn moment(text: &str) -> Option<Moment> {
    let (day, time) = match text.split_once('/') {
        Some((day, mut time)) => (day, take_time(&mut time, 167)?),
        None => (text, 7200),
    };
    let within = |text: &str, low: i64, high: i64| {
        let number = text.parse().ok()?;
        (low..=high).contains(&number).then_some(number)
    };
    let day = if let Some(parts) = day.strip_prefix('M') {
        let mut parts = parts.split('.');
        RuleDay::Weekday(
            within(parts.next()?, 1, 12)?,
            within(parts.next()?, 1, 5)?,
            within(parts.next()?, 0, 6)?,
        )
    } else if let Some(day) = day.strip_prefix('J') {
        RuleDay::Julian(within(day, 1, 365)?)
    } else {
        RuleDay::OfYear(within(day, 0, 365)?)
    };
    Some(Moment { day, time })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules() {
        let zone = Zone::named(Some("CET-1CEST,M3.5.0,M10.5.0/3"));
        // 2024-03-31 01:00 and 2024-10-27 01:00 UTC.
        for (seconds, offset) in [
            (1_711_846_799, 3600),
            (1_711_846_800, 7200),
            (1_729_990_799, 7200),
            (1_729_990_800, 3600),
        ] {
            assert_eq!(zone.at(seconds).offset, offset);
        }
        let south = Zone::named(Some("AEST-10AEDT,M10.1.0,M4.1.0/3"));
        assert!(south.at(1_704_067_200).dst && !south.at(1_719_792_000).dst);
        assert_eq!(
            Zone::named(Some("<+0530>-5:30")).at(0),
            &Clock {
                offset: 19_800,
                dst: false,
                name: "+0530".into()
            }
        );
    }

    #[test]
    fn malformed_texts_are_utc() {
        for text in [
            "A",
            "ABC99",
            "ABC1DEF,M13.1.0,M1.1.0",
            "ABC1DEF,1",
            "<AB",
            "../x",
        ] {
            assert_eq!(Zone::named(Some(text)).at(0).offset, 0, "{text}");
        }
        for data in [&b"TZif2"[..], b"TZif\0", b"", &[0xFF; 100]] {
            assert!(parse_file(data).is_none());
        }
    }

    #[test]
    fn skipped_and_doubled_hours() {
        let zone = Zone::named(Some("CET-1CEST,M3.5.0,M10.5.0/3"));
        let local =
            |day: i64, hour: i64| days_from_date(2024, day / 100, day % 100) * DAY + hour * 1800;
        // 02:30 twice.
        assert_eq!(zone.moment_of(local(1027, 5), Some(true)), 1_729_989_000);
        assert_eq!(zone.moment_of(local(1027, 5), Some(false)), 1_729_992_600);
        // 02:30 does not exist: 03:30 summer time.
        assert_eq!(zone.moment_of(local(331, 5), None), 1_711_848_600);
    }
}
