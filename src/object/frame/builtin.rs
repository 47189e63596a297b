//! The type `frame`: `f_*` attributes, and `locals()` of a frame (PEP 667: a write-through proxy for functions).

use super::{Frame, expect};
use crate::object::dict::Dict;
use crate::object::function::cell::Cell;
use crate::object::function::code::{self, CodeObject};
use crate::object::header::{Payload, Visitor};
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::types::flags;
use crate::object::{Bound, GetSetDef, NativeDef, Object, Value};
use crate::vm::exec::frames;
use crate::vm::{Result, Vm};
use gillie_bytecode::LocalKind;

static GETSET: &[GetSetDef] = &[
    ("f_code", |_, f| Ok(expect(f).code.clone()), None, ""),
    ("f_globals", |_, f| Ok(expect(f).globals.clone()), None, ""),
    (
        "f_builtins",
        |_, f| Ok(expect(f).builtins.clone()),
        None,
        "",
    ),
    (
        "f_back",
        |vm, f| Ok(frames::back(vm, f).unwrap_or(Value::NONE)),
        None,
        "",
    ),
    (
        "f_lasti",
        |vm, f| {
            let offset = frames::offset(vm, f);
            Ok(vm.int(offset as i64 * 4))
        },
        None,
        "",
    ),
    (
        "f_lineno",
        |vm, f| {
            let line = frames::line(vm, f);
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
        |_, f| Ok(frames::generator_of(expect(f)).unwrap_or(Value::NONE)),
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
        "f_trace_lines",
        |_, f| Ok(Value::bool(expect(f).trace_lines.get())),
        Some(|vm, f, value| {
            let on = flag(vm, value)?;
            expect(f).trace_lines.set(on);
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

static METHODS: &[NativeDef] = &[(
    "clear",
    "($self, /)",
    |vm, args| {
        let frame = expect(args.arg(0));
        if let Some(generator) = frames::generator_of(frame) {
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
)];

/// The type `frame`.
pub static SPEC: TypeSpec = TypeSpec {
    flags: flags::NO_INSTANCES,
    methods: METHODS,
    getset: GETSET,
    slots: |slots| {
        slots.repr.set(Some(|vm, f| {
            let code = code::expect(&expect(f).code).data.clone();
            let (file, name, line) = (
                code.filename.clone(),
                code.name.clone(),
                frames::line(vm, f),
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
    Ok(vm.object(LocalsProxy {
        frame: value.clone(),
    }))
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
        let Some(value) = frames::register(vm, frame, index) else {
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

/// Sets a variable of a frame, or an extra name.
fn set(vm: &mut Vm, proxy_value: &Value, key: &Value, value: Option<&Value>) -> Result<()> {
    let Some(value) = value else {
        return Err(vm.value_error("cannot remove variables from FrameLocalsProxy"));
    };
    let frame_value = proxy(proxy_value);
    let frame = expect(&frame_value);
    let code: &CodeObject = code::expect(&frame.code);
    if let Some(text) = key.downcast::<Str>() {
        for (index, local) in code.data.locals.iter().enumerate() {
            if local.hidden || !text.is_text(&local.name) {
                continue;
            }
            let current = frames::register(vm, frame, index);
            match (
                local.kind,
                current
                    .as_ref()
                    .and_then(|current| current.downcast::<Cell>()),
            ) {
                (LocalKind::Cell | LocalKind::Free, Some(cell)) => {
                    cell.contents.set(vm, Some(value.clone()))
                }
                _ => frames::set_register(vm, frame, index, value.clone()),
            }
            return Ok(());
        }
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

/// A dict method applied to a snapshot.
macro_rules! through_snapshot {
    ($($name:literal $signature:literal $count:literal)*) => {
        &[$(($name, $signature, |vm, args| {
            let dict = snapshot_of(vm, args.arg(0))?;
            let rest: Vec<Value> = args[1..].iter().flatten().cloned().collect();
            vm.call_method(&dict, $name, &rest)
        }, ""),)*
        ("update", "($self, other, /)", |vm, args| {
            let other = vm.dict();
            vm.call_method(&other, "update", &[args.arg(1).clone()])?;
            let pairs: Vec<(Value, Value)> = other.downcast::<Dict>().map_or(Vec::new(), |dict| {
                dict.table.get(vm).iter().filter_map(|(k, v)| Some((k.clone(), v.clone()?))).collect()
            });
            for (key, value) in pairs {
                set(vm, args.arg(0), &key, Some(&value))?;
            }
            Ok(Value::NONE)
        }, "")]
    };
}

/// The type `FrameLocalsProxy`.
pub static PROXY_SPEC: TypeSpec = TypeSpec {
    flags: flags::NO_INSTANCES | flags::MAPPING,
    methods: through_snapshot! {
        "keys" "($self, /)" 0
        "values" "($self, /)" 0
        "items" "($self, /)" 0
        "copy" "($self, /)" 0
        "get" "($self, key, default=None, /)" 2
        "__reversed__" "($self, /)" 0
    },
    slots: |slots| {
        slots.get_item.set(Some(|vm, p, key| {
            let dict = snapshot_of(vm, p)?;
            vm.get_item(&dict, key)
        }));
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
            let dict = snapshot_of(vm, p)?;
            vm.repr(&dict)
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

/// Types of this room that are registered at boot.
pub static SPECS: &[&TypeSpec] = &[&PROXY_SPEC];
