//! `Context`: precision, limits, rounding, flags and traps; the current context, and `with localcontext()`.

use super::number::{MAX_EMAX, MAX_PREC, MIN_EMIN};
use super::signals::{self, SignalDict, Signals, Which, read_flags};
use super::state::{Library, state};
use super::work::{Rounding, Work, status::NO_MEMORY};
use crate::object::iterators::class_argument;
use crate::object::slots::Slot;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::trace::{Trace, payload};
use crate::object::types::flags;
use crate::object::{Bound, Class, GetSetDef, GilCell, Object, Payload, Value, Visitor, sequence};
use crate::vm::attributes::object_setattr;
use crate::vm::{Result, Vm};
use std::cell::Cell;
use std::rc::Rc;

type Bindings<'a> = &'a [Option<Value>];

/// What a context says about results.
#[derive(Clone, Copy)]
pub struct Settings {
    pub precision: i64,
    pub emax: i64,
    pub emin: i64,
    pub rounding: Rounding,
    pub clamp: bool,
    pub capitals: bool,
}

impl Settings {
    pub const fn new(precision: i64, rounding: Rounding) -> Settings {
        Settings {
            precision,
            emax: 999_999,
            emin: -999_999,
            rounding,
            clamp: false,
            capitals: true,
        }
    }
}

/// Payload of `Context`.
pub struct Context {
    pub settings: Cell<Settings>,
    signals: Rc<Signals>,
    /// The mappings that show those, once they were asked for.
    flags_dict: GilCell<Option<Value>>,
    traps_dict: GilCell<Option<Value>>,
}

impl Payload for Context {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        self.flags_dict.trace(vm, visit);
        self.traps_dict.trace(vm, visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        self.flags_dict.untie(vm, out);
        self.traps_dict.untie(vm, out);
    }
}

impl Context {
    pub fn new(settings: Settings, traps: u32) -> Context {
        Context {
            settings: Cell::new(settings),
            signals: Rc::new(Signals {
                flags: Cell::new(0),
                traps: Cell::new(traps),
            }),
            flags_dict: GilCell::new(None),
            traps_dict: GilCell::new(None),
        }
    }

    /// One like this, without flags.
    pub fn copy(&self) -> Context {
        Context::new(self.settings.get(), self.signals.traps.get())
    }

    #[inline]
    pub fn work(&self) -> Work {
        let settings = self.settings.get();
        Work {
            precision: settings.precision,
            emax: settings.emax,
            emin: settings.emin,
            rounding: settings.rounding,
            clamp: settings.clamp,
            status: 0,
        }
    }

    pub fn capitals(&self) -> bool {
        self.settings.get().capitals
    }

    /// Sets flags without a look at the traps.
    pub fn set_flags(&self, conditions: u32) {
        let flags = &self.signals.flags;
        flags.set(flags.get() | conditions);
    }

    /// Sets flags; an exception if one of them is trapped.
    #[inline]
    pub fn raise(&self, vm: &mut Vm, library: &Library, conditions: u32) -> Result<()> {
        if conditions == 0 {
            return Ok(());
        }
        self.set_flags(conditions);
        let trapped = conditions & (self.signals.traps.get() | NO_MEMORY);
        if trapped == 0 {
            return Ok(());
        }
        if conditions & NO_MEMORY != 0 {
            return Err(sequence::no_memory(vm));
        }
        Err(library.exceptions.raise(vm, trapped))
    }
}

pub fn expect(value: &Value) -> &Object<Context> {
    value.downcast::<Context>().expect("a context")
}

/// An argument that may be a context: the current one for None.
pub fn optional<'a>(
    vm: &mut Vm,
    library: &Library,
    argument: Option<&'a Value>,
) -> Result<std::borrow::Cow<'a, Value>> {
    use std::borrow::Cow;
    match argument {
        Some(context) if context.is_a::<Context>() => Ok(Cow::Borrowed(context)),
        Some(other) if !other.is_none() => {
            Err(vm.type_error("optional argument must be a context"))
        }
        _ => Ok(Cow::Owned(library.current(vm))),
    }
}

/// The rounding mode of this name.
pub fn rounding(vm: &mut Vm, value: &Value) -> Result<Rounding> {
    let found = value.downcast::<Str>().and_then(|text| {
        let text = text.as_ascii()?;
        let mut modes = Rounding::NAMES.into_iter();
        modes.find(|(name, _)| *name == text).map(|(_, mode)| mode)
    });
    match found {
        Some(mode) => Ok(mode),
        None => Err(vm.type_error(
            "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
        )),
    }
}

// ---- attributes

/// An int for an attribute, within these limits.
fn limited(vm: &mut Vm, value: &Value, least: i64, most: i64, message: &str) -> Result<i64> {
    if crate::object::int::view(value).is_none() {
        return Err(vm.type_error("an integer is required"));
    }
    let number = vm.index_i64(value)?;
    match (least..=most).contains(&number) {
        true => Ok(number),
        false => Err(vm.value_error(message)),
    }
}

type Change = fn(&mut Vm, &mut Settings, &Value) -> Result<()>;

fn set_precision(vm: &mut Vm, settings: &mut Settings, value: &Value) -> Result<()> {
    let message = "valid range for prec is [1, MAX_PREC]";
    settings.precision = limited(vm, value, 1, MAX_PREC, message)?;
    Ok(())
}

fn set_emax(vm: &mut Vm, settings: &mut Settings, value: &Value) -> Result<()> {
    settings.emax = limited(
        vm,
        value,
        0,
        MAX_EMAX,
        "valid range for Emax is [0, MAX_EMAX]",
    )?;
    Ok(())
}

fn set_emin(vm: &mut Vm, settings: &mut Settings, value: &Value) -> Result<()> {
    settings.emin = limited(
        vm,
        value,
        MIN_EMIN,
        0,
        "valid range for Emin is [MIN_EMIN, 0]",
    )?;
    Ok(())
}

fn set_rounding(vm: &mut Vm, settings: &mut Settings, value: &Value) -> Result<()> {
    settings.rounding = rounding(vm, value)?;
    Ok(())
}

fn set_capitals(vm: &mut Vm, settings: &mut Settings, value: &Value) -> Result<()> {
    let message = "valid values for capitals are 0 or 1";
    settings.capitals = limited(vm, value, 0, 1, message)? == 1;
    Ok(())
}

fn set_clamp(vm: &mut Vm, settings: &mut Settings, value: &Value) -> Result<()> {
    settings.clamp = limited(vm, value, 0, 1, "valid values for clamp are 0 or 1")? == 1;
    Ok(())
}

fn change(vm: &mut Vm, context: &Value, value: Option<&Value>, with: Change) -> Result<()> {
    let Some(value) = value else {
        return Err(cannot_delete(vm));
    };
    let mut settings = expect(context).settings.get();
    with(vm, &mut settings, value)?;
    expect(context).settings.set(settings);
    Ok(())
}

fn cannot_delete(vm: &mut Vm) -> crate::vm::Raised {
    vm.attribute_error_plain("context attributes cannot be deleted")
}

/// The mapping of flags or traps.
fn signal_dict(
    vm: &mut Vm,
    signals: &Rc<Signals>,
    which: Which,
    kept: &GilCell<Option<Value>>,
) -> Result<Value> {
    if let Some(dict) = kept.get(vm) {
        return Ok(dict.clone());
    }
    let class = state(vm).library().signal_dict.clone();
    let dict = vm.alloc(&class, SignalDict(Some((signals.clone(), which))));
    kept.set(vm, Some(dict.clone()));
    Ok(dict)
}

fn set_signals(vm: &mut Vm, bits: &Cell<u32>, value: Option<&Value>) -> Result<()> {
    match value {
        Some(value) => bits.set(read_flags(vm, value, false)?),
        None => return Err(cannot_delete(vm)),
    }
    Ok(())
}

macro_rules! attribute {
    ($name:literal, $get:expr, $set:ident) => {
        (
            $name,
            |vm, value| {
                let settings = expect(value).settings.get();
                let get: fn(&Vm, Settings) -> Value = $get;
                Ok(get(vm, settings))
            },
            Some(|vm, context, value| change(vm, context, value, $set)),
            "",
        )
    };
}

static GETSET: &[GetSetDef] = &[
    attribute!(
        "prec",
        |vm, settings| vm.int(settings.precision),
        set_precision
    ),
    attribute!("Emax", |vm, settings| vm.int(settings.emax), set_emax),
    attribute!("Emin", |vm, settings| vm.int(settings.emin), set_emin),
    attribute!(
        "rounding",
        |vm, settings| vm.intern(settings.rounding.name()),
        set_rounding
    ),
    attribute!(
        "capitals",
        |vm, settings| vm.int(settings.capitals as i64),
        set_capitals
    ),
    attribute!(
        "clamp",
        |vm, settings| vm.int(settings.clamp as i64),
        set_clamp
    ),
    (
        "flags",
        |vm, value| {
            let context = expect(value);
            signal_dict(vm, &context.signals, Signals::flags, &context.flags_dict)
        },
        Some(|vm, context, value| set_signals(vm, &expect(context).signals.flags, value)),
        "",
    ),
    (
        "traps",
        |vm, value| {
            let context = expect(value);
            signal_dict(vm, &context.signals, Signals::traps, &context.traps_dict)
        },
        Some(|vm, context, value| set_signals(vm, &expect(context).signals.traps, value)),
        "",
    ),
];

// ---- making contexts

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let copy = state(vm).library().default().copy();
    Ok(vm.alloc(&class, copy))
}

/// Sets what arguments give, in the order of [`PARAMETERS`]; None leaves things as they are.
fn assign(vm: &mut Vm, context: &Value, arguments: &[Option<Value>]) -> Result<()> {
    const CHANGES: [Change; 6] = [
        set_precision,
        set_rounding,
        set_emin,
        set_emax,
        set_capitals,
        set_clamp,
    ];
    for (argument, with) in arguments.iter().zip(CHANGES) {
        if let Some(value) = argument.as_ref().filter(|value| !value.is_none()) {
            change(vm, context, Some(value), with)?;
        }
    }
    let signals = &expect(context).signals;
    for (at, bits) in [(7, &signals.traps), (6, &signals.flags)] {
        if let Some(Some(value)) = arguments.get(at)
            && !value.is_none()
        {
            bits.set(read_flags(vm, value, true)?);
        }
    }
    Ok(())
}

const PARAMETERS: [&str; 8] = [
    "prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps",
];

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    assign(vm, args.arg(0), &args[1..])?;
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let context = expect(value);
    let settings = context.settings.get();
    Ok(vm.str(&format!(
        "Context(prec={}, rounding={}, Emin={}, Emax={}, capitals={}, clamp={}, flags={}, traps={})",
        settings.precision,
        settings.rounding.name(),
        settings.emin,
        settings.emax,
        settings.capitals as u8,
        settings.clamp as u8,
        signals::names(context.signals.flags.get()),
        signals::names(context.signals.traps.get()),
    )))
}

fn set_attribute(vm: &mut Vm, context: &Value, name: &Value, value: Option<&Value>) -> Result<()> {
    match value {
        Some(_) => object_setattr(vm, context, name, value),
        None => Err(cannot_delete(vm)),
    }
}

/// A copy, of the class itself.
pub fn copied(vm: &mut Vm, context: &Value) -> Value {
    let class = state(vm).library().context.clone();
    vm.alloc(&class, expect(context).copy())
}

pub fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let copy = copied(vm, args.arg(0));
    let flags = expect(args.arg(0)).signals.flags.get();
    expect(&copy).set_flags(flags);
    Ok(copy)
}

pub fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let context = expect(args.arg(0));
    let settings = context.settings.get();
    let state = state(vm);
    let exceptions = &state.library().exceptions;
    let signals = &context.signals;
    let flags = exceptions.signals(signals.flags.get());
    let traps = exceptions.signals(signals.traps.get());
    let arguments = vec![
        vm.int(settings.precision),
        vm.str(settings.rounding.name()),
        vm.int(settings.emin),
        vm.int(settings.emax),
        vm.int(settings.capitals as i64),
        vm.int(settings.clamp as i64),
        vm.list(flags),
        vm.list(traps),
    ];
    let class = vm.class_of(args.arg(0)).class_ref().value().clone();
    let arguments = vm.tuple(arguments);
    Ok(vm.tuple_of([class, arguments]))
}

pub fn clear_flags(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect(args.arg(0)).signals.flags.set(0);
    Ok(Value::NONE)
}

pub fn clear_traps(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect(args.arg(0)).signals.traps.set(0);
    Ok(Value::NONE)
}

/// `Context`.
pub static SPEC: TypeSpec = TypeSpec {
    module: "decimal",
    doc: "The context affects almost all operations and controls rounding,\nOver/Underflow, raising of exceptions and much more.  A new context\ncan be constructed as follows:\n\n    >>> c = Context(prec=28, Emin=-425000000, Emax=425000000,\n    ...             rounding=ROUND_HALF_EVEN, capitals=1, clamp=1,\n    ...             traps=[InvalidOperation, DivisionByZero, Overflow],\n    ...             flags=[])\n    >>>\n\n\n",
    flags: flags::BASE,
    new: Some(("__new__", "\nignored ($type, /, *args, **kwargs)", new, "")),
    init: Some((
        "__init__",
        "($self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
        init,
        "",
    )),
    signature: Some(
        "(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
    ),
    methods: super::context_methods::METHODS,
    getset: GETSET,
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.setattr.set(Some(set_attribute));
    },
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Context>("Context")
};

// ---- the current context

pub fn get_context(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(state(vm).library().current(vm))
}

pub fn set_context(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let mut context = args.arg(0).clone();
    if !context.is_a::<Context>() {
        return Err(vm.type_error("argument must be a context"));
    }
    let state = state(vm);
    if state.library().is_template(&context) {
        context = copied(vm, &context);
    }
    state.library().set_current(vm, &context);
    Ok(Value::NONE)
}

payload! {
    /// Payload of `ContextManager`.
    pub struct Manager {
        local: Value,
        global: Value,
    }
}

pub fn local_context(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let state = state(vm);
    let library = state.library();
    let global = library.current(vm);
    let model = optional(vm, library, args.opt(0))?;
    let local = copy(vm, &[Some(model.into_owned())])?;
    if let Some(keywords) = args.opt(1) {
        let mut values = vec![None; PARAMETERS.len()];
        let items = vm.call_method(keywords, "items", &[])?;
        for item in vm.collect(&items)? {
            let [name, value] = crate::object::tuple::items(&item) else {
                continue;
            };
            let text = crate::modules::support::text_of(name);
            match PARAMETERS.iter().position(|of| *of == text) {
                Some(at) => values[at] = Some(value.clone()),
                None => {
                    return Err(vm.type_error(format!(
                        "localcontext() got an unexpected keyword argument '{text}'"
                    )));
                }
            }
        }
        assign(vm, &local, &values)?;
    }
    Ok(vm.alloc(&library.manager, Manager { local, global }))
}

fn manager(args: Bindings<'_>) -> &Object<Manager> {
    args.arg(0)
        .downcast::<Manager>()
        .expect("a context manager")
}

fn enter(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let local = manager(args).local.clone();
    state(vm).library().set_current(vm, &local);
    Ok(local)
}

fn exit(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let global = manager(args).global.clone();
    state(vm).library().set_current(vm, &global);
    Ok(Value::NONE)
}

/// `ContextManager`: what `localcontext()` gives.
pub static MANAGER: TypeSpec = TypeSpec {
    module: "decimal",
    flags: 0,
    methods: &[
        ("__enter__", "($self, /)", enter, ""),
        ("__exit__", "($self, /, *args)", exit, ""),
    ],
    shown_again: &[Slot::GetAttr],
    ..TypeSpec::of::<Manager>("ContextManager")
};

/// `IEEEContext(bits)`
pub fn ieee_context(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let bits = vm.index_i64(args.arg(0))?;
    if !(1..=IEEE_MAX_BITS).contains(&bits) || bits % 32 != 0 {
        return Err(vm.value_error(format!(
            "argument must be a multiple of 32, with a maximum of {IEEE_MAX_BITS}"
        )));
    }
    let emax = 3 << (bits / 16 + 3);
    let settings = Settings {
        emax,
        emin: 1 - emax,
        clamp: true,
        ..Settings::new(9 * (bits / 32) - 2, Rounding::HalfEven)
    };
    let class: Class = state(vm).library().context.clone();
    Ok(vm.alloc(&class, Context::new(settings, 0)))
}

/// The widest format of `IEEEContext`.
pub const IEEE_MAX_BITS: i64 = 512;
