//! Names of hosts, services, protocols and interfaces.

use super::names::{self, Failure, Found, Query};
use crate::modules::support::to_i32;
use crate::object::Value;
use crate::object::native::Bound;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::{Raised, Result, Vm};
use gillie_gil::Reason;
use std::ffi::CString;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

/// Services that programs ask for by name, for systems without /etc/services.
const SERVICES: &[(&str, u16, &str)] = &[
    ("echo", 7, "tcp"),
    ("echo", 7, "udp"),
    ("ftp", 21, "tcp"),
    ("ssh", 22, "tcp"),
    ("telnet", 23, "tcp"),
    ("smtp", 25, "tcp"),
    ("domain", 53, "tcp"),
    ("domain", 53, "udp"),
    ("http", 80, "tcp"),
    ("pop3", 110, "tcp"),
    ("ntp", 123, "udp"),
    ("imap2", 143, "tcp"),
    ("https", 443, "tcp"),
];

/// Protocols, for systems without /etc/protocols.
const PROTOCOLS: &[(&str, i64)] = &[
    ("ip", 0),
    ("icmp", 1),
    ("igmp", 2),
    ("tcp", 6),
    ("udp", 17),
    ("ipv6", 41),
    ("ipv6-icmp", 58),
    ("sctp", 132),
];

fn module_error(vm: &mut Vm, class: &str, number: i32, text: &str) -> Raised {
    let class = vm
        .import_module("_socket")
        .and_then(|module| vm.attr(&module, class));
    let (number, text) = (vm.int(number.into()), vm.str(text));
    match class.and_then(|class| vm.call(&class, &[number, text])) {
        Ok(error) => vm.raise_object(error),
        Err(raised) => raised,
    }
}

fn gaierror(vm: &mut Vm, number: i32, text: &str) -> Raised {
    module_error(vm, "gaierror", number, text)
}

fn failed(vm: &mut Vm, failure: Failure) -> Raised {
    match failure {
        Failure::Resolver(number, text) => gaierror(vm, number, &text),
        Failure::System(error) => vm.os_error(&error, None),
    }
}

fn look_up(vm: &mut Vm, query: &Query) -> Result<Vec<Found>> {
    match vm.suspend(Reason::Io, || names::look_up(query)) {
        Ok(found) => Ok(found),
        Err(failure) => Err(failed(vm, failure)),
    }
}

fn c_string(vm: &mut Vm, text: &str) -> Result<CString> {
    CString::new(text).map_err(|_| vm.value_error("embedded null character"))
}

/// One address of a host for a socket of this family (`setipaddr`).
pub(super) fn lookup_one(vm: &mut Vm, host: &str, family: i32) -> Result<IpAddr> {
    let four = family == libc::AF_INET;
    match host {
        "" if four => return Ok(Ipv4Addr::UNSPECIFIED.into()),
        "" => return Ok(Ipv6Addr::UNSPECIFIED.into()),
        "<broadcast>" | "255.255.255.255" if four => return Ok(Ipv4Addr::BROADCAST.into()),
        _ => {}
    }
    match host.parse::<IpAddr>() {
        Ok(ip) if ip.is_ipv4() == four => return Ok(ip),
        Ok(_) => {
            return Err(gaierror(
                vm,
                -9,
                "Address family for hostname not supported",
            ));
        }
        Err(_) => {}
    }
    let query = Query {
        host: Some(c_string(vm, host)?),
        service: None,
        family,
        kind: 0,
        protocol: 0,
        flags: 0,
    };
    let found = look_up(vm, &query)?;
    match found.first() {
        Some(found) => Ok(found.address.ip()),
        None => Err(gaierror(vm, -2, "Name or service not known")),
    }
}

pub(super) fn gethostname(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let name = rustix::system::uname();
    Ok(vm.str(&name.nodename().to_string_lossy()))
}

pub(super) fn sethostname(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = match args.arg(0).downcast::<crate::object::bytes::Bytes>() {
        Some(bytes) => bytes.data.to_vec(),
        None => {
            let name = crate::modules::posix::path_os(vm, args.arg(0))?;
            std::os::unix::ffi::OsStringExt::into_vec(name)
        }
    };
    match rustix::system::sethostname(&name) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(vm.os_error(&error.into(), None)),
    }
}

/// A host argument: str, encoded by IDNA unless it is ASCII, or bytes.
fn host_argument(vm: &mut Vm, value: &Value, what: &str) -> Result<String> {
    if let Some(text) = value.downcast::<Str>() {
        if text.as_ascii().is_some() {
            return Ok(text.text().into_owned());
        }
        let codec = vm.str("idna");
        let encoded = vm.call_method(value, "encode", &[codec])?;
        return Ok(String::from_utf8_lossy(&vm.buffer(&encoded)?).into_owned());
    }
    match crate::object::buffer::is_buffer(vm, value) {
        true => Ok(String::from_utf8_lossy(&vm.buffer(value)?).into_owned()),
        false => {
            let class = vm.type_name(value);
            Err(vm.type_error(format!(
                "{what}() argument 1 must be str, bytes or bytearray, not {class}"
            )))
        }
    }
}

pub(super) fn gethostbyname(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let host = host_argument(vm, args.arg(0), "gethostbyname")?;
    let ip = lookup_one(vm, &host, libc::AF_INET)?;
    Ok(vm.str(&ip.to_string()))
}

/// Name, no other names, addresses: what the functions after gethostbyname(3) answer.
fn host_entry(vm: &mut Vm, name: &str, addresses: &[IpAddr]) -> Value {
    let name = vm.str(name);
    let none = vm.list(Vec::new());
    let addresses = addresses.iter().map(|ip| vm.str(&ip.to_string())).collect();
    let addresses = vm.list(addresses);
    vm.tuple_of([name, none, addresses])
}

pub(super) fn gethostbyname_ex(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let host = host_argument(vm, args.arg(0), "gethostbyname_ex")?;
    let query = Query {
        host: Some(c_string(vm, &host)?),
        service: None,
        family: libc::AF_INET,
        kind: libc::SOCK_STREAM,
        protocol: 0,
        flags: libc::AI_CANONNAME,
    };
    let found = look_up(vm, &query)?;
    let name = found
        .iter()
        .find_map(|row| row.name.clone())
        .unwrap_or(host);
    let mut addresses: Vec<IpAddr> = Vec::new();
    for row in &found {
        if !addresses.contains(&row.address.ip()) {
            addresses.push(row.address.ip());
        }
    }
    Ok(host_entry(vm, &name, &addresses))
}

pub(super) fn gethostbyaddr(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let host = host_argument(vm, args.arg(0), "gethostbyaddr")?;
    let query = Query {
        host: Some(c_string(vm, &host)?),
        service: None,
        family: libc::AF_UNSPEC,
        kind: libc::SOCK_STREAM,
        protocol: 0,
        flags: 0,
    };
    let Some(ip) = look_up(vm, &query)?.first().map(|row| row.address.ip()) else {
        return Err(gaierror(vm, -2, "Name or service not known"));
    };
    let address = SocketAddr::new(ip, 0);
    match vm.suspend(Reason::Io, || names::names_of(address, libc::NI_NAMEREQD)) {
        Ok((name, _)) => Ok(host_entry(vm, &name, &[ip])),
        Err(_) => Err(module_error(vm, "herror", 1, "Unknown host")),
    }
}

pub(super) fn getnameinfo(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let flags = to_i32(vm, args.arg(1))?;
    let Some(tuple) = args.arg(0).downcast::<Tuple>() else {
        return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let items = tuple.items().to_vec();
    if !(2..=4).contains(&items.len()) || !items[0].is_a::<Str>() {
        return Err(vm.type_error("getnameinfo() argument 1 must be a tuple of (host, port)"));
    }
    let host = crate::modules::support::text_of(&items[0]).into_owned();
    let mut numbers = [0i64; 3];
    for (number, item) in numbers.iter_mut().zip(&items[1..]) {
        *number = vm.index_i64(item)?;
    }
    if !(0..=0xF_FFFF).contains(&numbers[1]) {
        return Err(vm.overflow_error("getnameinfo(): flowinfo must be 0-1048575."));
    }
    let query = Query {
        host: Some(c_string(vm, &host)?),
        service: Some(c_string(vm, &numbers[0].to_string())?),
        family: libc::AF_UNSPEC,
        // Without one, there would be an answer for each kind.
        kind: libc::SOCK_DGRAM,
        protocol: 0,
        flags: libc::AI_NUMERICHOST,
    };
    let found = look_up(vm, &query)?;
    let [row] = &found[..] else {
        return Err(vm.os_error_plain("sockaddr resolved to multiple addresses"));
    };
    let address = match row.address {
        SocketAddr::V4(_) if items.len() != 2 => {
            return Err(vm.os_error_plain("IPv4 sockaddr must be 2 tuple"));
        }
        SocketAddr::V6(six) => {
            let (flow, scope) = (numbers[1] as u32, numbers[2] as u32);
            SocketAddrV6::new(*six.ip(), six.port(), flow, scope).into()
        }
        four => four,
    };
    match vm.suspend(Reason::Io, || names::names_of(address, flags)) {
        Ok((host, service)) => {
            let (host, service) = (vm.str(&host), vm.str(&service));
            Ok(vm.tuple_of([host, service]))
        }
        Err(failure) => Err(failed(vm, failure)),
    }
}

/// The lines of /etc/services: name and other names, port, protocol.
fn services() -> Vec<(Vec<String>, u16, String)> {
    let text = std::fs::read_to_string("/etc/services").unwrap_or_default();
    let mut rows = Vec::new();
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or("");
        let mut words = line.split_whitespace();
        let (Some(name), Some(number)) = (words.next(), words.next()) else {
            continue;
        };
        if let Some((port, protocol)) = number.split_once('/')
            && let Ok(port) = port.parse()
        {
            let names = std::iter::once(name).chain(words).map(str::to_string);
            rows.push((names.collect(), port, protocol.to_string()));
        }
    }
    for &(name, port, protocol) in SERVICES {
        rows.push((vec![name.to_string()], port, protocol.to_string()));
    }
    rows
}

fn wanted_protocol(vm: &mut Vm, value: Option<&Value>, what: &str) -> Result<Option<String>> {
    match value.filter(|value| !value.is_none()) {
        Some(value) => vm
            .expect_text(value, what)
            .map(|text| Some(text.to_string())),
        None => Ok(None),
    }
}

pub(super) fn getservbyname(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = vm
        .expect_text(args.arg(0), "getservbyname() argument 1")?
        .to_string();
    let protocol = wanted_protocol(vm, args.opt(1), "getservbyname() argument 2")?;
    let fits = |own: &String| protocol.as_ref().is_none_or(|wanted| wanted == own);
    match services()
        .into_iter()
        .find(|(names, _, own)| names.contains(&name) && fits(own))
    {
        Some((_, port, _)) => Ok(vm.int(port.into())),
        None => Err(vm.os_error_plain("service/proto not found")),
    }
}

pub(super) fn getservbyport(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let Ok(port) = u16::try_from(vm.index_i64(args.arg(0))?) else {
        return Err(vm.overflow_error("getservbyport: port must be 0-65535."));
    };
    let protocol = wanted_protocol(vm, args.opt(1), "getservbyport() argument 2")?;
    let fits = |own: &String| protocol.as_ref().is_none_or(|wanted| wanted == own);
    match services()
        .into_iter()
        .find(|(_, known, own)| *known == port && fits(own))
    {
        Some((names, ..)) => Ok(vm.str(&names[0])),
        None => Err(vm.os_error_plain("port/proto not found")),
    }
}

pub(super) fn getprotobyname(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = vm
        .expect_text(args.arg(0), "getprotobyname() argument 1")?
        .to_string();
    let text = std::fs::read_to_string("/etc/protocols").unwrap_or_default();
    let listed = text.lines().find_map(|line| {
        let mut words = line.split('#').next()?.split_whitespace();
        let (first, number) = (words.next()?, words.next()?.parse::<i64>().ok()?);
        (first == name || words.any(|other| other == name)).then_some(number)
    });
    let known = || PROTOCOLS.iter().find(|(known, _)| *known == name);
    match listed.or_else(|| known().map(|&(_, number)| number)) {
        Some(number) => Ok(vm.int(number)),
        None => Err(vm.os_error_plain("protocol not found")),
    }
}

pub(super) fn getaddrinfo(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let mut numbers = [0i32; 4];
    for (number, arg) in numbers.iter_mut().zip(&args[2..]) {
        if let Some(arg) = arg {
            *number = to_i32(vm, arg)?;
        }
    }
    let [family, kind, protocol, flags] = numbers;
    let host = match args.arg(0) {
        host if host.is_none() => None,
        host if host.is_a::<Str>() || host.is_a::<crate::object::bytes::Bytes>() => {
            let host = host_argument(vm, host, "getaddrinfo")?;
            Some(c_string(vm, &host)?)
        }
        _ => return Err(vm.type_error("getaddrinfo() argument 1 must be string or None")),
    };
    let service = match args.arg(1) {
        port if port.is_none() => None,
        port if port.is_a::<Str>() => Some(crate::modules::support::text_of(port).into_owned()),
        port if port.is_a::<crate::object::bytes::Bytes>() => {
            Some(String::from_utf8_lossy(&vm.buffer(port)?).into_owned())
        }
        port if vm.class_of(port).slots.index.get().is_some() => {
            Some(vm.index_i64(port)?.to_string())
        }
        _ => return Err(vm.os_error_plain("Int or String expected")),
    };
    let service = match service {
        Some(service) => {
            // Names are looked up here: the system may have no list of them.
            let port = || {
                services()
                    .into_iter()
                    .find(|(names, ..)| names.contains(&service))
            };
            let service = match service.bytes().all(|byte| byte.is_ascii_digit()) {
                true => service,
                false => port().map_or(service.clone(), |(_, port, _)| port.to_string()),
            };
            Some(c_string(vm, &service)?)
        }
        None => None,
    };
    let query = Query {
        host,
        service,
        family,
        kind,
        protocol,
        flags,
    };
    let mut rows = Vec::new();
    for found in look_up(vm, &query)? {
        let address = super::address::show_ip(vm, found.address);
        let numbers = [found.family, found.kind, found.protocol];
        let [family, kind, protocol] = numbers.map(|number| vm.int(number.into()));
        let name = vm.str(found.name.as_deref().unwrap_or(""));
        rows.push(vm.tuple_of([family, kind, protocol, name, address]));
    }
    Ok(vm.list(rows))
}

// ---- interfaces

fn interfaces() -> Vec<(i64, String)> {
    let mut found: Vec<(i64, String)> = Vec::new();
    for entry in std::fs::read_dir("/sys/class/net")
        .into_iter()
        .flatten()
        .flatten()
    {
        let number = std::fs::read_to_string(entry.path().join("ifindex"));
        if let Some(number) = number.ok().and_then(|text| text.trim().parse().ok()) {
            found.push((number, entry.file_name().to_string_lossy().into_owned()));
        }
    }
    found.sort();
    found
}

pub(super) fn if_nameindex(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let rows = interfaces()
        .into_iter()
        .map(|(number, name)| {
            let (number, name) = (vm.int(number), vm.str(&name));
            vm.tuple_of([number, name])
        })
        .collect();
    Ok(vm.list(rows))
}

pub(super) fn if_nametoindex(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = crate::modules::posix::path_os(vm, args.arg(0))?;
    let name = name.to_string_lossy();
    match interfaces().into_iter().find(|(_, known)| *known == name) {
        Some((number, _)) => Ok(vm.int(number)),
        None => Err(vm.os_error_plain("no interface with this name")),
    }
}

pub(super) fn if_indextoname(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = vm.index_i64(args.arg(0))?;
    if number < 0 {
        return Err(vm.overflow_error("can't convert negative value to unsigned int"));
    }
    match interfaces().into_iter().find(|(known, _)| *known == number) {
        Some((_, name)) => Ok(vm.str(&name)),
        None => Err(vm.os_error(&std::io::Error::from_raw_os_error(libc::ENXIO), None)),
    }
}
