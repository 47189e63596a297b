//! `_pickle.Pickler`: what Python sees of it, and its memo.

use super::memo::{self, Memoizing};
use super::save::{self, Dispatch};
use super::{Bindings, DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, pickling_error};
use crate::modules::builtins::attributes::identity;
use crate::object::GilCell;
use crate::object::header::{Payload, Visitor};
use crate::object::iterators::{class_argument, this};
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use rustc_hash::FxHashMap;
use std::cell::Cell;

/// What a pickler is told.
pub(super) struct Settings {
    pub(super) protocol: u8,
    pub(super) fix_imports: bool,
    pub(super) buffer_callback: Option<Value>,
}

impl Settings {
    pub(super) fn read(
        vm: &mut Vm,
        protocol: Option<&Value>,
        fix_imports: Option<&Value>,
        buffer_callback: Option<&Value>,
    ) -> Result<Settings> {
        let protocol = match protocol.filter(|protocol| !protocol.is_none()) {
            None => DEFAULT_PROTOCOL,
            Some(protocol) => match vm.index_i64(protocol)? {
                protocol if protocol < 0 => HIGHEST_PROTOCOL,
                protocol if protocol > HIGHEST_PROTOCOL => {
                    let message = format!("pickle protocol must be <= {HIGHEST_PROTOCOL}");
                    return Err(vm.value_error(message));
                }
                protocol => protocol,
            },
        };
        let fix_imports = match fix_imports {
            Some(fix) => vm.is_true(fix)?,
            None => true,
        };
        let buffer_callback = buffer_callback.filter(|callback| !callback.is_none());
        if buffer_callback.is_some() && protocol < 5 {
            return Err(vm.value_error("buffer_callback needs protocol >= 5"));
        }
        Ok(Settings {
            protocol: protocol as u8,
            fix_imports: fix_imports && protocol < 3,
            buffer_callback: buffer_callback.cloned(),
        })
    }
}

/// A file's `write`.
pub(super) fn write_of(vm: &mut Vm, file: &Value) -> Result<Value> {
    let name = vm.intern("write");
    match vm.get_attr_opt(file, &name)? {
        Some(write) => Ok(write),
        None => Err(vm.type_error("file must have a 'write' attribute")),
    }
}

/// What a pickler remembers: the numbers of objects by their addresses, and the objects, which keeps them alive.
/// During a `dump` it is with the writer.
#[derive(Default, Clone)]
pub(super) struct Memory {
    numbers: FxHashMap<u64, u32>,
    kept: Vec<Value>,
}

/// Payload of `Pickler`.
#[derive(Default)]
pub struct Pickler {
    /// `None`: `__init__` was not called.
    write: GilCell<Option<Value>>,
    protocol: Cell<u8>,
    fix_imports: Cell<bool>,
    buffer_callback: GilCell<Option<Value>>,
    dispatch_table: GilCell<Option<Value>>,
    bin: Cell<i32>,
    fast: Cell<i32>,
    memory: GilCell<Memory>,
}

impl Payload for Pickler {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        let single = [&self.write, &self.buffer_callback, &self.dispatch_table];
        single
            .into_iter()
            .filter_map(|cell| cell.get(vm).as_ref())
            .for_each(&mut *visit);
        self.memory.get(vm).kept.iter().for_each(visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.write.replace(vm, None));
        out.extend(self.buffer_callback.replace(vm, None));
        out.extend(self.dispatch_table.replace(vm, None));
        out.extend(std::mem::take(self.memory.get_mut(vm)).kept);
    }
}

impl Memoizing for Pickler {
    type Memo = Memory;
    const PROXY: (&'static str, &'static str) = ("a", "PicklerMemoProxy");

    fn memo(&self) -> &GilCell<Memory> {
        &self.memory
    }

    /// `{id(object): (number, object)}`.
    fn shown(vm: &mut Vm, memory: Memory) -> Result<Value> {
        let kept: FxHashMap<u64, &Value> = memory
            .kept
            .iter()
            .map(|value| (value.raw().0, value))
            .collect();
        let mut numbers: Vec<(u64, u32)> = memory.numbers.iter().map(|(&a, &n)| (a, n)).collect();
        numbers.sort_unstable_by_key(|&(_, number)| number);
        let copy = vm.dict();
        for (address, number) in numbers {
            // A plain instance's state was written without a dict being made of it.
            let value = match kept.get(&address) {
                Some(&value) => value.clone(),
                None => vm.dict(),
            };
            let key = identity(vm, &value);
            let number = vm.int(number as i64);
            let item = vm.tuple_of([number, value]);
            vm.set_item(&copy, &key, Some(&item))?;
        }
        Ok(copy)
    }

    fn read(vm: &mut Vm, items: Vec<(Value, Value)>) -> Result<Memory> {
        let mut memory = Memory::default();
        for (_, item) in items {
            let pair = item.downcast::<Tuple>().map(|pair| pair.items());
            let Some([number, kept]) = pair else {
                return Err(vm.type_error("'memo' values must be 2-item tuples"));
            };
            let number = vm.index_i64(number)? as u32;
            memory.numbers.insert(kept.raw().0, number);
            memory.kept.push(kept.clone());
        }
        Ok(memory)
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    Ok(vm.alloc(&class, Pickler::default()))
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let pickler = this::<Pickler>(args.arg(0));
    let settings = Settings::read(vm, args.opt(2), args.opt(3), args.opt(4))?;
    let write = write_of(vm, args.arg(1))?;
    pickler.write.set(vm, Some(write));
    pickler.protocol.set(settings.protocol);
    pickler.bin.set((settings.protocol > 0) as i32);
    pickler.fast.set(0);
    pickler.fix_imports.set(settings.fix_imports);
    pickler.buffer_callback.set(vm, settings.buffer_callback);
    pickler.memory.set(vm, Memory::default());
    // A class or an instance may have one.
    let name = vm.intern("dispatch_table");
    let table = vm.get_attr_opt(args.arg(0), &name)?;
    pickler.dispatch_table.set(vm, table);
    Ok(Value::NONE)
}

fn dump(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let object = args.arg(0);
    let pickler = this::<Pickler>(object);
    let Some(write) = pickler.write.cloned(vm) else {
        let class = vm.type_name(object);
        let message = format!("Pickler.__init__() was not called by {class}.__init__()");
        return Err(pickling_error(vm, message));
    };
    let settings = Settings {
        protocol: pickler.protocol.get(),
        fix_imports: pickler.fix_imports.get(),
        buffer_callback: pickler.buffer_callback.cloned(vm),
    };
    let mut saving = save::Pickler::new(vm, &settings)?;
    saving.sink = Some(write);
    saving.fast = pickler.fast.get() != 0;
    saving.persistent_id = super::hook(vm, object, "persistent_id", &PICKLER)?;
    let name = vm.intern("reducer_override");
    saving.reducer_override = vm.get_attr_opt(object, &name)?;
    if let Some(table) = pickler.dispatch_table.cloned(vm) {
        saving.dispatch = Dispatch::Own(table);
    }
    let memory = std::mem::take(pickler.memory.get_mut(vm));
    (saving.memo, saving.kept) = (memory.numbers, memory.kept);
    let result = saving.dump(vm, args.arg(1)).and_then(|()| saving.flush(vm));
    let (numbers, kept) = (saving.memo, saving.kept);
    pickler.memory.set(vm, Memory { numbers, kept });
    result.map(|()| Value::NONE)
}

fn clear_memo(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    memo::empty::<Pickler>(vm, args.arg(0));
    Ok(Value::NONE)
}

fn number_setter(
    vm: &mut Vm,
    value: Option<&Value>,
    cell: fn(&Pickler) -> &Cell<i32>,
    object: &Value,
) -> Result<()> {
    let Some(value) = value else {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    };
    let number = vm.index_i64(value)?;
    cell(this::<Pickler>(object)).set(number as i32);
    Ok(())
}

/// `_pickle.Pickler`.
pub static PICKLER: TypeSpec = TypeSpec {
    module: "_pickle",
    doc: "This takes a binary file for writing a pickle data stream.\n\nThe optional *protocol* argument tells the pickler to use the given\nprotocol; supported protocols are 0, 1, 2, 3, 4 and 5.  The default\nprotocol is 4.",
    new: Some(("__new__", "($type, *args, **kwargs)\nignored", new, "")),
    init: Some((
        "__init__",
        "($self, /, file, protocol=None, fix_imports=True, buffer_callback=None)",
        init,
        "",
    )),
    methods: &[
        (
            "persistent_id",
            "($self, obj, /)",
            |_, _| Ok(Value::NONE),
            "",
        ),
        (
            "dump",
            "($self, obj, /)",
            dump,
            "Write a pickled representation of the given object to the open file.",
        ),
        (
            "clear_memo",
            "($self, /)",
            clear_memo,
            "Clears the pickler\'s \"memo\".\n\nThe memo is the data structure that remembers which objects the\npickler has already seen, so that shared or recursive objects are\npickled by reference and not by value.  This method is useful when\nre-using picklers.",
        ),
    ],
    getset: &[
        (
            "bin",
            |vm, object| Ok(vm.int(this::<Pickler>(object).bin.get() as i64)),
            Some(|vm, object, value| number_setter(vm, value, |pickler| &pickler.bin, object)),
            "",
        ),
        (
            "fast",
            |vm, object| Ok(vm.int(this::<Pickler>(object).fast.get() as i64)),
            Some(|vm, object, value| number_setter(vm, value, |pickler| &pickler.fast, object)),
            "",
        ),
        (
            "dispatch_table",
            |vm, object| match this::<Pickler>(object).dispatch_table.cloned(vm) {
                Some(table) => Ok(table),
                None => {
                    let name = vm.intern("dispatch_table");
                    Err(vm.no_attribute(object, &name))
                }
            },
            Some(|vm, object, value| {
                let old = this::<Pickler>(object)
                    .dispatch_table
                    .replace(vm, value.cloned());
                match (old, value) {
                    (None, None) => {
                        let name = vm.intern("dispatch_table");
                        Err(vm.no_attribute(object, &name))
                    }
                    _ => Ok(()),
                }
            }),
            "",
        ),
        ("memo", memo::get::<Pickler>, Some(memo::set::<Pickler>), ""),
    ],
    ..TypeSpec::of::<Pickler>("Pickler")
};

/// `_pickle.PicklerMemoProxy`.
pub static MEMO: TypeSpec = memo::proxy::<Pickler>();
