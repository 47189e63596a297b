//! The type `frame`: `f_*` attributes, and `locals()` of a frame (PEP 667: a write-through proxy for functions).

use super::{Frame, expect};
use crate::modules::sys::watched;
use crate::object::dict::Dict;
use crate::object::function::cell::Cell;
use crate::object::function::code::{self, CodeObject};
use crate::object::function::code_builtin;
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::types::flags;
use crate::object::{Bound, GetSetDef, NativeDef, Object, Operator, Value};
use crate::vm::exec::inspect;
use crate::vm::{Result, Vm};
use gillie_bytecode::LocalKind;

static MEMBERS: &[GetSetDef] = &[(
    "f_trace_lines",
    |_, f| Ok(Value::bool(expect(f).trace_lines.get())),
    Some(|vm, f, value| {
        let on = flag(vm, value)?;
        expect(f).trace_lines.set(on);
        Ok(())
    }),
    "",
)];
static GETSET: &[GetSetDef] = &[
    (
        "f_code",
        watched!("f_code", |_, f| Ok(expect(f).code.clone())),
        None,
        "",
    ),
    ("f_globals", |_, f| Ok(expect(f).globals.clone()), None, ""),
    (
        "f_builtins",
        |_, f| Ok(expect(f).builtins.clone()),
        None,
        "",
    ),
    (
        "f_back",
        |vm, f| Ok(inspect::back(vm, f).unwrap_or(Value::NONE)),
        None,
        "",
    ),
    (
        "f_lasti",
        |vm, f| {
            let offset = inspect::offset(vm, f);
            let frame = expect(f);
            let code = &code::expect(&frame.code).data;
            // Where the line that is shown begins within the word, as `co_lines()` tells.
            let shown = u32::try_from(frame.shown_line.get()).ok();
            let mut within = code_builtin::lines_before(code, offset as u32);
            let before = match shown {
                Some(line) => within.by_ref().take_while(|before| *before != line).count(),
                None => within.count(),
            };
            Ok(vm.int(offset as i64 * 4 + before.min(code_builtin::WITHIN) as i64))
        },
        None,
        "",
    ),
    (
        "f_lineno",
        |vm, f| {
            let line = inspect::line(vm, f);
            Ok(if line == 0 && expect(f).shown_line.get() != 0 {
                Value::NONE
            } else {
                vm.int(line as i64)
            })
        },
        Some(crate::vm::exec::jump::set_line),
        "",
    ),
    ("f_locals", locals, None, ""),
    (
        "f_generator",
        |_, f| Ok(inspect::generator_of(expect(f)).unwrap_or(Value::NONE)),
        None,
        "",
    ),
    (
        "f_trace",
        |vm, f| Ok(expect(f).trace.cloned(vm).unwrap_or(Value::NONE)),
        Some(|vm, f, value| {
            expect(f)
                .trace
                .set(vm, value.filter(|value| !value.is_none()).cloned());
            Ok(())
        }),
        "",
    ),
    (
        "f_trace_opcodes",
        |_, f| Ok(Value::bool(expect(f).trace_opcodes.get())),
        Some(|vm, f, value| {
            let on = flag(vm, value)?;
            expect(f).trace_opcodes.set(on);
            Ok(())
        }),
        "",
    ),
];

/// The value of an attribute that must be a bool.
fn flag(vm: &mut Vm, value: Option<&Value>) -> Result<bool> {
    match value {
        Some(value) if value.is_true_singleton() => Ok(true),
        Some(value) if value.is(&Value::FALSE) => Ok(false),
        None => Err(vm.type_error("can't delete numeric/char attribute")),
        Some(_) => Err(vm.type_error("attribute value type must be bool")),
    }
}

static METHODS: &[NativeDef] = &[
    (
        "__sizeof__",
        "($self, /)",
        |vm, args| {
            let code = vm.attr(args.arg(0), "f_code")?;
            let window = crate::object::function::code::expect(&code).n_registers as i64;
            Ok(vm.int(size_of::<Frame>() as i64 + 8 * window))
        },
        "F.__sizeof__() -> size of F in memory, in bytes",
    ),
    (
        "clear",
        "($self, /)",
        |vm, args| {
            let frame = expect(args.arg(0));
            if let Some(generator) = inspect::generator_of(frame) {
                use crate::object::generator::GeneratorState as State;
                match crate::object::generator::expect(&generator).state.get() {
                    State::Running => {
                        return Err(vm.runtime_error("cannot clear an executing frame"));
                    }
                    State::Suspended => {
                        return Err(vm.runtime_error("cannot clear a suspended frame"));
                    }
                    _ => {}
                }
                crate::object::generator::builtin::finalize(vm, &generator)?;
                return Ok(Value::NONE);
            }
            if !frame.base.get().is_null() {
                return Err(vm.runtime_error("cannot clear an executing frame"));
            }
            let registers = frame.registers.replace(vm, Vec::new());
            drop(registers);
            Ok(Value::NONE)
        },
        "Clear all references held by the frame.",
    ),
];

/// The type `frame`.
pub static SPEC: TypeSpec = TypeSpec {
    flags: flags::NO_INSTANCES,
    methods: METHODS,
    members: MEMBERS,
    getset: GETSET,
    slots: |slots| {
        slots.repr.set(Some(|vm, f| {
            let code = code::expect(&expect(f).code).data.clone();
            let (file, name, line) = (
                code.filename.clone(),
                code.name.clone(),
                inspect::line(vm, f),
            );
            Ok(vm.str(&format!(
                "<frame at {:#x}, file '{file}', line {line}, code {name}>",
                f.raw().0
            )))
        }));
    },
    ..TypeSpec::of::<Frame>("frame")
};

/// What `f_locals` gives: the mapping of a module or class frame, a write-through proxy for a function's.
pub fn locals(vm: &mut Vm, value: &Value) -> Result<Value> {
    let frame = expect(value);
    if let Some(mapping) = with_hidden(vm, frame)? {
        return Ok(mapping);
    }
    if !code::expect(&frame.code).has(gillie_bytecode::code::flags::OPTIMIZED) {
        return Ok(frame.globals.clone());
    }
    proxy_of(vm, value)
}

/// A snapshot of a frame's locals as a fresh dict: `locals()` in a function.
pub fn snapshot(vm: &mut Vm, value: &Value) -> Result<Value> {
    let frame = expect(value);
    if let Some(mapping) = with_hidden(vm, frame)? {
        return Ok(mapping);
    }
    let result = vm.dict();
    let dict = result.downcast::<Dict>().expect("a dict");
    for (name, value) in named_values(vm, frame) {
        dict.set_str(vm, &name, value);
    }
    if let Some(extra) = frame.extra_locals.cloned(vm)
        && let Some(extra) = extra.downcast::<Dict>()
    {
        let pairs: Vec<(Value, Value)> = extra
            .table
            .get(vm)
            .iter()
            .filter_map(|(k, v)| Some((k.clone(), v.clone()?)))
            .collect();
        for (key, value) in pairs {
            vm.dict_set(dict, &key, value)?;
        }
    }
    Ok(result)
}

/// The mapping of a module or class frame; while a comprehension runs there, a copy with its variables (PEP 709).
fn with_hidden(vm: &mut Vm, frame: &Object<Frame>) -> Result<Option<Value>> {
    let Some(mapping) = frame.locals.cloned(vm) else {
        return Ok(None);
    };
    let locals = &code::expect(&frame.code).data.locals;
    if !locals.iter().any(|local| local.hidden) {
        return Ok(Some(mapping));
    }
    let hidden = bound_values(vm, frame, |local| local.hidden);
    if hidden.is_empty() {
        return Ok(Some(mapping));
    }
    let copy = vm.dict();
    vm.call_method(&copy, "update", &[mapping])?;
    let dict = copy.downcast::<Dict>().expect("a dict");
    for (name, value) in hidden {
        dict.set_str(vm, &name, value);
    }
    Ok(Some(copy))
}

/// The frame's bound variables, cells opened. Those of comprehensions come last: they are bound only while inside.
fn named_values(vm: &Vm, frame: &Object<Frame>) -> Vec<(Value, Value)> {
    bound_values(vm, frame, |_| true)
}

fn bound_values(
    vm: &Vm,
    frame: &Object<Frame>,
    wanted: fn(&gillie_bytecode::Local) -> bool,
) -> Vec<(Value, Value)> {
    let code: &CodeObject = code::expect(&frame.code);
    let mut found = Vec::new();
    for (index, local) in code.data.locals.iter().enumerate() {
        if !wanted(local) {
            continue;
        }
        let Some(value) = inspect::register(vm, frame, index) else {
            continue;
        };
        let value = match (local.kind, value.downcast::<Cell>()) {
            (LocalKind::Cell | LocalKind::Free, Some(cell)) => match cell.contents.cloned(vm) {
                Some(value) => value,
                None => continue,
            },
            _ => value,
        };
        found.push((code.local_names[index].clone(), value));
    }
    found
}

/// Payload of `FrameLocalsProxy`.
pub struct LocalsProxy {
    frame: Value,
}

impl Payload for LocalsProxy {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.frame);
    }
}

fn proxy(value: &Value) -> Value {
    value
        .downcast::<LocalsProxy>()
        .map_or(Value::NONE, |proxy| proxy.frame.clone())
}

/// The variable of a frame that a key means: a string, or what equals one.
fn variable(vm: &mut Vm, code: &CodeObject, key: &Value) -> Result<Option<usize>> {
    let exact = key.downcast::<Str>();
    let hash = match exact {
        Some(_) => 0,
        None => vm.hash(key)?,
    };
    for (index, local) in code.data.locals.iter().enumerate() {
        if local.hidden {
            continue;
        }
        let name = &code.local_names[index];
        let same = match exact {
            Some(text) => text.is_text(&local.name),
            None => vm.hash(name)? == hash && vm.eq(key, name)?,
        };
        if same {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

/// Sets a variable of a frame, or an extra name.
fn set(vm: &mut Vm, proxy_value: &Value, key: &Value, value: Option<&Value>) -> Result<()> {
    let Some(value) = value else {
        return Err(vm.type_error("cannot remove variables from FrameLocalsProxy"));
    };
    let frame_value = proxy(proxy_value);
    let frame = expect(&frame_value);
    let code: &CodeObject = code::expect(&frame.code);
    if let Some(index) = variable(vm, code, key)? {
        let current = inspect::register(vm, frame, index);
        match (
            code.data.locals[index].kind,
            current
                .as_ref()
                .and_then(|current| current.downcast::<Cell>()),
        ) {
            (LocalKind::Cell | LocalKind::Free, Some(cell)) => {
                cell.contents.set(vm, Some(value.clone()))
            }
            _ => inspect::set_register(vm, frame, index, value.clone()),
        }
        return Ok(());
    }
    let extra = match frame.extra_locals.cloned(vm) {
        Some(extra) => extra,
        None => {
            let extra = vm.dict();
            frame.extra_locals.set(vm, Some(extra.clone()));
            extra
        }
    };
    vm.set_item(&extra, key, Some(value))
}

fn snapshot_of(vm: &mut Vm, value: &Value) -> Result<Value> {
    let frame = proxy(value);
    snapshot(vm, &frame)
}

/// The items of a dict view, as a list.
fn listed(vm: &mut Vm, args: &[Option<Value>], view: &str) -> Result<Value> {
    let dict = snapshot_of(vm, args.arg(0))?;
    let view = vm.call_method(&dict, view, &[])?;
    let items = vm.collect(&view)?;
    Ok(vm.list(items))
}

/// Sets all pairs of a mapping.
fn update(vm: &mut Vm, proxy_value: &Value, other: &Value) -> Result<()> {
    let pairs = vm.dict();
    let other = match other.is_a::<LocalsProxy>() {
        true => snapshot_of(vm, other)?,
        false => other.clone(),
    };
    if !other.is_a::<Dict>() {
        return Err(vm.type_error("update() argument must be dict or another FrameLocalsProxy"));
    }
    vm.call_method(&pairs, "update", &[other])?;
    let pairs: Vec<(Value, Value)> = pairs.downcast::<Dict>().map_or(Vec::new(), |dict| {
        let table = dict.table.get(vm);
        table
            .iter()
            .filter_map(|(k, v)| Some((k.clone(), v.clone()?)))
            .collect()
    });
    for (key, value) in pairs {
        set(vm, proxy_value, &key, Some(&value))?;
    }
    Ok(())
}

fn is_mapping(value: &Value) -> bool {
    value.is_a::<Dict>() || value.is_a::<LocalsProxy>()
}

/// `proxy | mapping`, either way round: a dict.
fn union(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value> {
    if !is_mapping(left) || !is_mapping(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let result = vm.dict();
    for side in [left, right] {
        let side = match side.is_a::<LocalsProxy>() {
            true => snapshot_of(vm, side)?,
            false => side.clone(),
        };
        vm.call_method(&result, "update", &[side])?;
    }
    Ok(result)
}

const PROXY_METHODS: &[NativeDef] = &[
    (
        "keys",
        "($self, /)",
        |vm, args| listed(vm, args, "keys"),
        "",
    ),
    (
        "values",
        "($self, /)",
        |vm, args| listed(vm, args, "values"),
        "",
    ),
    (
        "items",
        "($self, /)",
        |vm, args| listed(vm, args, "items"),
        "",
    ),
    (
        "copy",
        "($self, /)",
        |vm, args| {
            let dict = snapshot_of(vm, args.arg(0))?;
            vm.call_method(&dict, "copy", &[])
        },
        "",
    ),
    (
        "get",
        "($self, key, default=None, /)",
        |vm, args| {
            let dict = snapshot_of(vm, args.arg(0))?;
            let default = args.opt(2).cloned().unwrap_or(Value::NONE);
            vm.call_method(&dict, "get", &[args.arg(1).clone(), default])
        },
        "",
    ),
    (
        "setdefault",
        "($self, key, default=None, /)",
        |vm, args| {
            let dict = snapshot_of(vm, args.arg(0))?;
            if vm.contains(&dict, args.arg(1))? {
                return vm.get_item(&dict, args.arg(1));
            }
            let default = args.opt(2).cloned().unwrap_or(Value::NONE);
            set(vm, args.arg(0), args.arg(1), Some(&default))?;
            Ok(default)
        },
        "",
    ),
    (
        "__contains__",
        "($self, object, /)",
        |vm, args| {
            let dict = snapshot_of(vm, args.arg(0))?;
            vm.contains(&dict, args.arg(1)).map(Value::bool)
        },
        "",
    ),
    (
        "__getitem__",
        "($self, object, /)",
        |vm, args| local(vm, args.arg(0), args.arg(1)),
        "",
    ),
    (
        "update",
        "($self, object, /)",
        |vm, args| {
            update(vm, args.arg(0), args.arg(1))?;
            Ok(Value::NONE)
        },
        "",
    ),
    (
        "__reversed__",
        "($self, /)",
        |vm, args| {
            let keys = listed(vm, args, "keys")?;
            vm.call_method(&keys, "reverse", &[])?;
            Ok(keys)
        },
        "",
    ),
];

/// The value of a local variable, by its name.
fn local(vm: &mut Vm, proxy: &Value, key: &Value) -> Result<Value> {
    let dict = snapshot_of(vm, proxy)?;
    let found = vm.dict_get(crate::object::dict::expect(&dict), key)?;
    match found {
        Some(value) => Ok(value),
        None => {
            let key = vm.repr_text(key)?;
            let class = vm.exceptions().KeyError.clone();
            let text = vm.str(&format!("local variable '{key}' is not defined"));
            Err(vm.error_with(&class, vec![text]))
        }
    }
}

/// The proxy of a frame. Its type is made when a program first asks for one.
fn proxy_of(vm: &mut Vm, frame: &Value) -> Result<Value> {
    let class = vm.class_of_spec(&PROXY_SPEC)?;
    let frame = frame.clone();
    Ok(vm.alloc(&class, LocalsProxy { frame }))
}

fn new_proxy(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let given = args.arg(1);
    if !given.is_a::<Frame>() {
        let name = vm.type_name(given);
        return Err(vm.type_error(format!("expect frame, not {name}")));
    }
    proxy_of(vm, given)
}

/// The type `FrameLocalsProxy`.
pub static PROXY_SPEC: TypeSpec = TypeSpec {
    flags: flags::MAPPING,
    new: Some(("__new__", "($type, frame, /)", new_proxy, "")),
    methods: PROXY_METHODS,
    slots: |slots| {
        slots.get_item.set(Some(local));
        slots.set_item.set(Some(set));
        slots.len.set(Some(|vm, p| {
            let dict = snapshot_of(vm, p)?;
            vm.len(&dict)
        }));
        slots.contains.set(Some(|vm, p, key| {
            let dict = snapshot_of(vm, p)?;
            vm.contains(&dict, key)
        }));
        slots.iter.set(Some(|vm, p| {
            let dict = snapshot_of(vm, p)?;
            vm.iter(&dict)
        }));
        slots.repr.set(Some(|vm, p| {
            let frame = proxy(p);
            if !vm.enter_repr(&frame) {
                return Ok(vm.str("{...}"));
            }
            let text = snapshot_of(vm, p).and_then(|dict| vm.repr(&dict));
            vm.leave_repr();
            text
        }));
        slots.binary[Operator::Or as usize].set(Some(union));
        slots.in_place[Operator::Or as usize].set(Some(|vm, p, other| {
            if !is_mapping(other) {
                return Ok(Value::NOT_IMPLEMENTED);
            }
            update(vm, p, other)?;
            Ok(p.clone())
        }));
        slots.compare.set(Some(|vm, left, right, operator| {
            let dict = if left.is_a::<LocalsProxy>() {
                snapshot_of(vm, left)?
            } else {
                left.clone()
            };
            let other = if right.is_a::<LocalsProxy>() {
                snapshot_of(vm, right)?
            } else {
                right.clone()
            };
            vm.compare(&dict, &other, operator)
        }));
    },
    ..TypeSpec::of::<LocalsProxy>("FrameLocalsProxy")
};
