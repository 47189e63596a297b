//! `select` (Modules/selectmodule.c): waiting for several descriptors at once. All of it lets the GIL go.
//!
//! `select()` itself is made of poll(2): it has no limit on descriptor numbers then.

use crate::modules::posix::descriptor;
use crate::modules::support;
use crate::object::iterators::this;
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::{Payload, Value};
use crate::vm::{Result, Vm};
use gillie_gil::Reason;
use rustix::event::{PollFd, PollFlags, Timespec, epoll};
use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::io::Errno;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

type Bindings<'a> = &'a [Option<Value>];
type Sys<T> = std::result::Result<T, Errno>;

/// The descriptor of an int or of an object with `fileno()` (`PyObject_AsFileDescriptor`).
fn fd_of(vm: &mut Vm, value: &Value) -> Result<i32> {
    let number = if vm.class_of(value).slots.index.get().is_some() {
        support::to_i32(vm, value)?
    } else {
        let Some(method) = support::attr_opt(vm, value, "fileno")? else {
            return Err(vm.type_error("argument must be an int, or have a fileno() method."));
        };
        let number = vm.call(&method, &[])?;
        if vm.class_of(&number).slots.index.get().is_none() {
            return Err(vm.type_error("fileno() returned a non-integer"));
        }
        support::to_i32(vm, &number)?
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
        let given = match vm.collect(args.arg(index)) {
            Ok(given) => given,
            Err(raised) if support::is_a(vm, &raised, |vm| vm.exceptions().TypeError.clone()) => {
                return Err(vm.type_error("arguments 1-3 must be sequences"));
            }
            Err(raised) => return Err(raised),
        };
        for item in given {
            let number = fd_of(vm, &item)?;
            *flags.entry(number).or_insert(PollFlags::empty()) |= WANT[index];
            list.push((number, item));
        }
    }
    let timeout = match args.opt(3).filter(|timeout| !timeout.is_none()) {
        Some(timeout) => match vm.nanoseconds(timeout)? {
            nanoseconds if nanoseconds < 0 => {
                return Err(vm.value_error("timeout must be non-negative"));
            }
            nanoseconds => Some(Duration::from_nanos(nanoseconds as u64)),
        },
        None => None,
    };
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
}
impl Payload for Poll {}

fn event_mask(vm: &mut Vm, value: Option<&Value>) -> Result<u16> {
    let Some(value) = value else {
        return Ok((libc::POLLIN | libc::POLLPRI | libc::POLLOUT) as u16);
    };
    match u16::try_from(vm.index_i64(value)?) {
        Ok(mask) => Ok(mask),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C unsigned short")),
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
    let timeout = match args.opt(1).filter(|timeout| !timeout.is_none()) {
        Some(timeout) => {
            let milliseconds = vm.to_f64(timeout)?;
            (milliseconds >= 0.0).then(|| Duration::from_secs_f64((milliseconds / 1e3).min(1e9)))
        }
        None => None,
    };
    let numbers: Vec<(i32, PollFlags)> = this::<Poll>(args.arg(0))
        .wanted
        .borrow()
        .iter()
        .map(|(&fd, &mask)| (fd, PollFlags::from_bits_retain(mask)))
        .collect();
    let happened = poll_numbers(vm, &numbers, timeout)?;
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

/// Payload of `select.epoll`; `None` once closed.
pub struct Epoll {
    fd: RefCell<Option<OwnedFd>>,
}
impl Payload for Epoll {}

fn epoll_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = crate::object::iterators::class_argument(vm, args.arg(0))?;
    if let Some(hint) = args.opt(1) {
        let hint = vm.index_i64(hint)?;
        if hint < -1 || hint == 0 {
            return Err(vm.value_error("negative sizehint"));
        }
    }
    match epoll::create(epoll::CreateFlags::CLOEXEC) {
        Ok(fd) => {
            let fd = RefCell::new(Some(fd));
            Ok(vm.alloc(&class, Epoll { fd }))
        }
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

/// The epoll's descriptor by number: it may be closed by another thread during a wait.
fn epoll_number(vm: &mut Vm, value: &Value) -> Result<i32> {
    use std::os::fd::AsRawFd;
    let number = this::<Epoll>(value)
        .fd
        .borrow()
        .as_ref()
        .map(AsRawFd::as_raw_fd);
    match number {
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
    let timeout = match args.opt(1).filter(|timeout| !timeout.is_none()) {
        Some(timeout) => match vm.nanoseconds(timeout)? {
            nanoseconds if nanoseconds < 0 => None,
            nanoseconds => Some(Duration::from_nanos(nanoseconds as u64)),
        },
        None => None,
    };
    let most = match args.opt(2) {
        Some(most) => match vm.index_i64(most)? {
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

fn epoll_close(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    drop(this::<Epoll>(args.arg(0)).fd.take());
    Ok(Value::NONE)
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
    let number = support::to_i32(vm, args.arg(1))?;
    // A descriptor of its own, so that closing one does not close the other.
    let copied =
        descriptor::borrow(number).and_then(|fd| rustix::io::fcntl_dupfd_cloexec(fd.as_fd(), 0));
    match copied {
        Ok(fd) => {
            let fd = RefCell::new(Some(fd));
            Ok(vm.alloc(&class, Epoll { fd }))
        }
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
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
    ("__exit__", "($self, /, *args)", epoll_close, ""),
];

static EPOLL: TypeSpec = TypeSpec {
    module: "select",
    doc: "Returns an epoll object.",
    new: Some(("__new__", "($type, /, sizehint=-1, flags=0)", epoll_new, "")),
    methods: EPOLL_METHODS,
    getset: &[(
        "closed",
        |_, value| Ok(Value::bool(this::<Epoll>(value).fd.borrow().is_none())),
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
