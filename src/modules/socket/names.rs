//! The system's resolver: getaddrinfo(3) and getnameinfo(3). `unsafe` code, because the answers are lists in C.

use std::ffi::{CStr, CString};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

/// An error number of the resolver; for EAI_SYSTEM the system's own.
pub(super) enum Failure {
    Resolver(i32, String),
    System(std::io::Error),
}

fn failure(code: i32) -> Failure {
    if code == libc::EAI_SYSTEM {
        return Failure::System(std::io::Error::last_os_error());
    }
    // SAFETY: gai_strerror gives a string that lives for ever for any number.
    let text = unsafe { CStr::from_ptr(libc::gai_strerror(code)) };
    Failure::Resolver(code, text.to_string_lossy().into_owned())
}

/// What to look for.
pub(super) struct Query {
    pub(super) host: Option<CString>,
    pub(super) service: Option<CString>,
    pub(super) family: i32,
    pub(super) kind: i32,
    pub(super) protocol: i32,
    pub(super) flags: i32,
}

/// One answer.
pub(super) struct Found {
    pub(super) family: i32,
    pub(super) kind: i32,
    pub(super) protocol: i32,
    pub(super) name: Option<String>,
    pub(super) address: SocketAddr,
}

/// The answers of getaddrinfo(3) that are internet addresses.
pub(super) fn look_up(query: &Query) -> Result<Vec<Found>, Failure> {
    // SAFETY: all fields of an `addrinfo` may be zero.
    let mut hints: libc::addrinfo = unsafe { std::mem::zeroed() };
    hints.ai_family = query.family;
    hints.ai_socktype = query.kind;
    hints.ai_protocol = query.protocol;
    hints.ai_flags = query.flags;
    let pointer = |text: &Option<CString>| text.as_ref().map_or(std::ptr::null(), |t| t.as_ptr());
    let mut list: *mut libc::addrinfo = std::ptr::null_mut();
    // SAFETY: strings that end with a zero byte or null, hints of this stack, a place for the answer.
    let code = unsafe {
        libc::getaddrinfo(
            pointer(&query.host),
            pointer(&query.service),
            &hints,
            &mut list,
        )
    };
    if code != 0 {
        return Err(failure(code));
    }
    let mut found = Vec::new();
    let mut entry = list;
    while !entry.is_null() {
        // SAFETY: an entry of the list that getaddrinfo made, freed below only.
        let row = unsafe { &*entry };
        // SAFETY: the entry's address is `ai_addrlen` bytes long.
        if let Some(address) = unsafe { address_of(row.ai_addr, row.ai_addrlen) } {
            let name = match row.ai_canonname.is_null() {
                true => None,
                // SAFETY: a string of the entry.
                false => Some(unsafe { CStr::from_ptr(row.ai_canonname) }),
            };
            found.push(Found {
                family: row.ai_family,
                kind: row.ai_socktype,
                protocol: row.ai_protocol,
                name: name.map(|name| name.to_string_lossy().into_owned()),
                address,
            });
        }
        entry = row.ai_next;
    }
    // SAFETY: the list that getaddrinfo made, not used again.
    unsafe { libc::freeaddrinfo(list) };
    Ok(found)
}

/// # Safety
/// `address` points to `length` readable bytes, aligned as the system's addresses are.
unsafe fn address_of(address: *const libc::sockaddr, length: u32) -> Option<SocketAddr> {
    if address.is_null() {
        return None;
    }
    // SAFETY: the caller's word, and the length is looked at before more than the family is read.
    unsafe {
        match i32::from((*address).sa_family) {
            libc::AF_INET if length as usize >= size_of::<libc::sockaddr_in>() => {
                let four = &*address.cast::<libc::sockaddr_in>();
                let ip = Ipv4Addr::from(u32::from_be(four.sin_addr.s_addr));
                Some(SocketAddrV4::new(ip, u16::from_be(four.sin_port)).into())
            }
            libc::AF_INET6 if length as usize >= size_of::<libc::sockaddr_in6>() => {
                let six = &*address.cast::<libc::sockaddr_in6>();
                let ip = Ipv6Addr::from(six.sin6_addr.s6_addr);
                let port = u16::from_be(six.sin6_port);
                let flow = u32::from_be(six.sin6_flowinfo);
                Some(SocketAddrV6::new(ip, port, flow, six.sin6_scope_id).into())
            }
            _ => None,
        }
    }
}

/// getnameinfo(3): the names of a host and of a service.
pub(super) fn names_of(address: SocketAddr, flags: i32) -> Result<(String, String), Failure> {
    let mut host = [0 as libc::c_char; 1025];
    let mut service = [0 as libc::c_char; 32];
    let mut ask = |pointer: *const libc::sockaddr, length: usize| {
        // SAFETY: an address of this length, and two buffers with their lengths.
        unsafe {
            libc::getnameinfo(
                pointer,
                length as libc::socklen_t,
                host.as_mut_ptr(),
                host.len() as libc::socklen_t,
                service.as_mut_ptr(),
                service.len() as libc::socklen_t,
                flags,
            )
        }
    };
    let code = match address {
        SocketAddr::V4(four) => {
            let raw = libc::sockaddr_in {
                sin_family: libc::AF_INET as libc::sa_family_t,
                sin_port: four.port().to_be(),
                sin_addr: libc::in_addr {
                    s_addr: u32::from(*four.ip()).to_be(),
                },
                sin_zero: [0; 8],
            };
            ask((&raw const raw).cast(), size_of_val(&raw))
        }
        SocketAddr::V6(six) => {
            let raw = libc::sockaddr_in6 {
                sin6_family: libc::AF_INET6 as libc::sa_family_t,
                sin6_port: six.port().to_be(),
                sin6_flowinfo: six.flowinfo().to_be(),
                sin6_addr: libc::in6_addr {
                    s6_addr: six.ip().octets(),
                },
                sin6_scope_id: six.scope_id(),
            };
            ask((&raw const raw).cast(), size_of_val(&raw))
        }
    };
    if code != 0 {
        return Err(failure(code));
    }
    let text = |buffer: &[libc::c_char]| {
        let bytes: Vec<u8> = buffer
            .iter()
            .take_while(|&&c| c != 0)
            .map(|&c| c as u8)
            .collect();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Ok((text(&host), text(&service)))
}
