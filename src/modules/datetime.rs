//! `_gillie_datetime`: the frequent operations of `datetime.timedelta` and `datetime.datetime`
//! (the library's `_pydatetime`). The objects are those of the classes written in Python; whatever is not plain
//! (subclasses, floats, time zones that differ, fields out of range) their own methods do, which `install` keeps before
//! it puts native ones in their places.

use super::replacing::{self, originals, replace, slots};
use crate::object::instance;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::types::{Class, Compare};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::rc::Rc;

type Bindings<'a> = &'a [Option<Value>];

const DAY: i128 = 86_400_000_000;
const MOST_DAYS: i128 = 999_999_999;
/// `date.max.toordinal()`.
const LAST: i64 = 3_652_059;

/// What `install` was given, and the methods that it replaced.
struct Setup {
    delta: Class,
    datetime: Class,
    /// Slots of `_days`, `_seconds`, `_microseconds`, `_hashcode`.
    delta_slots: [usize; 4],
    /// Slots of `_year` to `_microsecond`, `_tzinfo`, `_fold`, `_hashcode`.
    slots: [usize; 10],
    delta_methods: Vec<Value>,
    methods: Vec<Value>,
}

const DELTA_FIELDS: [&str; 4] = ["_days", "_seconds", "_microseconds", "_hashcode"];
const FIELDS: [&str; 10] = [
    "_year",
    "_month",
    "_day",
    "_hour",
    "_minute",
    "_second",
    "_microsecond",
    "_tzinfo",
    "_fold",
    "_hashcode",
];

fn setup(vm: &mut Vm) -> Result<Rc<Setup>> {
    replacing::installed(vm)
}

/// Year, month, day, hour, minute, second, microsecond.
type Moment = [i64; 7];

/// Days before a date, counted from the first of January of year 1, which is day 1.
fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    // Years begin with March here, so that the leap day is the last.
    let year = year - (month <= 2) as i64;
    let month = (month + 9) % 12;
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 306
}

/// The date of an ordinal.
fn civil(ordinal: i64) -> (i64, i64, i64) {
    let days = ordinal + 305;
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
    (year + 400 * era + wraps, month, day)
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
fn instant(moment: &Moment) -> i128 {
    let [year, month, day, hour, minute, second, microsecond] = *moment;
    let seconds = (hour * 60 + minute) * 60 + second;
    ordinal(year, month, day) as i128 * DAY + (seconds * 1_000_000 + microsecond) as i128
}

impl Setup {
    /// Microseconds of a timedelta (of exactly that class).
    fn read_delta(&self, vm: &Vm, value: &Value) -> Option<i128> {
        let header = value.header()?;
        if !header.class().is(&*self.delta) {
            return None;
        }
        let part = instance::part(header)?;
        let field = |index: usize| part.get(vm, self.delta_slots[index])?.as_small_int();
        let seconds = field(1)? as i128 * 1_000_000;
        Some(field(0)? as i128 * DAY + seconds + field(2)? as i128)
    }

    fn make_delta(&self, vm: &mut Vm, microseconds: i128) -> Option<Value> {
        let (days, rest) = (microseconds.div_euclid(DAY), microseconds.rem_euclid(DAY));
        if !(-MOST_DAYS..=MOST_DAYS).contains(&days) {
            return None;
        }
        let value = vm.plain_instance(&self.delta);
        let part = instance::part(value.header()?)?;
        let fields = [
            days as i64,
            (rest / 1_000_000) as i64,
            (rest % 1_000_000) as i64,
            -1,
        ];
        for (slot, field) in self.delta_slots.iter().zip(fields) {
            part.replace(vm, *slot, Value::small_int(field));
        }
        Some(value)
    }

    /// The fields of a datetime (of exactly that class), and its time zone.
    fn read(&self, vm: &Vm, value: &Value) -> Option<(Moment, Value)> {
        let header = value.header()?;
        if !header.class().is(&*self.datetime) {
            return None;
        }
        let part = instance::part(header)?;
        let mut moment = [0; 7];
        for (field, slot) in moment.iter_mut().zip(self.slots) {
            *field = part.get(vm, slot)?.as_small_int()?;
        }
        Some((moment, part.get(vm, self.slots[7])?))
    }

    fn is_unfolded(&self, vm: &Vm, value: &Value) -> bool {
        let part = value.header().and_then(instance::part);
        let fold = part.and_then(|part| part.get(vm, self.slots[8]));
        fold.and_then(|fold| fold.as_small_int()) == Some(0)
    }

    fn make(&self, vm: &mut Vm, moment: &Moment, zone: Value) -> Option<Value> {
        let value = vm.plain_instance(&self.datetime);
        let part = instance::part(value.header()?)?;
        for (slot, field) in self.slots.iter().zip(moment) {
            part.replace(vm, *slot, Value::small_int(*field));
        }
        part.replace(vm, self.slots[7], Some(zone));
        part.replace(vm, self.slots[8], Value::small_int(0));
        part.replace(vm, self.slots[9], Value::small_int(-1));
        Some(value)
    }

    /// The datetime at an instant.
    fn at(&self, vm: &mut Vm, instant: i128, zone: Value) -> Option<Value> {
        let (day, rest) = (instant.div_euclid(DAY), instant.rem_euclid(DAY) as i64);
        let day = i64::try_from(day)
            .ok()
            .filter(|day| (1..=LAST).contains(day))?;
        let (year, month, date) = civil(day);
        let seconds = rest / 1_000_000;
        let moment = [
            year,
            month,
            date,
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60,
            rest % 1_000_000,
        ];
        self.make(vm, &moment, zone)
    }
}

/// Calls the method that is written in Python; where an argument is missing before another, it gets its default.
fn leave(
    vm: &mut Vm,
    method: &Value,
    args: Bindings<'_>,
    default: fn(&Vm, usize) -> Value,
) -> Result<Value> {
    let given = args
        .iter()
        .rposition(Option::is_some)
        .map_or(0, |last| last + 1);
    let values: Vec<Value> = args[..given]
        .iter()
        .enumerate()
        .map(|(index, arg)| arg.clone().unwrap_or_else(|| default(vm, index)))
        .collect();
    vm.call(method, &values)
}

fn zero(vm: &Vm, _: usize) -> Value {
    vm.int(0)
}

fn new_delta(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    const UNITS: [i128; 7] = [DAY, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000, 7 * DAY];
    let setup = setup(vm)?;
    if args.arg(0).is(setup.delta.value()) {
        let total = args[1..]
            .iter()
            .zip(UNITS)
            .try_fold(0, |total, (arg, unit)| match arg {
                None => Some(total),
                Some(arg) => arg.as_small_int().map(|count| total + count as i128 * unit),
            });
        if let Some(total) = total
            && let Some(value) = setup.make_delta(vm, total)
        {
            return Ok(value);
        }
    }
    leave(vm, &setup.delta_methods[NEW_DELTA], args, zero)
}

/// A binary operation of timedeltas.
fn delta_operation(
    vm: &mut Vm,
    args: Bindings<'_>,
    method: usize,
    operation: fn(i128, i128) -> i128,
) -> Result<Value> {
    let setup = setup(vm)?;
    let operands = (
        setup.read_delta(vm, args.arg(0)),
        setup.read_delta(vm, args.arg(1)),
    );
    if let (Some(a), Some(b)) = operands
        && let Some(value) = setup.make_delta(vm, operation(a, b))
    {
        return Ok(value);
    }
    leave(vm, &setup.delta_methods[method], args, zero)
}

fn times(vm: &mut Vm, args: Bindings<'_>, method: usize) -> Result<Value> {
    let setup = setup(vm)?;
    if let (Some(a), Some(by)) = (
        setup.read_delta(vm, args.arg(0)),
        args.arg(1).as_small_int(),
    ) && let Some(product) = a.checked_mul(by as i128)
        && let Some(value) = setup.make_delta(vm, product)
    {
        return Ok(value);
    }
    leave(vm, &setup.delta_methods[method], args, zero)
}

fn negative(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    if let Some(a) = setup.read_delta(vm, args.arg(0))
        && let Some(value) = setup.make_delta(vm, -a)
    {
        return Ok(value);
    }
    leave(vm, &setup.delta_methods[NEG], args, zero)
}

fn total_seconds(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    match setup.read_delta(vm, args.arg(0)) {
        // Both numbers are exact as floats, so one division rounds once.
        Some(a) if a.unsigned_abs() < 1 << 53 => Ok(Value::float(a as f64 / 1e6)),
        _ => leave(vm, &setup.delta_methods[TOTAL_SECONDS], args, zero),
    }
}

fn delta_comparison(
    vm: &mut Vm,
    args: Bindings<'_>,
    method: usize,
    operator: Compare,
) -> Result<Value> {
    let setup = setup(vm)?;
    let operands = (
        setup.read_delta(vm, args.arg(0)),
        setup.read_delta(vm, args.arg(1)),
    );
    match operands {
        (Some(a), Some(b)) => Ok(Value::bool(operator.holds(a.cmp(&b)))),
        _ => leave(vm, &setup.delta_methods[method], args, zero),
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    if args.arg(0).is(setup.datetime.value())
        && args.opt(8).is_none_or(Value::is_none)
        && args.opt(9).is_none()
        && args.len() >= 4
    {
        let mut moment = [0; 7];
        let plain = moment
            .iter_mut()
            .zip(&args[1..])
            .all(|(field, arg)| match arg {
                None => true,
                Some(arg) => arg.as_small_int().map(|number| *field = number).is_some(),
            });
        if plain
            && is_valid(&moment)
            && let Some(value) = setup.make(vm, &moment, Value::NONE)
        {
            return Ok(value);
        }
    }
    let default = |vm: &Vm, index: usize| match index {
        2 | 3 | 8 => Value::NONE,
        _ => vm.int(0),
    };
    let method = &setup.methods[NEW];
    match args.opt(9).cloned() {
        None => leave(vm, method, &args[..args.len().min(9)], default),
        Some(fold) => {
            let values: Vec<Value> = (0..9)
                .map(|index| {
                    args.opt(index)
                        .cloned()
                        .unwrap_or_else(|| default(vm, index))
                })
                .collect();
            vm.call_kw(method, &values, &[("fold", fold)])
        }
    }
}

fn none(_: &Vm, _: usize) -> Value {
    Value::NONE
}

fn add(vm: &mut Vm, args: Bindings<'_>, method: usize) -> Result<Value> {
    let setup = setup(vm)?;
    if let Some((moment, zone)) = setup.read(vm, args.arg(0))
        && let Some(delta) = setup.read_delta(vm, args.arg(1))
        && let Some(value) = setup.at(vm, instant(&moment) + delta, zone)
    {
        return Ok(value);
    }
    leave(vm, &setup.methods[method], args, none)
}

fn subtract(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    if let Some((moment, zone)) = setup.read(vm, args.arg(0)) {
        let made = if let Some(delta) = setup.read_delta(vm, args.arg(1)) {
            setup.at(vm, instant(&moment) - delta, zone)
        } else if let Some((other, other_zone)) = setup.read(vm, args.arg(1)) {
            match zone.is(&other_zone) {
                true => setup.make_delta(vm, instant(&moment) - instant(&other)),
                false => None,
            }
        } else {
            None
        };
        if let Some(value) = made {
            return Ok(value);
        }
    }
    leave(vm, &setup.methods[SUB], args, none)
}

fn comparison(vm: &mut Vm, args: Bindings<'_>, method: usize, operator: Compare) -> Result<Value> {
    let setup = setup(vm)?;
    if let (Some((a, zone)), Some((b, other_zone))) =
        (setup.read(vm, args.arg(0)), setup.read(vm, args.arg(1)))
        && zone.is(&other_zone)
    {
        return Ok(Value::bool(operator.holds(a.cmp(&b))));
    }
    leave(vm, &setup.methods[method], args, none)
}

fn weekday(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    match setup.read(vm, args.arg(0)) {
        Some(([year, month, day, ..], _)) => {
            Ok(vm.int((ordinal(year, month, day) + 6).rem_euclid(7)))
        }
        None => leave(vm, &setup.methods[WEEKDAY], args, none),
    }
}

fn to_ordinal(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    match setup.read(vm, args.arg(0)) {
        Some(([year, month, day, ..], _)) => Ok(vm.int(ordinal(year, month, day))),
        None => leave(vm, &setup.methods[TO_ORDINAL], args, none),
    }
}

fn iso_format(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let setup = setup(vm)?;
    let separator = match args.opt(1) {
        None => Some('T'),
        Some(given) => given
            .downcast::<Str>()
            .and_then(|text| text.as_ascii())
            .filter(|text| text.len() == 1)
            .and_then(|text| text.chars().next()),
    };
    if let Some((moment, zone)) = setup.read(vm, args.arg(0))
        && let Some(separator) = separator
        && zone.is_none()
        && args.opt(2).is_none()
    {
        let [year, month, day, hour, minute, second, microsecond] = moment;
        let mut text =
            format!("{year:04}-{month:02}-{day:02}{separator}{hour:02}:{minute:02}:{second:02}");
        if microsecond != 0 {
            text.push_str(&format!(".{microsecond:06}"));
        }
        return Ok(vm.str(&text));
    }
    leave(
        vm,
        &setup.methods[ISO_FORMAT],
        args,
        |vm, index| match index {
            1 => vm.str("T"),
            _ => vm.str("auto"),
        },
    )
}

/// Whether the fields are those of a date and time.
fn is_valid(moment: &Moment) -> bool {
    let [year, month, day, hour, minute, second, microsecond] = *moment;
    (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..60).contains(&second)
        && (0..1_000_000).contains(&microsecond)
}

fn with_fields(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    const NAMES: [&str; 9] = [
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "microsecond",
        "tzinfo",
        "fold",
    ];
    let setup = setup(vm)?;
    if let Some((mut moment, zone)) = setup.read(vm, args.arg(0))
        && args.opt(8).is_none()
        && args.opt(9).is_none()
        && setup.is_unfolded(vm, args.arg(0))
    {
        let plain = moment.iter_mut().enumerate().all(|(index, field)| {
            match args.opt(index + 1).map(Value::as_small_int) {
                None => true,
                Some(Some(number)) => {
                    *field = number;
                    true
                }
                Some(None) => false,
            }
        });
        if plain
            && is_valid(&moment)
            && let Some(value) = setup.make(vm, &moment, zone)
        {
            return Ok(value);
        }
    }
    let given: Vec<(&str, Value)> = NAMES
        .into_iter()
        .enumerate()
        .filter_map(|(index, name)| Some((name, args.opt(index + 1)?.clone())))
        .collect();
    vm.call_kw(&setup.methods[REPLACE], &[args.arg(0).clone()], &given)
}

macro_rules! methods {
    ($table:ident $($number:ident = $index:literal $name:literal $signature:literal $body:expr;)*) => {
        $(const $number: usize = $index;)*
        /// The methods that native code replaces, in the order in which [`Setup`] keeps the others.
        static $table: &[NativeDef] = &[$(($name, $signature, $body, "")),*];
    };
}

methods! { DELTA_METHODS
    NEW_DELTA = 0 "__new__" "($type, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)" new_delta;
    ADD_DELTA = 1 "__add__" "($self, other, /)" |vm, args| delta_operation(vm, args, ADD_DELTA, |a, b| a + b);
    RADD_DELTA = 2 "__radd__" "($self, other, /)" |vm, args| delta_operation(vm, args, RADD_DELTA, |a, b| a + b);
    SUB_DELTA = 3 "__sub__" "($self, other, /)" |vm, args| delta_operation(vm, args, SUB_DELTA, |a, b| a - b);
    NEG = 4 "__neg__" "($self, /)" negative;
    MUL = 5 "__mul__" "($self, other, /)" |vm, args| times(vm, args, MUL);
    RMUL = 6 "__rmul__" "($self, other, /)" |vm, args| times(vm, args, RMUL);
    EQ_DELTA = 7 "__eq__" "($self, other, /)" |vm, args| delta_comparison(vm, args, EQ_DELTA, Compare::Eq);
    LT_DELTA = 8 "__lt__" "($self, other, /)" |vm, args| delta_comparison(vm, args, LT_DELTA, Compare::Lt);
    LE_DELTA = 9 "__le__" "($self, other, /)" |vm, args| delta_comparison(vm, args, LE_DELTA, Compare::Le);
    GT_DELTA = 10 "__gt__" "($self, other, /)" |vm, args| delta_comparison(vm, args, GT_DELTA, Compare::Gt);
    GE_DELTA = 11 "__ge__" "($self, other, /)" |vm, args| delta_comparison(vm, args, GE_DELTA, Compare::Ge);
    TOTAL_SECONDS = 12 "total_seconds" "($self, /)" total_seconds;
}

methods! { METHODS
    NEW = 0 "__new__" "($type, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)" new;
    ADD = 1 "__add__" "($self, other, /)" |vm, args| add(vm, args, ADD);
    RADD = 2 "__radd__" "($self, other, /)" |vm, args| add(vm, args, RADD);
    SUB = 3 "__sub__" "($self, other, /)" subtract;
    EQ = 4 "__eq__" "($self, other, /)" |vm, args| comparison(vm, args, EQ, Compare::Eq);
    LT = 5 "__lt__" "($self, other, /)" |vm, args| comparison(vm, args, LT, Compare::Lt);
    LE = 6 "__le__" "($self, other, /)" |vm, args| comparison(vm, args, LE, Compare::Le);
    GT = 7 "__gt__" "($self, other, /)" |vm, args| comparison(vm, args, GT, Compare::Gt);
    GE = 8 "__ge__" "($self, other, /)" |vm, args| comparison(vm, args, GE, Compare::Ge);
    WEEKDAY = 9 "weekday" "($self, /)" weekday;
    TO_ORDINAL = 10 "toordinal" "($self, /)" to_ordinal;
    ISO_FORMAT = 11 "isoformat" "($self, /, sep='T', timespec='auto')" iso_format;
    REPLACE = 12 "replace" "($self, /, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None)" with_fields;
}

fn install(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let classes = (
        Class::from_value(args.arg(0)),
        Class::from_value(args.arg(1)),
    );
    let (Some(delta), Some(datetime)) = classes else {
        return Err(vm.type_error("install() wants two classes"));
    };
    let setup = Setup {
        delta_slots: slots(vm, &delta, DELTA_FIELDS)?,
        slots: slots(vm, &datetime, FIELDS)?,
        delta_methods: originals(vm, &delta, DELTA_METHODS)?,
        methods: originals(vm, &datetime, METHODS)?,
        delta: delta.clone(),
        datetime: datetime.clone(),
    };
    replacing::install(vm, setup);
    replace(vm, &delta, "timedelta", DELTA_METHODS)?;
    replace(vm, &datetime, "datetime", METHODS)?;
    Ok(Value::NONE)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "The frequent operations of datetime.timedelta and datetime.datetime.",
    functions: &[(
        "install",
        "(timedelta, datetime, /)",
        install,
        "Puts native methods into the classes.",
    )],
    ..ModuleSpec::named("_gillie_datetime")
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_and_dates() {
        assert_eq!(ordinal(1, 1, 1), 1);
        assert_eq!(ordinal(9999, 12, 31), LAST);
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
}
