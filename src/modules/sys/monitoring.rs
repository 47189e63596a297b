//! `sys.monitoring` (PEP 669); what the calls do is in `vm/tracing`. After CPython's `Python/instrumentation.c`.

use crate::object::function::code::{self, CodeObject};
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::{Bound, NativeDef, Value};
use crate::vm::tracing::{Event, TOOLS, event};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// Events that are on together with CALL and cannot be asked for alone.
const AFTER_CALL: u32 = Event::CReturn.bit() | Event::CRaise.bit();

fn tool(vm: &mut Vm, value: &Value) -> Result<usize> {
    let number = vm.index_i64(value)?;
    match usize::try_from(number) {
        Ok(tool) if tool < TOOLS => Ok(tool),
        _ => Err(vm.value_error(format!("invalid tool {number} (must be between 0 and 5)"))),
    }
}

/// A tool that is in use.
fn used_tool(vm: &mut Vm, value: &Value) -> Result<usize> {
    let tool = tool(vm, value)?;
    if vm.monitoring().tools.borrow()[tool].is_none() {
        return Err(vm.value_error(format!("tool {tool} is not in use")));
    }
    Ok(tool)
}

fn use_tool_id(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let tool = tool(vm, args.arg(0))?;
    if !args.arg(1).is_a::<Str>() {
        return Err(vm.value_error("tool name must be a str"));
    }
    let monitoring = vm.monitoring();
    if monitoring.tools.borrow()[tool].is_some() {
        return Err(vm.value_error(format!("tool {tool} is already in use")));
    }
    monitoring.tools.borrow_mut()[tool] = Some(args.arg(1).clone());
    Ok(Value::NONE)
}

/// A tool watches nothing any more.
fn clear(vm: &mut Vm, tool: usize) {
    let monitoring = vm.monitoring();
    monitoring.global[tool].set(0);
    for code in codes_with_events(vm) {
        if let Some(own) = code::expect(&code).events.get() {
            own.local[tool].set(0);
        }
    }
    let old = std::mem::take(&mut monitoring.callbacks.borrow_mut()[tool]);
    drop(old);
    vm.watching_changed();
}

/// Code objects that were given events of their own.
fn codes_with_events(vm: &mut Vm) -> Vec<Value> {
    vm.module_state::<Watched>().0.borrow().clone()
}

/// The code objects that `set_local_events` was called for.
#[derive(Default)]
struct Watched(std::cell::RefCell<Vec<Value>>);

fn clear_tool_id(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let tool = tool(vm, args.arg(0))?;
    if vm.monitoring().tools.borrow()[tool].is_some() {
        clear(vm, tool);
    }
    Ok(Value::NONE)
}

fn free_tool_id(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let tool = tool(vm, args.arg(0))?;
    let monitoring = vm.monitoring();
    if monitoring.tools.borrow()[tool].is_some() {
        clear(vm, tool);
    }
    let old = monitoring.tools.borrow_mut()[tool].take();
    drop(old);
    Ok(Value::NONE)
}

fn get_tool(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let tool = tool(vm, args.arg(0))?;
    let name = vm.monitoring().tools.borrow()[tool].clone();
    Ok(name.unwrap_or(Value::NONE))
}

fn register_callback(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let tool = tool(vm, args.arg(0))?;
    let event = vm.index_i64(args.arg(1))?;
    if event <= 0 || event & (event - 1) != 0 {
        return Err(vm.value_error("The callback can only be set for one event at a time"));
    }
    let index = event.trailing_zeros() as usize;
    if index >= event::COUNT {
        return Err(vm.value_error(format!("invalid event {event}")));
    }
    super::audit(
        vm,
        "sys.monitoring.register_callback",
        &[args.arg(2).clone()],
    )?;
    let function = Some(args.arg(2).clone()).filter(|function| !function.is_none());
    let monitoring = vm.monitoring();
    let old = std::mem::replace(
        &mut monitoring.callbacks.borrow_mut()[tool][index],
        function,
    );
    Ok(old.unwrap_or(Value::NONE))
}

/// A set of events as an argument; CALL brings C_RETURN and C_RAISE with it.
fn events(vm: &mut Vm, value: &Value, allowed: u32) -> Result<u32> {
    let number = vm.index_i64(value)?;
    let all = (1i64 << event::COUNT) - 1;
    if number < 0 || number & !all != 0 {
        return Err(vm.value_error(format!("invalid event set 0x{:x}", number as u32)));
    }
    let mut set = number as u32;
    let call = Event::Call.bit();
    if set & AFTER_CALL != 0 && set & (call | AFTER_CALL) != call | AFTER_CALL {
        return Err(vm.value_error("cannot set C_RETURN or C_RAISE events independently"));
    }
    set &= !AFTER_CALL;
    if set & !allowed != 0 {
        return Err(vm.value_error(format!("invalid local event set 0x{set:x}")));
    }
    if set & call != 0 {
        set |= AFTER_CALL;
    }
    Ok(set)
}

fn get_events(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let tool = tool(vm, args.arg(0))?;
    let set = vm.monitoring().global[tool].get() & !AFTER_CALL;
    Ok(vm.int(set.into()))
}

fn set_events(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let tool = used_tool(vm, args.arg(0))?;
    let set = events(vm, args.arg(1), u32::MAX)?;
    vm.monitoring().global[tool].set(set);
    vm.watching_changed();
    Ok(Value::NONE)
}

fn code_argument(vm: &mut Vm, value: &Value) -> Result<()> {
    match value.is_a::<CodeObject>() {
        true => Ok(()),
        false => Err(vm.type_error("code must be a code object")),
    }
}

fn get_local_events(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    code_argument(vm, args.arg(1))?;
    let tool = tool(vm, args.arg(0))?;
    let own = code::expect(args.arg(1)).events.get();
    let set = own.map_or(0, |own| own.local[tool].get()) & !AFTER_CALL;
    Ok(vm.int(set.into()))
}

fn set_local_events(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    code_argument(vm, args.arg(1))?;
    let tool = used_tool(vm, args.arg(0))?;
    let set = events(vm, args.arg(2), event::LOCAL)?;
    let object = code::expect(args.arg(1));
    let fresh = object.events.get().is_none();
    let own = object.events.get_or_init(Default::default);
    own.local[tool].set(set);
    let watched = vm.module_state::<Watched>();
    if fresh || !watched.0.borrow().iter().any(|code| code.is(args.arg(1))) {
        watched.0.borrow_mut().push(args.arg(1).clone());
    }
    // Code that nobody watches any more is let go.
    let unwatched = |code: &Value| {
        code::expect(code)
            .events
            .get()
            .is_none_or(|own| own.local.iter().all(|events| events.get() == 0))
    };
    let mut kept = std::mem::take(&mut *watched.0.borrow_mut());
    kept.retain(|code| !unwatched(code));
    vm.monitoring().any_local.set(!kept.is_empty());
    *watched.0.borrow_mut() = kept;
    vm.watching_changed();
    Ok(Value::NONE)
}

fn restart_events(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let version = vm.monitoring();
    version.version.set(version.version.get() + 1);
    Ok(Value::NONE)
}

/// For each event that somebody watches everywhere, the tools that do.
fn all_events(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let monitoring = vm.monitoring();
    let dict = vm.dict();
    for (index, name) in event::NAMES.iter().enumerate() {
        let tools = (0..TOOLS)
            .filter(|&tool| monitoring.global[tool].get() >> index & 1 == 1)
            .fold(0, |tools, tool| tools | 1 << tool);
        if tools != 0 {
            let (key, tools) = (vm.intern(name), vm.int(tools));
            vm.set_item(&dict, &key, Some(&tools))?;
        }
    }
    Ok(dict)
}

#[rustfmt::skip]
const FUNCTIONS: &[NativeDef] = &[
    ("use_tool_id", "(tool_id, name, /)", use_tool_id, ""),
    ("clear_tool_id", "(tool_id, /)", clear_tool_id, ""),
    ("free_tool_id", "(tool_id, /)", free_tool_id, ""),
    ("get_tool", "(tool_id, /)", get_tool, ""),
    ("register_callback", "(tool_id, event, func, /)", register_callback, ""),
    ("get_events", "(tool_id, /)", get_events, ""),
    ("set_events", "(tool_id, event_set, /)", set_events, ""),
    ("get_local_events", "(tool_id, code, /)", get_local_events, ""),
    ("set_local_events", "(tool_id, code, event_set, /)", set_local_events, ""),
    ("restart_events", "()", restart_events, ""),
    ("_all_events", "()", all_events, ""),
];

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    for (name, number) in [
        ("DEBUGGER_ID", 0),
        ("COVERAGE_ID", 1),
        ("PROFILER_ID", 2),
        ("OPTIMIZER_ID", 5),
    ] {
        let number = vm.int(number);
        vm.module_set(module, name, number);
    }
    let monitoring = vm.monitoring();
    let object = vm.types().object.value().clone();
    for (name, place) in [
        ("DISABLE", &monitoring.disable),
        ("MISSING", &monitoring.missing),
    ] {
        let value = vm.call(&object, &[])?;
        let value = place.get_or_init(|| value).clone();
        vm.module_set(module, name, value);
    }
    let mut names = vec![("NO_EVENTS", vm.int(0))];
    for (index, name) in event::NAMES.iter().enumerate() {
        names.push((name, vm.int(1 << index)));
    }
    let events = vm.namespace(names)?;
    vm.module_set(module, "events", events);
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    functions: FUNCTIONS,
    init,
    ..ModuleSpec::named("sys.monitoring")
};
