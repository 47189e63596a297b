//! `min`, `max`, `sorted`.

use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::native::rest;
use crate::object::types::Compare;
use crate::object::{Args, Bound, Value};
use crate::vm::{Result, Vm};

pub(super) fn min(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    extreme(vm, "min", Compare::Lt, args)
}

pub(super) fn max(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    extreme(vm, "max", Compare::Gt, args)
}

fn extreme(vm: &mut Vm, name: &str, better: Compare, args: &[Option<Value>]) -> Result<Value> {
    let (mut key, mut default) = (None, None);
    let (items, keywords) = rest(args, 0);
    if let Some(keywords) = keywords.and_then(|keywords| keywords.downcast::<Dict>())
        && keywords.len(vm) > 0
    {
        let given: Vec<(Value, Option<Value>)> = keywords
            .table
            .get(vm)
            .iter()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        for (keyword, value) in given {
            match &*crate::modules::support::text_of(&keyword) {
                "key" => key = value.filter(|key| !key.is_none()),
                "default" => default = value,
                _ if items.is_empty() => {}
                other => {
                    let close = crate::vm::suggest::closest(other, ["key", "default"].into_iter());
                    let close =
                        close.map_or(String::new(), |close| format!(". Did you mean '{close}'?"));
                    return Err(vm.type_error(format!(
                        "{name}() got an unexpected keyword argument '{other}'{close}"
                    )));
                }
            }
        }
    }
    match items {
        [] => Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => {
            let iterable = iterable.clone();
            let best = best_of(vm, &iterable, better, key.as_ref())?;
            match best.or(default) {
                Some(best) => Ok(best),
                None => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
            }
        }
        _ if default.is_some() => Err(vm.type_error(format!(
            "Cannot specify a default for {name}() with multiple positional arguments"
        ))),
        _ => {
            if let ([a, b], None) = (items, &key)
                && let (Some(x), Some(y)) = (a.as_small_int(), b.as_small_int())
            {
                // The first of equals.
                return Ok(if better.holds(y.cmp(&x)) { b } else { a }.clone());
            }
            let mut best = Best::default();
            for item in items {
                best.offer(vm, item.clone(), better, key.as_ref())?;
            }
            Ok(best.item.expect("at least two"))
        }
    }
}

#[derive(Default)]
struct Best {
    item: Option<Value>,
    rank: Option<Value>,
}

impl Best {
    fn offer(
        &mut self,
        vm: &mut Vm,
        item: Value,
        better: Compare,
        key: Option<&Value>,
    ) -> Result<()> {
        let rank = match key {
            Some(key) => vm.call(key, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let wins = match &self.rank {
            None => true,
            Some(best) => vm.compare_bool(&rank, best, better)?,
        };
        if wins {
            self.item = Some(item);
            self.rank = Some(rank);
        }
        Ok(())
    }
}

fn best_of(
    vm: &mut Vm,
    iterable: &Value,
    better: Compare,
    key: Option<&Value>,
) -> Result<Option<Value>> {
    let mut best = Best::default();
    vm.for_each(iterable, |vm, item| best.offer(vm, item, better, key))?;
    Ok(best.item)
}

pub(super) fn sorted(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let items = vm.collect(args.arg(0))?;
    let list = vm.list(items);
    let keywords = args.opt(1).and_then(|keywords| keywords.downcast::<Dict>());
    let Some(keywords) = keywords.filter(|keywords| keywords.len(vm) > 0) else {
        if let Some(list) = list.downcast::<List>() {
            crate::object::list::sort(vm, list, None, false)?;
        }
        return Ok(list);
    };
    let sort = vm.intern("sort");
    let sort = vm.get_attr(&list, &sort)?;
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, value) in keywords.table.get(vm).iter() {
        names.push(name.clone());
        values.extend(value.clone());
    }
    let (values, names) = (&values, &names);
    vm.call_args(&sort, Args { values, names })?;
    Ok(list)
}
