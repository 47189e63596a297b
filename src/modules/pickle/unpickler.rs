//! `_pickle.Unpickler`: what Python sees of it, and its memo.

use super::input::{File, Input};
use super::load::{self, Hooks};
use super::memo::{self, Memoizing};
use super::remembered::Remembered;
use super::{Bindings, build, unpickling_error};
use crate::object::GilCell;
use crate::object::header::{Payload, Visitor};
use crate::object::iterators::{class_argument, this};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::cell::Cell;

/// What the general `persistent_load` says.
pub(super) const NO_PERSISTENT_LOAD: &str = "A load persistent id instruction was encountered, but no persistent_load function was specified.";

/// What an unpickler is told.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) fix_imports: bool,
    pub(super) encoding: Value,
    pub(super) errors: Value,
    /// An iterator of the buffers that are no part of the pickle.
    pub(super) buffers: Option<Value>,
}

impl Settings {
    pub(super) fn read(vm: &mut Vm, function: &str, args: &[Option<Value>]) -> Result<Settings> {
        let (fix_imports, encoding) = (args.opt(0), args.opt(1));
        let (errors, buffers) = (args.opt(2), args.opt(3));
        let fix_imports = match fix_imports {
            Some(fix) => vm.is_true(fix)?,
            None => true,
        };
        let mut text = |value: Option<&Value>, name: &str, usual: &str| match value {
            None => Ok(vm.intern(usual)),
            Some(value) if value.is_a::<Str>() => Ok(value.clone()),
            Some(value) => {
                let class = vm.type_name(value);
                Err(vm.type_error(format!(
                    "{function}() argument '{name}' must be str, not {class}"
                )))
            }
        };
        let encoding = text(encoding, "encoding", "ASCII")?;
        let errors = text(errors, "errors", "strict")?;
        let buffers = match buffers.filter(|buffers| !buffers.is_none()) {
            Some(buffers) => Some(vm.iter(buffers)?),
            None => None,
        };
        Ok(Settings {
            fix_imports,
            encoding,
            errors,
            buffers,
        })
    }
}

/// What `__init__` was told.
struct Source {
    input: Input<'static>,
    settings: Settings,
}

/// Payload of `Unpickler`.
#[derive(Default)]
pub struct Unpickler {
    /// `None`: `__init__` was not called, or a `load` is under way.
    source: GilCell<Option<Source>>,
    memo: GilCell<Remembered>,
    /// That of the last pickle.
    pub(super) protocol: Cell<u8>,
    fix_imports: Cell<bool>,
}

impl Payload for Unpickler {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        if let Some(source) = self.source.get(vm) {
            source.input.traverse(visit);
            visit(&source.settings.encoding);
            visit(&source.settings.errors);
            source.settings.buffers.iter().for_each(&mut *visit);
        }
        self.memo.get(vm).values().for_each(visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        let memo = self.memo.replace(vm, Remembered::default());
        out.extend(memo.into_pairs().into_iter().map(|(_, value)| value));
        if let Some(source) = self.source.replace(vm, None) {
            out.extend(source.settings.buffers);
            source.input.into_values(out);
        }
    }
}

impl Memoizing for Unpickler {
    type Memo = Remembered;
    const PROXY: (&'static str, &'static str) = ("an", "UnpicklerMemoProxy");

    fn memo(&self) -> &GilCell<Remembered> {
        &self.memo
    }

    /// `{number: object}`.
    fn shown(vm: &mut Vm, memo: Remembered) -> Result<Value> {
        let copy = vm.dict();
        for (number, value) in memo.into_pairs() {
            let number = vm.int(number as i64);
            vm.set_item(&copy, &number, Some(&value))?;
        }
        Ok(copy)
    }

    fn read(vm: &mut Vm, items: Vec<(Value, Value)>) -> Result<Remembered> {
        let mut memo = Remembered::default();
        for (key, item) in items {
            if !vm.class_of(&key).is_subclass(vm, &vm.types().int) {
                return Err(vm.type_error("memo key must be integers"));
            }
            let Ok(number) = usize::try_from(vm.index_i64(&key)?) else {
                return Err(vm.value_error("memo key must be positive integers."));
            };
            memo.put(number, item);
        }
        Ok(memo)
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    Ok(vm.alloc(&class, Unpickler::default()))
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let unpickler = this::<Unpickler>(args.arg(0));
    let file = File::new(vm, args.arg(1))?;
    let settings = Settings::read(vm, "Unpickler", args.get(2..).unwrap_or(&[]))?;
    unpickler.fix_imports.set(settings.fix_imports);
    unpickler.protocol.set(0);
    let input = Input::file(file);
    let old = unpickler
        .source
        .replace(vm, Some(Source { input, settings }));
    drop(old);
    let memo = std::mem::take(unpickler.memo.get_mut(vm));
    drop(memo);
    Ok(Value::NONE)
}

fn load(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let object = args.arg(0);
    let unpickler = this::<Unpickler>(object);
    let Some(source) = unpickler.source.replace(vm, None) else {
        let class = vm.type_name(object);
        let message = format!("Unpickler.__init__() was not called by {class}.__init__()");
        return Err(unpickling_error(vm, message));
    };
    unpickler.protocol.set(0);
    let mut loading = load::Unpickler::new(source.input, source.settings.clone());
    loading.memo = std::mem::take(unpickler.memo.get_mut(vm));
    let result = hooks(vm, object).and_then(|hooks| {
        // What a program's own methods see of the file is what has been read.
        if hooks.find_class.is_some() || hooks.persistent_load.is_some() {
            loading.input.take_no_more();
        }
        loading.hooks = hooks;
        loading.load(vm)
    });
    let load::Unpickler { input, memo, .. } = loading;
    unpickler.memo.set(vm, memo);
    let settings = source.settings;
    unpickler.source.set(vm, Some(Source { input, settings }));
    result
}

/// The methods that a program's own class has.
fn hooks(vm: &mut Vm, object: &Value) -> Result<Hooks> {
    Ok(Hooks {
        persistent_load: super::hook(vm, object, "persistent_load", &UNPICKLER)?,
        find_class: super::hook(vm, object, "find_class", &UNPICKLER)?,
        owner: Some(object.clone()),
    })
}

fn find_class(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let unpickler = this::<Unpickler>(args.arg(0));
    let (module, name) = (args.arg(1).clone(), args.arg(2).clone());
    for name in [&module, &name] {
        if !name.is_a::<Str>() {
            let class = vm.type_name(name);
            return Err(vm.type_error(format!("attribute name must be string, not '{class}'")));
        }
    }
    let protocol = unpickler.protocol.get();
    let fix = protocol < 3 && unpickler.fix_imports.get();
    build::find_class(vm, module, name, protocol, fix)
}

/// `_pickle.Unpickler`.
pub static UNPICKLER: TypeSpec = TypeSpec {
    module: "_pickle",
    doc: "This takes a binary file for reading a pickle data stream.\n\nThe protocol version of the pickle is detected automatically, so no\nprotocol argument is needed.  Bytes past the pickled object\'s\nrepresentation are ignored.",
    new: Some(("__new__", "($type, *args, **kwargs)\nignored", new, "")),
    init: Some((
        "__init__",
        "($self, /, file, *, fix_imports=True, encoding=\'ASCII\', errors=\'strict\', buffers=())",
        init,
        "",
    )),
    methods: &[
        (
            "persistent_load",
            "($self, pid, /)",
            |vm, _| Err(unpickling_error(vm, NO_PERSISTENT_LOAD)),
            "",
        ),
        (
            "load",
            "($self, /)",
            load,
            "Load a pickle.\n\nRead a pickled object representation from the open file object given\nin the constructor, and return the reconstituted object hierarchy\nspecified therein.",
        ),
        (
            "find_class",
            "($self, module_name, global_name, /)",
            find_class,
            "Return an object from a specified module.\n\nIf necessary, the module will be imported. Subclasses may override\nthis method (e.g. to restrict unpickling of arbitrary classes and\nfunctions).\n\nThis method is called whenever a class or a function object is\nneeded.  Both arguments passed are str objects.",
        ),
    ],
    getset: &[(
        "memo",
        memo::get::<Unpickler>,
        Some(memo::set::<Unpickler>),
        "",
    )],
    ..TypeSpec::of::<Unpickler>("Unpickler")
};

/// `_pickle.UnpicklerMemoProxy`.
pub static MEMO: TypeSpec = memo::proxy::<Unpickler>();
