//! Text form of code objects, for `gillie dis` and the `dis` module.

use std::fmt::Write;

use crate::{Code, Const, Format, LocalKind, Opcode, Operand, TABLE, Text};

/// The whole of a code object and of those within it.
pub fn disassemble(code: &Code) -> String {
    disassemble_to(code, usize::MAX)
}

/// As [`disassemble`], nested code objects down to a depth (0: none).
pub fn disassemble_to(code: &Code, depth: usize) -> String {
    let mut out = String::new();
    let mut work = vec![(code, depth)];
    while let Some((code, depth)) = work.pop() {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "{}", title(code));
        one(&mut out, code);
        if depth == 0 {
            continue;
        }
        let inner: Vec<(&Code, usize)> = code
            .constants
            .iter()
            .filter_map(|c| match c {
                Const::Code(c) => Some((&**c, depth - 1)),
                _ => None,
            })
            .collect();
        work.extend(inner.into_iter().rev());
    }
    out
}

fn title(code: &Code) -> String {
    format!(
        "{} (line {}, {} registers, temporaries from {})",
        code.qualname, code.first_line, code.n_registers, code.first_temp
    )
}

/// An instruction as decoded from words: offset (of the EXT if there is one), opcode, operands, data words.
#[derive(Clone, Debug)]
pub struct Decoded {
    pub offset: usize,
    pub next: usize,
    pub op: Opcode,
    pub operands: Vec<(Operand, i64)>,
}

/// Decodes the instruction at `offset`; `None` if there is none.
pub fn decode(words: &[u32], offset: usize) -> Option<Decoded> {
    let mut at = offset;
    let mut word = *words.get(at)?;
    let mut high = [0u32; 3];
    let mut wide = false;
    if word & 255 == Opcode::EXT as u32 {
        wide = true;
        high = [word >> 8 & 255, word >> 16 & 255, word >> 24];
        at += 1;
        word = *words.get(at)?;
    }
    let op = Opcode::from_u8((word & 255) as u8)?;
    let info = &TABLE[op as usize];
    let fields: Vec<u32> = match info.format {
        Format::ABC => vec![
            word >> 8 & 255 | high[0] << 8,
            word >> 16 & 255 | high[1] << 8,
            word >> 24 | high[2] << 8,
        ],
        Format::ABx => vec![
            word >> 8 & 255 | high[0] << 8,
            word >> 16 | high[1] << 16 | high[2] << 24,
        ],
        Format::Ax => vec![word >> 8],
    };
    let next = at + 1 + info.data.len();
    if next > words.len() {
        return None;
    }
    let mut operands = Vec::new();
    for (index, role) in info.operands.iter().enumerate() {
        let value = fields[index];
        let value = match (role, info.format, wide) {
            (Operand::Signed, Format::ABC, false) => value as u8 as i8 as i64,
            (Operand::Signed, Format::ABx, true) => value as i32 as i64,
            (Operand::Signed, _, _) => value as u16 as i16 as i64,
            (Operand::Jump, _, _) => next as i64 + ((value << 8) as i32 >> 8) as i64,
            _ => value as i64,
        };
        operands.push((*role, value));
    }
    for (index, role) in info.data.iter().enumerate() {
        let value = words[at + 1 + index];
        let value = match role {
            Operand::Jump => next as i64 + value as i32 as i64,
            _ => value as i64,
        };
        operands.push((*role, value));
    }
    Some(Decoded {
        offset,
        next,
        op,
        operands,
    })
}

/// The name of a register.
pub fn register(code: &Code, index: i64) -> String {
    match code.locals.get(index as usize) {
        Some(local) => match local.kind {
            LocalKind::Local if local.hidden => format!("{}'", local.name),
            LocalKind::Local => local.name.to_string(),
            LocalKind::Cell => format!("cell:{}", local.name),
            LocalKind::Free => format!("free:{}", local.name),
        },
        None => format!("t{}", index - code.first_temp as i64),
    }
}

/// One operand as text; empty if it says nothing.
pub fn operand(code: &Code, role: Operand, value: i64) -> String {
    match role {
        Operand::None | Operand::Cache => String::new(),
        Operand::Dst | Operand::Use | Operand::Keep | Operand::Run => register(code, value),
        Operand::Imm | Operand::Signed => value.to_string(),
        Operand::Name => match code.names.get(value as usize) {
            Some(name) => name.to_string(),
            None => format!("name {value}?"),
        },
        Operand::Const => match code.constants.get(value as usize) {
            Some(c) => format!("({})", constant(c)),
            None => format!("constant {value}?"),
        },
        Operand::Jump => format!("-> {value}"),
    }
}

/// One instruction without line and offset.
pub fn instruction(code: &Code, d: &Decoded) -> String {
    let operands: Vec<String> = d
        .operands
        .iter()
        .map(|&(role, value)| operand(code, role, value))
        .filter(|s| !s.is_empty())
        .collect();
    format!("{:<20} {}", d.op.info().name, operands.join(", "))
        .trim_end()
        .to_string()
}

fn one(out: &mut String, code: &Code) {
    let mut at = 0;
    let mut line = 0;
    while at < code.words.len() {
        let Some(d) = decode(&code.words, at) else {
            let _ = writeln!(out, "      {at:>5}  ?");
            break;
        };
        let here = code.position(at).line;
        if here != line {
            line = here;
            let _ = write!(out, "{line:>5} ");
        } else {
            out.push_str("      ");
        }
        let _ = writeln!(out, "{at:>5}  {}", instruction(code, &d));
        at = d.next;
    }
    if !code.handlers.is_empty() {
        out.push_str("  exceptions:\n");
        for h in &code.handlers {
            let _ = writeln!(
                out,
                "    {} to {} -> {} in {}",
                h.start,
                h.end,
                h.target,
                register(code, h.exception as i64)
            );
        }
    }
}

/// Python's repr of a constant.
pub fn constant(c: &Const) -> String {
    match c {
        Const::None => "None".into(),
        Const::Ellipsis => "Ellipsis".into(),
        Const::Bool(true) => "True".into(),
        Const::Bool(false) => "False".into(),
        Const::Int(i) => i.to_string(),
        Const::BigInt {
            negative,
            magnitude,
        } => {
            let digits: String = magnitude.iter().rev().map(|b| format!("{b:02x}")).collect();
            format!(
                "{}0x{}",
                if *negative { "-" } else { "" },
                digits.trim_start_matches('0')
            )
        }
        Const::Float(f) => float_text(*f),
        Const::Complex(a, b) if *a == 0.0 && a.is_sign_positive() => format!("{b}j"),
        Const::Complex(a, b) => format!("({a}{b:+}j)"),
        Const::Str(Text::Utf8(s)) => quote_text(s.chars().map(u32::from)),
        Const::Str(Text::Wide(w)) => quote_text(w.iter().copied()),
        Const::Bytes(b) => format!("b{}", quote_bytes(b)),
        Const::Tuple(items) => {
            let inner: Vec<String> = items.iter().map(constant).collect();
            match &inner[..] {
                [one] => format!("({one},)"),
                _ => format!("({})", inner.join(", ")),
            }
        }
        Const::FrozenSet(items) => {
            let inner: Vec<String> = items.iter().map(constant).collect();
            format!("frozenset({{{}}})", inner.join(", "))
        }
        Const::Slice(items) => {
            let inner: Vec<String> = items.iter().map(constant).collect();
            format!("slice({})", inner.join(", "))
        }
        Const::Code(code) => format!("<code {}>", code.qualname),
    }
}

/// Python's repr of a float: the shortest text that reads back the same.
pub fn float_text(f: f64) -> String {
    if f.is_nan() {
        return "nan".into();
    }
    if f.is_infinite() {
        return if f > 0.0 { "inf".into() } else { "-inf".into() };
    }
    let text = format!("{f:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{f}");
        return if plain.contains('.') {
            plain
        } else {
            format!("{plain}.0")
        };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// Python's repr of a str.
pub fn quote_text(points: impl Iterator<Item = u32>) -> String {
    let points: Vec<u32> = points.collect();
    let single = points.contains(&u32::from('\''));
    let double = points.contains(&u32::from('"'));
    let mark = if single && !double { '"' } else { '\'' };
    let mut out = String::with_capacity(points.len() + 2);
    out.push(mark);
    for &p in &points {
        match char::from_u32(p) {
            None => {
                let _ = write!(out, "\\u{p:04x}");
            }
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some('\\') => out.push_str("\\\\"),
            Some(c) if c == mark => {
                out.push('\\');
                out.push(c);
            }
            Some(c) if c.is_control() && p < 0x100 => {
                let _ = write!(out, "\\x{p:02x}");
            }
            Some(c) if c.is_control() => {
                let _ = write!(out, "\\u{p:04x}");
            }
            Some(c) => out.push(c),
        }
    }
    out.push(mark);
    out
}

/// Python's repr of bytes, without the `b`.
pub fn quote_bytes(bytes: &[u8]) -> String {
    let mark = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    let mut out = String::with_capacity(bytes.len() + 2);
    out.push(mark);
    for &b in bytes {
        match b {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\\' => out.push_str("\\\\"),
            b if char::from(b) == mark => {
                out.push('\\');
                out.push(mark);
            }
            0x20..0x7f => out.push(char::from(b)),
            b => {
                let _ = write!(out, "\\x{b:02x}");
            }
        }
    }
    out.push(mark);
    out
}
