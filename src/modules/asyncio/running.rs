//! The running loop of each thread, the current task of each loop, all tasks.

use super::future::{Future, Stage, is_task};
use super::{Bindings, library, state};
use crate::modules::weakref;
use crate::object::dict::Dict;
use crate::object::header::Object;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::weakref::WeakRef;
use crate::object::{Value, set};
use crate::vm::{Result, Vm};

fn running_loop(vm: &Vm) -> Option<Value> {
    let thread = vm.thread_id();
    state(vm).loops.borrow().get(&thread).cloned()
}

/// What `get_event_loop()` gives.
pub(super) fn event_loop(vm: &mut Vm) -> Result<Value> {
    if let Some(running) = running_loop(vm) {
        return Ok(running);
    }
    let policy = library(vm, "asyncio.events", "_get_event_loop_policy")?;
    let policy = vm.call(&policy, &[])?;
    vm.call_method(&policy, "get_event_loop", &[])
}

pub(super) fn get_event_loop(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    event_loop(vm)
}

fn expect_running(vm: &mut Vm) -> Result<Value> {
    running_loop(vm).ok_or_else(|| vm.runtime_error("no running event loop"))
}

pub(super) fn get_running_loop(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    expect_running(vm)
}

pub(super) fn running_loop_or_none(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(running_loop(vm).unwrap_or(Value::NONE))
}

pub(super) fn set_running_loop(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let thread = vm.thread_id();
    let state = state(vm);
    let old = match args.arg(0).is_none() {
        true => state.loops.borrow_mut().remove(&thread),
        false => state.loops.borrow_mut().insert(thread, args.arg(0).clone()),
    };
    drop(old);
    Ok(Value::NONE)
}

/// The dict of current tasks: the library's, so that tasks written in Python are known as well.
fn current(vm: &mut Vm) -> Result<Value> {
    let state = state(vm);
    if let Some(current) = state.current.get() {
        return Ok(current.clone());
    }
    let found = library(vm, "asyncio.tasks", "_current_tasks")?;
    if !found.is_a::<Dict>() {
        return Err(vm.type_error("asyncio.tasks._current_tasks must be a dict"));
    }
    Ok(state.current.get_or_init(|| found).clone())
}

fn as_dict(value: &Value) -> &Object<Dict> {
    crate::object::dict::expect(value)
}

pub(super) fn enter(vm: &mut Vm, of: &Value, task: &Value) -> Result<()> {
    let current = current(vm)?;
    if let Some(other) = vm.dict_get(as_dict(&current), of)? {
        let (task, other) = (vm.repr_text(task)?, vm.repr_text(&other)?);
        return Err(vm.runtime_error(format!(
            "Cannot enter into task {task} while another task {other} is being executed."
        )));
    }
    vm.dict_set(as_dict(&current), of, task.clone())?;
    Ok(())
}

pub(super) fn leave(vm: &mut Vm, of: &Value, task: &Value) -> Result<()> {
    let current = current(vm)?;
    let known = vm.dict_get(as_dict(&current), of)?;
    if !known.as_ref().is_some_and(|known| known.is(task)) {
        let known = known.unwrap_or(Value::NONE);
        let (task, known) = (vm.repr_text(task)?, vm.repr_text(&known)?);
        return Err(vm.runtime_error(format!(
            "Leaving task {task} does not match the current task {known}."
        )));
    }
    vm.dict_remove(as_dict(&current), of)?;
    Ok(())
}

pub(super) fn swap(vm: &mut Vm, of: &Value, task: &Value) -> Result<Value> {
    let current = current(vm)?;
    let old = match task.is_none() {
        true => vm.dict_remove(as_dict(&current), of)?,
        false => {
            let old = vm.dict_get(as_dict(&current), of)?;
            vm.dict_set(as_dict(&current), of, task.clone())?;
            old
        }
    };
    Ok(old.unwrap_or(Value::NONE))
}

pub(super) fn enter_task(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    enter(vm, args.arg(0), args.arg(1))?;
    Ok(Value::NONE)
}
pub(super) fn leave_task(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    leave(vm, args.arg(0), args.arg(1))?;
    Ok(Value::NONE)
}
pub(super) fn swap_current_task(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    swap(vm, args.arg(0), args.arg(1))
}

pub(super) fn current_task(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let of = match args.opt(0).filter(|of| !of.is_none()) {
        Some(of) => of.clone(),
        None => expect_running(vm)?,
    };
    let current = current(vm)?;
    let task = vm.dict_get(as_dict(&current), &of)?;
    Ok(task.unwrap_or(Value::NONE))
}

// ---- all tasks

/// Notes a task that is not done.
pub(super) fn register(vm: &mut Vm, task: &Value) -> Result<()> {
    let future = this::<Future>(task);
    if future.place.get() != usize::MAX {
        return Ok(());
    }
    let state = state(vm);
    if state.tasks.get(vm).len() >= state.most_tasks.get().max(64) {
        throw_dead_away(vm);
    }
    let reference = weakref::reference(vm, task)?;
    let tasks = state.tasks.get_mut(vm);
    future.place.set(tasks.len());
    tasks.push(reference);
    Ok(())
}

fn task_of(reference: &Value) -> Option<Value> {
    reference.downcast::<WeakRef>()?.upgrade()
}

/// Tasks that died before they were done leave their references here.
fn throw_dead_away(vm: &mut Vm) {
    let state = state(vm);
    let all = state.tasks.replace(vm, Vec::new());
    let mut kept = Vec::with_capacity(all.len());
    for reference in all {
        if let Some(task) = task_of(&reference) {
            this::<Future>(&task).place.set(kept.len());
            kept.push(reference);
        }
    }
    state.most_tasks.set(kept.len() * 2);
    state.tasks.set(vm, kept);
}

/// A task is done.
pub(super) fn unregister(vm: &mut Vm, task: &Value) {
    let place = this::<Future>(task).place.replace(usize::MAX);
    let state = state(vm);
    let tasks = state.tasks.get_mut(vm);
    if place >= tasks.len() {
        return;
    }
    let gone = tasks.swap_remove(place);
    let moved = tasks.get(place).and_then(task_of);
    if let Some(moved) = moved {
        this::<Future>(&moved).place.set(place);
    }
    drop(gone);
}

/// The sets that the library keeps for tasks of other kinds.
fn change_set(vm: &mut Vm, which: &str, method: &str, task: &Value) -> Result<Value> {
    let set = library(vm, "asyncio.tasks", which)?;
    vm.call_method(&set, method, std::slice::from_ref(task))?;
    Ok(Value::NONE)
}

pub(super) fn register_task(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if is_task(vm, args.arg(0)) {
        register(vm, args.arg(0))?;
        return Ok(Value::NONE);
    }
    change_set(vm, "_scheduled_tasks", "add", args.arg(0))
}

pub(super) fn unregister_task(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if is_task(vm, args.arg(0)) {
        unregister(vm, args.arg(0));
        return Ok(Value::NONE);
    }
    change_set(vm, "_scheduled_tasks", "discard", args.arg(0))
}

pub(super) fn register_eager_task(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    change_set(vm, "_eager_tasks", "add", args.arg(0))
}

pub(super) fn unregister_eager_task(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    change_set(vm, "_eager_tasks", "discard", args.arg(0))
}

pub(super) fn all_tasks(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let of = match args.opt(0).filter(|of| !of.is_none()) {
        Some(of) => of.clone(),
        None => expect_running(vm)?,
    };
    throw_dead_away(vm);
    let mut all: Vec<Value> = state(vm).tasks.get(vm).iter().filter_map(task_of).collect();
    for name in ["_eager_tasks", "_scheduled_tasks"] {
        let others = library(vm, "asyncio.tasks", name)?;
        let others = vm.collect(&others)?;
        all.extend(others);
    }
    let found = set::empty(vm);
    let get_loop = library(vm, "asyncio.futures", "_get_loop")?;
    for task in all {
        let wanted = if super::future::is_exact(vm, &task) {
            let future = this::<Future>(&task);
            future.stage.get() == Stage::Pending
                && future.owner.get(vm).as_ref().is_some_and(|own| own.is(&of))
        } else {
            let own = vm.call(&get_loop, std::slice::from_ref(&task))?;
            own.is(&of) && {
                let done = vm.call_method(&task, "done", &[])?;
                !vm.is_true(&done)?
            }
        };
        if wanted && let Some(found) = found.downcast::<set::Set>() {
            vm.set_add(found, &task)?;
        }
    }
    Ok(found)
}
