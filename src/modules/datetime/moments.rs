//! `datetime`.

use super::calendar::{DAY, EPOCH, fields_at, instant, is_valid};
use super::clocks::precision;
use super::text::{Precision, parse_moment, push_date, push_offset, push_time};
use super::{Call, MethodDef, Moment, Setup, kept_hash, part_of, states};
use crate::modules::time::{local_offset, now_nanoseconds};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::Compare;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

/// Seconds in which a change of the clocks is looked for (`max_fold_seconds`).
const FOLD: i64 = 24 * 3600;
const SECOND: i64 = 1_000_000;

fn new(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.arg(0).is(setup.datetime.value())
        && (3..=9).all(|index| call.opt(index).is_none())
        && let Some((fields, fold)) = states::read_moment(call.arg(1))
    {
        let zone = call.opt(2).cloned().unwrap_or(Value::NONE);
        if setup.is_zone(&zone)
            && let Some(value) = setup.make(vm, &fields, zone, fold)
        {
            return Ok(value);
        }
    }
    let zone = call.opt(8).cloned().unwrap_or(Value::NONE);
    if call.arg(0).is(setup.datetime.value())
        && call.opt(9).is_none()
        && call.opt(2).is_some()
        && call.opt(3).is_some()
        && setup.is_zone(&zone)
    {
        let mut fields = [0; 7];
        let plain = fields.iter_mut().enumerate().all(|(index, field)| {
            let value = call.opt(index + 1).map(Value::as_small_int);
            value.is_none_or(|value| value.map(|number| *field = number).is_some())
        });
        if plain
            && is_valid(&fields)
            && let Some(value) = setup.make(vm, &fields, zone, 0)
        {
            return Ok(value);
        }
    }
    call.leave(vm)
}

/// What the hash is one of, if that is plain: the same for both values of `fold`.
fn state(vm: &mut Vm, call: &Call<'_>) -> Option<Value> {
    let moment = call.setup.moment(vm, call.arg(0))?;
    let plain = moment.zone.is_none() && moment.fold == 0;
    let state = states::moment(vm, &moment, false).filter(|_| plain)?;
    state.downcast::<Tuple>()?.items().first().cloned()
}

fn reduce(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some(protocol) = call.arg(1).as_small_int()
        && let Some(moment) = call.setup.moment(vm, call.arg(0))
        && let Some(state) = states::moment(vm, &moment, protocol > 3)
    {
        return Ok(vm.tuple_of([call.setup.datetime.value().clone(), state]));
    }
    call.leave(vm)
}

/// What the local clocks show at a moment, in seconds since 1970 as both count them.
fn local(vm: &Vm, seconds: i64) -> i64 {
    seconds + local_offset(vm, seconds)
}

/// The datetime at a moment, from seconds since 1970 and microseconds (`datetime_from_timet_and_us`).
fn at(vm: &mut Vm, setup: &Setup, seconds: i64, microsecond: i64, zone: &Value) -> Option<Value> {
    let instant = |seconds: i64| (seconds + EPOCH) * SECOND + microsecond;
    if !zone.is_none() {
        return setup.at_utc(vm, instant(seconds), zone);
    }
    let shown = local(vm, seconds);
    let fields = fields_at(instant(shown))?;
    // The same time was shown before, if the clocks were put back meanwhile.
    let change = shown - local(vm, seconds - FOLD) - FOLD;
    let fold = change < 0 && local(vm, seconds + change) == shown;
    setup.make(vm, &fields, Value::NONE, fold as i64)
}

fn from_timestamp(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let zone = call.opt(2).cloned().unwrap_or(Value::NONE);
    let stamp = call.arg(1);
    let parts = match (stamp.as_small_int(), stamp.as_exact_float()) {
        (Some(seconds), _) => Some((seconds, 0)),
        (_, Some(stamp)) if stamp.abs() < 1e12 => {
            let microseconds = (stamp.fract() * 1e6).round_ties_even() as i64;
            let seconds = stamp.trunc() as i64 + microseconds.div_euclid(1_000_000);
            Some((seconds, microseconds.rem_euclid(1_000_000)))
        }
        _ => None,
    };
    if call.arg(0).is(call.setup.datetime.value())
        && let Some((seconds, microsecond)) = parts.filter(|(seconds, _)| seconds.abs() < 1 << 39)
        && let Some(value) = at(vm, call.setup, seconds, microsecond, &zone)
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn now(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let zone = call.opt(1).cloned().unwrap_or(Value::NONE);
    if call.arg(0).is(call.setup.datetime.value()) {
        let microseconds = now_nanoseconds() / 1000;
        let (seconds, rest) = (microseconds / 1_000_000, microseconds % 1_000_000);
        if let Some(value) = at(vm, call.setup, seconds, rest, &zone) {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn from_iso_format(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.arg(0).is(setup.datetime.value())
        && let Some(text) = call
            .arg(1)
            .downcast::<Str>()
            .and_then(|text| text.as_ascii())
        && let Some((fields, offset)) = parse_moment(text.as_bytes())
    {
        let zone = match offset {
            None => Some(Value::NONE),
            Some(offset) => setup.zone(vm, offset),
        };
        if let Some(zone) = zone
            && let Some(value) = setup.make(vm, &fields, zone, 0)
        {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn combine(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if call.arg(0).is(setup.datetime.value())
        && call.opt(3).is_none()
        && let Some([year, month, day]) = setup.day(vm, call.arg(1))
        && let Some(([hour, minute, second, microsecond], zone, fold)) = setup.time(vm, call.arg(2))
    {
        let fields = [year, month, day, hour, minute, second, microsecond];
        if let Some(value) = setup.make(vm, &fields, zone, fold) {
            return Ok(value);
        }
    }
    call.leave(vm)
}

/// Seconds since 1970 of the time that the local clocks show (`local_to_seconds`).
fn to_seconds(vm: &Vm, shown: i64, fold: bool) -> i64 {
    let first = local(vm, shown) - shown;
    let one = shown - first;
    let shown_at_one = local(vm, one);
    let other = if shown_at_one == shown {
        // One solution, perhaps not the one that is wanted: an earlier one (`fold` 0) or later one (`fold` 1).
        let near = if fold { one + FOLD } else { one - FOLD };
        let other = local(vm, near) - near;
        if other == first {
            return one;
        }
        other
    } else {
        shown_at_one - one
    };
    let two = shown - other;
    if local(vm, two) == shown {
        return two;
    }
    if shown_at_one == shown {
        return one;
    }
    // The clocks skip this time.
    if fold { one.min(two) } else { one.max(two) }
}

fn timestamp(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let Some(moment) = setup.moment(vm, call.arg(0))
        && let Some(offset) = setup.offset(vm, &moment)
    {
        let since = instant(&moment.fields) - EPOCH * SECOND;
        match offset {
            Some(offset) if (since - offset).unsigned_abs() < 1 << 53 => {
                return Ok(Value::float((since - offset) as f64 / 1e6));
            }
            Some(_) => {}
            None => {
                let shown = since.div_euclid(SECOND);
                let seconds = to_seconds(vm, shown, moment.fold != 0);
                let microsecond = moment.fields[6] as f64;
                return Ok(Value::float(seconds as f64 + microsecond / 1e6));
            }
        }
    }
    call.leave(vm)
}

fn add(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let Some(moment) = setup.moment(vm, call.arg(0))
        && let Some(delta) = setup.short_delta(vm, call.arg(1))
        && let Some(value) = setup.at(vm, instant(&moment.fields) + delta, moment.zone)
    {
        return Ok(value);
    }
    call.leave(vm)
}

/// Instants of two datetimes on one scale, if their offsets are plain.
fn instants(vm: &mut Vm, setup: &Setup, a: &Moment, b: &Moment) -> Option<(i64, i64)> {
    let (mut one, mut two) = (instant(&a.fields), instant(&b.fields));
    if !a.zone.is(&b.zone) {
        one -= setup.offset(vm, a)??;
        two -= setup.offset(vm, b)??;
    }
    Some((one, two))
}

/// Whether the offset of a datetime depends on its `fold`: then it equals none of another zone (PEP 495).
fn depends_on_fold(vm: &mut Vm, setup: &Setup, moment: &Moment) -> Option<bool> {
    let other = Moment {
        fields: moment.fields,
        zone: moment.zone.clone(),
        fold: 1 - moment.fold,
    };
    Some(setup.offset(vm, moment)? != setup.offset(vm, &other)?)
}

fn subtract(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let Some(moment) = setup.moment(vm, call.arg(0)) {
        let made = if let Some(delta) = setup.short_delta(vm, call.arg(1)) {
            setup.at(vm, instant(&moment.fields) - delta, moment.zone)
        } else if let Some(other) = setup.moment(vm, call.arg(1)) {
            instants(vm, setup, &moment, &other)
                .and_then(|(a, b)| setup.make_delta(vm, (a - b).into()))
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
    if let (Some(a), Some(b)) = (setup.moment(vm, call.arg(0)), setup.moment(vm, call.arg(1))) {
        if a.zone.is(&b.zone) {
            return Ok(Value::bool(operator.holds(a.fields.cmp(&b.fields))));
        }
        if let Some((one, two)) = instants(vm, setup, &a, &b) {
            let mut order = one.cmp(&two);
            if order.is_eq() && matches!(operator, Compare::Eq | Compare::Ne) {
                let (Some(first), Some(second)) = (
                    depends_on_fold(vm, setup, &a),
                    depends_on_fold(vm, setup, &b),
                ) else {
                    return call.leave(vm);
                };
                if first || second {
                    order = std::cmp::Ordering::Less;
                }
            }
            return Ok(Value::bool(operator.holds(order)));
        }
    }
    call.leave(vm)
}

fn hash(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let Setup {
        datetime, slots, ..
    } = call.setup;
    kept_hash(vm, call, datetime, slots[9], state)
}

fn text_of(
    vm: &mut Vm,
    setup: &Setup,
    moment: &Moment,
    separator: char,
    precision: Precision,
) -> Option<Value> {
    let offset = setup.offset(vm, moment)?;
    let [year, month, day, ..] = moment.fields;
    let mut out = String::with_capacity(32);
    push_date(&mut out, year, month, day);
    out.push(separator);
    push_time(&mut out, &moment.fields[3..], precision);
    if let Some(offset) = offset {
        push_offset(&mut out, offset);
    }
    Some(vm.str(&out))
}

fn iso_format(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let separator = match call.opt(1) {
        None => Some('T'),
        Some(given) => given
            .downcast::<Str>()
            .and_then(|text| text.as_ascii())
            .filter(|text| text.len() == 1)
            .and_then(|text| text.chars().next()),
    };
    if let Some(moment) = call.setup.moment(vm, call.arg(0))
        && let (Some(separator), Some(precision)) = (separator, precision(call.opt(2)))
        && let Some(text) = text_of(vm, call.setup, &moment, separator, precision)
    {
        return Ok(text);
    }
    call.leave(vm)
}

fn string(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some(moment) = call.setup.moment(vm, call.arg(0))
        && let Some(text) = text_of(vm, call.setup, &moment, ' ', Precision::Auto)
    {
        return Ok(text);
    }
    call.leave(vm)
}

fn repr(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some(Moment {
        fields,
        zone,
        fold: 0,
    }) = call.setup.moment(vm, call.arg(0))
        && zone.is_none()
    {
        let shown = match fields {
            [.., 0, 0] => &fields[..5],
            [.., 0] => &fields[..6],
            _ => &fields[..],
        };
        let shown: Vec<String> = shown.iter().map(i64::to_string).collect();
        return Ok(vm.str(&format!("datetime.datetime({})", shown.join(", "))));
    }
    call.leave(vm)
}

fn with_fields(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let Some(mut moment) = setup.moment(vm, call.arg(0))
        && call.opt(9).is_none()
        && call.opt(8).is_none_or(|zone| setup.is_zone(zone))
    {
        let plain = moment.fields.iter_mut().enumerate().all(|(index, field)| {
            match call.given(index + 1).map(Value::as_small_int) {
                None => true,
                Some(Some(number)) => {
                    *field = number;
                    true
                }
                Some(None) => false,
            }
        });
        let zone = call.opt(8).cloned().unwrap_or(moment.zone);
        if plain
            && is_valid(&moment.fields)
            && let Some(value) = setup.make(vm, &moment.fields, zone, moment.fold)
        {
            return Ok(value);
        }
    }
    call.leave(vm)
}

fn date(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some([year, month, day]) = call.setup.day(vm, call.arg(0))
        && let Some(value) = call.setup.make_date(vm, year, month, day)
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn time(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    if let Some(Moment { fields, fold, .. }) = call.setup.moment(vm, call.arg(0))
        && let Some(value) = call.setup.make_time(vm, &fields[3..], Value::NONE, fold)
    {
        return Ok(value);
    }
    call.leave(vm)
}

fn as_timezone(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let setup = call.setup;
    if let Some(moment) = setup.moment(vm, call.arg(0))
        && let Some(zone) = call.opt(1)
        && !zone.is_none()
        && setup.is_zone(zone)
        && let Some(Some(from)) = setup.offset(vm, &moment)
    {
        if zone.is(&moment.zone) {
            return Ok(call.arg(0).clone());
        }
        let utc = instant(&moment.fields) - from;
        // In between it must be a datetime too.
        if utc >= DAY
            && fields_at(utc).is_some()
            && let Some(value) = setup.at_utc(vm, utc, zone)
        {
            return Ok(value);
        }
    }
    call.leave(vm)
}

/// What a zone's own method of this name would say.
fn of_zone(
    vm: &mut Vm,
    call: &Call<'_>,
    asked: fn(&Setup, &mut Vm, &Moment) -> Option<Value>,
) -> Result<Value> {
    if let Some(moment) = call.setup.moment(vm, call.arg(0)) {
        if moment.zone.is_none() {
            return Ok(Value::NONE);
        }
        if let Some(answer) = asked(call.setup, vm, &moment) {
            return Ok(answer);
        }
    }
    call.leave(vm)
}

impl Setup {
    fn zone_offset(&self, vm: &mut Vm, moment: &Moment) -> Option<Value> {
        if let Some(offset) = self.fixed_offset(vm, &moment.zone) {
            return Some(offset);
        }
        let regions = self.regions(&moment.zone)?;
        let info = regions.find(vm, moment)?;
        regions.offset(vm, &info)
    }

    /// `dst()`.
    fn zone_saving(&self, vm: &mut Vm, moment: &Moment) -> Option<Value> {
        if part_of(&moment.zone, &self.timezone).is_some() {
            return Some(Value::NONE);
        }
        let regions = self.regions(&moment.zone)?;
        let info = regions.find(vm, moment)?;
        regions.saving(vm, &info)
    }

    /// `tzname()`, if that is a str.
    pub(super) fn zone_name(&self, vm: &mut Vm, moment: &Moment) -> Option<Value> {
        let name = match part_of(&moment.zone, &self.timezone) {
            Some(part) if moment.zone.is(&self.utc) => match part.get(vm, self.zone_slots[1])? {
                name if name.is_none() => vm.str("UTC"),
                name => name,
            },
            Some(part) => part.get(vm, self.zone_slots[1])?,
            None => {
                let regions = self.regions(&moment.zone)?;
                let info = regions.find(vm, moment)?;
                regions.name(vm, &info)?
            }
        };
        name.is_a::<Str>().then_some(name)
    }
}

/// The methods that native code replaces.
pub(super) static METHODS: &[MethodDef] = methods![
    (
        "__new__",
        "($type, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
        new,
    ),
    ("__reduce_ex__", "($self, protocol, /)", reduce),
    ("now", "($type, /, tz=None)", now),
    (
        "fromtimestamp",
        "($type, /, timestamp, tz=None)",
        from_timestamp,
    ),
    ("fromisoformat", "($type, date_string, /)", from_iso_format),
    ("combine", "($type, /, date, time, tzinfo=True)", combine),
    ("__add__", "($self, other, /)", add),
    ("__radd__", "($self, other, /)", add),
    ("__sub__", "($self, other, /)", subtract),
    ("__str__", "($self, /)", string),
    ("__repr__", "($self, /)", repr),
    (
        "isoformat",
        "($self, /, sep='T', timespec='auto')",
        iso_format,
    ),
    ("timestamp", "($self, /)", timestamp),
    ("date", "($self, /)", date),
    ("time", "($self, /)", time),
    ("astimezone", "($self, /, tz=None)", as_timezone),
    ("utcoffset", "($self, /)", |vm, call| {
        of_zone(vm, call, Setup::zone_offset)
    }),
    ("dst", "($self, /)", |vm, call| {
        of_zone(vm, call, Setup::zone_saving)
    }),
    ("tzname", "($self, /)", |vm, call| {
        of_zone(vm, call, Setup::zone_name)
    }),
    (
        "replace",
        "($self, /, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None)",
        with_fields,
    ),
];
