//! Addresses: Python's tuples and paths, and the system's structures.

use crate::modules::io::buffers;
use crate::object::Value;
use crate::object::native::Bound;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::{Result, Vm};
use rustix::net::{SocketAddrAny, SocketAddrUnix};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

/// An address to bind or to connect to.
#[derive(Clone)]
pub(super) enum Address {
    Ip(SocketAddr),
    Unix(SocketAddrUnix),
}

impl Address {
    pub(super) fn any(&self) -> SocketAddrAny {
        match self {
            Address::Ip(SocketAddr::V4(address)) => (*address).into(),
            Address::Ip(SocketAddr::V6(address)) => (*address).into(),
            Address::Unix(address) => address.clone().into(),
        }
    }
}

fn port(vm: &mut Vm, value: &Value, caller: &str) -> Result<u16> {
    let number = vm.index(value)?;
    match crate::object::int::Int::to_i64(&number).map(u16::try_from) {
        Some(Ok(port)) => Ok(port),
        _ => Err(vm.overflow_error(format!("{caller}(): port must be 0-65535."))),
    }
}

/// The address that `value` says, for a socket of this family; `caller` is the method's name in messages.
pub(super) fn parse(vm: &mut Vm, family: i32, value: &Value, caller: &str) -> Result<Address> {
    match family {
        libc::AF_UNIX => unix(vm, value),
        libc::AF_INET | libc::AF_INET6 => {
            let name = if family == libc::AF_INET {
                "AF_INET"
            } else {
                "AF_INET6"
            };
            let Some(tuple) = value.downcast::<Tuple>() else {
                let class = vm.type_name(value);
                return Err(vm.type_error(format!(
                    "{caller}(): {name} address must be tuple, not {class}"
                )));
            };
            let items = tuple.items().to_vec();
            let wanted = if family == libc::AF_INET {
                2..=2
            } else {
                2..=4
            };
            if !wanted.contains(&items.len()) {
                return Err(vm.type_error(match family {
                    libc::AF_INET => "AF_INET address must be a pair (host, port)",
                    _ => "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])",
                }));
            }
            let host = host_text(vm, &items[0], caller)?;
            let port = port(vm, &items[1], caller)?;
            let ip = super::resolve::lookup_one(vm, &host, family)?;
            let mut numbers = [0u32; 2];
            for (number, item) in numbers.iter_mut().zip(items.get(2..).unwrap_or(&[])) {
                *number = vm.index_i64(item)? as u32;
            }
            if numbers[0] > 0xF_FFFF {
                return Err(vm.overflow_error(format!("{caller}(): flowinfo must be 0-1048575.")));
            }
            Ok(Address::Ip(match ip {
                IpAddr::V4(ip) => SocketAddrV4::new(ip, port).into(),
                IpAddr::V6(ip) => SocketAddrV6::new(ip, port, numbers[0], numbers[1]).into(),
            }))
        }
        _ => Err(vm.os_error_plain(format!("{caller}(): bad family"))),
    }
}

fn host_text(vm: &mut Vm, host: &Value, caller: &str) -> Result<String> {
    if host.is_a::<Str>() {
        return Ok(crate::object::str::expect(host).text().into_owned());
    }
    match vm.buffer(host) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(_) => {
            let class = vm.type_name(host);
            Err(vm.type_error(format!(
                "{caller}() argument 1 must be str, bytes or bytearray, not {class}"
            )))
        }
    }
}

fn unix(vm: &mut Vm, value: &Value) -> Result<Address> {
    let path = match value.is_a::<Str>() {
        true => {
            use std::os::unix::ffi::OsStringExt;
            let text = crate::object::str::expect(value);
            match text.units().iter().any(|point| point == 0) {
                true => text.text().into_owned().into_bytes(),
                false => crate::modules::posix::path_os(vm, value)?.into_vec(),
            }
        }
        false => buffers::bytes_like(vm, value)?,
    };
    let made = match path.split_first() {
        // The system chooses a name.
        None => Ok(SocketAddrUnix::new_unnamed()),
        Some((0, name)) => SocketAddrUnix::new_abstract_name(name),
        _ => SocketAddrUnix::new(path.as_slice()),
    };
    match made {
        Ok(address) => Ok(Address::Unix(address)),
        Err(_) => Err(vm.os_error_plain("AF_UNIX path too long")),
    }
}

/// An address as Python sees it.
pub(super) fn show(vm: &mut Vm, address: &SocketAddrAny) -> Value {
    if let Ok(ip) = SocketAddr::try_from(address.clone()) {
        return show_ip(vm, ip);
    }
    match SocketAddrUnix::try_from(address.clone()) {
        Ok(unix) => match (unix.path_bytes(), unix.abstract_name()) {
            (Some(path), _) => {
                let path = path.strip_suffix(b"\0").unwrap_or(path);
                crate::modules::posix::decode(vm, path)
            }
            (None, Some([])) => vm.str(""),
            (None, Some(name)) => {
                let name = [b"\0".as_slice(), name].concat();
                vm.bytes(name)
            }
            (None, None) => vm.str(""),
        },
        Err(_) => Value::NONE,
    }
}

pub(super) fn show_ip(vm: &mut Vm, address: SocketAddr) -> Value {
    let (host, port) = (
        vm.str(&address.ip().to_string()),
        vm.int(address.port().into()),
    );
    match address {
        SocketAddr::V4(_) => vm.tuple_of([host, port]),
        SocketAddr::V6(six) => {
            let (flow, scope) = (vm.int(six.flowinfo().into()), vm.int(six.scope_id().into()));
            vm.tuple_of([host, port, flow, scope])
        }
    }
}

fn text<'a>(vm: &mut Vm, value: &'a Value, function: &str) -> Result<std::borrow::Cow<'a, str>> {
    match value.is_a::<Str>() {
        true => Ok(crate::object::str::expect(value).text()),
        false => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!("{function}() argument must be str, not {class}")))
        }
    }
}

pub(super) fn inet_aton(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let text = text(vm, args.arg(0), "inet_aton")?;
    match parse_short(&text) {
        Some(ip) => Ok(vm.bytes(ip.to_be_bytes().to_vec())),
        None => Err(vm.os_error_plain("illegal IP address string passed to inet_aton")),
    }
}

/// `127.1`, `0x7f.1`: the forms with fewer than four parts, of which the last fills the rest.
fn parse_short(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &str| match part.strip_prefix("0x").or(part.strip_prefix("0X")) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None if part.len() > 1 && part.starts_with('0') => u32::from_str_radix(part, 8).ok(),
        None => part.parse().ok(),
    };
    let (last, first) = parts.split_last()?;
    if first.len() > 3 {
        return None;
    }
    let mut whole: u32 = 0;
    for (index, part) in first.iter().enumerate() {
        let byte = number(part).filter(|&byte| byte < 256)?;
        whole |= byte << (24 - 8 * index);
    }
    let rest = number(last)?;
    let bits = 32 - 8 * first.len() as u32;
    if bits < 32 && rest >> bits != 0 {
        return None;
    }
    Some(whole | rest)
}

pub(super) fn inet_ntoa(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let packed = buffers::bytes_like(vm, args.arg(0))?;
    match <[u8; 4]>::try_from(packed) {
        Ok(packed) => Ok(vm.str(&Ipv4Addr::from(packed).to_string())),
        Err(_) => Err(vm.os_error_plain("packed IP wrong length")),
    }
}

pub(super) fn inet_pton(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let family = crate::modules::support::to_i32(vm, args.arg(0))?;
    let text = text(vm, args.arg(1), "inet_pton")?;
    let packed = match family {
        libc::AF_INET => text.parse::<Ipv4Addr>().ok().map(|ip| ip.octets().to_vec()),
        libc::AF_INET6 => text.parse::<Ipv6Addr>().ok().map(|ip| ip.octets().to_vec()),
        _ => {
            let error = std::io::Error::from_raw_os_error(libc::EAFNOSUPPORT);
            return Err(vm.os_error(&error, None));
        }
    };
    match packed {
        Some(packed) => Ok(vm.bytes(packed)),
        None => Err(vm.os_error_plain("illegal IP address string passed to inet_pton")),
    }
}

pub(super) fn inet_ntop(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let family = crate::modules::support::to_i32(vm, args.arg(0))?;
    let packed = buffers::bytes_like(vm, args.arg(1))?;
    let text = match family {
        libc::AF_INET => <[u8; 4]>::try_from(packed)
            .ok()
            .map(|p| Ipv4Addr::from(p).to_string()),
        libc::AF_INET6 => <[u8; 16]>::try_from(packed)
            .ok()
            .map(|p| Ipv6Addr::from(p).to_string()),
        _ => return Err(vm.value_error(format!("unknown address family {family}"))),
    };
    match text {
        Some(text) => Ok(vm.str(&text)),
        None => Err(vm.value_error("invalid length of packed IP address string")),
    }
}
