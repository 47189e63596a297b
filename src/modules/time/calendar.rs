//! Calendar times: `struct_time` and conversions. Local time is UTC unless `TZ` names a fixed offset; zone files are
//! not read yet.

use crate::modules::support::text_of;
use crate::object::tuple::Tuple;
use crate::object::{Bound, Value};
use crate::struct_sequence;
use crate::vm::{Result, Vm};

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
fn days_from_date(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * 146_097 + days - 719_468
}

/// The date of a day number.
fn date_from_days(days: i64) -> (i64, i64, i64) {
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

fn structure(vm: &mut Vm, fields: [i64; 9]) -> Result<Value> {
    let items = fields.map(|field| vm.int(field)).to_vec();
    let hidden = vec![vm.str("UTC"), vm.int(0)];
    vm.struct_sequence(&STRUCT_TIME, items, hidden)
}

pub(super) fn gmtime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let seconds = seconds_arg(vm, args.opt(0))?;
    structure(vm, fields(seconds))
}

pub(super) fn localtime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    gmtime(vm, args)
}

fn tuple_arg(vm: &mut Vm, value: Option<&Value>) -> Result<[i64; 9]> {
    let Some(value) = value else {
        let now = seconds_arg(vm, None)?;
        return Ok(fields(now));
    };
    let Some(tuple) = value.downcast::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    let items = tuple.items().to_vec();
    if items.len() != 9 {
        return Err(vm.type_error(
            "function takes exactly 9 arguments (".to_string()
                + &items.len().to_string()
                + " given)",
        ));
    }
    let mut found = [0; 9];
    for (slot, item) in found.iter_mut().zip(&items) {
        *slot = vm.index_i64(item)?;
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
    let given = tuple_arg(vm, args.opt(0))?;
    let given = checked(vm, given)?;
    Ok(vm.str(&ascii_time(given)))
}

pub(super) fn ctime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let seconds = seconds_arg(vm, args.opt(0))?;
    Ok(vm.str(&ascii_time(fields(seconds))))
}

pub(super) fn mktime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let f = tuple_arg(vm, args.opt(0))?;
    let limit = 1 << 40;
    if f.iter().any(|field| !(-limit..limit).contains(field)) {
        return Err(vm.overflow_error("mktime argument out of range"));
    }
    let month = f[1] - 1;
    let (year, month) = (f[0] + month.div_euclid(12), month.rem_euclid(12) + 1);
    let days = days_from_date(year, month, 1) + f[2] - 1;
    let seconds = days * 86_400 + f[3] * 3600 + f[4] * 60 + f[5];
    Ok(Value::float(seconds as f64))
}

pub(super) fn tzset(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NONE)
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
fn format(pattern: &str, f: &[i64; 9]) -> String {
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
            's' => (days_from_date(f[0], f[1], f[2]) * 86_400 + f[3] * 3600 + f[4] * 60 + f[5])
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
            'z' => "+0000".to_string(),
            'Z' => "UTC".to_string(),
            '%' => "%".to_string(),
            other => format!("%{other}"),
        };
    }
    out
}

pub(super) fn strftime(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    vm.expect_text(args.arg(0), "strftime() argument 1")?;
    let pattern = text_of(args.arg(0)).into_owned();
    let given = tuple_arg(vm, args.opt(1))?;
    let given = checked(vm, given)?;
    Ok(vm.str(&format(&pattern, &given)))
}

pub(super) fn add(vm: &mut Vm, module: &Value) -> Result<()> {
    let class = vm.struct_sequence_class(&STRUCT_TIME)?;
    vm.module_set(module, "struct_time", class.value().clone());
    let names = vec![vm.str("UTC"), vm.str("UTC")];
    let names = vm.tuple(names);
    for (name, value) in [
        ("tzname", names),
        ("timezone", vm.int(0)),
        ("altzone", vm.int(0)),
        ("daylight", vm.int(0)),
    ] {
        vm.module_set(module, name, value);
    }
    Ok(())
}
