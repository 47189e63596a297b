//! `traceback`: the chain of frames that an exception left.

use super::GilCell;
use super::header::{Object, Payload, Visitor};
use super::native::Bound;
use super::spec::TypeSpec;
use super::value::Value;
use super::{GetSetDef, NativeDef};
use crate::modules::sys::watched;
use crate::vm::{Result, Vm};

/// Payload of `traceback`.
pub struct Traceback {
    /// Towards the frame that raised.
    pub next: GilCell<Option<Value>>,
    pub frame: Value,
    /// Word offset of the instruction.
    pub lasti: u32,
    /// What `tb_lasti` gives for one that was made by hand.
    given: Option<i64>,
    /// Where it is not that instruction's.
    line: Option<u32>,
}

impl Payload for Traceback {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.next.get(vm).iter().for_each(&mut *visit);
        visit(&self.frame);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.next.replace(vm, None));
    }
}

impl Vm {
    /// A new traceback object; without a line it is the instruction's.
    pub fn traceback(
        &mut self,
        next: Option<Value>,
        frame: Value,
        lasti: u32,
        line: Option<u32>,
    ) -> Value {
        self.alloc_builtin(
            &self.types().traceback,
            Traceback {
                next: GilCell::new(next),
                frame,
                lasti,
                given: None,
                line,
            },
        )
    }
}

impl Traceback {
    /// The line; the table of positions is read only when somebody asks.
    pub fn line(&self) -> u32 {
        self.line.unwrap_or_else(|| {
            let frame = super::frame::expect(&self.frame);
            let code = super::function::code::expect(&frame.code);
            code.data.position(self.lasti as usize).line
        })
    }
}

/// The payload behind a value that is known to be a traceback.
pub fn expect(value: &Value) -> &Object<Traceback> {
    value.downcast::<Traceback>().expect("a traceback")
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let (next, frame) = (args.arg(1), args.arg(2));
    let next = match next {
        next if next.is_none() => None,
        next if next.is_a::<Traceback>() => Some(next.clone()),
        other => {
            let given = vm.type_name(other);
            return Err(vm.type_error(format!("expected traceback object or None, got '{given}'")));
        }
    };
    let wanted = vm.types().frame.clone();
    if !vm.class_of(frame).is_subclass(vm, &wanted) {
        let given = match frame.is_none() {
            true => "None".to_string(),
            false => vm.type_name(frame).to_string(),
        };
        return Err(vm.type_error(format!(
            "traceback() argument 'tb_frame' must be frame, not {given}"
        )));
    }
    let lasti = vm.index_i64(args.arg(3))?;
    let line = vm.index_i64(args.arg(4))?;
    let class = vm.types().traceback.clone();
    Ok(vm.alloc(
        &class,
        Traceback {
            next: GilCell::new(next),
            frame: frame.clone(),
            lasti: (lasti / 4).clamp(0, u32::MAX as i64) as u32,
            given: Some(lasti),
            line: Some(line.clamp(0, u32::MAX as i64) as u32),
        },
    ))
}

fn next(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).next.cloned(vm).unwrap_or(Value::NONE))
}

fn set_next(vm: &mut Vm, value: &Value, new: Option<&Value>) -> Result<()> {
    let new = match new {
        None => return Err(vm.type_error("can't delete tb_next attribute")),
        Some(new) if new.is_none() => None,
        Some(new) if new.is_a::<Traceback>() => Some(new.clone()),
        Some(other) => {
            let given = vm.type_name(other);
            return Err(vm.type_error(format!("expected traceback object, got '{given}'")));
        }
    };
    let mut cursor = new.clone();
    while let Some(traceback) = cursor {
        if traceback.is(value) {
            return Err(vm.value_error("traceback loop detected"));
        }
        cursor = expect(&traceback).next.cloned(vm);
    }
    expect(value).next.set(vm, new);
    Ok(())
}

fn frame(_: &mut Vm, value: &Value) -> Result<Value> {
    Ok(expect(value).frame.clone())
}
fn lasti(vm: &mut Vm, value: &Value) -> Result<Value> {
    // In bytes, as `co_code` and `f_lasti` count.
    let traceback = expect(value);
    let bytes = traceback.given.unwrap_or(traceback.lasti as i64 * 4);
    Ok(vm.int(bytes))
}
fn lineno(vm: &mut Vm, value: &Value) -> Result<Value> {
    Ok(match expect(value).line() {
        0 => Value::NONE,
        line => vm.int(line.into()),
    })
}
fn dir(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"];
    let names = names.iter().map(|name| vm.intern(name)).collect();
    Ok(vm.list(names))
}

const METHODS: &[NativeDef] = &[("__dir__", "($self, /)", dir, "")];
const MEMBERS: &[GetSetDef] = &[
    ("tb_frame", watched!("tb_frame", frame), None, ""),
    ("tb_lasti", lasti, None, ""),
];
const ATTRIBUTES: &[GetSetDef] = &[
    ("tb_next", next, Some(set_next), ""),
    ("tb_lineno", lineno, None, ""),
];

/// The type.
pub static SPEC: TypeSpec = TypeSpec {
    doc: "Create a new traceback object.",
    flags: 0,
    new: Some((
        "__new__",
        "($type, /, tb_next, tb_frame, tb_lasti, tb_lineno)",
        new,
        "",
    )),
    methods: METHODS,
    members: MEMBERS,
    getset: ATTRIBUTES,
    ..TypeSpec::of::<Traceback>("traceback")
};
