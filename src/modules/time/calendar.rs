//! Calendar times: `struct_time` and conversions.

use super::zone::{Clock, Zone};
use crate::modules::posix::Environment;
use crate::modules::support::text_of;
use crate::object::tuple::Tuple;
use crate::object::{Bound, Value};
use crate::struct_sequence;
use crate::vm::{Result, Vm};
use std::cell::RefCell;
use std::rc::Rc;

struct_sequence!(pub(super) STRUCT_TIME: "time", "struct_time", "The time value as returned by gmtime(), localtime(), and strptime(), and\naccepted by asctime(), mktime() and strftime().", 9,
    ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"],
    ["tm_zone", "tm_gmtoff"]);

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar (after Howard Hinnant's `days_from_civil`).
pub(super) fn days_from_date(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * 146_097 + days - 719_468
}

/// The date of a day number.
pub(super) fn date_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + (month <= 2) as i64;
    (year, month, day)
}

/// Broken-down time, with `tm_mon` from 1 and Monday 0.
fn fields(seconds: i64) -> [i64; 9] {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = date_from_days(days);
    let weekday = (days + 3).rem_euclid(7);
    let of_year = days - days_from_date(year, 1, 1) + 1;
    [
        year,
        month,
        day,
        rest / 3600,
        rest / 60 % 60,
        rest % 60,
        weekday,
        of_year,
        0,
    ]
}

fn seconds_arg(vm: &mut Vm, value: Option<&Value>) -> Result<i64> {
    let seconds = match value.filter(|value| !value.is_none()) {
        None => rustix::time::clock_gettime(rustix::time::ClockId::Realtime).tv_sec as i64,
        Some(value) => match value.as_exact_float() {
            Some(number) if number.is_nan() => {
                return Err(vm.value_error("Invalid value NaN (not a number)"));
            }
            Some(number) => number.floor() as i64,
            None => vm.index_i64(value)?,
        },
    };
    if seconds.unsigned_abs() > 67_768_036_191_676_799 {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    Ok(seconds)
}

/// The zone that `tzset` found last.
#[derive(Default)]
struct Local(RefCell<Option<Rc<Zone>>>);

fn local_zone(vm: &Vm) -> Rc<Zone> {
    let local = vm.module_state::<Local>();
    if let Some(zone) = &*local.0.borrow() {
        return zone.clone();
    }
    let zone = Rc::new(Zone::named(zone_setting(vm).as_deref()));
    *local.0.borrow_mut() = Some(zone.clone());
    zone
}

/// `TZ` of the environment as the program sees it.
fn zone_setting(vm: &Vm) -> Option<String> {
    let environment = vm.module_state::<Environment>();
    let changed = environment.changes.borrow().get(&b"TZ"[..]).cloned();
    match changed {
        Some(value) => value.map(|value| String::from_utf8_lossy(&value).into_owned()),
        None => std::env::var_os("TZ").map(|value| value.to_string_lossy().into_owned()),
    }
}

/// A time with what belongs to it but is no item of the tuple.
struct Moment {
    fields: [i64; 9],
    offset: i64,
    zone: String,
}

/// Seconds that the local clocks are ahead of UTC at a moment.
pub fn local_offset(vm: &Vm, seconds: i64) -> i64 {
    local_zone(vm).at(seconds).offset
}

/// Formats broken-down time that has no zone.
pub fn format_fields(pattern: &str, fields: [i64; 9]) -> String {
    let moment = Moment {
        fields,
        offset: 0,
        zone: String::new(),
    };
    format(pattern, &moment)
}

fn local_moment(vm: &Vm, seconds: i64) -> Moment {
    let zone = local_zone(vm);
    let Clock { offset, dst, name } = zone.at(seconds);
    let mut fields = fields(seconds + offset);
    fields[8] = *dst as i64;
    Moment {
        fields,
        offset: *offset,
        zone: name.clone(),
    }
}

fn structure(vm: &mut Vm, moment: &Moment) -> Result<Value> {
    let items = moment.fields.map(|field| vm.int(field)).to_vec();
    let hidden = vec![vm.str(&moment.zone), vm.int(moment.offset)];
    vm.struct_sequence(&STRUCT_TIME, items, hidden)
}

pub(super) fn gmtime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let seconds = seconds_arg(vm, args.opt(0))?;
    let moment = Moment {
        fields: fields(seconds),
        offset: 0,
        zone: "GMT".to_string(),
    };
    structure(vm, &moment)
}

pub(super) fn localtime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let seconds = seconds_arg(vm, args.opt(0))?;
    let moment = local_moment(vm, seconds);
    structure(vm, &moment)
}

fn tuple_arg(vm: &mut Vm, value: Option<&Value>, function: &str) -> Result<[i64; 9]> {
    let Some(value) = value else {
        let now = seconds_arg(vm, None)?;
        return Ok(local_moment(vm, now).fields);
    };
    let Some(tuple) = value.downcast::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    let items = tuple.items().to_vec();
    if items.len() != 9 {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut found = [0; 9];
    for (slot, item) in found.iter_mut().zip(&items) {
        *slot = i64::from(crate::modules::support::to_i32(vm, item)?);
    }
    // The C library counts years from 1900.
    if i32::try_from(found[0] - 1900).is_err() {
        return Err(vm.overflow_error("year out of range"));
    }
    Ok(found)
}

/// `strftime` and `asctime` refuse fields that are out of range; zero stands for one.
fn checked(vm: &mut Vm, mut f: [i64; 9]) -> Result<[i64; 9]> {
    for index in [1, 2, 7] {
        if f[index] == 0 {
            f[index] = 1;
        }
    }
    let ranges = [
        (1, 1, 12, "month out of range"),
        (2, 1, 31, "day of month out of range"),
        (3, 0, 23, "hour out of range"),
        (4, 0, 59, "minute out of range"),
        (5, 0, 61, "seconds out of range"),
        (7, 1, 366, "day of year out of range"),
    ];
    for (index, low, high, message) in ranges {
        if !(low..=high).contains(&f[index]) {
            return Err(vm.value_error(message));
        }
    }
    if f[6] < -1 {
        return Err(vm.value_error("day of week out of range"));
    }
    f[6] = f[6].rem_euclid(7);
    Ok(f)
}

fn ascii_time(f: [i64; 9]) -> String {
    let (day, month) = (&DAYS[f[6] as usize][..3], &MONTHS[f[1] as usize - 1][..3]);
    format!(
        "{day} {month} {:2} {:02}:{:02}:{:02} {}",
        f[2], f[3], f[4], f[5], f[0]
    )
}

pub(super) fn asctime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let given = tuple_arg(vm, args.opt(0), "asctime")?;
    let given = checked(vm, given)?;
    Ok(vm.str(&ascii_time(given)))
}

pub(super) fn ctime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let seconds = seconds_arg(vm, args.opt(0))?;
    let moment = local_moment(vm, seconds);
    Ok(vm.str(&ascii_time(moment.fields)))
}

pub(super) fn mktime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let f = tuple_arg(vm, args.opt(0), "mktime")?;
    let limit = 1 << 40;
    if f.iter().any(|field| !(-limit..limit).contains(field)) {
        return Err(vm.overflow_error("mktime argument out of range"));
    }
    let month = f[1] - 1;
    let (year, month) = (f[0] + month.div_euclid(12), month.rem_euclid(12) + 1);
    let days = days_from_date(year, month, 1) + f[2] - 1;
    let local = days * 86_400 + f[3] * 3600 + f[4] * 60 + f[5];
    let dst = (f[8] >= 0).then_some(f[8] > 0);
    let seconds = local_zone(vm).moment_of(local, dst);
    Ok(Value::float(seconds as f64))
}

pub(super) fn tzset(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let local = vm.module_state::<Local>();
    *local.0.borrow_mut() = None;
    if let Some(module) = vm.native_module("time")? {
        add_zone(vm, &module)?;
    }
    Ok(Value::NONE)
}

/// Names and offsets (east of UTC) of the two clocks of the current year, standard time first: what January and July
/// show tells them apart (`init_timezone` of Modules/timemodule.c).
fn two_clocks(vm: &Vm) -> [(String, i64); 2] {
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Realtime).tv_sec as i64;
    let start = now / YEAR * YEAR;
    let [january, july] = [start, start + YEAR / 2].map(|seconds| {
        let moment = local_moment(vm, seconds);
        (moment.zone, moment.offset)
    });
    if january.1 > july.1 {
        [july, january]
    } else {
        [january, july]
    }
}

fn add_zone(vm: &mut Vm, module: &Value) -> Result<()> {
    let [standard, summer] = two_clocks(vm);
    let names = vec![vm.str(&standard.0), vm.str(&summer.0)];
    let names = vm.tuple(names);
    let two = standard.1 != summer.1;
    for (name, value) in [
        ("tzname", names),
        ("timezone", vm.int(-standard.1)),
        ("altzone", vm.int(-summer.1)),
        ("daylight", vm.int(two as i64)),
    ] {
        vm.module_set(module, name, value);
    }
    Ok(())
}

/// ISO 8601 year and week.
fn iso_week(f: &[i64; 9]) -> (i64, i64) {
    let week = (f[7] - (f[6] + 1) + 10) / 7;
    let weeks_of = |year: i64| {
        let first = (days_from_date(year, 1, 1) + 3).rem_euclid(7);
        let leap = days_from_date(year + 1, 1, 1) - days_from_date(year, 1, 1) == 366;
        if first == 3 || first == 2 && leap {
            53
        } else {
            52
        }
    };
    if week < 1 {
        (f[0] - 1, weeks_of(f[0] - 1))
    } else if week > weeks_of(f[0]) {
        (f[0] + 1, 1)
    } else {
        (f[0], week)
    }
}

/// Formats a time in the C locale.
fn format(pattern: &str, moment: &Moment) -> String {
    let f = &moment.fields;
    let mut out = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let mut padded = true;
        let mut code = chars.next();
        if code == Some('-') {
            padded = false;
            code = chars.next();
        }
        let number = |value: i64, width: usize| {
            if padded {
                format!("{value:0width$}")
            } else {
                value.to_string()
            }
        };
        let hour = (f[3] + 11) % 12 + 1;
        let half = if f[3] < 12 { "AM" } else { "PM" };
        let Some(code) = code else {
            out.push('%');
            break;
        };
        out += &match code {
            'a' => DAYS[f[6] as usize][..3].to_string(),
            'A' => DAYS[f[6] as usize].to_string(),
            'b' | 'h' => MONTHS[f[1] as usize - 1][..3].to_string(),
            'B' => MONTHS[f[1] as usize - 1].to_string(),
            'c' => ascii_time(*f),
            'C' => number(f[0].div_euclid(100), 2),
            'd' => number(f[2], 2),
            'D' | 'x' => format!("{:02}/{:02}/{:02}", f[1], f[2], f[0].rem_euclid(100)),
            'e' => format!("{:2}", f[2]),
            'F' => format!("{}-{:02}-{:02}", f[0], f[1], f[2]),
            'g' => number(iso_week(f).0.rem_euclid(100), 2),
            'G' => iso_week(f).0.to_string(),
            'H' => number(f[3], 2),
            'I' => number(hour, 2),
            'j' => number(f[7], 3),
            'm' => number(f[1], 2),
            'M' => number(f[4], 2),
            'n' => "\n".to_string(),
            'p' => half.to_string(),
            'P' => half.to_lowercase(),
            'r' => format!("{hour:02}:{:02}:{:02} {half}", f[4], f[5]),
            'R' => format!("{:02}:{:02}", f[3], f[4]),
            's' => (days_from_date(f[0], f[1], f[2]) * 86_400 + f[3] * 3600 + f[4] * 60 + f[5]
                - moment.offset)
                .to_string(),
            'S' => number(f[5], 2),
            't' => "\t".to_string(),
            'T' | 'X' => format!("{:02}:{:02}:{:02}", f[3], f[4], f[5]),
            'u' => (f[6] + 1).to_string(),
            'U' => number((f[7] + 6 - (f[6] + 1) % 7) / 7, 2),
            'V' => number(iso_week(f).1, 2),
            'w' => ((f[6] + 1) % 7).to_string(),
            'W' => number((f[7] + 6 - f[6]) / 7, 2),
            'y' => number(f[0].rem_euclid(100), 2),
            'Y' => f[0].to_string(),
            'z' if f[8] < 0 => String::new(),
            'z' => {
                let sign = if moment.offset < 0 { '-' } else { '+' };
                let minutes = moment.offset.abs() / 60;
                format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
            }
            'Z' => moment.zone.clone(),
            '%' => "%".to_string(),
            other => format!("%{other}"),
        };
    }
    out
}

pub(super) fn strftime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    vm.expect_text(args.arg(0), "strftime() argument 1")?;
    let pattern = text_of(args.arg(0)).into_owned();
    if pattern.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    let mut moment = match args.opt(1) {
        None => {
            let now = seconds_arg(vm, None)?;
            local_moment(vm, now)
        }
        Some(given) => {
            let fields = tuple_arg(vm, Some(given), "strftime")?;
            let (zone, offset) = zone_of(vm, given, fields[8])?;
            Moment {
                fields,
                offset,
                zone,
            }
        }
    };
    moment.fields = checked(vm, moment.fields)?;
    Ok(vm.str(&format(&pattern, &moment)))
}

/// Name and offset of the zone of a time: a `struct_time` may know, otherwise `tm_isdst` chooses one of the local
/// zone's names.
fn zone_of(vm: &mut Vm, given: &Value, dst: i64) -> Result<(String, i64)> {
    let mut known = (None, 0);
    let class = vm.struct_sequence_class(&STRUCT_TIME)?;
    if std::ptr::addr_eq(vm.class_of(given), &*class) {
        let name = vm.attr(given, "tm_zone")?;
        let offset = vm.attr(given, "tm_gmtoff")?;
        if !name.is_none() {
            known.0 = Some(text_of(&name).into_owned());
        }
        if !offset.is_none() {
            known.1 = vm.index_i64(&offset)?;
        }
    }
    let name = match known.0 {
        Some(name) => name,
        None if dst < 0 => String::new(),
        None => {
            let [standard, summer] = two_clocks(vm);
            if dst > 0 { summer.0 } else { standard.0 }
        }
    };
    Ok((name, known.1))
}

pub(super) fn add(vm: &mut Vm, module: &Value) -> Result<()> {
    let class = vm.struct_sequence_class(&STRUCT_TIME)?;
    vm.module_set(module, "struct_time", class.value().clone());
    add_zone(vm, module)
}
