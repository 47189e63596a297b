//! `sys.monitoring` (PEP 669): tools, their names and callbacks. Events themselves are not sent yet: turning one on
//! raises NotImplementedError, so that no debugger or coverage tool waits in vain. `bdb` and `pdb` import it.

use crate::object::function::code::CodeObject;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use std::cell::RefCell;
use std::collections::HashMap;

/// Number of tools, as in CPython's `PY_MONITORING_TOOL_IDS`.
const TOOLS: i64 = 6;

/// Event sets, with 3.14's numbers.
const EVENTS: &[(&str, i64)] = &[
    ("NO_EVENTS", 0),
    ("PY_START", 1),
    ("PY_RESUME", 1 << 1),
    ("PY_RETURN", 1 << 2),
    ("PY_YIELD", 1 << 3),
    ("CALL", 1 << 4),
    ("LINE", 1 << 5),
    ("INSTRUCTION", 1 << 6),
    ("JUMP", 1 << 7),
    ("BRANCH_LEFT", 1 << 8),
    ("BRANCH_RIGHT", 1 << 9),
    ("STOP_ITERATION", 1 << 10),
    ("RAISE", 1 << 11),
    ("EXCEPTION_HANDLED", 1 << 12),
    ("PY_UNWIND", 1 << 13),
    ("PY_THROW", 1 << 14),
    ("RERAISE", 1 << 15),
    ("C_RETURN", 1 << 16),
    ("C_RAISE", 1 << 17),
    ("BRANCH", 1 << 18),
];
const ALL: i64 = (1 << 19) - 1;

#[derive(Default)]
struct Tools {
    names: RefCell<HashMap<i64, Value>>,
    callbacks: RefCell<HashMap<(i64, i64), Value>>,
}

fn tool(vm: &mut Vm, args: &[Option<Value>]) -> Result<i64> {
    let tool = vm.index_i64(args.arg(0))?;
    if (0..TOOLS).contains(&tool) {
        return Ok(tool);
    }
    Err(vm.value_error(format!("invalid tool {tool} (must be between 0 and 5)")))
}

fn tool_in_use(vm: &mut Vm, args: &[Option<Value>]) -> Result<i64> {
    let tool = tool(vm, args)?;
    if vm
        .module_state::<Tools>()
        .names
        .borrow()
        .contains_key(&tool)
    {
        return Ok(tool);
    }
    Err(vm.value_error(format!("tool {tool} is not in use")))
}

fn use_tool_id(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let tool = tool(vm, args)?;
    if !args.arg(1).is_a::<Str>() {
        return Err(vm.value_error("tool name must be a str"));
    }
    let state = vm.module_state::<Tools>();
    if state.names.borrow().contains_key(&tool) {
        return Err(vm.value_error(format!("tool {tool} is already in use")));
    }
    state.names.borrow_mut().insert(tool, args.arg(1).clone());
    Ok(Value::NONE)
}

fn clear_tool_id(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let tool = tool(vm, args)?;
    let state = vm.module_state::<Tools>();
    let old: Vec<_> = {
        let mut callbacks = state.callbacks.borrow_mut();
        callbacks.extract_if(|key, _| key.0 == tool).collect()
    };
    drop(old);
    Ok(Value::NONE)
}

fn free_tool_id(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    clear_tool_id(vm, args)?;
    let tool = tool(vm, args)?;
    let old = vm.module_state::<Tools>().names.borrow_mut().remove(&tool);
    drop(old);
    Ok(Value::NONE)
}

fn get_tool(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let tool = tool(vm, args)?;
    let state = vm.module_state::<Tools>();
    let name = state.names.borrow().get(&tool).cloned();
    Ok(name.unwrap_or(Value::NONE))
}

fn register_callback(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let tool = tool(vm, args)?;
    let event = vm.index_i64(args.arg(1))?;
    if event <= 0 || event.count_ones() != 1 {
        return Err(vm.value_error("The callback can only be set for one event at a time"));
    }
    if event & !ALL != 0 {
        return Err(vm.value_error(format!("invalid event {event}")));
    }
    let state = vm.module_state::<Tools>();
    let old = match args.arg(2) {
        none if none.is_none() => state.callbacks.borrow_mut().remove(&(tool, event)),
        function => state
            .callbacks
            .borrow_mut()
            .insert((tool, event), function.clone()),
    };
    Ok(old.unwrap_or(Value::NONE))
}

fn check_events(vm: &mut Vm, events: &Value) -> Result<Value> {
    let events = vm.index_i64(events)?;
    if events & !ALL != 0 {
        return Err(vm.value_error(format!("invalid event set 0x{events:x}")));
    }
    match events {
        0 => Ok(Value::NONE),
        _ => Err(vm.not_implemented_error("monitoring events are not supported yet")),
    }
}

fn set_events(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    tool_in_use(vm, args)?;
    check_events(vm, args.arg(1))
}

fn code_of(vm: &mut Vm, args: &[Option<Value>]) -> Result<()> {
    match args.arg(1).is_a::<CodeObject>() {
        true => Ok(()),
        false => Err(vm.type_error("code must be a code object")),
    }
}

fn set_local_events(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    code_of(vm, args)?;
    tool_in_use(vm, args)?;
    check_events(vm, args.arg(2))
}

fn get_events(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    tool_in_use(vm, args)?;
    Ok(vm.int(0))
}

fn get_local_events(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    code_of(vm, args)?;
    get_events(vm, args)
}

fn nothing(_: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(Value::NONE)
}

fn all_events(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    Ok(vm.dict())
}

static SPEC: ModuleSpec = ModuleSpec {
    functions: &[
        ("use_tool_id", "(tool_id, name, /)", use_tool_id, ""),
        ("clear_tool_id", "(tool_id, /)", clear_tool_id, ""),
        ("free_tool_id", "(tool_id, /)", free_tool_id, ""),
        ("get_tool", "(tool_id, /)", get_tool, ""),
        (
            "register_callback",
            "(tool_id, event, func, /)",
            register_callback,
            "",
        ),
        ("get_events", "(tool_id, /)", get_events, ""),
        ("set_events", "(tool_id, event_set, /)", set_events, ""),
        (
            "get_local_events",
            "(tool_id, code, /)",
            get_local_events,
            "",
        ),
        (
            "set_local_events",
            "(tool_id, code, event_set, /)",
            set_local_events,
            "",
        ),
        ("restart_events", "()", nothing, ""),
        ("_all_events", "()", all_events, ""),
    ],
    init,
    ..ModuleSpec::named("sys.monitoring")
};

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    let ids = [
        ("DEBUGGER_ID", 0),
        ("COVERAGE_ID", 1),
        ("PROFILER_ID", 2),
        ("OPTIMIZER_ID", 5),
    ];
    for (name, id) in ids {
        let id = vm.int(id);
        vm.module_set(module, name, id);
    }
    let object = vm.types().object.value().clone();
    for name in ["DISABLE", "MISSING"] {
        let marker = vm.call(&object, &[])?;
        vm.module_set(module, name, marker);
    }
    let mut events = Vec::with_capacity(EVENTS.len());
    for (name, number) in EVENTS {
        events.push((*name, vm.int(*number)));
    }
    let events = vm.namespace(events)?;
    vm.module_set(module, "events", events);
    Ok(())
}

pub(super) fn add(vm: &mut Vm, module: &Value) -> Result<()> {
    let monitoring = vm.module_from_spec(&SPEC)?;
    vm.module_set(module, "monitoring", monitoring);
    Ok(())
}
