//! `zoneinfo.ZoneInfo`: which of a zone's offsets holds at a time (Modules/_zoneinfo.c), for plain datetimes.

use super::calendar::{self, EPOCH};
use super::{Moment, Setup};
use crate::modules::replacing::{self, replace};
use crate::object::list::List;
use crate::object::tuple;
use crate::object::types::Class;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::rc::Rc;

type Call<'a> = replacing::Call<'a, Zones>;
type MethodDef = replacing::MethodDef<Zones>;

/// The classes, and the names of the attributes that are read.
pub(super) struct Zones {
    datetimes: Rc<Setup>,
    /// `_ttinfo`, what a zone says of one of its offsets.
    info: Class,
    local: Value,
    utc: Value,
    infos: Value,
    before: Value,
    after: Value,
}

/// What holds at a time.
struct Found {
    info: Value,
    fold: bool,
}

fn items(value: &Value) -> Option<&List> {
    value.downcast::<List>().map(|list| &**list)
}

/// How many of these ascending times are not later than one.
fn count_until(vm: &Vm, times: &List, time: i64) -> Option<usize> {
    let times = times.items.get(vm);
    let count =
        times.partition_point(|known| known.as_small_int().is_some_and(|known| known <= time));
    // All of them must be numbers, at least where it matters.
    let neighbours = &times[count.saturating_sub(1)..times.len().min(count + 1)];
    let plain = neighbours.iter().all(|time| time.as_small_int().is_some());
    plain.then_some(count)
}

fn timestamp(moment: &Moment) -> i64 {
    (calendar::instant(&moment.fields).div_euclid(1_000_000)) as i64 - EPOCH
}

impl Zones {
    fn info_at(&self, vm: &Vm, zone: &Value, index: usize) -> Option<Value> {
        let infos = vm.instance_attr(zone, &self.infos)?;
        items(&infos)?.items.get(vm).get(index).cloned()
    }

    /// `_find_trans`; `None` where that is not plain.
    fn find(&self, vm: &mut Vm, zone: &Value, time: &Value) -> Result<Option<Value>> {
        let Some(moment) = self.datetimes.moment(vm, time) else {
            return Ok(None);
        };
        let ts = timestamp(&moment);
        let place = (|| {
            let local = vm.instance_attr(zone, &self.local)?;
            let local = items(&local)?
                .items
                .get(vm)
                .get(moment.fold as usize)?
                .clone();
            let local = items(&local)?;
            let last = local.items.get(vm).last().and_then(Value::as_small_int);
            Some((count_until(vm, local, ts)?, last))
        })();
        let Some((count, last)) = place else {
            return Ok(None);
        };
        if count == 0 && last.is_some() {
            return Ok(vm.instance_attr(zone, &self.before));
        }
        if last.is_some_and(|last| ts <= last) {
            return Ok(self.info_at(vm, zone, count - 1));
        }
        let Some(after) = vm.instance_attr(zone, &self.after) else {
            return Ok(None);
        };
        if vm.class_of(&after).is(&*self.info) {
            return Ok(Some(after));
        }
        let args = [vm.int(ts), vm.int(moment.fields[0]), vm.int(moment.fold)];
        vm.call_method(&after, "get_trans_info", &args).map(Some)
    }

    /// What holds at a time that is given in UTC (`fromutc`).
    fn find_utc(&self, vm: &mut Vm, zone: &Value, moment: &Moment) -> Result<Option<Found>> {
        let ts = timestamp(moment);
        let times = vm.instance_attr(zone, &self.utc);
        let Some(times) = times.as_ref().and_then(items) else {
            return Ok(None);
        };
        let Some(count) = count_until(vm, times, ts) else {
            return Ok(None);
        };
        let total = times.items.get(vm).len();
        let time_at =
            |vm: &Vm, at: usize| times.items.get(vm).get(at).and_then(Value::as_small_int);
        let before = vm.instance_attr(zone, &self.before);
        let plain = |info: Option<Value>| Ok(info.map(|info| Found { info, fold: false }));
        if total > 0 && count == 0 {
            return plain(before);
        }
        let Some(after) = vm.instance_attr(zone, &self.after) else {
            return Ok(None);
        };
        let is_info = vm.class_of(&after).is(&*self.info);
        let last = total.checked_sub(1).and_then(|last| time_at(vm, last));
        let is_later = last.is_none_or(|last| ts > last);
        if is_later && !is_info {
            let args = [vm.int(ts), vm.int(moment.fields[0])];
            let pair = vm.call_method(&after, "get_trans_info_fromutc", &args)?;
            let [info, fold] = tuple::items(&pair) else {
                return Ok(None);
            };
            let fold = vm.is_true(fold)?;
            let info = info.clone();
            return Ok(Some(Found { info, fold }));
        }
        if total == 0 {
            return plain(Some(after));
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
        let (Some(previous), Some(info), Some(time)) = (previous, info, time_at(vm, count - 1))
        else {
            return Ok(None);
        };
        let (Some(old), Some(new)) = (self.offset(vm, &previous)?, self.offset(vm, &info)?) else {
            return Ok(None);
        };
        let fold = old - new > i128::from(ts - time) * 1_000_000;
        Ok(Some(Found { info, fold }))
    }

    /// `utcoff` in microseconds.
    fn offset(&self, vm: &mut Vm, info: &Value) -> Result<Option<i128>> {
        let offset = vm.attr(info, "utcoff")?;
        Ok(self.datetimes.delta(vm, &offset))
    }
}

fn find(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    match call.setup.find(vm, call.arg(0), call.arg(1))? {
        Some(info) => Ok(info),
        None => call.leave(vm),
    }
}

fn part(vm: &mut Vm, call: &Call<'_>, name: &str) -> Result<Value> {
    match call.setup.find(vm, call.arg(0), call.arg(1))? {
        Some(info) => vm.attr(&info, name),
        None => call.leave(vm),
    }
}

fn from_utc(vm: &mut Vm, call: &Call<'_>) -> Result<Value> {
    let (setup, zone) = (call.setup, call.arg(0));
    if let Some(moment) = setup.datetimes.moment(vm, call.arg(1))
        && moment.zone.is(zone)
        && let Some(found) = setup.find_utc(vm, zone, &moment)?
        && let Some(offset) = setup.offset(vm, &found.info)?
        && let Some(fields) = calendar::fields_at(calendar::instant(&moment.fields) + offset)
        && let Some(local) = setup
            .datetimes
            .make(vm, &fields, zone.clone(), found.fold.into())
    {
        return Ok(local);
    }
    call.leave(vm)
}

const METHODS: &[MethodDef] = &[
    ("_find_trans", "($self, dt, /)", find),
    ("utcoffset", "($self, dt, /)", |vm, call| {
        part(vm, call, "utcoff")
    }),
    ("dst", "($self, dt, /)", |vm, call| part(vm, call, "dstoff")),
    ("tzname", "($self, dt, /)", |vm, call| {
        part(vm, call, "tzname")
    }),
    ("fromutc", "($self, dt, /)", from_utc),
];

pub(super) fn install(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    use crate::object::native::Bound;
    let (zone, info) = (
        Class::from_value(args.arg(0)),
        Class::from_value(args.arg(1)),
    );
    let (Some(zone), Some(info)) = (zone, info) else {
        return Err(vm.type_error("install_zones() wants two classes"));
    };
    let datetimes = vm.module_state::<super::Installed>().setup.borrow().clone();
    let Some(datetimes) = datetimes else {
        return Ok(Value::NONE);
    };
    let zones = Rc::new(Zones {
        datetimes,
        info,
        local: vm.intern("_trans_local"),
        utc: vm.intern("_trans_utc"),
        infos: vm.intern("_ttinfos"),
        before: vm.intern("_tti_before"),
        after: vm.intern("_tz_after"),
    });
    replace(vm, &zone, "ZoneInfo", &zones, METHODS)?;
    Ok(Value::NONE)
}
