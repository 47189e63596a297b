//! `sendmsg` and `recvmsg`: messages in several pieces, with ancillary data such as open descriptors. `unsafe` code,
//! because the system takes and gives them as structures in C (cmsg(3)).

use super::address;
use super::object::{Socket, flags_of, reading, writing};
use crate::modules::support::to_i32;
use crate::object::Value;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::vm::{Result, Vm};
use rustix::io::Errno;
use rustix::net::SocketAddrAny;
use rustix::net::addr::SocketAddrArg;
use std::io::{IoSlice, IoSliceMut};

type Bindings<'a> = &'a [Option<Value>];
type Sys<T> = std::result::Result<T, Errno>;

/// What a control message's header takes, padded.
const HEADER: usize = size_of::<libc::cmsghdr>();

fn padded(length: usize) -> usize {
    length.next_multiple_of(size_of::<usize>())
}

/// The length of a control message whose data take as much as `padded` says.
fn whole(vm: &mut Vm, value: &Value, what: &str, padded: fn(usize) -> usize) -> Result<Value> {
    // As CPython has it: the room for one byte must be left.
    let most = i32::MAX as usize - HEADER - padded(1) / 8 * 8;
    let length = vm.index_i64(value)?;
    let length = usize::try_from(length)
        .ok()
        .filter(|&length| length <= most);
    match length.map(|length| (HEADER + padded(length)) as i64) {
        Some(whole) if whole <= i32::MAX.into() => Ok(vm.int(whole)),
        _ => Err(vm.overflow_error(format!("{what}() argument out of range"))),
    }
}

pub(super) fn cmsg_len(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    whole(vm, args.arg(0), "CMSG_LEN", |length| length)
}

pub(super) fn cmsg_space(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    whole(vm, args.arg(0), "CMSG_SPACE", padded)
}

/// One piece of ancillary data.
struct Ancillary {
    level: i32,
    kind: i32,
    data: Vec<u8>,
}

/// Control messages as they lie in memory: words, so that headers are aligned.
fn packed(pieces: &[Ancillary]) -> Vec<usize> {
    let mut bytes: Vec<u8> = Vec::new();
    for piece in pieces {
        let length = HEADER + piece.data.len();
        bytes.extend(length.to_ne_bytes());
        bytes.extend(piece.level.to_ne_bytes());
        bytes.extend(piece.kind.to_ne_bytes());
        bytes.extend(&piece.data);
        bytes.resize(padded(bytes.len()), 0);
    }
    let word = |bytes: &[u8]| usize::from_ne_bytes(bytes.try_into().unwrap_or_default());
    bytes.chunks_exact(size_of::<usize>()).map(word).collect()
}

fn unpacked(words: &[usize], length: usize) -> Vec<Ancillary> {
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_ne_bytes()).collect();
    let bytes = &bytes[..length.min(bytes.len())];
    let number = |at: usize| -> Option<i32> {
        let field = bytes.get(at..at + 4)?;
        Some(i32::from_ne_bytes(field.try_into().ok()?))
    };
    let (mut pieces, mut at) = (Vec::new(), 0);
    while let (Some(size), Some(level), Some(kind)) = (
        bytes
            .get(at..at + 8)
            .and_then(|field| field.try_into().ok().map(usize::from_ne_bytes)),
        number(at + 8),
        number(at + 12),
    ) {
        if size < HEADER {
            break;
        }
        let end = (at + size).min(bytes.len());
        pieces.push(Ancillary {
            level,
            kind,
            data: bytes[at + HEADER..end].to_vec(),
        });
        at += padded(size);
    }
    pieces
}

/// sendmsg(2).
fn send(
    fd: i32,
    data: &[IoSlice<'_>],
    control: &[usize],
    flags: u32,
    address: Option<&SocketAddrAny>,
) -> Sys<usize> {
    let call = |name: *const libc::c_void, length: u32| {
        // SAFETY: all fields of a `msghdr` may be zero.
        let mut header: libc::msghdr = unsafe { std::mem::zeroed() };
        header.msg_name = name.cast_mut();
        header.msg_namelen = length;
        // An IoSlice has the layout of an iovec.
        header.msg_iov = data.as_ptr().cast_mut().cast();
        header.msg_iovlen = data.len();
        if !control.is_empty() {
            header.msg_control = control.as_ptr().cast_mut().cast();
            header.msg_controllen = size_of_val(control);
        }
        // SAFETY: the header's pointers are to memory of these lengths that lives until the call is over, and
        // sendmsg only reads it.
        match unsafe { libc::sendmsg(fd, &header, flags as i32) } {
            -1 => {
                let error = std::io::Error::last_os_error();
                Err(Errno::from_io_error(&error).unwrap_or(Errno::IO))
            }
            count => Ok(count as usize),
        }
    };
    match address {
        None => call(std::ptr::null(), 0),
        // SAFETY: the pointer is used within the call only.
        Some(address) => unsafe {
            address.with_sockaddr(|pointer, length| call(pointer.cast(), length))
        },
    }
}

/// What a message brought.
struct Received {
    count: usize,
    control: usize,
    flags: i32,
    address: Option<SocketAddrAny>,
}

/// recvmsg(2).
fn receive(
    fd: i32,
    data: &mut [IoSliceMut<'_>],
    control: &mut [usize],
    room: usize,
    flags: u32,
) -> Sys<Received> {
    // SAFETY: both are plain data that may be zero.
    let (mut name, mut header): (libc::sockaddr_storage, libc::msghdr) =
        unsafe { (std::mem::zeroed(), std::mem::zeroed()) };
    header.msg_name = (&raw mut name).cast();
    header.msg_namelen = size_of_val(&name) as libc::socklen_t;
    // An IoSliceMut has the layout of an iovec.
    header.msg_iov = data.as_mut_ptr().cast();
    header.msg_iovlen = data.len();
    if room > 0 {
        header.msg_control = control.as_mut_ptr().cast();
        header.msg_controllen = room.min(size_of_val(control));
    }
    // SAFETY: the header's pointers are to memory of these lengths, which is ours alone during the call.
    let count = unsafe { libc::recvmsg(fd, &mut header, flags as i32) };
    if count < 0 {
        let error = std::io::Error::last_os_error();
        return Err(Errno::from_io_error(&error).unwrap_or(Errno::IO));
    }
    let length = header.msg_namelen;
    let address = match length {
        // SAFETY: the system wrote an address of this length, which holds at least its family.
        2..=128 => Some(unsafe { SocketAddrAny::read((&raw const name).cast(), length) }),
        _ => None,
    };
    Ok(Received {
        count: count as usize,
        control: header.msg_controllen,
        flags: header.msg_flags,
        address,
    })
}

pub(super) fn sendmsg(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let socket = this::<Socket>(args.arg(0));
    let mut pieces: Vec<Vec<u8>> = Vec::new();
    let buffers = match vm.iter(args.arg(1)) {
        Ok(_) => vm.collect(args.arg(1))?,
        Err(_) => return Err(vm.type_error("sendmsg() argument 1 must be an iterable")),
    };
    for buffer in buffers {
        pieces.push(vm.buffer(&buffer)?.into_owned());
    }
    let mut ancillary = Vec::new();
    if let Some(items) = args.opt(2).filter(|items| !items.is_none()) {
        let items = match vm.iter(items) {
            Ok(_) => vm.collect(items)?,
            Err(_) => return Err(vm.type_error("sendmsg() argument 2 must be an iterable")),
        };
        for item in items {
            let fields = vm.collect(&item).unwrap_or_default();
            let [level, kind, data] = &fields[..] else {
                let given = fields.len();
                return Err(vm.type_error(format!(
                    "[sendmsg() ancillary data items]() argument must be sequence of length 3, not {given}"
                )));
            };
            ancillary.push(Ancillary {
                level: to_i32(vm, level)?,
                kind: to_i32(vm, kind)?,
                data: vm.buffer(data)?.into_owned(),
            });
        }
    }
    let flags = flags_of(vm, args.opt(3))?;
    let address = match args.opt(4).filter(|address| !address.is_none()) {
        Some(given) => Some(address::parse(vm, socket.family.get(), given, "sendmsg")?.any()),
        None => None,
    };
    let control = packed(&ancillary);
    let fd = super::object::number_of(args.arg(0));
    let slices: Vec<IoSlice<'_>> = pieces.iter().map(|piece| IoSlice::new(piece)).collect();
    let count = writing(vm, socket, || {
        send(fd, &slices, &control, flags, address.as_ref())
    })?;
    Ok(vm.int(count as i64))
}

/// Room for ancillary data, as the program asks for it.
fn control_room(vm: &mut Vm, value: Option<&Value>) -> Result<usize> {
    let size = match value {
        Some(size) => to_i32(vm, size)?,
        None => 0,
    };
    match usize::try_from(size) {
        Ok(size) if size <= i32::MAX as usize / 2 => Ok(size),
        _ => Err(vm.value_error("invalid ancillary data buffer length")),
    }
}

/// Receives into fresh buffers of these sizes: the bytes, the ancillary data, the flags and the address.
fn receive_message(
    vm: &mut Vm,
    args: Bindings<'_>,
    sizes: &[usize],
) -> Result<(Vec<u8>, [Value; 3])> {
    let socket = this::<Socket>(args.arg(0));
    let room = control_room(vm, args.opt(2))?;
    let flags = flags_of(vm, args.opt(3))?;
    let fd = super::object::number_of(args.arg(0));
    let total = sizes.iter().sum();
    drop(crate::object::sequence::reserve::<u8>(vm, Some(total))?);
    let (data, control, received) = reading(vm, socket, || {
        let mut data = vec![0; total];
        let mut control = vec![0usize; room.div_ceil(size_of::<usize>())];
        let received = {
            let mut slices = Vec::with_capacity(sizes.len());
            let mut rest = &mut data[..];
            for &size in sizes {
                let (part, more) = rest.split_at_mut(size);
                slices.push(IoSliceMut::new(part));
                rest = more;
            }
            receive(fd, &mut slices, &mut control, room, flags)?
        };
        data.truncate(received.count);
        Ok((data, control, received))
    })?;
    let mut items = Vec::new();
    for piece in unpacked(&control, received.control) {
        let (level, kind) = (vm.int(piece.level.into()), vm.int(piece.kind.into()));
        let data = vm.bytes(piece.data);
        items.push(vm.tuple_of([level, kind, data]));
    }
    let ancillary = vm.list(items);
    let flags = vm.int(received.flags.into());
    let address = match &received.address {
        Some(address) => address::show(vm, address),
        None => Value::NONE,
    };
    Ok((data, [ancillary, flags, address]))
}

pub(super) fn recvmsg(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let size = match usize::try_from(vm.index_i64(args.arg(1))?) {
        Ok(size) => size,
        Err(_) => return Err(vm.value_error("negative buffer size in recvmsg()")),
    };
    let (data, [ancillary, flags, address]) = receive_message(vm, args, &[size])?;
    let data = vm.bytes(data);
    Ok(vm.tuple_of([data, ancillary, flags, address]))
}

pub(super) fn recvmsg_into(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let buffers = match vm.iter(args.arg(1)) {
        Ok(_) => vm.collect(args.arg(1))?,
        Err(_) => return Err(vm.type_error("recvmsg_into() argument 1 must be an iterable")),
    };
    let mut sizes = Vec::new();
    for buffer in &buffers {
        let (length, writable) = vm.buffer_length(buffer)?;
        if !writable {
            return Err(vm.type_error(
                "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers",
            ));
        }
        sizes.push(length);
    }
    let (data, [ancillary, flags, address]) = receive_message(vm, args, &sizes)?;
    let mut rest = &data[..];
    for (buffer, size) in buffers.iter().zip(sizes) {
        let (part, more) = rest.split_at(size.min(rest.len()));
        vm.buffer_write(buffer, 0, part)?;
        rest = more;
    }
    let count = vm.int(data.len() as i64);
    Ok(vm.tuple_of([count, ancillary, flags, address]))
}
