//! `termios`: modes of terminals. After CPython's `Modules/termios.c`.

use crate::modules::fcntl::descriptor_argument;
use crate::modules::posix::descriptor;
use crate::modules::support::{self, to_i32};
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

/// More numbers, as Linux has them on x86-64.
#[rustfmt::skip]
const MORE_NUMBERS: &[(&str, i64)] = &[
    ("B1000000", 4104),
    ("B1152000", 4105),
    ("B1500000", 4106),
    ("B2000000", 4107),
    ("B230400", 4099),
    ("B2500000", 4108),
    ("B3000000", 4109),
    ("B3500000", 4110),
    ("B4000000", 4111),
    ("B460800", 4100),
    ("B500000", 4101),
    ("B576000", 4102),
    ("B921600", 4103),
    ("BS0", 0),
    ("BS1", 8192),
    ("BSDLY", 8192),
    ("CBAUD", 4111),
    ("CBAUDEX", 4096),
    ("CDSUSP", 25),
    ("CEOF", 4),
    ("CEOL", 0),
    ("CEOT", 4),
    ("CERASE", 127),
    ("CFLUSH", 15),
    ("CIBAUD", 269418496),
    ("CINTR", 3),
    ("CKILL", 21),
    ("CLNEXT", 22),
    ("CQUIT", 28),
    ("CR0", 0),
    ("CR1", 512),
    ("CR2", 1024),
    ("CR3", 1536),
    ("CRDLY", 1536),
    ("CRPRNT", 18),
    ("CRTSCTS", 2147483648),
    ("CSTART", 17),
    ("CSTOP", 19),
    ("CSUSP", 26),
    ("CWERASE", 23),
    ("ECHOPRT", 1024),
    ("EXTA", 14),
    ("EXTB", 15),
    ("EXTPROC", 65536),
    ("FF0", 0),
    ("FF1", 32768),
    ("FFDLY", 32768),
    ("FIOASYNC", 21586),
    ("FIOCLEX", 21585),
    ("FIONBIO", 21537),
    ("FIONCLEX", 21584),
    ("FLUSHO", 4096),
    ("IOCSIZE_MASK", 1073676288),
    ("IOCSIZE_SHIFT", 16),
    ("IUCLC", 512),
    ("NCC", 8),
    ("NL0", 0),
    ("NL1", 256),
    ("NLDLY", 256),
    ("N_MOUSE", 2),
    ("N_PPP", 3),
    ("N_SLIP", 1),
    ("N_STRIP", 4),
    ("N_TTY", 0),
    ("OFDEL", 128),
    ("OLCUC", 2),
    ("PENDIN", 16384),
    ("TAB0", 0),
    ("TAB1", 2048),
    ("TAB2", 4096),
    ("TAB3", 6144),
    ("TABDLY", 6144),
    ("TCFLSH", 21515),
    ("TCGETA", 21509),
    ("TCGETS", 21505),
    ("TCIOFF", 2),
    ("TCION", 3),
    ("TCOOFF", 0),
    ("TCOON", 1),
    ("TCSBRK", 21513),
    ("TCSBRKP", 21541),
    ("TCSETA", 21510),
    ("TCSETAF", 21512),
    ("TCSETAW", 21511),
    ("TCSETS", 21506),
    ("TCSETSF", 21508),
    ("TCSETSW", 21507),
    ("TCXONC", 21514),
    ("TIOCCONS", 21533),
    ("TIOCEXCL", 21516),
    ("TIOCGETD", 21540),
    ("TIOCGICOUNT", 21597),
    ("TIOCGLCKTRMIOS", 21590),
    ("TIOCGSERIAL", 21534),
    ("TIOCGSOFTCAR", 21529),
    ("TIOCINQ", 21531),
    ("TIOCLINUX", 21532),
    ("TIOCMBIC", 21527),
    ("TIOCMBIS", 21526),
    ("TIOCMGET", 21525),
    ("TIOCMIWAIT", 21596),
    ("TIOCMSET", 21528),
    ("TIOCM_CAR", 64),
    ("TIOCM_CD", 64),
    ("TIOCM_CTS", 32),
    ("TIOCM_DSR", 256),
    ("TIOCM_DTR", 2),
    ("TIOCM_LE", 1),
    ("TIOCM_RI", 128),
    ("TIOCM_RNG", 128),
    ("TIOCM_RTS", 4),
    ("TIOCM_SR", 16),
    ("TIOCM_ST", 8),
    ("TIOCNXCL", 21517),
    ("TIOCOUTQ", 21521),
    ("TIOCPKT", 21536),
    ("TIOCPKT_DATA", 0),
    ("TIOCPKT_DOSTOP", 32),
    ("TIOCPKT_FLUSHREAD", 1),
    ("TIOCPKT_FLUSHWRITE", 2),
    ("TIOCPKT_NOSTOP", 16),
    ("TIOCPKT_START", 8),
    ("TIOCPKT_STOP", 4),
    ("TIOCSERCONFIG", 21587),
    ("TIOCSERGETLSR", 21593),
    ("TIOCSERGETMULTI", 21594),
    ("TIOCSERGSTRUCT", 21592),
    ("TIOCSERGWILD", 21588),
    ("TIOCSERSETMULTI", 21595),
    ("TIOCSERSWILD", 21589),
    ("TIOCSER_TEMT", 1),
    ("TIOCSETD", 21539),
    ("TIOCSLCKTRMIOS", 21591),
    ("TIOCSSERIAL", 21535),
    ("TIOCSSOFTCAR", 21530),
    ("VSWTC", 7),
    ("VSWTCH", 7),
    ("VT0", 0),
    ("VT1", 16384),
    ("VTDLY", 16384),
    ("XCASE", 4),
    ("XTABS", 6144),
    ("_POSIX_VDISABLE", 0),
];

fn tcflow(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let action = to_i32(vm, args.arg(1))?;
    call(vm, || {
        let action = match action {
            libc::TCOOFF => rustix::termios::Action::OOff,
            libc::TCOON => rustix::termios::Action::OOn,
            libc::TCIOFF => rustix::termios::Action::IOff,
            libc::TCION => rustix::termios::Action::IOn,
            _ => return Err(Errno::INVAL),
        };
        rustix::termios::tcflow(descriptor::borrow(fd)?, action)
    })?;
    Ok(Value::NONE)
}

fn tcgetwinsize(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let size = call(vm, || {
        rustix::termios::tcgetwinsize(descriptor::borrow(fd)?)
    })?;
    let (rows, columns) = (vm.int(size.ws_row.into()), vm.int(size.ws_col.into()));
    Ok(vm.tuple_of([rows, columns]))
}

fn tcsetwinsize(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let fd = descriptor_argument(vm, args.arg(0))?;
    let message = "tcsetwinsize, arg 2: must be a two-item sequence";
    if vm.class_of(args.arg(1)).slots.get_item.get().is_none() {
        return Err(vm.type_error(message));
    }
    let pair = vm.collect(args.arg(1))?;
    let [rows, columns] = &pair[..] else {
        return Err(vm.type_error(message));
    };
    let (rows, columns) = (vm.index_i64(rows)?, vm.index_i64(columns)?);
    let (Ok(rows), Ok(columns)) = (u16::try_from(rows), u16::try_from(columns)) else {
        return Err(vm.overflow_error("winsize value(s) out of range."));
    };
    call(vm, || {
        let terminal = descriptor::borrow(fd)?;
        let mut size = rustix::termios::tcgetwinsize(terminal)?;
        (size.ws_row, size.ws_col) = (rows, columns);
        rustix::termios::tcsetwinsize(terminal, size)
    })?;
    Ok(Value::NONE)
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides an interface to the Posix calls for tty I/O control.",
    functions: &[
        (
            "tcflow",
            "(fd, action, /)",
            tcflow,
            "Suspend or resume input or output on file descriptor fd.",
        ),
        (
            "tcgetwinsize",
            "(fd, /)",
            tcgetwinsize,
            "Get the tty winsize for file descriptor fd.\n\nReturns a tuple (ws_row, ws_col).",
        ),
        (
            "tcsetwinsize",
            "(fd, winsize, /)",
            tcsetwinsize,
            "Set the tty winsize for file descriptor fd.\n\nThe winsize to be set is taken from the winsize argument, which\nis a two-item tuple (ws_row, ws_col) like the one returned by tcgetwinsize().",
        ),
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
        for (name, number) in NUMBERS.iter().chain(MORE_NUMBERS) {
            let number = vm.int(*number);
            vm.module_set(module, name, number);
        }
        let count = vm.int(NCCS as i64);
        vm.module_set(module, "NCCS", count);
        let base = vm.exceptions().Exception.clone();
        let error = support::add_exception(vm, module, ("termios", "error"), &base)?;
        let _ = vm.module_state::<State>().error.set(error);
        Ok(())
    },
    ..ModuleSpec::named("termios")
};
