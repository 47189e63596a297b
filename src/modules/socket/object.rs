//! The type `_socket.socket`, and how its calls wait.

use super::address::{self, Address};
use crate::modules::posix::descriptor;
use crate::modules::support::to_i32;
use crate::modules::sys::audited;
use crate::object::iterators::{class_argument, this};
use crate::object::native::{Bound, NativeDef};
use crate::object::spec::TypeSpec;
use crate::object::types::flags;
use crate::object::{Payload, Value};
use crate::vm::{Raised, Result, Vm};
use gillie_gil::Reason;
use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;
use rustix::net::{
    self, AddressFamily, Protocol, RecvFlags, SendFlags, Shutdown, SocketFlags, SocketType,
};
use std::cell::Cell;
use std::time::{Duration, Instant};

type Bindings<'a> = &'a [Option<Value>];
type Sys<T> = std::result::Result<T, Errno>;

/// Payload of `_socket.socket`. It closes its descriptor when it dies.
pub struct Socket {
    fd: Cell<i32>,
    pub(super) family: Cell<i32>,
    kind: Cell<i32>,
    protocol: Cell<i32>,
    /// How long calls wait: `None` for ever, zero not at all.
    timeout: Cell<Option<Duration>>,
}
impl Payload for Socket {}

impl Drop for Socket {
    fn drop(&mut self) {
        if self.fd.get() >= 0 {
            let _ = descriptor::close(self.fd.get());
        }
    }
}

/// The timeout of new sockets.
#[derive(Default)]
struct Defaults {
    timeout: Cell<Option<Duration>>,
}

pub(super) fn number_of(value: &Value) -> i32 {
    this::<Socket>(value).fd.get()
}

fn os_error(vm: &mut Vm, error: Errno) -> Raised {
    vm.os_error(&error.into(), None)
}

fn timed_out(vm: &mut Vm) -> Raised {
    let class = vm.exceptions().TimeoutError.clone();
    vm.error(&class, "timed out")
}

/// Waits until the descriptor is ready or the time is up; whether it is ready.
fn poll(vm: &mut Vm, fd: i32, flags: PollFlags, end: Option<Instant>) -> Result<bool> {
    loop {
        let left = end.map(|end| {
            let left = end.saturating_duration_since(Instant::now());
            Timespec {
                tv_sec: left.as_secs() as i64,
                tv_nsec: left.subsec_nanos().into(),
            }
        });
        let ready = vm.suspend(Reason::Io, || -> Sys<usize> {
            let fd = descriptor::borrow(fd)?;
            rustix::event::poll(&mut [PollFd::new(&fd, flags)], left.as_ref())
        });
        match ready {
            Ok(ready) => return Ok(ready > 0),
            Err(Errno::INTR) => vm.handle_attention()?,
            Err(error) => return Err(os_error(vm, error)),
        }
    }
}

/// Makes a call that may block, as the socket's timeout says (`sock_call_ex`).
fn call<R: Send>(
    vm: &mut Vm,
    socket: &Socket,
    flags: PollFlags,
    end: Option<Instant>,
    mut body: impl FnMut() -> Sys<R>,
) -> Result<R> {
    vm.check_attention()?;
    let waits = socket
        .timeout
        .get()
        .is_some_and(|timeout| !timeout.is_zero());
    loop {
        if waits && !poll(vm, socket.fd.get(), flags, end)? {
            return Err(timed_out(vm));
        }
        match vm.suspend(Reason::Io, &mut body) {
            Ok(value) => return Ok(value),
            Err(Errno::INTR) => vm.handle_attention()?,
            Err(Errno::AGAIN) if waits => {}
            Err(error) => return Err(os_error(vm, error)),
        }
    }
}

fn end_of(socket: &Socket) -> Option<Instant> {
    socket
        .timeout
        .get()
        .and_then(|timeout| Instant::now().checked_add(timeout))
}

pub(super) fn reading<R: Send>(
    vm: &mut Vm,
    socket: &Socket,
    body: impl FnMut() -> Sys<R>,
) -> Result<R> {
    call(vm, socket, PollFlags::IN, end_of(socket), body)
}

pub(super) fn writing<R: Send>(
    vm: &mut Vm,
    socket: &Socket,
    body: impl FnMut() -> Sys<R>,
) -> Result<R> {
    call(vm, socket, PollFlags::OUT, end_of(socket), body)
}

// ---- making one

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    let timeout = vm.module_state::<Defaults>().timeout.get();
    Ok(vm.alloc(
        &class,
        Socket {
            fd: Cell::new(-1),
            family: Cell::new(0),
            kind: Cell::new(0),
            protocol: Cell::new(0),
            timeout: Cell::new(timeout),
        },
    ))
}

fn number(vm: &mut Vm, value: Option<&Value>, default: i32) -> Result<i32> {
    match value {
        Some(value) => match to_i32(vm, value)? {
            -1 => Ok(default),
            number => Ok(number),
        },
        None => Ok(default),
    }
}

fn protocol_of(number: i32) -> Option<Protocol> {
    std::num::NonZeroU32::new(number as u32).map(Protocol::from_raw)
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let given = args.opt(4).filter(|fd| !fd.is_none());
    if let Some(given) = given {
        let fd = to_i32(vm, given)?;
        if fd < 0 {
            return Err(vm.value_error("negative file descriptor"));
        }
        let detected = |fd: i32| -> Sys<(i32, i32, i32)> {
            let fd = descriptor::borrow(fd)?;
            let family = net::getsockname(fd)?.address_family().as_raw();
            let kind = net::sockopt::socket_type(fd)?.as_raw();
            let protocol = net::sockopt::socket_protocol(fd)?;
            let protocol = protocol.map_or(0, |protocol| protocol.as_raw().get());
            Ok((family.into(), kind as i32, protocol as i32))
        };
        let (family, kind, protocol) = match detected(fd) {
            Ok(found) => found,
            Err(error) => return Err(os_error(vm, error)),
        };
        socket.family.set(number(vm, args.opt(1), family)?);
        socket.kind.set(number(vm, args.opt(2), kind)?);
        socket.protocol.set(number(vm, args.opt(3), protocol)?);
        socket.fd.set(fd);
    } else {
        let family = number(vm, args.opt(1), libc::AF_INET)?;
        let kind = number(vm, args.opt(2), libc::SOCK_STREAM)?;
        let protocol = number(vm, args.opt(3), 0)?;
        let made = net::socket_with(
            AddressFamily::from_raw(family as u16),
            SocketType::from_raw(kind as u32),
            SocketFlags::CLOEXEC,
            protocol_of(protocol),
        );
        match made {
            Ok(fd) => socket.fd.set(descriptor::release(fd)),
            Err(error) => return Err(os_error(vm, error)),
        }
        let flags = libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC;
        socket.family.set(family);
        socket.kind.set(kind & !flags);
        socket.protocol.set(protocol);
        if kind & libc::SOCK_NONBLOCK != 0 {
            socket.timeout.set(Some(Duration::ZERO));
        }
    }
    if socket.timeout.get().is_some() {
        set_blocking(vm, socket, false)?;
    }
    Ok(Value::NONE)
}

/// A socket object of the base type around a descriptor.
fn around(vm: &mut Vm, fd: i32, family: i32, kind: i32, protocol: i32) -> Value {
    vm.object(Socket {
        fd: Cell::new(fd),
        family: Cell::new(family),
        kind: Cell::new(kind),
        protocol: Cell::new(protocol),
        timeout: Cell::new(None),
    })
}

pub(super) fn socketpair(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let family = match args.opt(0).filter(|family| !family.is_none()) {
        Some(family) => to_i32(vm, family)?,
        None => libc::AF_UNIX,
    };
    let kind = number(vm, args.opt(1), libc::SOCK_STREAM)?;
    let protocol = number(vm, args.opt(2), 0)?;
    let pair = net::socketpair(
        AddressFamily::from_raw(family as u16),
        SocketType::from_raw(kind as u32),
        SocketFlags::CLOEXEC,
        protocol_of(protocol),
    );
    match pair {
        Ok((a, b)) => {
            let sides =
                [a, b].map(|fd| around(vm, descriptor::release(fd), family, kind, protocol));
            Ok(vm.tuple(sides.to_vec()))
        }
        Err(error) => Err(os_error(vm, error)),
    }
}

// ---- connections

fn bind(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let address = address::parse(vm, socket.family.get(), args.arg(1), "bind")?;
    let fd = socket.fd.get();
    descriptor::checked(vm, || net::bind(descriptor::borrow(fd)?, &address.any()))?;
    Ok(Value::NONE)
}

fn listen(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = number_of(args.arg(0));
    let backlog = match args.opt(1) {
        Some(backlog) => to_i32(vm, backlog)?.max(0),
        None => 128,
    };
    descriptor::checked(vm, || net::listen(descriptor::borrow(fd)?, backlog))?;
    Ok(Value::NONE)
}

fn accept(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let fd = socket.fd.get();
    let (fd, peer) = reading(vm, socket, || {
        net::acceptfrom_with(descriptor::borrow(fd)?, SocketFlags::CLOEXEC)
    })?;
    let peer = match peer {
        Some(peer) => address::show(vm, &peer),
        None => Value::NONE,
    };
    let fd = vm.int(descriptor::release(fd).into());
    Ok(vm.tuple_of([fd, peer]))
}

/// Connects; the error number, if any.
fn connect_to(vm: &mut Vm, socket: &Socket, address: &Address) -> Result<Sys<()>> {
    let fd = socket.fd.get();
    let end = end_of(socket);
    let any = address.any();
    let first = vm.suspend(Reason::Io, || net::connect(descriptor::borrow(fd)?, &any));
    let timeout = socket.timeout.get();
    let pending = match first {
        Err(Errno::INTR) => {
            vm.handle_attention()?;
            true
        }
        Err(Errno::INPROGRESS | Errno::AGAIN) => timeout.is_some_and(|timeout| !timeout.is_zero()),
        _ => false,
    };
    if !pending {
        return Ok(first);
    }
    if !poll(vm, fd, PollFlags::OUT, end)? {
        return Err(timed_out(vm));
    }
    Ok(descriptor::borrow(fd)
        .and_then(net::sockopt::socket_error)
        .and_then(|outcome| outcome))
}

fn connect(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let address = address::parse(vm, socket.family.get(), args.arg(1), "connect")?;
    match connect_to(vm, socket, &address)? {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error(vm, error)),
    }
}

fn connect_ex(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let address = address::parse(vm, socket.family.get(), args.arg(1), "connect_ex")?;
    let number = match connect_to(vm, socket, &address)? {
        Ok(()) => 0,
        Err(error) => error.raw_os_error(),
    };
    Ok(vm.int(number.into()))
}

fn shutdown(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = number_of(args.arg(0));
    let how = match to_i32(vm, args.arg(1))? {
        0 => Shutdown::Read,
        1 => Shutdown::Write,
        2 => Shutdown::Both,
        _ => return Err(os_error(vm, Errno::INVAL)),
    };
    descriptor::checked(vm, || net::shutdown(descriptor::borrow(fd)?, how))?;
    Ok(Value::NONE)
}

// ---- data

pub(super) fn flags_of(vm: &mut Vm, value: Option<&Value>) -> Result<u32> {
    match value {
        Some(flags) => Ok(to_i32(vm, flags)? as u32),
        None => Ok(0),
    }
}

fn receive_up_to(vm: &mut Vm, socket: &Socket, size: usize, flags: u32) -> Result<Vec<u8>> {
    let (fd, flags) = (socket.fd.get(), RecvFlags::from_bits_retain(flags));
    drop(crate::object::sequence::reserve::<u8>(vm, Some(size))?);
    reading(vm, socket, || {
        let mut data = Vec::with_capacity(size);
        net::recv(
            descriptor::borrow(fd)?,
            rustix::buffer::spare_capacity(&mut data),
            flags,
        )?;
        Ok(data)
    })
}

fn size_of(vm: &mut Vm, value: &Value, what: &str) -> Result<usize> {
    match usize::try_from(vm.index_i64(value)?) {
        Ok(size) if size <= isize::MAX as usize / 2 => Ok(size),
        Ok(_) => Err(vm.memory_error("")),
        Err(_) => Err(vm.value_error(format!("negative buffersize in {what}"))),
    }
}

fn recv(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let size = size_of(vm, args.arg(1), "recv")?;
    let flags = flags_of(vm, args.opt(2))?;
    let data = receive_up_to(vm, this::<Socket>(args.arg(0)), size, flags)?;
    Ok(vm.bytes(data))
}

fn into_size(vm: &mut Vm, buffer: &Value, wanted: Option<&Value>, what: &str) -> Result<usize> {
    let (room, writable) = vm.buffer_length(buffer)?;
    if !writable {
        let class = vm.type_name(buffer);
        return Err(vm.type_error(format!(
            "{what}() argument 1 must be read-write bytes-like object, not {class}"
        )));
    }
    let wanted = match wanted {
        Some(wanted) => size_of(vm, wanted, what)?,
        None => 0,
    };
    match wanted {
        0 => Ok(room),
        wanted if wanted > room => Err(vm.value_error("buffer too small for requested bytes")),
        wanted => Ok(wanted),
    }
}

fn recv_into(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let size = into_size(vm, args.arg(1), args.opt(2), "recv_into")?;
    let flags = flags_of(vm, args.opt(3))?;
    let data = receive_up_to(vm, this::<Socket>(args.arg(0)), size, flags)?;
    let count = vm.buffer_write(args.arg(1), 0, &data)?;
    Ok(vm.int(count as i64))
}

fn receive_from(vm: &mut Vm, socket: &Socket, size: usize, flags: u32) -> Result<(Vec<u8>, Value)> {
    let (fd, flags) = (socket.fd.get(), RecvFlags::from_bits_retain(flags));
    drop(crate::object::sequence::reserve::<u8>(vm, Some(size))?);
    let (data, peer) = reading(vm, socket, || {
        let mut data = vec![0; size];
        let (_, count, peer) = net::recvfrom(descriptor::borrow(fd)?, &mut data[..], flags)?;
        data.truncate(count);
        Ok((data, peer))
    })?;
    let peer = match peer {
        Some(peer) => address::show(vm, &peer),
        None => Value::NONE,
    };
    Ok((data, peer))
}

fn recvfrom(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let size = size_of(vm, args.arg(1), "recvfrom")?;
    let flags = flags_of(vm, args.opt(2))?;
    let (data, peer) = receive_from(vm, this::<Socket>(args.arg(0)), size, flags)?;
    let data = vm.bytes(data);
    Ok(vm.tuple_of([data, peer]))
}

fn recvfrom_into(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let size = into_size(vm, args.arg(1), args.opt(2), "recvfrom_into")?;
    let flags = flags_of(vm, args.opt(3))?;
    let (data, peer) = receive_from(vm, this::<Socket>(args.arg(0)), size, flags)?;
    let count = vm.buffer_write(args.arg(1), 0, &data)?;
    let count = vm.int(count as i64);
    Ok(vm.tuple_of([count, peer]))
}

fn send(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let data = vm.buffer(args.arg(1))?;
    let flags = SendFlags::from_bits_retain(flags_of(vm, args.opt(2))?);
    let fd = socket.fd.get();
    let count = writing(vm, socket, || {
        net::send(descriptor::borrow(fd)?, &data, flags)
    })?;
    Ok(vm.int(count as i64))
}

fn sendall(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let data = vm.buffer(args.arg(1))?;
    let flags = SendFlags::from_bits_retain(flags_of(vm, args.opt(2))?);
    let (fd, end) = (socket.fd.get(), end_of(socket));
    let mut rest: &[u8] = &data;
    loop {
        let count = call(vm, socket, PollFlags::OUT, end, || {
            net::send(descriptor::borrow(fd)?, rest, flags)
        })?;
        rest = &rest[count.min(rest.len())..];
        if rest.is_empty() {
            return Ok(Value::NONE);
        }
    }
}

fn sendto(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let (flags, target) = match args.opt(3) {
        Some(target) => (flags_of(vm, args.opt(2))?, target),
        None => (0, args.arg(2)),
    };
    let data = vm.buffer(args.arg(1))?;
    let address = target.clone();
    let target = address::parse(vm, socket.family.get(), target, "sendto")?.any();
    let told = [args.arg(0).clone(), address];
    crate::modules::sys::audit(vm, "socket.sendto", &told)?;
    let (fd, flags) = (socket.fd.get(), SendFlags::from_bits_retain(flags));
    let count = writing(vm, socket, || {
        net::sendto(descriptor::borrow(fd)?, &data, flags, &target)
    })?;
    Ok(vm.int(count as i64))
}

// ---- what it is

fn fileno(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(vm.int(number_of(args.arg(0)).into()))
}

fn getsockname(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = number_of(args.arg(0));
    match descriptor::borrow(fd).and_then(net::getsockname) {
        Ok(name) => Ok(address::show(vm, &name)),
        Err(error) => Err(os_error(vm, error)),
    }
}

fn getpeername(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = number_of(args.arg(0));
    match descriptor::borrow(fd).and_then(net::getpeername) {
        Ok(Some(name)) => Ok(address::show(vm, &name)),
        Ok(None) => Ok(vm.str("")),
        Err(error) => Err(os_error(vm, error)),
    }
}

fn set_blocking(vm: &mut Vm, socket: &Socket, blocking: bool) -> Result<()> {
    let set =
        descriptor::borrow(socket.fd.get()).and_then(|fd| rustix::io::ioctl_fionbio(fd, !blocking));
    match set {
        Ok(()) => Ok(()),
        Err(error) => Err(os_error(vm, error)),
    }
}

/// A timeout argument: `None`, or seconds.
fn timeout_argument(vm: &mut Vm, value: &Value) -> Result<Option<Duration>> {
    if value.is_none() {
        return Ok(None);
    }
    match vm.nanoseconds(value)? {
        nanoseconds if nanoseconds < 0 => Err(vm.value_error("Timeout value out of range")),
        nanoseconds => Ok(Some(Duration::from_nanos(nanoseconds as u64))),
    }
}

fn seconds(timeout: Option<Duration>) -> Value {
    timeout.map_or(Value::NONE, |timeout| Value::float(timeout.as_secs_f64()))
}

fn settimeout(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let timeout = timeout_argument(vm, args.arg(1))?;
    let socket = this::<Socket>(args.arg(0));
    socket.timeout.set(timeout);
    set_blocking(vm, socket, timeout.is_none())?;
    Ok(Value::NONE)
}

fn setblocking(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let blocking = vm.is_true(args.arg(1))?;
    let socket = this::<Socket>(args.arg(0));
    socket.timeout.set((!blocking).then_some(Duration::ZERO));
    set_blocking(vm, socket, blocking)?;
    Ok(Value::NONE)
}

fn gettimeout(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(seconds(this::<Socket>(args.arg(0)).timeout.get()))
}

fn getblocking(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let timeout = this::<Socket>(args.arg(0)).timeout.get();
    Ok(Value::bool(
        timeout.is_none_or(|timeout| !timeout.is_zero()),
    ))
}

pub(super) fn get_default_timeout(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Ok(seconds(vm.module_state::<Defaults>().timeout.get()))
}

pub(super) fn set_default_timeout(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let timeout = timeout_argument(vm, args.arg(0))?;
    vm.module_state::<Defaults>().timeout.set(timeout);
    Ok(Value::NONE)
}

// ---- its end

fn close(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let fd = socket.fd.replace(-1);
    if fd >= 0 {
        match vm.suspend(Reason::Io, || descriptor::close(fd)) {
            // The peer's reset is no news here.
            Ok(()) | Err(Errno::CONNRESET | Errno::INTR) => {}
            Err(error) => return Err(os_error(vm, error)),
        }
    }
    Ok(Value::NONE)
}

fn detach(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = this::<Socket>(args.arg(0)).fd.replace(-1);
    Ok(vm.int(fd.into()))
}

pub(super) fn close_number(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    match vm.suspend(Reason::Io, || descriptor::close(fd)) {
        Ok(()) | Err(Errno::CONNRESET) => Ok(Value::NONE),
        Err(error) => Err(os_error(vm, error)),
    }
}

pub(super) fn dup_number(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let fd = to_i32(vm, args.arg(0))?;
    let copied = descriptor::borrow(fd).and_then(|fd| rustix::io::fcntl_dupfd_cloexec(fd, 0));
    match copied {
        Ok(fd) => Ok(vm.int(descriptor::release(fd).into())),
        Err(error) => Err(os_error(vm, error)),
    }
}

/// Warns of a socket that nobody closed (`sock_finalize`).
fn finalize(vm: &mut Vm, value: &Value) -> Result<()> {
    let socket = this::<Socket>(value);
    if socket.fd.get() >= 0 {
        let text = vm.repr_text(value)?;
        crate::modules::warnings::warn_unclosed(vm, &format!("unclosed {text}"), value);
        let fd = socket.fd.replace(-1);
        if fd >= 0 {
            let _ = vm.suspend(Reason::Io, || descriptor::close(fd));
        }
    }
    Ok(())
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let socket = this::<Socket>(value);
    let (fd, family, kind, protocol) = (
        socket.fd.get(),
        socket.family.get(),
        socket.kind.get(),
        socket.protocol.get(),
    );
    Ok(vm.str(&format!(
        "<socket object, fd={fd}, family={family}, type={kind}, proto={protocol}>"
    )))
}

#[rustfmt::skip]
static METHODS: &[NativeDef] = &[
    ("_accept", "($self, /)", accept, "_accept() -> (integer, address info)\n\nWait for an incoming connection.  Return a new socket file descriptor\nrepresenting the connection, and the address of the client."),
    ("bind", "($self, object, /)", audited!(bind, "socket.bind", Value(0), Value(1)), "Bind the socket to a local address."),
    ("close", "($self, /)", close, "Close the socket.  It cannot be used after this call."),
    ("connect", "($self, object, /)", audited!(connect, "socket.connect", Value(0), Value(1)), "Connect the socket to a remote address."),
    ("connect_ex", "($self, object, /)", audited!(connect_ex, "socket.connect", Value(0), Value(1)), "This is like connect(address), but returns an error code (the errno value)\ninstead of raising an exception when an error occurs."),
    ("detach", "($self, /)", detach, "Close the socket object without closing the underlying file descriptor."),
    ("fileno", "($self, /)", fileno, "Return the integer file descriptor of the socket."),
    ("getblocking", "($self, /)", getblocking, "Returns True if socket is in blocking mode, or False if it\nis in non-blocking mode."),
    ("getpeername", "($self, /)", getpeername, "Return the address of the remote endpoint."),
    ("getsockname", "($self, /)", getsockname, "Return the address of the local endpoint."),
    ("getsockopt", "($self, level, option, buffersize=0, /)", super::options::getsockopt, "Get a socket option."),
    ("gettimeout", "($self, /)", gettimeout, "Returns the timeout in seconds (float) associated with socket operations."),
    ("listen", "($self, backlog=128, /)", listen, "Enable a server to accept connections."),
    ("recv", "($self, buffersize, flags=0, /)", recv, "Receive up to buffersize bytes from the socket."),
    ("recv_into", "($self, buffer, nbytes=0, flags=0)", recv_into, "A version of recv() that stores its data into a buffer rather than creating\na new string."),
    ("recvfrom", "($self, buffersize, flags=0, /)", recvfrom, "Like recv(buffersize, flags) but also return the sender's address info."),
    ("recvfrom_into", "($self, buffer, nbytes=0, flags=0)", recvfrom_into, "Like recv_into(buffer[, nbytes[, flags]]) but also return the sender's address info."),
    ("send", "($self, data, flags=0, /)", send, "Send a data string to the socket."),
    ("sendall", "($self, data, flags=0, /)", sendall, "Send a data string to the socket.  This calls send() repeatedly\nuntil all data is sent."),
    ("sendto", "($self, data, flags_or_address, address=<unrepresentable>, /)", sendto, "Like send(data, flags) but allows specifying the destination address."),
    ("recvmsg", "($self, bufsize, ancbufsize=0, flags=0, /)", super::message::recvmsg, "Receive normal data (up to bufsize bytes) and ancillary data from the\nsocket."),
    ("recvmsg_into", "($self, buffers, ancbufsize=0, flags=0, /)", super::message::recvmsg_into, "Receive normal data and ancillary data from the socket, scattering the\nnon-ancillary data into a series of buffers."),
    ("sendmsg", "($self, buffers, ancdata=(), flags=0, address=None, /)", audited!(super::message::sendmsg, "socket.sendmsg", Value(0), Value(4)), "Send normal and ancillary data to the socket, gathering the\nnon-ancillary data from a series of buffers and concatenating it into\na single message."),
    ("setblocking", "($self, object, /)", setblocking, "Set the socket to blocking (flag is true) or non-blocking (false)."),
    ("setsockopt", "($self, level, option, value, optlen=<unrepresentable>, /)", super::options::setsockopt, "Set a socket option."),
    ("settimeout", "($self, object, /)", settimeout, "Set a timeout on socket operations.  'timeout' can be a float,\ngiving in seconds, or None."),
    ("shutdown", "($self, object, /)", shutdown, "Shut down the reading side of the socket (flag == SHUT_RD), the writing side\nof the socket (flag == SHUT_WR), or both ends (flag == SHUT_RDWR)."),
];

fn number_getter(
    vm: &mut Vm,
    value: &Value,
    field: impl Fn(&Socket) -> &Cell<i32>,
) -> Result<Value> {
    Ok(vm.int(field(this::<Socket>(value)).get().into()))
}

/// `_socket.socket`.
pub static SOCKET: TypeSpec = TypeSpec {
    module: "_socket",
    doc: "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\n\nOpen a socket of the given type.",
    flags: flags::BASE | flags::FINALIZER,
    new: Some(("__new__", "($type, /, *args, **kwargs)\nignored", new, "")),
    init: Some((
        "__init__",
        "($self, /, family=-1, type=-1, proto=-1, fileno=None)",
        audited!(
            init,
            "socket.__new__",
            Value(0),
            Or(1, 2),
            Or(2, 1),
            Or(3, 0)
        ),
        "",
    )),
    methods: METHODS,
    getset: &[
        (
            "family",
            |vm, value| number_getter(vm, value, |s| &s.family),
            None,
            "the socket family",
        ),
        (
            "type",
            |vm, value| number_getter(vm, value, |s| &s.kind),
            None,
            "the socket type",
        ),
        (
            "proto",
            |vm, value| number_getter(vm, value, |s| &s.protocol),
            None,
            "the socket protocol",
        ),
        (
            "timeout",
            |_, value| Ok(seconds(this::<Socket>(value).timeout.get())),
            None,
            "the socket timeout",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.finalize.set(Some(finalize));
    },
    ..TypeSpec::of::<Socket>("socket")
};
