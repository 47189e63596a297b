//! `_gillie_datetime`: the frequent operations of `datetime.timedelta`, `date`, `time` and `datetime`
//! (the library's `_pydatetime`). The objects are those of the classes written in Python; whatever is not plain
//! (subclasses, time zones other than `timezone`, fields out of range) their own methods do.

/// Builds a class's table of methods: what all four have (of the functions `comparison` and `hash` of its file), then
/// its own.
macro_rules! methods {
    ($($own:expr,)*) => {
        &[
            ("__eq__", "($self, other, /)", |vm, call| comparison(vm, call, Compare::Eq)),
            ("__lt__", "($self, other, /)", |vm, call| comparison(vm, call, Compare::Lt)),
            ("__le__", "($self, other, /)", |vm, call| comparison(vm, call, Compare::Le)),
            ("__gt__", "($self, other, /)", |vm, call| comparison(vm, call, Compare::Gt)),
            ("__ge__", "($self, other, /)", |vm, call| comparison(vm, call, Compare::Ge)),
            ("__hash__", "($self, /)", hash),
            $($own,)*
        ]
    };
}

mod calendar;
mod clocks;
mod dates;
mod deltas;
mod moments;
mod states;
mod text;
mod zones;

use super::replacing::{self, Shared, replace, slots};
use crate::object::header::Visitor;
use crate::object::instance::{self, Part};
use crate::object::native::{Bound, Keeps};
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::types::Class;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use calendar::{DAY, Fields};
use std::cell::RefCell;
use std::rc::Rc;
use zones::Regions;

type Call<'a> = replacing::Call<'a, Setup>;
type MethodDef = replacing::MethodDef<Setup>;

const MOST_DAYS: i64 = 999_999_999;

/// The classes, and where their instances have what.
struct Setup {
    delta: Class,
    date: Class,
    time: Class,
    datetime: Class,
    timezone: Class,
    /// `timezone.utc`.
    utc: Value,
    /// `_days`, `_seconds`, `_microseconds`, `_hashcode`.
    delta_slots: [usize; 4],
    /// `_year`, `_month`, `_day`, `_hashcode` of dates.
    date_slots: [usize; 4],
    /// `_hour` to `_microsecond`, `_tzinfo`, `_fold`, `_hashcode` of times.
    time_slots: [usize; 7],
    /// `_year` to `_microsecond`, `_tzinfo`, `_fold`, `_hashcode` of datetimes.
    slots: [usize; 10],
    /// `_offset`, `_name`.
    zone_slots: [usize; 2],
    /// `IsoCalendarDate`.
    iso: Class,
    /// The classes of `zoneinfo`, once it is imported.
    regions: RefCell<Option<Shared<Regions>>>,
}

impl Keeps for Setup {
    fn traverse(&self, visit: Visitor<'_>) {
        for class in [
            &self.delta,
            &self.date,
            &self.time,
            &self.datetime,
            &self.timezone,
            &self.iso,
        ] {
            visit(class.value());
        }
        visit(&self.utc);
        if let Some(regions) = &*self.regions.borrow() {
            visit(regions.object());
        }
    }
}

/// What the last call of `install` made, for `zoneinfo`.
#[derive(Default)]
struct Installed {
    setup: RefCell<Option<Shared<Setup>>>,
}

/// A datetime.
struct Moment {
    fields: Fields,
    zone: Value,
    fold: i64,
}

/// The part of an instance of exactly this class.
fn part_of<'a>(value: &'a Value, class: &Class) -> Option<&'a Part> {
    let header = value.header()?;
    match header.class().is(&**class) {
        true => instance::part(header),
        false => None,
    }
}

#[inline(always)]
fn number(vm: &Vm, part: &Part, slot: usize) -> Option<i64> {
    let word = part.borrow(vm, slot);
    word.is_int().then(|| word.int())
}

fn put(vm: &mut Vm, part: &Part, slots: &[usize], numbers: &[i64]) {
    for (slot, number) in slots.iter().zip(numbers) {
        part.replace(vm, *slot, Value::small_int(*number));
    }
}

impl Setup {
    /// Microseconds of a timedelta (of exactly that class).
    fn delta(&self, vm: &Vm, value: &Value) -> Option<i128> {
        let part = part_of(value, &self.delta)?;
        let field = |index: usize| number(vm, part, self.delta_slots[index]);
        let rest = field(1)? * 1_000_000 + field(2)?;
        Some(field(0)? as i128 * DAY as i128 + rest as i128)
    }

    /// As [`Setup::delta`] if it is short enough to be added to the instant of any datetime.
    #[inline]
    fn short_delta(&self, vm: &Vm, value: &Value) -> Option<i64> {
        let part = part_of(value, &self.delta)?;
        let field = |index: usize| number(vm, part, self.delta_slots[index]);
        let days = field(0)?;
        let in_range = days.unsigned_abs() < 10_000_000;
        let rest = field(1)? * 1_000_000 + field(2)?;
        in_range.then(|| days * DAY + rest)
    }

    fn make_delta(&self, vm: &mut Vm, microseconds: i128) -> Option<Value> {
        let (days, rest) = match i64::try_from(microseconds) {
            Ok(short) => (short.div_euclid(DAY), short.rem_euclid(DAY)),
            Err(_) => {
                let day = DAY as i128;
                let days = i64::try_from(microseconds.div_euclid(day)).ok()?;
                (days, microseconds.rem_euclid(day) as i64)
            }
        };
        if !(-MOST_DAYS..=MOST_DAYS).contains(&days) {
            return None;
        }
        let value = vm.plain_instance(&self.delta);
        let part = instance::part(value.header()?)?;
        let fields = [days, rest / 1_000_000, rest % 1_000_000, -1];
        put(vm, part, &self.delta_slots, &fields);
        Some(value)
    }

    /// Year, month and day of a date (of exactly that class).
    fn date(&self, vm: &Vm, value: &Value) -> Option<[i64; 3]> {
        let part = part_of(value, &self.date)?;
        self.date_part(vm, part)
    }

    /// Year, month and day of a date or datetime.
    fn day(&self, vm: &Vm, value: &Value) -> Option<[i64; 3]> {
        let part = part_of(value, &self.date).or_else(|| part_of(value, &self.datetime))?;
        self.date_part(vm, part)
    }

    fn date_part(&self, vm: &Vm, part: &Part) -> Option<[i64; 3]> {
        let [year, month, day, _] = self.date_slots;
        Some([
            number(vm, part, year)?,
            number(vm, part, month)?,
            number(vm, part, day)?,
        ])
    }

    fn make_date(&self, vm: &mut Vm, year: i64, month: i64, day: i64) -> Option<Value> {
        let value = vm.plain_instance(&self.date);
        let part = instance::part(value.header()?)?;
        put(vm, part, &self.date_slots, &[year, month, day, -1]);
        Some(value)
    }

    /// Hour, minute, second and microsecond of a time (of exactly that class), its zone and fold.
    fn time(&self, vm: &Vm, value: &Value) -> Option<([i64; 4], Value, i64)> {
        let part = part_of(value, &self.time)?;
        let mut fields = [0; 4];
        for (field, slot) in fields.iter_mut().zip(self.time_slots) {
            *field = number(vm, part, slot)?;
        }
        let zone = part.get(vm, self.time_slots[4])?;
        Some((fields, zone, number(vm, part, self.time_slots[5])?))
    }

    fn make_time(&self, vm: &mut Vm, fields: &[i64], zone: Value, fold: i64) -> Option<Value> {
        let value = vm.plain_instance(&self.time);
        let part = instance::part(value.header()?)?;
        put(vm, part, &self.time_slots, fields);
        part.replace(vm, self.time_slots[4], Some(zone));
        put(vm, part, &self.time_slots[5..], &[fold, -1]);
        Some(value)
    }

    /// A datetime (of exactly that class).
    #[inline]
    fn moment(&self, vm: &Vm, value: &Value) -> Option<Moment> {
        let part = part_of(value, &self.datetime)?;
        let words = part.words(vm);
        let mut fields = [0; 7];
        for (field, slot) in fields.iter_mut().zip(self.slots) {
            let word = words.get(slot).filter(|word| word.is_int())?;
            *field = word.int();
        }
        Some(Moment {
            fields,
            zone: part.get(vm, self.slots[7])?,
            fold: number(vm, part, self.slots[8])?,
        })
    }

    fn make(&self, vm: &mut Vm, fields: &Fields, zone: Value, fold: i64) -> Option<Value> {
        let value = vm.plain_instance(&self.datetime);
        let part = instance::part(value.header()?)?;
        put(vm, part, &self.slots, fields);
        part.replace(vm, self.slots[7], Some(zone));
        put(vm, part, &self.slots[8..], &[fold, -1]);
        Some(value)
    }

    /// The datetime at an instant.
    fn at(&self, vm: &mut Vm, instant: i64, zone: Value) -> Option<Value> {
        let fields = calendar::fields_at(instant)?;
        self.make(vm, &fields, zone, 0)
    }

    /// The timedelta that a `timezone` is ahead of UTC.
    fn fixed_offset(&self, vm: &Vm, zone: &Value) -> Option<Value> {
        part_of(zone, &self.timezone)?.get(vm, self.zone_slots[0])
    }

    /// Microseconds that the zone of a datetime is ahead of UTC then; `None` where that is not for us to say. Without a
    /// zone: `Some(None)`.
    fn offset(&self, vm: &mut Vm, moment: &Moment) -> Option<Option<i64>> {
        if moment.zone.is_none() {
            return Some(None);
        }
        let offset = match self.fixed_offset(vm, &moment.zone) {
            Some(offset) => offset,
            None => {
                let regions = self.regions(&moment.zone)?;
                let info = regions.find(vm, moment)?;
                regions.offset(vm, &info)?
            }
        };
        self.short_delta(vm, &offset).map(Some)
    }

    /// Microseconds that a zone is always ahead of UTC; `None` where that is not so, or not for us to say. Without a
    /// zone: `Some(None)`.
    fn plain_offset(&self, vm: &Vm, zone: &Value) -> Option<Option<i64>> {
        if zone.is_none() {
            return Some(None);
        }
        let offset = self.fixed_offset(vm, zone)?;
        self.short_delta(vm, &offset).map(Some)
    }

    /// What is known of `zoneinfo`, if that is what this zone is of.
    fn regions(&self, zone: &Value) -> Option<Rc<Regions>> {
        let regions = self.regions.borrow();
        let regions = regions.as_ref()?.setup();
        regions.has(zone).then(|| regions.clone())
    }

    /// The datetime that a zone shows at an instant of UTC.
    fn at_utc(&self, vm: &mut Vm, instant: i64, zone: &Value) -> Option<Value> {
        if let Some(offset) = self.fixed_offset(vm, zone) {
            let offset = self.short_delta(vm, &offset)?;
            return self.at(vm, instant + offset, zone.clone());
        }
        let regions = self.regions(zone)?;
        // In between it must be a datetime too.
        let fields = calendar::fields_at(instant)?;
        let (info, fold) = regions.find_utc(vm, zone, &fields, self)?;
        let offset = regions.offset(vm, &info)?;
        let offset = self.short_delta(vm, &offset)?;
        let fields = calendar::fields_at(instant + offset)?;
        self.make(vm, &fields, zone.clone(), fold.into())
    }

    /// Whether native code may use this as a time zone.
    fn is_zone(&self, value: &Value) -> bool {
        value.is_none() || part_of(value, &self.timezone).is_some() || self.regions(value).is_some()
    }

    /// The `timezone` of an offset.
    fn zone(&self, vm: &mut Vm, offset: i64) -> Option<Value> {
        if offset == 0 {
            return Some(self.utc.clone());
        }
        let delta = self.make_delta(vm, offset as i128)?;
        let value = vm.plain_instance(&self.timezone);
        let part = instance::part(value.header()?)?;
        part.replace(vm, self.zone_slots[0], Some(delta));
        part.replace(vm, self.zone_slots[1], Some(Value::NONE));
        Some(value)
    }
}

/// The hash that an instance keeps in this slot: at first the one of its `state`, if native code can tell that.
fn kept_hash(
    vm: &mut Vm,
    call: &Call<'_>,
    class: &Class,
    slot: usize,
    state: fn(&mut Vm, &Call<'_>) -> Option<Value>,
) -> Result<Value> {
    if let Some(part) = part_of(call.arg(0), class)
        && let Some(hash) = part.get(vm, slot)
    {
        if hash.as_small_int() != Some(-1) {
            return Ok(hash);
        }
        if let Some(state) = state(vm, call) {
            return states::keep_hash(vm, call.arg(0), class, slot, &state);
        }
    }
    call.leave(vm)
}

/// `time.strftime` with a pattern and fields that need nothing else but the zone's offset and name.
fn format_fields(
    vm: &mut Vm,
    pattern: &Value,
    fields: &Fields,
    zone: &text::Zone,
) -> Option<Value> {
    let pattern = pattern.downcast::<Str>()?.as_ascii()?;
    let pattern = text::plain_pattern(pattern, fields[0], fields[6], zone)?;
    let [year, month, day, hour, minute, second, _] = *fields;
    let of_year = calendar::ordinal(year, month, day) - calendar::ordinal(year, 1, 1) + 1;
    let weekday = calendar::weekday(year, month, day);
    let text = super::time::format_fields(
        &pattern,
        [year, month, day, hour, minute, second, weekday, of_year, -1],
    );
    Some(vm.str(&text))
}

fn install(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let classes: Option<Vec<Class>> = (0..6)
        .map(|index| Class::from_value(args.arg(index)))
        .collect();
    let Some([delta, date, time, datetime, timezone, iso]) =
        classes.and_then(|classes| <[Class; 6]>::try_from(classes).ok())
    else {
        return Err(vm.type_error("install() wants six classes"));
    };
    let time_names = [
        "_hour",
        "_minute",
        "_second",
        "_microsecond",
        "_tzinfo",
        "_fold",
        "_hashcode",
    ];
    let date_names = ["_year", "_month", "_day", "_hashcode"];
    let [year, month, day, _] = slots(vm, &datetime, date_names)?;
    let [hour, minute, second, microsecond, zone, fold, hash] = slots(vm, &datetime, time_names)?;
    let setup = Setup {
        delta_slots: slots(
            vm,
            &delta,
            ["_days", "_seconds", "_microseconds", "_hashcode"],
        )?,
        date_slots: slots(vm, &date, date_names)?,
        time_slots: slots(vm, &time, time_names)?,
        slots: [
            year,
            month,
            day,
            hour,
            minute,
            second,
            microsecond,
            zone,
            fold,
            hash,
        ],
        zone_slots: slots(vm, &timezone, ["_offset", "_name"])?,
        utc: vm.attr(timezone.value(), "utc")?,
        iso,
        regions: RefCell::default(),
        delta,
        date,
        time,
        datetime,
        timezone,
    };
    let shared = Shared::new(vm, &setup.date.clone(), setup);
    let setup = shared.setup();
    replace(vm, &setup.delta, "timedelta", &shared, deltas::METHODS)?;
    replace(vm, &setup.date, "date", &shared, dates::METHODS)?;
    replace(vm, &setup.time, "time", &shared, clocks::METHODS)?;
    replace(vm, &setup.datetime, "datetime", &shared, moments::METHODS)?;
    let old = vm.module_state::<Installed>().setup.replace(Some(shared));
    drop(old);
    Ok(Value::NONE)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "The frequent operations of the classes of datetime.",
    functions: &[
        (
            "install",
            "(timedelta, date, time, datetime, timezone, IsoCalendarDate, /)",
            install,
            "Puts native methods into the classes.",
        ),
        (
            "install_zones",
            "(ZoneInfo, ttinfo, TZStr, /)",
            zones::install,
            "Puts native methods into the class of zones.",
        ),
    ],
    ..ModuleSpec::named("_gillie_datetime")
};
