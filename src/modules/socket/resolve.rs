//! Names of hosts and services.

use crate::modules::support::to_i32;
use crate::object::Value;
use crate::object::native::Bound;
use crate::object::str::Str;
use crate::vm::{Raised, Result, Vm};
use gillie_gil::Reason;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};

/// The services that programs ask for by name.
const SERVICES: &[(&str, u16)] = &[
    ("echo", 7),
    ("ftp", 21),
    ("ssh", 22),
    ("telnet", 23),
    ("smtp", 25),
    ("domain", 53),
    ("http", 80),
    ("pop3", 110),
    ("ntp", 123),
    ("imap", 143),
    ("https", 443),
];

fn gaierror(vm: &mut Vm, number: i32, text: &str) -> Raised {
    let class = vm
        .import_module("_socket")
        .and_then(|module| vm.attr(&module, "gaierror"));
    let (number, text) = (vm.int(number.into()), vm.str(text));
    match class.and_then(|class| vm.call(&class, &[number, text])) {
        Ok(error) => Raised(error),
        Err(raised) => raised,
    }
}

fn unknown(vm: &mut Vm) -> Raised {
    gaierror(vm, libc::EAI_NONAME, "Name or service not known")
}

/// All addresses of a host.
fn lookup(vm: &mut Vm, host: &str) -> Result<Vec<IpAddr>> {
    if let Ok(ip) = host.parse::<IpAddr>() {
        return Ok(vec![ip]);
    }
    let name = host.to_string();
    match vm.suspend(Reason::Io, move || {
        (name.as_str(), 0).to_socket_addrs().map(Vec::from_iter)
    }) {
        Ok(found) if !found.is_empty() => Ok(found.iter().map(SocketAddr::ip).collect()),
        _ => Err(unknown(vm)),
    }
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
    let found = lookup(vm, host)?;
    match found.into_iter().find(|ip| ip.is_ipv4() == four) {
        Some(ip) => Ok(ip),
        None => Err(gaierror(
            vm,
            -9,
            "Address family for hostname not supported",
        )),
    }
}

pub(super) fn gethostname(vm: &mut Vm, _: &[Option<Value>]) -> Result<Value> {
    let name = rustix::system::uname();
    Ok(vm.str(&name.nodename().to_string_lossy()))
}

pub(super) fn gethostbyname(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let host = vm.expect_text(args.arg(0), "gethostbyname() argument 1")?;
    let ip = lookup_one(vm, &host, libc::AF_INET)?;
    Ok(vm.str(&ip.to_string()))
}

fn service(name: &str) -> Option<u16> {
    SERVICES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|&(_, port)| port)
}

pub(super) fn getservbyname(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let name = vm.expect_text(args.arg(0), "getservbyname() argument 1")?;
    match service(&name) {
        Some(port) => Ok(vm.int(port.into())),
        None => Err(vm.os_error_plain("service/proto not found")),
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
    let port = match args.arg(1) {
        port if port.is_none() => 0,
        port if port.is_a::<Str>() || port.is_a::<crate::object::bytes::Bytes>() => {
            let text = match port.is_a::<Str>() {
                true => crate::object::str::expect(port).text().into_owned(),
                false => String::from_utf8_lossy(&vm.buffer(port)?).into_owned(),
            };
            match text.parse().ok().or_else(|| service(&text)) {
                Some(port) => port,
                None => {
                    return Err(gaierror(
                        vm,
                        libc::EAI_SERVICE,
                        "Servname not supported for ai_socktype",
                    ));
                }
            }
        }
        port => match vm.index_i64(port).map(u16::try_from)? {
            Ok(port) => port,
            Err(_) => return Err(vm.overflow_error("getaddrinfo() port must be 0-65535")),
        },
    };
    let addresses = match args.arg(0) {
        host if host.is_none() => match flags & libc::AI_PASSIVE != 0 {
            true => vec![Ipv4Addr::UNSPECIFIED.into(), Ipv6Addr::UNSPECIFIED.into()],
            false => vec![
                Ipv6Addr::LOCALHOST.into(),
                IpAddr::from(Ipv4Addr::LOCALHOST),
            ],
        },
        host if host.is_a::<Str>() => {
            let host = crate::object::str::expect(host).text().into_owned();
            if flags & libc::AI_NUMERICHOST != 0 && host.parse::<IpAddr>().is_err() {
                return Err(unknown(vm));
            }
            lookup(vm, &host)?
        }
        host => {
            let host = match vm.buffer(host) {
                Ok(host) => String::from_utf8_lossy(&host).into_owned(),
                Err(_) => {
                    return Err(vm.type_error("getaddrinfo() argument 1 must be string or None"));
                }
            };
            lookup(vm, &host)?
        }
    };
    let mut rows = Vec::new();
    let kinds = [
        (libc::SOCK_STREAM, libc::IPPROTO_TCP),
        (libc::SOCK_DGRAM, libc::IPPROTO_UDP),
        (libc::SOCK_RAW, 0),
    ];
    for ip in addresses {
        let own = if ip.is_ipv4() {
            libc::AF_INET
        } else {
            libc::AF_INET6
        };
        if family != libc::AF_UNSPEC && family != own {
            continue;
        }
        for (row_kind, row_protocol) in kinds {
            if kind != 0 && kind != row_kind || protocol != 0 && protocol != row_protocol {
                continue;
            }
            let address = super::address::show_ip(vm, SocketAddr::new(ip, port));
            let row = [own, row_kind, row_protocol].map(|number| vm.int(number.into()));
            let [own, kind, protocol] = row;
            let name = vm.str("");
            rows.push(vm.tuple_of([own, kind, protocol, name, address]));
        }
    }
    if rows.is_empty() {
        return Err(unknown(vm));
    }
    Ok(vm.list(rows))
}
