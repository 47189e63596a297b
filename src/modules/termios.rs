//! `termios`: modes of terminals. After CPython's `Modules/termios.c`.

use crate::modules::fcntl::descriptor_argument;
use crate::modules::posix::descriptor;
use crate::modules::support::to_i32;
use crate::object::bytes::Bytes;
use crate::object::list::List;
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, Class, Value};
use crate::vm::{Raised, Result, Vm};
use rustix::io::Errno;
use rustix::termios::{
    ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, QueueSelector,
    SpecialCodeIndex,
};
use std::cell::OnceCell;

/// `termios.error`.
#[derive(Default)]
struct State {
    error: OnceCell<Class>,
}

/// The special characters in the kernel's order.
const CODES: [SpecialCodeIndex; 17] = [
    SpecialCodeIndex::VINTR,
    SpecialCodeIndex::VQUIT,
    SpecialCodeIndex::VERASE,
    SpecialCodeIndex::VKILL,
    SpecialCodeIndex::VEOF,
    SpecialCodeIndex::VTIME,
    SpecialCodeIndex::VMIN,
    SpecialCodeIndex::VSWTC,
    SpecialCodeIndex::VSTART,
    SpecialCodeIndex::VSTOP,
    SpecialCodeIndex::VSUSP,
    SpecialCodeIndex::VEOL,
    SpecialCodeIndex::VREPRINT,
    SpecialCodeIndex::VDISCARD,
    SpecialCodeIndex::VWERASE,
    SpecialCodeIndex::VLNEXT,
    SpecialCodeIndex::VEOL2,
];
/// Length of `c_cc` in the C library's structure.
const NCCS: usize = 32;

fn failed(vm: &mut Vm, error: Errno) -> Raised {
    let class = vm.module_state::<State>().error.get().cloned();
    let class = class.unwrap_or_else(|| vm.exceptions().OSError.clone());
    let text = crate::object::exception::strerror(error.raw_os_error());
    let args = vec![vm.int(error.raw_os_error().into()), vm.str(&text)];
    vm.error_with(&class, args)
}

fn call<R: Send>(vm: &mut Vm, body: impl FnMut() -> std::result::Result<R, Errno>) -> Result<R> {
    match descriptor::call(vm, body)? {
        Ok(value) => Ok(value),
        Err(error) => Err(failed(vm, error)),
    }
}

fn tcgetattr(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let modes = call(vm, || rustix::termios::tcgetattr(descriptor::borrow(fd)?))?;
    let canonical = modes.local_modes.contains(LocalModes::ICANON);
    let mut codes = vec![vm.bytes(vec![0]); NCCS];
    for (index, code) in CODES.into_iter().enumerate() {
        let byte = modes.special_codes[code];
        // VTIME and VMIN are numbers while lines are not collected.
        codes[index] = match index {
            5 | 6 if !canonical => vm.int(byte.into()),
            _ => vm.bytes(vec![byte]),
        };
    }
    let items = vec![
        vm.int(modes.input_modes.bits().into()),
        vm.int(modes.output_modes.bits().into()),
        vm.int(modes.control_modes.bits().into()),
        vm.int(modes.local_modes.bits().into()),
        vm.int(modes.input_speed().into()),
        vm.int(modes.output_speed().into()),
        vm.list(codes),
    ];
    Ok(vm.list(items))
}

fn actions(vm: &mut Vm, value: &Value) -> Result<OptionalActions> {
    match to_i32(vm, value)? {
        0 => Ok(OptionalActions::Now),
        1 => Ok(OptionalActions::Drain),
        2 => Ok(OptionalActions::Flush),
        _ => Err(failed(vm, Errno::INVAL)),
    }
}

fn tcsetattr(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let when = actions(vm, args.arg(1))?;
    let list = args.arg(2).is_a::<List>();
    let items = if list {
        vm.collect(args.arg(2))?
    } else {
        Vec::new()
    };
    if items.len() != 7 {
        return Err(vm.type_error("tcsetattr, arg 3: must be 7 element list"));
    }
    let mut modes = call(vm, || rustix::termios::tcgetattr(descriptor::borrow(fd)?))?;
    let mut flags = [0u32; 6];
    for (flag, item) in flags.iter_mut().zip(&items) {
        *flag = vm.index_i64(item)? as u32;
    }
    modes.input_modes = InputModes::from_bits_retain(flags[0]);
    modes.output_modes = OutputModes::from_bits_retain(flags[1]);
    modes.control_modes = ControlModes::from_bits_retain(flags[2]);
    modes.local_modes = LocalModes::from_bits_retain(flags[3]);
    let codes = if items[6].is_a::<List>() {
        vm.collect(&items[6])?
    } else {
        Vec::new()
    };
    if codes.len() != NCCS {
        return Err(vm.type_error(format!(
            "tcsetattr: attributes[6] must be {NCCS} element list"
        )));
    }
    for (code, item) in CODES.into_iter().zip(&codes) {
        let byte = match item.downcast::<Bytes>() {
            Some(bytes) if bytes.data.len() == 1 => bytes.data[0],
            _ if vm.class_of(item).slots.index.get().is_some() => vm.index_i64(item)? as u8,
            _ => {
                return Err(vm.type_error(
                    "tcsetattr: elements of attributes must be characters or integers",
                ));
            }
        };
        modes.special_codes[code] = byte;
    }
    call(vm, || {
        let mut modes = modes.clone();
        modes.set_input_speed(flags[4])?;
        modes.set_output_speed(flags[5])?;
        rustix::termios::tcsetattr(descriptor::borrow(fd)?, when, &modes)
    })?;
    Ok(Value::NONE)
}

fn tcdrain(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    call(vm, || rustix::termios::tcdrain(descriptor::borrow(fd)?))?;
    Ok(Value::NONE)
}

fn tcflush(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let queue = to_i32(vm, args.arg(1))?;
    call(vm, || {
        let queue = match queue {
            libc::TCIFLUSH => QueueSelector::IFlush,
            libc::TCOFLUSH => QueueSelector::OFlush,
            libc::TCIOFLUSH => QueueSelector::IOFlush,
            _ => return Err(Errno::INVAL),
        };
        rustix::termios::tcflush(descriptor::borrow(fd)?, queue)
    })?;
    Ok(Value::NONE)
}

fn tcsendbreak(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    call(vm, || rustix::termios::tcsendbreak(descriptor::borrow(fd)?))?;
    Ok(Value::NONE)
}

macro_rules! numbers {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name as i64)),*] };
}

const NUMBERS: &[(&str, i64)] = numbers! {
    TCSANOW TCSADRAIN TCSAFLUSH TCIFLUSH TCOFLUSH TCIOFLUSH
    IGNBRK BRKINT IGNPAR PARMRK INPCK ISTRIP INLCR IGNCR ICRNL IXON IXANY IXOFF IMAXBEL IUTF8
    OPOST ONLCR OCRNL ONOCR ONLRET OFILL
    CSIZE CS5 CS6 CS7 CS8 CSTOPB CREAD PARENB PARODD HUPCL CLOCAL
    ISIG ICANON ECHO ECHOE ECHOK ECHONL NOFLSH TOSTOP IEXTEN ECHOCTL ECHOKE
    VINTR VQUIT VERASE VKILL VEOF VTIME VMIN VSTART VSTOP VSUSP VEOL VREPRINT VDISCARD VWERASE VLNEXT VEOL2
    B0 B50 B75 B110 B134 B150 B200 B300 B600 B1200 B1800 B2400 B4800 B9600 B19200 B38400 B57600 B115200
    TIOCGWINSZ TIOCSWINSZ FIONREAD TIOCSCTTY TIOCNOTTY TIOCSTI TIOCGPGRP TIOCSPGRP
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides an interface to the Posix calls for tty I/O control.",
    functions: &[
        (
            "tcdrain",
            "(fd, /)",
            tcdrain,
            "Wait until all output written to file descriptor fd has been transmitted.",
        ),
        (
            "tcflush",
            "(fd, queue, /)",
            tcflush,
            "Discard queued data on file descriptor fd.",
        ),
        (
            "tcgetattr",
            "(fd, /)",
            tcgetattr,
            "Get the tty attributes for file descriptor fd.",
        ),
        (
            "tcsendbreak",
            "(fd, duration, /)",
            tcsendbreak,
            "Send a break on file descriptor fd.",
        ),
        (
            "tcsetattr",
            "(fd, when, attributes, /)",
            tcsetattr,
            "Set the tty attributes for file descriptor fd.",
        ),
    ],
    init: |vm, module| {
        for (name, number) in NUMBERS {
            let number = vm.int(*number);
            vm.module_set(module, name, number);
        }
        let count = vm.int(NCCS as i64);
        vm.module_set(module, "NCCS", count);
        let metaclass = vm.types().r#type.value().clone();
        let base = vm.exceptions().Exception.value().clone();
        let (name, bases) = (vm.intern("error"), vm.tuple_of([base]));
        let owner = vm.intern("termios");
        let namespace = vm.dict_from([("__module__", owner)]);
        let error = vm.call(&metaclass, &[name, bases, namespace])?;
        if let Some(class) = Class::from_value(&error) {
            let _ = vm.module_state::<State>().error.set(class);
        }
        vm.module_set(module, "error", error);
        Ok(())
    },
    ..ModuleSpec::named("termios")
};
