//! `_socket` (Modules/socketmodule.c): TCP, UDP and Unix sockets, as `socket.py` builds on them.
//!
//! `object.rs` has the type `socket` and how a call waits: always without the GIL, again after a signal (PEP 475),
//! and for as long as the socket's timeout says. `address.rs` turns Python's addresses into the system's and back,
//! `resolve.rs` asks for names (`names.rs` of the system), `message.rs` sends and receives messages with
//! ancillary data, `options.rs` sets options.

mod address;
mod constants;
mod message;
mod names;
mod object;
mod options;
mod resolve;

use crate::modules::sys::audited;
use crate::object::Value;
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::vm::{Result, Vm};

fn exception(vm: &mut Vm, name: &str) -> Result<Value> {
    let (class, base) = (
        vm.types().r#type.value().clone(),
        vm.exceptions().OSError.value().clone(),
    );
    let (text, bases, module) = (vm.str(name), vm.tuple_of([base]), vm.str("socket"));
    let dict = vm.dict_from([("__module__", module)]);
    vm.call(&class, &[text, bases, dict])
}

/// Turns the bytes of a number of `BITS` bits around, on machines that keep the low byte first.
fn swap<const BITS: u32>(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let number = vm.index_i64(args.arg(0))?;
    let name = if BITS == 16 { "16-bit" } else { "32-bit" };
    if number < 0 {
        return Err(
            vm.overflow_error("can't convert negative Python int to C 16-bit unsigned integer")
        );
    }
    if number >> BITS != 0 {
        return Err(vm.overflow_error(format!(
            "Python int too large to convert to C {name} unsigned integer"
        )));
    }
    let swapped = match BITS {
        16 => i64::from((number as u16).to_be()),
        _ => i64::from((number as u32).to_be()),
    };
    Ok(vm.int(swapped))
}

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    for (name, number) in constants::NUMBERS {
        let number = vm.int(*number);
        vm.module_set(module, name, number);
    }
    let (error, timeout) = (
        vm.exceptions().OSError.value().clone(),
        vm.exceptions().TimeoutError.value().clone(),
    );
    vm.module_set(module, "error", error);
    vm.module_set(module, "timeout", timeout);
    for name in ["gaierror", "herror"] {
        let class = exception(vm, name)?;
        vm.module_set(module, name, class);
    }
    vm.module_set(module, "has_ipv6", Value::TRUE);
    let class = vm.class::<object::Socket>().value().clone();
    vm.module_set(module, "SocketType", class);
    Ok(())
}

/// The module.
#[rustfmt::skip]
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Implementation module for socket operations.\n\nSee the socket module for documentation.",
    functions: &[
        ("socketpair", "(family=None, type=SOCK_STREAM, proto=0, /)", object::socketpair, "Create a pair of socket objects from the sockets returned by the platform\nsocketpair() function."),
        ("close", "(object, /)", object::close_number, "Close an integer socket file descriptor."),
        ("dup", "(object, /)", object::dup_number, "Duplicate an integer socket file descriptor."),
        ("getdefaulttimeout", "()", object::get_default_timeout, "Returns the default timeout in seconds (float) for new socket objects."),
        ("setdefaulttimeout", "(object, /)", object::set_default_timeout, "Set the default timeout in seconds (float) for new socket objects."),
        ("gethostname", "()", audited!(resolve::gethostname, "socket.gethostname"), "Return the current host name."),
        ("sethostname", "(name, /)", audited!(resolve::sethostname, "socket.sethostname", Value(0)), "Sets the hostname to name."),
        ("getaddrinfo", "(host, port, family=0, type=0, proto=0, flags=0)", audited!(resolve::getaddrinfo, "socket.getaddrinfo", Value(0), Value(1), Or(2, 0), Or(3, 0), Or(4, 0)), "Resolve host and port into addrinfo struct."),
        ("gethostbyname", "(host, /)", audited!(resolve::gethostbyname, "socket.gethostbyname", Value(0)), "Return the IP address (a string of the form '255.255.255.255') for a host."),
        ("gethostbyname_ex", "(host, /)", audited!(resolve::gethostbyname_ex, "socket.gethostbyname", Value(0)), "Return the true host name, a list of aliases, and a list of IP addresses,\nfor a host."),
        ("gethostbyaddr", "(host, /)", audited!(resolve::gethostbyaddr, "socket.gethostbyaddr", Value(0)), "Return the true host name, a list of aliases, and a list of IP addresses,\nfor a host."),
        ("getnameinfo", "(sockaddr, flags, /)", audited!(resolve::getnameinfo, "socket.getnameinfo", Value(0)), "Get host and port for a sockaddr."),
        ("getservbyport", "(port, protocolname=None, /)", audited!(resolve::getservbyport, "socket.getservbyport", Value(0), Value(1)), "Return the service name from a port number and protocol name."),
        ("getprotobyname", "(name, /)", resolve::getprotobyname, "Return the protocol number for the named protocol."),
        ("if_nameindex", "()", resolve::if_nameindex, "Returns a list of network interface information (index, name) tuples."),
        ("if_nametoindex", "(oname, /)", resolve::if_nametoindex, "Returns the interface index corresponding to the interface name if_name."),
        ("if_indextoname", "(object, /)", resolve::if_indextoname, "Returns the interface name corresponding to the interface index if_index."),
        ("CMSG_LEN", "(length, /)", message::cmsg_len, "Return the total length, without trailing padding, of an ancillary\ndata item with associated data of the given length."),
        ("CMSG_SPACE", "(length, /)", message::cmsg_space, "Return the buffer size needed for recvmsg() to receive an ancillary\ndata item with associated data of the given length, along with any\ntrailing padding."),
        ("getservbyname", "(servicename, protocolname=None, /)", audited!(resolve::getservbyname, "socket.getservbyname", Value(0), Value(1)), "Return a port number from a service name and protocol name."),
        ("inet_aton", "(ip_addr, /)", address::inet_aton, "Convert an IP address in string format (123.45.67.89) to the 32-bit packed\nbinary format used in low-level network functions."),
        ("inet_ntoa", "(packed_ip, /)", address::inet_ntoa, "Convert an IP address from 32-bit packed binary format to string format"),
        ("inet_pton", "(af, ip, /)", address::inet_pton, "Convert an IP address from string format to a packed string suitable\nfor use with low-level network functions."),
        ("inet_ntop", "(af, packed_ip, /)", address::inet_ntop, "Convert a packed IP address of the given family to string format."),
        ("htons", "(x, /)", swap::<16>, "Convert a 16-bit unsigned integer from host to network byte order."),
        ("ntohs", "(x, /)", swap::<16>, "Convert a 16-bit unsigned integer from network to host byte order."),
        ("htonl", "(object, /)", swap::<32>, "Convert a 32-bit integer from host to network byte order."),
        ("ntohl", "(object, /)", swap::<32>, "Convert a 32-bit integer from network to host byte order."),
    ],
    types: &[&object::SOCKET],
    init,
    ..ModuleSpec::named("_socket")
};
