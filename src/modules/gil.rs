//! `gil`: the global interpreter lock as a program can see and set it. (The mechanism: the crate `gillie_gil`; what
//! the numbers mean: `docs/gil.md`.)

use crate::object::Value;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::ModuleSpec;
use crate::vm::{Result, Vm};
use gillie_gil::{MAX_CHECK_INTERVAL, Stats, ThreadRef};

type Bindings<'a> = &'a [Option<Value>];

fn fields(vm: &Vm, stats: Stats) -> Vec<(&'static str, Value)> {
    stats
        .fields()
        .map(|(name, number)| (name, vm.int(number.min(i64::MAX as u64) as i64)))
        .collect()
}

fn thread_stats(vm: &mut Vm, thread: &ThreadRef, alive: bool) -> Value {
    let mut items = vec![
        ("name", vm.str(&thread.name())),
        ("id", vm.int(thread.id().into())),
        ("alive", Value::bool(alive)),
    ];
    items.extend(fields(vm, thread.stats()));
    vm.dict_from(items)
}

fn stats(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.instructions();
    let gil = vm.gil_thread().gil().clone();
    let mut items = fields(vm, gil.stats());
    let mut threads: Vec<(ThreadRef, bool)> = gil
        .ended_threads()
        .into_iter()
        .map(|thread| (thread, false))
        .chain(gil.threads().into_iter().map(|thread| (thread, true)))
        .collect();
    threads.sort_by_key(|(thread, _)| thread.id());
    let threads = threads
        .into_iter()
        .map(|(thread, alive)| thread_stats(vm, &thread, alive))
        .collect();
    items.push(("threads", vm.list(threads)));
    Ok(vm.dict_from(items))
}

fn policy(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let gil = vm.gil_thread().gil().clone();
    let (name, description) = (vm.str(gil.policy_name()), vm.str(gil.policy_description()));
    Ok(vm.dict_from([("name", name), ("description", description)]))
}

fn check_interval(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let interval = vm.check_interval();
    Ok(vm.int(interval.into()))
}

fn set_check_interval(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let interval = vm.index_i64(args.arg(0))?;
    match u32::try_from(interval) {
        Ok(interval) if (1..=MAX_CHECK_INTERVAL).contains(&interval) => {
            vm.set_check_interval(interval);
            Ok(Value::NONE)
        }
        _ => Err(vm.value_error(format!(
            "check interval must be in 1..={MAX_CHECK_INTERVAL}, not {interval}"
        ))),
    }
}

fn instructions(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    let instructions = vm.instructions();
    Ok(vm.int(instructions.min(i64::MAX as u64) as i64))
}

fn yield_now(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    vm.yield_gil();
    Ok(Value::NONE)
}

static FUNCTIONS: &[NativeDef] = &[
    (
        "stats",
        "()",
        stats,
        "Return what the GIL did so far, as a dict.\n\n\
         acquires      times the GIL was got\n\
         switches      of these, after another thread had it\n\
         forced_drops  hand-overs the holder was made to do: the end of its check\n\
         \x20             interval, or a request to make room\n\
         preemptions   of these, at a request, before the end of the interval\n\
         io_drops      times the holder let go by itself: I/O, sleep, lock, join, its end\n\
         wait_ns       nanoseconds in the queue for the GIL\n\
         hold_ns       nanoseconds holding it, until the last release or hand-over\n\
         instructions  bytecode instructions executed\n\
         threads       the same by thread, a list of dicts with name, id and alive;\n\
         \x20             of the threads that have ended, the last 256",
    ),
    (
        "policy",
        "()",
        policy,
        "Return the name and a description of the policy that decides who gets the GIL.",
    ),
    (
        "check_interval",
        "()",
        check_interval,
        "Return after how many bytecode instructions the holder offers the GIL.",
    ),
    (
        "set_check_interval",
        "(instructions, /)",
        set_check_interval,
        "Set after how many bytecode instructions the holder offers the GIL; 1 means\nafter each. Takes effect at once.",
    ),
    (
        "instructions",
        "()",
        instructions,
        "Return how many bytecode instructions the calling thread has executed.",
    ),
    (
        "yield_now",
        "()",
        yield_now,
        "Offer the GIL now: threads that wait for it go first.",
    ),
];

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "The global interpreter lock: who runs, for how long, and what it costs.\n\nOne thread at a time executes bytecode. After exactly check_interval()\ninstructions it offers the GIL; if another thread waits it hands over.",
    functions: FUNCTIONS,
    ..ModuleSpec::named("gil")
};
