//! `date`; what datetimes inherit from it too.

use super::calendar::{DAY, LAST, civil, is_date, ordinal, weekday};
use super::text::{Zone, names_zone, parse_date, push_date};
use super::{Call, MethodDef, Moment, Setup, format_fields, kept_hash, states};
use crate::modules::support::text_of;
use crate::object::str::Str;
use crate::object::types::Compare;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

fn new(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let number = |index: usize| call.opt(index)?.as_small_int();
    if call.arg(0).is(call.setup.date.value())
        && let (Some(year), Some(month), Some(day)) = (number(1), number(2), number(3))
        && is_date(year, month, day)
        && let Some(value) = call.setup.make_date(vm, year, month, day)
    {
        return Ok(value);
    }
    if call.arg(0).is(call.setup.date.value())
        && call.opt(2).is_none()
        && call.opt(3).is_none()
        && let Some([year, month, day]) = states::read_date(call.arg(1))
        && let Some(value) = call.setup.make_date(vm, year, month, day)
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn state(vm: &mut Vm, call: &Call<'_>) -> Option<Value> {
    let fields = call.setup.date(vm, call.arg(0))?;
    states::date(vm, &fields)
}

fn reduce(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    match state(vm, call) {
        Some(state) => Ok(vm.tuple_of([call.setup.date.value().clone(), state])),
        None => call.leave(vm),
    }
}

/// A date of its ordinal.
fn of_ordinal(vm: &mut Vm, setup: &Setup, number: i64) -> Option<Value> {
    if !(1..=LAST).contains(&number) {
        return None;
    }
    let (year, month, day) = civil(number);
    setup.make_date(vm, year, month, day)
}

fn from_ordinal(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if call.arg(0).is(call.setup.date.value())
        && let Some(number) = call.arg(1).as_small_int()
        && let Some(value) = of_ordinal(vm, call.setup, number)
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn today(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if call.arg(0).is(call.setup.date.value()) {
        let now = super::super::time::now_nanoseconds().div_euclid(1_000_000_000);
        let local = now + super::super::time::local_offset(vm, now);
        let number = local.div_euclid(86_400) + ordinal(1970, 1, 1);
        if let Some(value) = of_ordinal(vm, call.setup, number) {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn from_iso_format(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if call.arg(0).is(call.setup.date.value())
        && let Some(text) = call
            .arg(1)
            .downcast::<Str>()
            .and_then(|text| text.as_ascii())
        && let Some((year, month, day)) = parse_date(text.as_bytes())
        && let Some(value) = call.setup.make_date(vm, year, month, day)
    {
        return Ok(value);
    }
    if let Some(text) = call.arg(1).downcast::<Str>()
        && !text.is_ascii()
    {
        let text = vm.repr_text(call.arg(1))?;
        return Err(vm.value_error(format!("Invalid isoformat string: {text}")));
    }
    call.leave(vm)
}

fn add(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let Some([year, month, day]) = setup.date(vm, call.arg(0))
        && let Some(delta) = setup.delta(vm, call.arg(1))
    {
        let number = ordinal(year, month, day) + delta.div_euclid(DAY as i128) as i64;
        if let Some(value) = of_ordinal(vm, setup, number) {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn subtract(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let Some([year, month, day]) = setup.date(vm, call.arg(0)) {
        let number = ordinal(year, month, day);
        let made = if let Some([year, month, day]) = setup.date(vm, call.arg(1)) {
            setup.make_delta(
                vm,
                (number - ordinal(year, month, day)) as i128 * DAY as i128,
            )
        } else if let Some(delta) = setup.delta(vm, call.arg(1)) {
            of_ordinal(vm, setup, number - delta.div_euclid(DAY as i128) as i64)
        } else {
            None
        };
        if let Some(value) = made {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn comparison(vm: &mut Vm, call: &Call<'_>, operator: Compare) -> Result<Value> {
    let setup = call.setup;
    if let (Some(a), Some(b)) = (setup.date(vm, call.arg(0)), setup.date(vm, call.arg(1))) {
        return Ok(Value::bool(operator.holds(a.cmp(&b))));
    }
    call.leave(vm)
}

fn hash(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let Setup {
        date, date_slots, ..
    } = call.setup;
    kept_hash(vm, call, date, date_slots[3], state)
}

fn of_day(vm: &mut Vm, call: &Call<'_>, function: fn(i64, i64, i64) -> i64) -> Result<Value> {
    match call.setup.day(vm, call.arg(0)) {
        Some([year, month, day]) => Ok(vm.int(function(year, month, day))),
        None => call.leave(vm),
    }
}

fn iso_format(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    match call.setup.date(vm, call.arg(0)) {
        Some([year, month, day]) => {
            let mut out = String::with_capacity(10);
            push_date(&mut out, year, month, day);
            Ok(vm.str(&out))
        }
        None => call.leave(vm),
    }
}

fn format_time(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    let mut zone = Zone::default();
    let fields = match setup.date(vm, call.arg(0)) {
        Some([year, month, day]) => Some([year, month, day, 0, 0, 0, 0]),
        None => match setup.moment(vm, call.arg(0)) {
            Some(moment) => known_zone(vm, setup, &moment, call.arg(1)).map(|known| {
                zone = known;
                moment.fields
            }),
            None => None,
        },
    };
    if let Some(fields) = fields
        && let Some(text) = format_fields(vm, call.arg(1), &fields, &zone)
    {
        return Ok(text);
    }
    call.leave(vm)
}

/// What a pattern may want to know of a datetime's zone.
fn known_zone(vm: &mut Vm, setup: &Setup, moment: &Moment, pattern: &Value) -> Option<Zone> {
    let pattern = pattern.downcast::<Str>()?.as_ascii()?;
    let wants_name = names_zone(pattern);
    if moment.zone.is_none() {
        return Some(Zone::default());
    }
    let offset = setup.offset(vm, moment)?;
    let name = match wants_name {
        true => Some(text_of(&setup.zone_name(vm, moment)?).to_string()),
        false => None,
    };
    Some(Zone { offset, name })
}

/// `date.isocalendar()`.
fn iso_calendar(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let Some([year, month, day]) = call.setup.day(vm, call.arg(0)) else {
        return call.leave(vm);
    };
    let today = ordinal(year, month, day);
    // The Monday of week 1, which has the year's first Thursday.
    let first = |year: i64| {
        let first = ordinal(year, 1, 1);
        let weekday = weekday(year, 1, 1);
        first - weekday + if weekday > 3 { 7 } else { 0 }
    };
    let mut of = year;
    if today < first(year) {
        of -= 1;
    } else if today >= first(year + 1) {
        of += 1;
    }
    let days = today - first(of);
    let parts = [of, days / 7 + 1, days % 7 + 1].map(Value::small_int);
    let parts = parts.into_iter().flatten().collect();
    let class = call.setup.iso.clone();
    Ok(vm.tuple_of_class(&class, parts))
}

fn format(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    match call.arg(1).downcast::<Str>() {
        Some(pattern) if !pattern.is_empty() => format_time(vm, call),
        _ => call.leave(vm),
    }
}

fn with_fields(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some(mut fields) = call.setup.date(vm, call.arg(0)) {
        let plain = fields.iter_mut().enumerate().all(|(index, field)| {
            match call.given(index + 1).map(Value::as_small_int) {
                None => true,
                Some(Some(number)) => {
                    *field = number;
                    true
                }
                Some(None) => false,
            }
        });
        let [year, month, day] = fields;
        if plain
            && is_date(year, month, day)
            && let Some(value) = call.setup.make_date(vm, year, month, day)
        {
            return Ok(value);
        }
    }
    call.leave(vm)
}

/// The methods that native code replaces.
pub(super) static METHODS: &[MethodDef] = methods![
    ("__new__", "($type, year, month=None, day=None)", new),
    ("__reduce__", "($self, /)", reduce),
    ("today", "($type, /)", today),
    ("fromordinal", "($type, n, /)", from_ordinal),
    ("fromisoformat", "($type, date_string, /)", from_iso_format),
    ("__add__", "($self, other, /)", add),
    ("__radd__", "($self, other, /)", add),
    ("__sub__", "($self, other, /)", subtract),
    ("weekday", "($self, /)", |vm, call| {
        of_day(vm, call, weekday)
    }),
    ("isoweekday", "($self, /)", |vm, call| {
        of_day(vm, call, |year, month, day| weekday(year, month, day) + 1)
    }),
    ("toordinal", "($self, /)", |vm, call| {
        of_day(vm, call, ordinal)
    }),
    ("isocalendar", "($self, /)", iso_calendar),
    ("isoformat", "($self, /)", iso_format),
    ("__str__", "($self, /)", iso_format),
    ("strftime", "($self, /, format)", format_time),
    ("__format__", "($self, fmt, /)", format),
    (
        "replace",
        "($self, /, year=None, month=None, day=None)",
        with_fields,
    ),
];
