//! `_lsprof`: the profiler behind `cProfile`, on `sys.monitoring`. After CPython's `Modules/_lsprof.c`.
//!
//! Calls in progress are a stack of [`Running`]; each function has an [`Entry`] with its totals, and in it a part for each
//! function that it called.

use crate::object::header::Visitor;
use crate::object::iterators::{class_argument, this};
use crate::object::native::callable::{self, Native, Role};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::str::Str;
use crate::object::{Bound, GilCell, NativeDef, Payload, Value};
use crate::struct_sequence;
use crate::vm::tracing::Event;
use crate::vm::{Result, Vm};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::time::Instant;

type Bindings<'a> = &'a [Option<Value>];

struct_sequence!(ENTRY: "_lsprof", "profiler_entry", "", 6,
    ["code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls"], []);
struct_sequence!(SUBENTRY: "_lsprof", "profiler_subentry", "", 5,
    ["code", "callcount", "reccallcount", "totaltime", "inlinetime"], []);

/// `sys.monitoring.PROFILER_ID`.
const TOOL: usize = 2;

/// The events that a profiler watches, and the method that is told of them.
const CALLBACKS: &[(Event, &str)] = &[
    (Event::PyStart, "_pystart_callback"),
    (Event::PyResume, "_pystart_callback"),
    (Event::PyThrow, "_pythrow_callback"),
    (Event::PyReturn, "_pyreturn_callback"),
    (Event::PyYield, "_pyreturn_callback"),
    (Event::PyUnwind, "_pyreturn_callback"),
    (Event::Call, "_ccall_callback"),
    (Event::CReturn, "_creturn_callback"),
    (Event::CRaise, "_creturn_callback"),
];

/// Counts and times of a function, or of the calls of one by another.
#[derive(Default, Clone, Copy)]
struct Totals {
    total: f64,
    inline: f64,
    calls: u64,
    recursive: u64,
    /// Calls in progress.
    level: u64,
}

impl Totals {
    fn finish(&mut self, total: f64, inline: f64) {
        self.level = self.level.saturating_sub(1);
        match self.level {
            0 => self.total += total,
            _ => self.recursive += 1,
        }
        self.inline += inline;
        self.calls += 1;
    }
}

struct Entry {
    /// The code object, or the text that stands for a native function.
    shown: Value,
    totals: Totals,
    /// By number of the called function's entry.
    callees: HashMap<usize, Totals>,
    order: Vec<usize>,
}

/// A call in progress.
struct Running {
    entry: usize,
    started: f64,
    /// Time spent in calls made by it.
    inner: f64,
}

/// Payload of `Profiler`.
pub struct Profiler {
    entries: GilCell<Vec<Entry>>,
    /// Number of the entry of a function, by the address of its code.
    numbers: RefCell<HashMap<u64, usize>>,
    running: RefCell<Vec<Running>>,
    timer: GilCell<Option<Value>>,
    unit: Cell<f64>,
    subcalls: Cell<bool>,
    builtins: Cell<bool>,
    enabled: Cell<bool>,
    origin: Instant,
}

impl Payload for Profiler {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        for entry in self.entries.get(vm) {
            visit(&entry.shown);
        }
        self.timer.get(vm).iter().for_each(visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.timer.replace(vm, None));
        let entries = self.entries.replace(vm, Vec::new());
        out.extend(entries.into_iter().map(|entry| entry.shown));
        self.numbers.borrow_mut().clear();
        self.running.borrow_mut().clear();
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    Ok(vm.alloc(
        &class,
        Profiler {
            entries: GilCell::default(),
            numbers: RefCell::default(),
            running: RefCell::default(),
            timer: GilCell::default(),
            unit: Cell::new(0.0),
            subcalls: Cell::new(true),
            builtins: Cell::new(true),
            enabled: Cell::new(false),
            origin: Instant::now(),
        },
    ))
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let profiler = this::<Profiler>(args.arg(0));
    let timer = args.opt(1).filter(|timer| !timer.is_none()).cloned();
    profiler.timer.set(vm, timer);
    if let Some(unit) = args.opt(2) {
        let unit = vm.to_f64(unit)?;
        profiler.unit.set(unit);
    }
    set_flags(vm, profiler, args.opt(3), args.opt(4))?;
    Ok(Value::NONE)
}

fn set_flags(
    vm: &mut Vm,
    profiler: &Profiler,
    subcalls: Option<&Value>,
    builtins: Option<&Value>,
) -> Result<()> {
    for (value, flag) in [
        (subcalls, &profiler.subcalls),
        (builtins, &profiler.builtins),
    ] {
        if let Some(value) = value {
            let on = vm.is_true(value)?;
            flag.set(on);
        }
    }
    Ok(())
}

/// The time, in seconds or the timer's unit. A timer that raises is reported and gives 0.
fn now(vm: &mut Vm, profiler: &Profiler) -> f64 {
    let Some(timer) = profiler.timer.cloned(vm) else {
        return profiler.origin.elapsed().as_secs_f64();
    };
    let unit = match profiler.unit.get() {
        unit if unit > 0.0 => unit,
        _ => 1.0,
    };
    match vm.call(&timer, &[]).and_then(|time| vm.to_f64(&time)) {
        Ok(time) => time * unit,
        Err(raised) => {
            vm.unraisable(raised, &timer);
            0.0
        }
    }
}

/// The entry of what is called; `shown` is asked for only if it is new.
fn entry_of(
    vm: &mut Vm,
    profiler: &Profiler,
    address: u64,
    shown: impl FnOnce(&mut Vm) -> Result<Value>,
) -> Result<usize> {
    if let Some(&number) = profiler.numbers.borrow().get(&address) {
        return Ok(number);
    }
    let shown = shown(vm)?;
    let entries = profiler.entries.get_mut(vm);
    let number = entries.len();
    entries.push(Entry {
        shown,
        totals: Totals::default(),
        callees: HashMap::new(),
        order: Vec::new(),
    });
    profiler.numbers.borrow_mut().insert(address, number);
    Ok(number)
}

fn enter(vm: &mut Vm, profiler: &Profiler, number: usize) {
    let caller = profiler
        .running
        .borrow()
        .last()
        .map(|running| running.entry);
    let subcalls = profiler.subcalls.get();
    let entries = profiler.entries.get_mut(vm);
    entries[number].totals.level += 1;
    if let Some(caller) = caller.filter(|_| subcalls) {
        let entry = &mut entries[caller];
        if !entry.callees.contains_key(&number) {
            entry.order.push(number);
        }
        entry.callees.entry(number).or_default().level += 1;
    }
    let started = now(vm, profiler);
    profiler.running.borrow_mut().push(Running {
        entry: number,
        started,
        inner: 0.0,
    });
}

/// The innermost call in progress ends.
fn leave(vm: &mut Vm, profiler: &Profiler) {
    let Some(running) = profiler.running.borrow_mut().pop() else {
        return;
    };
    let total = now(vm, profiler) - running.started;
    let inline = total - running.inner;
    let caller = {
        let mut stack = profiler.running.borrow_mut();
        stack.last_mut().map(|caller| {
            caller.inner += total;
            caller.entry
        })
    };
    let subcalls = profiler.subcalls.get();
    let entries = profiler.entries.get_mut(vm);
    if let Some(entry) = entries.get_mut(running.entry) {
        entry.totals.finish(total, inline);
    }
    if let Some(caller) = caller.filter(|_| subcalls)
        && let Some(part) = entries
            .get_mut(caller)
            .and_then(|caller| caller.callees.get_mut(&running.entry))
    {
        part.finish(total, inline);
    }
}

fn started(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let profiler = this::<Profiler>(args.arg(0));
    let code = args.arg(1).clone();
    let number = entry_of(vm, profiler, code.raw().0, |_| Ok(code.clone()))?;
    enter(vm, profiler, number);
    Ok(Value::NONE)
}

fn returned(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let profiler = this::<Profiler>(args.arg(0));
    let code = args.arg(1).raw().0;
    let number = profiler.numbers.borrow().get(&code).copied();
    // Returns of calls that were in progress when the profiler was enabled are not its own.
    let mine = profiler
        .running
        .borrow()
        .last()
        .is_some_and(|running| Some(running.entry) == number);
    if mine {
        leave(vm, profiler);
    }
    Ok(Value::NONE)
}

/// The native function behind a callable, bound to what it is called on.
fn native(vm: &mut Vm, args: Bindings<'_>) -> Result<Option<Value>> {
    let (called, first) = (args.arg(3), args.arg(4));
    let Some(native) = called.downcast::<Native>() else {
        return Ok(None);
    };
    let missing = vm
        .monitoring()
        .missing
        .get()
        .is_some_and(|missing| missing.is(first));
    match native.role {
        Role::Function | Role::New => Ok(Some(called.clone())),
        Role::Method if !missing => callable::bind(vm, called, first).map(Some),
        _ => Ok(None),
    }
}

fn address(function: &Value) -> u64 {
    function.downcast::<Native>().map_or(0, |native| {
        std::rc::Rc::as_ptr(&native.code) as *const u8 as u64
    })
}

/// The text that stands for a native function (`normalizeUserObj`).
fn describe(vm: &mut Vm, function: &Value) -> Result<Value> {
    let Some(native) = function.downcast::<Native>() else {
        return Ok(Value::NONE);
    };
    let name = native.code.name.clone();
    if let Some(receiver) = &native.receiver {
        let interned = vm.intern(&name);
        if let Some(found) = vm.class_lookup(vm.class_of(receiver), &interned) {
            return vm.repr(&found);
        }
        return Ok(vm.str(&format!("<built-in method {name}>")));
    }
    let module = native
        .owner
        .downcast::<Str>()
        .map(|owner| owner.text().into_owned());
    Ok(match module {
        Some(module) => vm.str(&format!("<built-in method {module}.{name}>")),
        None => vm.str(&format!("<built-in method {name}>")),
    })
}

fn native_called(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let profiler = this::<Profiler>(args.arg(0));
    if profiler.builtins.get()
        && let Some(function) = native(vm, args)?
    {
        let number = entry_of(vm, profiler, address(&function), |vm| {
            describe(vm, &function)
        })?;
        enter(vm, profiler, number);
    }
    Ok(Value::NONE)
}

fn native_returned(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let profiler = this::<Profiler>(args.arg(0));
    if profiler.builtins.get()
        && let Some(function) = native(vm, args)?
    {
        let number = profiler.numbers.borrow().get(&address(&function)).copied();
        let mine = profiler
            .running
            .borrow()
            .last()
            .is_some_and(|running| Some(running.entry) == number);
        if mine {
            leave(vm, profiler);
        }
    }
    Ok(Value::NONE)
}

fn enable(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let profiler = this::<Profiler>(args.arg(0));
    set_flags(vm, profiler, args.opt(1), args.opt(2))?;
    if profiler.enabled.get() {
        return Ok(Value::NONE);
    }
    let monitoring = vm.monitoring();
    if monitoring.tools.borrow()[TOOL].is_some() {
        return Err(vm.value_error("Another profiling tool is already active"));
    }
    let name = vm.str("cProfile");
    monitoring.tools.borrow_mut()[TOOL] = Some(name);
    let mut events = 0;
    for &(event, method) in CALLBACKS {
        let callback = vm.attr(args.arg(0), method)?;
        monitoring.callbacks.borrow_mut()[TOOL][event as usize] = Some(callback);
        events |= event.bit();
    }
    monitoring.global[TOOL].set(events);
    profiler.enabled.set(true);
    vm.watching_changed();
    Ok(Value::NONE)
}

fn disable(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let profiler = this::<Profiler>(args.arg(0));
    if profiler.enabled.replace(false) {
        let monitoring = vm.monitoring();
        monitoring.global[TOOL].set(0);
        let old = std::mem::take(&mut monitoring.callbacks.borrow_mut()[TOOL]);
        drop(old);
        let name = monitoring.tools.borrow_mut()[TOOL].take();
        drop(name);
        vm.watching_changed();
    }
    // What is in progress ends here, for the profiler.
    while !profiler.running.borrow().is_empty() {
        leave(vm, profiler);
    }
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let profiler = this::<Profiler>(args.arg(0));
    profiler.running.borrow_mut().clear();
    profiler.numbers.borrow_mut().clear();
    let old = profiler.entries.replace(vm, Vec::new());
    drop(old);
    Ok(Value::NONE)
}

fn row(vm: &mut Vm, shown: Value, totals: Totals) -> Vec<Value> {
    vec![
        shown,
        vm.int(totals.calls as i64),
        vm.int(totals.recursive as i64),
        Value::float(totals.total),
        Value::float(totals.inline),
    ]
}

fn getstats(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let profiler = this::<Profiler>(args.arg(0));
    type Callees = Vec<(usize, Totals)>;
    let all: Vec<(Value, Totals, Callees)> = profiler
        .entries
        .get(vm)
        .iter()
        .map(|entry| {
            let parts = entry
                .order
                .iter()
                .map(|&number| (number, entry.callees[&number]));
            (entry.shown.clone(), entry.totals, parts.collect())
        })
        .collect();
    let mut rows = Vec::new();
    for (shown, totals, parts) in &all {
        if totals.calls == 0 {
            continue;
        }
        let mut calls = Vec::new();
        for &(number, part) in parts {
            if part.calls != 0 {
                let items = row(vm, all[number].0.clone(), part);
                calls.push(vm.struct_sequence(&SUBENTRY, items, vec![])?);
            }
        }
        let calls = match calls.is_empty() {
            true => Value::NONE,
            false => vm.list(calls),
        };
        let mut items = row(vm, shown.clone(), *totals);
        items.push(calls);
        rows.push(vm.struct_sequence(&ENTRY, items, vec![])?);
    }
    Ok(vm.list(rows))
}

#[rustfmt::skip]
const METHODS: &[NativeDef] = &[
    ("getstats", "($self, /)", getstats, "list of profiler_entry objects."),
    ("enable", "($self, subcalls=True, builtins=True)", enable, "Start collecting profiling information."),
    ("disable", "($self, /)", disable, "Stop collecting profiling information."),
    ("clear", "($self, /)", clear, "Clear all profiling information collected so far."),
    ("_pystart_callback", "($self, code, instruction_offset, /)", started, ""),
    ("_pythrow_callback", "($self, code, instruction_offset, exception, /)", started, ""),
    ("_pyreturn_callback", "($self, code, instruction_offset, retval, /)", returned, ""),
    ("_ccall_callback", "($self, code, instruction_offset, callable, self_arg, /)", native_called, ""),
    ("_creturn_callback", "($self, code, instruction_offset, callable, self_arg, /)", native_returned, ""),
];

/// `_lsprof.Profiler`.
static PROFILER: TypeSpec = TypeSpec {
    module: "_lsprof",
    doc: "Build a profiler object using the specified timer function.",
    new: Some(("__new__", "($type, /, *args, **kwargs)", new, "")),
    init: Some((
        "__init__",
        "($self, timer=None, timeunit=0.0, subcalls=True, builtins=True)",
        init,
        "",
    )),
    methods: METHODS,
    ..TypeSpec::of::<Profiler>("Profiler")
};

fn init_module(vm: &mut Vm, module: &Value) -> Result<()> {
    for (name, sequence) in [("profiler_entry", &ENTRY), ("profiler_subentry", &SUBENTRY)] {
        let class = vm.struct_sequence_class(sequence)?;
        vm.module_set(module, name, class.value().clone());
    }
    Ok(())
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Fast profiler",
    types: &[&PROFILER],
    init: init_module,
    ..ModuleSpec::named("_lsprof")
};
