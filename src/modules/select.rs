//! `select` (Modules/selectmodule.c): waiting for several descriptors at once. All of it lets the GIL go.
//!
//! `select()` itself is made of poll(2): it has no limit on descriptor numbers then.

use crate::modules::posix::descriptor;
use crate::modules::support;
use crate::object::float::Float;
use crate::object::int::Int;
use crate::object::iterators::this;
use crate::object::list::List;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::{Payload, Value};
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use rustix::event::{PollFd, PollFlags, Timespec, epoll};
use rustix::fd::BorrowedFd;
use rustix::io::Errno;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

type Bindings<'a> = &'a [Option<Value>];
type Sys<T> = std::result::Result<T, Errno>;

/// An int as C's (`PyLong_AsInt`).
fn c_int(vm: &mut Vm, value: &Value) -> Result<i32> {
    let index = vm.index(value)?;
    match Int::to_i64(&index).and_then(|number| i32::try_from(number).ok()) {
        Some(number) => Ok(number),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// The timeout of a wait; `None` waits for ever. `unit` is what one of it is, in nanoseconds. poll(2) and
/// epoll_wait(2) take milliseconds as a C int, `clock` says that this is one of them.
fn duration(
    vm: &mut Vm,
    timeout: Option<&Value>,
    unit: i64,
    clock: bool,
) -> Result<Option<Duration>> {
    let Some(timeout) = timeout.filter(|timeout| !timeout.is_none()) else {
        return Ok(None);
    };
    let kind = if clock { "an integer" } else { "a float" };
    let is_float = timeout.as_exact_float().is_some() || timeout.is_a::<Float>();
    if !is_float && vm.class_of(timeout).slots.index.get().is_none() {
        return Err(vm.type_error(format!("timeout must be {kind} or None")));
    }
    let nanoseconds = vm.nanoseconds_of(timeout, unit)?;
    if clock && i32::try_from(nanoseconds.div_euclid(1_000_000)).is_err() {
        return Err(vm.overflow_error("timeout is too large"));
    }
    Ok(u64::try_from(nanoseconds).ok().map(Duration::from_nanos))
}

/// The descriptor of an int or of an object with `fileno()` (`PyObject_AsFileDescriptor`).
fn fd_of(vm: &mut Vm, value: &Value) -> Result<i32> {
    let number = if vm.class_of(value).slots.index.get().is_some() {
        c_int(vm, value)?
    } else {
        let Some(method) = support::attr_opt(vm, value, "fileno")? else {
            return Err(vm.type_error("argument must be an int, or have a fileno() method."));
        };
        let number = vm.call(&method, &[])?;
        if vm.class_of(&number).slots.index.get().is_none() {
            return Err(vm.type_error("fileno() returned a non-integer"));
        }
        c_int(vm, &number)?
    };
    if number < 0 {
        return Err(vm.value_error(format!(
            "file descriptor cannot be a negative integer ({number})"
        )));
    }
    Ok(number)
}

fn timespec(left: Duration) -> Timespec {
    Timespec {
        tv_sec: left.as_secs() as i64,
        tv_nsec: left.subsec_nanos().into(),
    }
}

/// Waits without the GIL; again for the rest of the time after each signal (PEP 475).
fn wait(
    vm: &mut Vm,
    timeout: Option<Duration>,
    mut body: impl FnMut(Option<&Timespec>) -> Sys<usize>,
) -> Result<usize> {
    vm.check_attention()?;
    let end = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
    loop {
        let left = end.map(|end| timespec(end.saturating_duration_since(Instant::now())));
        match vm.suspend(Reason::Io, || body(left.as_ref())) {
            Ok(ready) => return Ok(ready),
            Err(Errno::INTR) => vm.handle_attention()?,
            Err(error) => return Err(vm.os_error(&error.into(), None)),
        }
    }
}

/// Polls descriptors by number; what happened to each.
fn poll_numbers(
    vm: &mut Vm,
    numbers: &[(i32, PollFlags)],
    timeout: Option<Duration>,
) -> Result<Vec<PollFlags>> {
    let mut borrowed: Vec<BorrowedFd<'_>> = Vec::with_capacity(numbers.len());
    for &(number, _) in numbers {
        match descriptor::borrow(number) {
            Ok(fd) => borrowed.push(fd),
            Err(error) => return Err(vm.os_error(&error.into(), None)),
        }
    }
    let mut list: Vec<PollFd<'_>> = borrowed
        .iter()
        .zip(numbers)
        .map(|(fd, &(_, flags))| PollFd::new(fd, flags))
        .collect();
    wait(vm, timeout, |left| rustix::event::poll(&mut list, left))?;
    Ok(list.iter().map(PollFd::revents).collect())
}

fn select(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    const WANT: [PollFlags; 3] = [PollFlags::IN, PollFlags::OUT, PollFlags::PRI];
    /// What makes a descriptor ready for each of the lists, as select(2) has it.
    const READY: [PollFlags; 3] = [
        PollFlags::IN.union(PollFlags::HUP).union(PollFlags::ERR),
        PollFlags::OUT.union(PollFlags::ERR),
        PollFlags::PRI,
    ];
    let mut lists: [Vec<(i32, Value)>; 3] = Default::default();
    let mut flags: BTreeMap<i32, PollFlags> = BTreeMap::new();
    for (index, list) in lists.iter_mut().enumerate() {
        // A list is read as it is, item by item: a `fileno()` may change it.
        let given = match args.arg(index) {
            given if given.is_a::<List>() => given.clone(),
            given => match vm.collect(given) {
                Ok(given) => vm.list(given),
                Err(raised)
                    if support::is_a(vm, &raised, |vm| vm.exceptions().TypeError.clone()) =>
                {
                    return Err(vm.type_error("arguments 1-3 must be sequences"));
                }
                Err(raised) => return Err(raised),
            },
        };
        let mut at = 0;
        while let Some(item) = crate::object::list::items(vm, &given).get(at).cloned() {
            at += 1;
            let number = fd_of(vm, &item)?;
            *flags.entry(number).or_insert(PollFlags::empty()) |= WANT[index];
            list.push((number, item));
        }
    }
    let given = args.opt(3).filter(|timeout| !timeout.is_none());
    let timeout = duration(vm, given, 1_000_000_000, false)?;
    if given.is_some() && timeout.is_none() {
        return Err(vm.value_error("timeout must be non-negative"));
    }
    let numbers: Vec<(i32, PollFlags)> = flags.into_iter().collect();
    let happened = poll_numbers(vm, &numbers, timeout)?;
    if happened.iter().any(|flags| flags.contains(PollFlags::NVAL)) {
        return Err(vm.os_error(&Errno::BADF.into(), None));
    }
    let mut results = Vec::new();
    for (list, ready) in lists.iter().zip(READY) {
        let chosen = list
            .iter()
            .filter(|(number, _)| {
                let at = numbers.binary_search_by_key(number, |&(number, _)| number);
                at.is_ok_and(|at| happened[at].intersects(ready))
            })
            .map(|(_, item)| item.clone())
            .collect();
        results.push(vm.list(chosen));
    }
    Ok(vm.tuple(results))
}

// ---- poll objects

/// Payload of `select.poll`: descriptors and what is wanted of each.
#[derive(Default)]
pub struct Poll {
    wanted: RefCell<BTreeMap<i32, u16>>,
    waiting: Cell<bool>,
}
impl Payload for Poll {}

fn event_mask(vm: &mut Vm, value: Option<&Value>) -> Result<u16> {
    let Some(value) = value else {
        return Ok((libc::POLLIN | libc::POLLPRI | libc::POLLOUT) as u16);
    };
    let is_int = value.is_a::<Int>() || value.as_small_int().is_some();
    if !is_int && value.as_bool().is_none() {
        return Err(vm.type_error("an integer is required"));
    }
    match Int::to_i64_clipped(value) {
        mask if mask < 0 => Err(vm.value_error("value must be positive")),
        mask => u16::try_from(mask)
            .map_err(|_| vm.overflow_error("Python int too large for C unsigned short")),
    }
}

fn poll_register(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (fd, mask) = (fd_of(vm, args.arg(1))?, event_mask(vm, args.opt(2))?);
    this::<Poll>(args.arg(0))
        .wanted
        .borrow_mut()
        .insert(fd, mask);
    Ok(Value::NONE)
}

fn poll_modify(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (fd, mask) = (fd_of(vm, args.arg(1))?, event_mask(vm, args.opt(2))?);
    let poll = this::<Poll>(args.arg(0));
    if poll
        .wanted
        .borrow_mut()
        .get_mut(&fd)
        .map(|old| *old = mask)
        .is_none()
    {
        return Err(vm.os_error(&Errno::NOENT.into(), None));
    }
    Ok(Value::NONE)
}

fn poll_unregister(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = fd_of(vm, args.arg(1))?;
    let poll = this::<Poll>(args.arg(0));
    if poll.wanted.borrow_mut().remove(&fd).is_none() {
        let key = vm.int(fd.into());
        return Err(vm.key_error(&key));
    }
    Ok(Value::NONE)
}

fn poll_poll(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let timeout = duration(vm, args.opt(1), 1_000_000, true)?;
    let poll = this::<Poll>(args.arg(0));
    if poll.waiting.replace(true) {
        return Err(vm.runtime_error("concurrent poll() invocation"));
    }
    let numbers: Vec<(i32, PollFlags)> = poll
        .wanted
        .borrow()
        .iter()
        .map(|(&fd, &mask)| (fd, PollFlags::from_bits_retain(mask)))
        .collect();
    let happened = poll_numbers(vm, &numbers, timeout);
    poll.waiting.set(false);
    let happened = happened?;
    let mut pairs = Vec::new();
    for (&(fd, _), flags) in numbers.iter().zip(happened) {
        if !flags.is_empty() {
            let (fd, flags) = (vm.int(fd.into()), vm.int(flags.bits().into()));
            pairs.push(vm.tuple_of([fd, flags]));
        }
    }
    Ok(vm.list(pairs))
}

#[rustfmt::skip]
static POLL_METHODS: &[NativeDef] = &[
    ("register", "($self, fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)", poll_register, "Register a file descriptor with the polling object."),
    ("modify", "($self, fd, eventmask, /)", poll_modify, "Modify an already registered file descriptor."),
    ("unregister", "($self, fd, /)", poll_unregister, "Remove a file descriptor being tracked by the polling object."),
    ("poll", "($self, timeout=None, /)", poll_poll, "Polls the set of registered file descriptors.\n\nReturns a list containing any descriptors that have events or errors to\nreport, as a list of (fd, event) 2-tuples."),
];

static POLL: TypeSpec = TypeSpec {
    module: "select",
    flags: 0,
    methods: POLL_METHODS,
    ..TypeSpec::of::<Poll>("poll")
};

// ---- epoll objects

/// Payload of `select.epoll`: the number of its descriptor, `None` once closed. Objects made by `fromfd` share the
/// number with what they were made from.
pub struct Epoll {
    fd: Cell<Option<i32>>,
}
impl Payload for Epoll {}

impl Drop for Epoll {
    fn drop(&mut self) {
        if let Some(fd) = self.fd.take() {
            let _ = descriptor::close(fd);
        }
    }
}

fn epoll_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = crate::object::iterators::class_argument(vm, args.arg(0))?;
    if let Some(hint) = args.opt(1) {
        let hint = vm.index_i64(hint)?;
        if hint < -1 || hint == 0 {
            return Err(vm.value_error("negative sizehint"));
        }
    }
    if let Some(flags) = args.opt(2)
        && !matches!(c_int(vm, flags)?, 0 | libc::EPOLL_CLOEXEC)
    {
        return Err(vm.os_error_plain("invalid flags"));
    }
    match epoll::create(epoll::CreateFlags::CLOEXEC) {
        Ok(fd) => {
            let fd = Cell::new(Some(descriptor::release(fd)));
            Ok(vm.alloc(&class, Epoll { fd }))
        }
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

/// The epoll's descriptor by number: it may be closed by another thread during a wait.
fn epoll_number(vm: &mut Vm, value: &Value) -> Result<i32> {
    match this::<Epoll>(value).fd.get() {
        Some(number) => Ok(number),
        None => Err(vm.value_error("I/O operation on closed epoll object")),
    }
}

fn control(
    vm: &mut Vm,
    args: Bindings<'_>,
    change: impl FnOnce(BorrowedFd<'_>, BorrowedFd<'_>, epoll::EventData, epoll::EventFlags) -> Sys<()>,
) -> Result<Value> {
    let own = epoll_number(vm, args.arg(0))?;
    let fd = fd_of(vm, args.arg(1))?;
    let flags = match args.opt(2) {
        Some(mask) => vm.index_i64(mask)? as u32,
        None => (libc::EPOLLIN | libc::EPOLLPRI | libc::EPOLLOUT) as u32,
    };
    let result = descriptor::borrow(own).and_then(|own| {
        change(
            own,
            descriptor::borrow(fd)?,
            epoll::EventData::new_u64(fd as u64),
            epoll::EventFlags::from_bits_retain(flags),
        )
    });
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

fn epoll_register(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    control(vm, args, |own, fd, data, flags| {
        epoll::add(own, fd, data, flags)
    })
}

fn epoll_modify(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    control(vm, args, |own, fd, data, flags| {
        epoll::modify(own, fd, data, flags)
    })
}

fn epoll_unregister(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    control(vm, &args[..2], |own, fd, _, _| epoll::delete(own, fd))
}

fn epoll_poll(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let own = epoll_number(vm, args.arg(0))?;
    let timeout = duration(vm, args.opt(1), 1_000_000_000, true)?;
    let most = match args.opt(2) {
        Some(most) => match c_int(vm, most)? {
            -1 => 1023,
            most if most <= 0 => {
                return Err(vm.value_error(format!("maxevents must be greater than 0, got {most}")));
            }
            most => most.min(1 << 16) as usize,
        },
        None => 1023,
    };
    let mut events: Vec<epoll::Event> = Vec::with_capacity(most);
    wait(vm, timeout, |left| {
        events.clear();
        let own = descriptor::borrow(own)?;
        epoll::wait(own, rustix::buffer::spare_capacity(&mut events), left)
    })?;
    let pairs = events
        .iter()
        .map(|event| {
            let (data, flags) = (event.data, event.flags);
            let (fd, flags) = (data.u64() as i64, flags.bits());
            let (fd, flags) = (vm.int(fd), vm.int(flags.into()));
            vm.tuple_of([fd, flags])
        })
        .collect();
    Ok(vm.list(pairs))
}

fn epoll_close(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    match this::<Epoll>(args.arg(0)).fd.take().map(descriptor::close) {
        Some(Err(error)) => Err(vm.os_error(&error.into(), None)),
        _ => Ok(Value::NONE),
    }
}

fn epoll_fileno(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let number = epoll_number(vm, args.arg(0))?;
    Ok(vm.int(number.into()))
}

fn epoll_enter(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    epoll_number(vm, args.arg(0))?;
    Ok(args.arg(0).clone())
}

fn epoll_fromfd(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = crate::object::iterators::class_argument(vm, args.arg(0))?;
    let fd = Cell::new(Some(c_int(vm, args.arg(1))?));
    Ok(vm.alloc(&class, Epoll { fd }))
}

#[rustfmt::skip]
static EPOLL_METHODS: &[NativeDef] = &[
    ("register", "($self, fd, eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)", epoll_register, "Registers a new fd or raises an OSError if the fd is already registered."),
    ("modify", "($self, fd, eventmask)", epoll_modify, "Modify event mask for a registered file descriptor."),
    ("unregister", "($self, fd)", epoll_unregister, "Remove a registered file descriptor from the epoll object."),
    ("poll", "($self, timeout=None, maxevents=-1)", epoll_poll, "Wait for events on the epoll file descriptor."),
    ("close", "($self, /)", epoll_close, "Close the epoll control file descriptor."),
    ("fileno", "($self, /)", epoll_fileno, "Return the epoll control file descriptor."),
    ("fromfd", "($type, fd, /)", epoll_fromfd, "Create an epoll object from a given control file descriptor."),
    ("__enter__", "($self, /)", epoll_enter, ""),
    ("__exit__", "($self, exc_type=None, exc_value=None, exc_tb=None, /)", epoll_close, ""),
];

static EPOLL: TypeSpec = TypeSpec {
    module: "select",
    doc: "Returns an epoll object.",
    new: Some(("__new__", "($type, /, sizehint=-1, flags=0)", epoll_new, "")),
    methods: EPOLL_METHODS,
    getset: &[(
        "closed",
        |_, value| Ok(Value::bool(this::<Epoll>(value).fd.get().is_none())),
        None,
        "True if the epoll handler is closed",
    )],
    ..TypeSpec::of::<Epoll>("epoll")
};

/// Names and values.
const NUMBERS: &[(&str, i64)] = &[
    ("POLLIN", libc::POLLIN as i64),
    ("POLLPRI", libc::POLLPRI as i64),
    ("POLLOUT", libc::POLLOUT as i64),
    ("POLLERR", libc::POLLERR as i64),
    ("POLLHUP", libc::POLLHUP as i64),
    ("POLLNVAL", libc::POLLNVAL as i64),
    ("POLLRDNORM", libc::POLLRDNORM as i64),
    ("POLLRDBAND", libc::POLLRDBAND as i64),
    ("POLLWRNORM", libc::POLLWRNORM as i64),
    ("POLLWRBAND", libc::POLLWRBAND as i64),
    ("POLLRDHUP", libc::POLLRDHUP as i64),
    ("POLLMSG", 1024),
    ("PIPE_BUF", 4096),
    ("EPOLLIN", libc::EPOLLIN as i64),
    ("EPOLLPRI", libc::EPOLLPRI as i64),
    ("EPOLLOUT", libc::EPOLLOUT as i64),
    ("EPOLLERR", libc::EPOLLERR as i64),
    ("EPOLLHUP", libc::EPOLLHUP as i64),
    ("EPOLLRDHUP", libc::EPOLLRDHUP as i64),
    ("EPOLLET", 1 << 31),
    ("EPOLLONESHOT", libc::EPOLLONESHOT as i64),
    ("EPOLLEXCLUSIVE", libc::EPOLLEXCLUSIVE as i64),
    ("EPOLL_CLOEXEC", libc::EPOLL_CLOEXEC as i64),
];

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    vm.register(&POLL)?;
    for (name, number) in NUMBERS {
        let number = vm.int(*number);
        vm.module_set(module, name, number);
    }
    let error = vm.exceptions().OSError.value().clone();
    vm.module_set(module, "error", error);
    Ok(())
}

/// The module.
#[rustfmt::skip]
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module supports asynchronous I/O on multiple file descriptors.",
    functions: &[
        ("select", "(rlist, wlist, xlist, timeout=None, /)", select, "Wait until one or more file descriptors are ready for some kind of I/O."),
        ("poll", "()", |vm, _| Ok(vm.object(Poll::default())), "Returns a polling object."),
    ],
    types: &[&EPOLL],
    init,
    ..ModuleSpec::named("select")
};
