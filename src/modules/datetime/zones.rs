//! `zoneinfo.ZoneInfo`: which of a zone's offsets holds at a time (Modules/_zoneinfo.c), for plain datetimes.

use super::calendar::{self, EPOCH, Fields};
use super::{Moment, Setup, part_of};
use crate::modules::replacing::{self, Shared, replace, slots};
use crate::object::dict::Dict;
use crate::object::header::Visitor;
use crate::object::list::List;
use crate::object::native::Keeps;
use crate::object::tuple::{self, Tuple};
use crate::object::types::Class;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

type Call<'a> = replacing::Call<'a, Zones>;
type MethodDef = replacing::MethodDef<Zones>;

/// What the methods of `ZoneInfo` need.
pub(super) struct Zones {
    datetimes: Shared<Setup>,
    regions: Shared<Regions>,
}

impl Keeps for Zones {
    fn traverse(&self, visit: Visitor<'_>) {
        visit(self.datetimes.object());
        visit(self.regions.object());
    }
}

/// The classes of `zoneinfo`, and where their instances have what.
pub(super) struct Regions {
    zone: Class,
    /// `_ttinfo`, what a zone says of one of its offsets: `utcoff`, `dstoff`, `tzname`.
    info: Class,
    info_slots: [usize; 3],
    /// `_TZStr`, the rule after the last known change: `std`, `dst`, `dst_diff`, `_years`.
    rule: Class,
    rule_slots: [usize; 4],
    local: Value,
    utc: Value,
    infos: Value,
    before: Value,
    after: Value,
}

impl Keeps for Regions {
    fn traverse(&self, visit: Visitor<'_>) {
        for class in [&self.zone, &self.info, &self.rule] {
            visit(class.value());
        }
    }
}

fn items<'a>(vm: &'a Vm, value: &'a Value) -> Option<&'a [Value]> {
    match value.downcast::<List>() {
        Some(list) => Some(list.items.get(vm)),
        None => value.downcast::<Tuple>().map(|tuple| tuple.items()),
    }
}

/// How many of these ascending times are not later than one.
fn count_until(times: &[Value], time: i64) -> Option<usize> {
    let count =
        times.partition_point(|known| known.as_small_int().is_some_and(|known| known <= time));
    // All of them must be numbers, at least where it matters.
    let neighbours = &times[count.saturating_sub(1)..times.len().min(count + 1)];
    let plain = neighbours.iter().all(|time| time.as_small_int().is_some());
    plain.then_some(count)
}

fn timestamp(fields: &Fields) -> i64 {
    calendar::instant(fields).div_euclid(1_000_000) - EPOCH
}

impl Regions {
    /// Whether this is a zone of exactly the class.
    pub fn has(&self, zone: &Value) -> bool {
        part_of(zone, &self.zone).is_some()
    }

    fn of_info(&self, vm: &Vm, info: &Value, which: usize) -> Option<Value> {
        part_of(info, &self.info)?.get(vm, self.info_slots[which])
    }
    /// `utcoff`.
    pub fn offset(&self, vm: &Vm, info: &Value) -> Option<Value> {
        self.of_info(vm, info, 0)
    }
    /// `dstoff`.
    pub fn saving(&self, vm: &Vm, info: &Value) -> Option<Value> {
        self.of_info(vm, info, 1)
    }
    /// `tzname`.
    pub fn name(&self, vm: &Vm, info: &Value) -> Option<Value> {
        self.of_info(vm, info, 2)
    }

    fn info_at(&self, vm: &Vm, zone: &Value, index: usize) -> Option<Value> {
        let infos = vm.instance_attr(zone, &self.infos)?;
        items(vm, &infos)?.get(index).cloned()
    }

    /// When a rule's summer begins and ends in a year, and by how much it differs.
    fn changes(&self, vm: &mut Vm, rule: &Value, year: i64) -> Option<(i64, i64, i64)> {
        let part = part_of(rule, &self.rule)?;
        let difference = part.get(vm, self.rule_slots[2])?.as_small_int()?;
        let years = part.get(vm, self.rule_slots[3])?;
        let years = years.downcast::<Dict>()?;
        let year = Value::small_int(year)?;
        let known = match vm.dict_find_plain(years, &year)? {
            Some(at) => years.table.get(vm).entries()[at].value.clone()?,
            // The library's own code, which raises nothing.
            None => vm.call_method(rule, "transitions", &[year]).ok()?,
        };
        let [start, end] = tuple::items(&known) else {
            return None;
        };
        Some((start.as_small_int()?, end.as_small_int()?, difference))
    }

    fn of_rule(&self, vm: &Vm, rule: &Value, summer: bool) -> Option<Value> {
        part_of(rule, &self.rule)?.get(vm, self.rule_slots[summer as usize])
    }

    /// `_TZStr.get_trans_info`.
    fn by_rule(&self, vm: &mut Vm, rule: &Value, ts: i64, year: i64, fold: i64) -> Option<Value> {
        let (mut start, mut end, difference) = self.changes(vm, rule, year)?;
        if (fold != 0) == (difference >= 0) {
            end -= difference;
        } else {
            start += difference;
        }
        self.of_rule(vm, rule, is_between(ts, start, end))
    }

    /// `_TZStr.get_trans_info_fromutc`.
    fn by_rule_utc(
        &self,
        vm: &mut Vm,
        rule: &Value,
        ts: i64,
        year: i64,
        setup: &Setup,
    ) -> Option<(Value, bool)> {
        let (mut start, mut end, difference) = self.changes(vm, rule, year)?;
        let seconds = |summer: bool| {
            let info = self.of_rule(vm, rule, summer)?;
            let offset = self.offset(vm, &info)?;
            let offset = setup.short_delta(vm, &offset)?;
            (offset % 1_000_000 == 0).then_some(offset / 1_000_000)
        };
        start -= seconds(false)?;
        end -= seconds(true)?;
        let info = self.of_rule(vm, rule, is_between(ts, start, end))?;
        let ambiguous = match difference > 0 {
            true => end..end + difference,
            false => start..start - difference,
        };
        Some((info, ambiguous.contains(&ts)))
    }

    /// `_find_trans`; `None` where that is not plain.
    pub fn find(&self, vm: &mut Vm, moment: &Moment) -> Option<Value> {
        let (ts, zone) = (timestamp(&moment.fields), &moment.zone);
        let local = vm.instance_attr(zone, &self.local)?;
        let local = items(vm, &local)?.get(moment.fold as usize)?.clone();
        let local = items(vm, &local)?;
        let last = local.last().and_then(Value::as_small_int);
        let count = count_until(local, ts)?;
        if count == 0 && last.is_some() {
            return vm.instance_attr(zone, &self.before);
        }
        if last.is_some_and(|last| ts <= last) {
            return self.info_at(vm, zone, count - 1);
        }
        let after = vm.instance_attr(zone, &self.after)?;
        if vm.class_of(&after).is(&*self.info) {
            return Some(after);
        }
        self.by_rule(vm, &after, ts, moment.fields[0], moment.fold)
    }

    /// What holds at a time that is given in UTC (`fromutc`), and the `fold` then.
    pub fn find_utc(
        &self,
        vm: &mut Vm,
        zone: &Value,
        fields: &Fields,
        setup: &Setup,
    ) -> Option<(Value, bool)> {
        let ts = timestamp(fields);
        let times = vm.instance_attr(zone, &self.utc)?;
        let count = count_until(items(vm, &times)?, ts)?;
        let total = items(vm, &times)?.len();
        let time_at = |vm: &Vm, at: usize| items(vm, &times)?.get(at)?.as_small_int();
        let before = vm.instance_attr(zone, &self.before);
        if total > 0 && count == 0 {
            return Some((before?, false));
        }
        let after = vm.instance_attr(zone, &self.after)?;
        let is_info = vm.class_of(&after).is(&*self.info);
        let last = total.checked_sub(1).and_then(|last| time_at(vm, last));
        let is_later = last.is_none_or(|last| ts > last);
        if is_later && !is_info {
            return self.by_rule_utc(vm, &after, ts, fields[0], setup);
        }
        if total == 0 {
            return Some((after, false));
        }
        let (previous, info) = if total > 1 && time_at(vm, 1).is_some_and(|second| ts >= second) {
            (
                self.info_at(vm, zone, count - 2),
                self.info_at(vm, zone, count - 1),
            )
        } else if is_later {
            (self.info_at(vm, zone, total - 1), Some(after))
        } else {
            (before, self.info_at(vm, zone, 0))
        };
        let (previous, info, time) = (previous?, info?, time_at(vm, count - 1)?);
        let (old, new) = (self.offset(vm, &previous)?, self.offset(vm, &info)?);
        let shift = setup.short_delta(vm, &old)? - setup.short_delta(vm, &new)?;
        Some((info, shift > (ts - time) * 1_000_000))
    }
}

/// Whether it is summer at a time in a year in which summer begins and ends then: in the south it ends first.
fn is_between(time: i64, start: i64, end: i64) -> bool {
    match start < end {
        true => (start..end).contains(&time),
        false => !(end..start).contains(&time),
    }
}

/// What the zone says of a datetime, whichever zone that has.
fn find_for(vm: &mut Vm, call: &Call<'_>) -> Option<Value> {
    let (datetimes, regions) = (call.setup.datetimes.setup(), call.setup.regions.setup());
    if !regions.has(call.arg(0)) {
        return None;
    }
    let mut moment = datetimes.moment(vm, call.arg(1))?;
    moment.zone = call.arg(0).clone();
    regions.find(vm, &moment)
}

fn find(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    match find_for(vm, call) {
        Some(info) => Ok(info),
        None => call.leave(vm),
    }
}

fn part(
    vm: &mut Vm,
    call: &Call<'_>,
    which: fn(&Regions, &Vm, &Value) -> Option<Value>,
) -> Result<Value> {
    let found = find_for(vm, call).and_then(|info| which(call.setup.regions.setup(), vm, &info));
    match found {
        Some(found) => Ok(found),
        None => call.leave(vm),
    }
}

fn from_utc(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let (setup, zone) = (&call.setup.datetimes, call.arg(0));
    if let Some(moment) = setup.setup().moment(vm, call.arg(1))
        && moment.zone.is(zone)
        && call.setup.regions.setup().has(zone)
        && let Some(local) = setup
            .setup()
            .at_utc(vm, calendar::instant(&moment.fields), zone)
    {
        return Ok(local);
    }
    call.leave(vm)
}

/// As `zoneinfo_repr` words it: the library's own has no `zoneinfo.` before the name.
fn repr(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let value = call.arg(0);
    let class = vm.class_of(value).class_ref();
    let name = match class.is(&*call.setup.regions.setup().zone) {
        true => "zoneinfo.ZoneInfo".to_string(),
        false => class.name.get(vm).to_string(),
    };
    let key = vm.attr(value, "_key")?;
    let text = match key.is_none() {
        true => {
            let file = vm.attr(value, "_file_repr")?;
            format!("{name}.from_file({})", vm.display_text(&file)?)
        }
        false => format!("{name}(key={})", vm.repr_text(&key)?),
    };
    Ok(vm.str(&text))
}

const METHODS: &[MethodDef] = &[
    ("__repr__", "($self, /)", repr),
    ("_find_trans", "($self, dt, /)", find),
    ("utcoffset", "($self, dt, /)", |vm, call| {
        part(vm, call, Regions::offset)
    }),
    ("dst", "($self, dt, /)", |vm, call| {
        part(vm, call, Regions::saving)
    }),
    ("tzname", "($self, dt, /)", |vm, call| {
        part(vm, call, Regions::name)
    }),
    ("fromutc", "($self, dt, /)", from_utc),
];

pub(super) fn install(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    use crate::object::native::Bound;
    let (zone, info, rule) = (
        Class::from_value(args.arg(0)),
        Class::from_value(args.arg(1)),
        Class::from_value(args.arg(2)),
    );
    let (Some(zone), Some(info), Some(rule)) = (zone, info, rule) else {
        return Err(vm.type_error("install_zones() wants three classes"));
    };
    let datetimes = vm.module_state::<super::Installed>().setup.borrow().clone();
    let Some(datetimes) = datetimes else {
        return Ok(Value::NONE);
    };
    let regions = Regions {
        info_slots: slots(vm, &info, ["utcoff", "dstoff", "tzname"])?,
        rule_slots: slots(vm, &rule, ["std", "dst", "dst_diff", "_years"])?,
        zone: zone.clone(),
        info,
        rule,
        local: vm.intern("_trans_local"),
        utc: vm.intern("_trans_utc"),
        infos: vm.intern("_ttinfos"),
        before: vm.intern("_tti_before"),
        after: vm.intern("_tz_after"),
    };
    let regions = Shared::new(vm, &zone, regions);
    let old = datetimes.setup().regions.replace(Some(regions.clone()));
    drop(old);
    let zones = Shared::new(vm, &zone, Zones { datetimes, regions });
    replace(vm, &zone, "ZoneInfo", &zones, METHODS)?;
    Ok(Value::NONE)
}
