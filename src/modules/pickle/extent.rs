//! Where a pickle ends: how `load` reads no more of a file than is its own.

use super::op;

/// What follows an opcode.
enum Argument {
    Bytes(usize),
    /// So many bytes of a length, little endian, and so many bytes as that says.
    Counted(usize),
    Lines(usize),
}

fn argument(opcode: u8) -> Option<Argument> {
    Some(match opcode {
        b'F' | b'I' | b'L' | b'P' | b'S' | b'V' | b'p' | b'g' => Argument::Lines(1),
        op::GLOBAL | b'i' => Argument::Lines(2),
        op::BININT1 | op::BINGET | op::BINPUT | op::PROTO | 0x82 => Argument::Bytes(1),
        op::BININT2 | 0x83 => Argument::Bytes(2),
        op::BININT | op::LONG_BINGET | op::LONG_BINPUT | 0x84 => Argument::Bytes(4),
        op::BINFLOAT | op::FRAME => Argument::Bytes(8),
        b'U' | op::SHORT_BINBYTES | op::SHORT_BINUNICODE | op::LONG1 => Argument::Counted(1),
        b'T' | op::BINBYTES | op::BINUNICODE | op::LONG4 => Argument::Counted(4),
        op::BINUNICODE8 | op::BINBYTES8 | op::BYTEARRAY8 => Argument::Counted(8),
        op::MARK | op::STOP | op::POP | op::POP_MARK | op::DUP | op::NONE | op::REDUCE => {
            Argument::Bytes(0)
        }
        op::APPEND | op::BUILD | op::APPENDS | op::SETITEM | op::TUPLE | op::EMPTY_TUPLE => {
            Argument::Bytes(0)
        }
        op::SETITEMS | op::EMPTY_DICT | op::EMPTY_LIST | op::LIST | op::DICT | b'o' | b'Q' => {
            Argument::Bytes(0)
        }
        op::NEWOBJ | op::TUPLE1..=op::NEWFALSE | op::EMPTY_SET..=op::MEMOIZE | 0x97 | 0x98 => {
            Argument::Bytes(0)
        }
        _ => return None,
    })
}

/// The length of the pickle at the beginning; `None` if it does not end there, or is none.
pub fn extent(data: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let opcode = *data.get(at)?;
        at += 1;
        match argument(opcode)? {
            Argument::Bytes(count) => at += count,
            Argument::Counted(width) => {
                let bytes = data.get(at..at + width)?.iter().rev();
                let count = bytes.fold(0, |count, &byte| count << 8 | byte as usize);
                at = at.checked_add(width)?.checked_add(count)?;
            }
            Argument::Lines(count) => {
                for _ in 0..count {
                    at += memchr::memchr(b'\n', data.get(at..)?)? + 1;
                }
            }
        }
        if opcode == op::STOP {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::extent;

    #[test]
    fn pickles_end_at_stop() {
        assert_eq!(extent(b"\x80\x04K..rest"), Some(5));
        assert_eq!(extent(b"\x80\x04\x8c\x03a.b\x94.."), Some(9));
        assert_eq!(extent(b"cos\nsystem\n."), Some(12));
        assert_eq!(extent(b"\x80\x04K"), None);
        assert_eq!(
            extent(b"\x80\x04\x8e\xff\xff\xff\xff\xff\xff\xff\xff."),
            None
        );
        assert_eq!(extent(b"z"), None);
    }
}
