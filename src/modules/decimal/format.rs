//! `Decimal.__format__`: the mini-language as libmpdec has it (`mpd_parse_fmt_str`, `mpd_qformat_spec`), which differs from
//! that of floats in small things.

use super::number::{MAX_PREC, Number};
use super::text::{Style, push};
use super::work::{Work, status::NO_MEMORY};

/// A parsed specification.
pub struct Spec {
    fill: char,
    /// `z`: zeros behind the sign, which separators group too.
    align: u8,
    sign: u8,
    no_negative_zero: bool,
    width: i64,
    precision: Option<i64>,
    /// `e`, `f`, `g` or `%`, in capitals for a capital exponent.
    code: u8,
    /// Whether the point and the separators are those of the locale.
    pub is_local: bool,
    /// None but those that are asked for.
    pub separators: Separators,
}

/// What stands between digits. Without a point digits are written as they are.
#[derive(Default)]
pub struct Separators {
    pub point: String,
    pub thousands: String,
    /// Lengths of groups, the last of which repeats; with 127 all the rest is one.
    pub groups: Vec<u8>,
}

/// A decimal number at the beginning of a specification; `None` if it is too large.
fn number(rest: &mut &[u8]) -> Option<i64> {
    let mut value = 0i64;
    while let [digit @ b'0'..=b'9', tail @ ..] = *rest {
        value = value.checked_mul(10)?.checked_add((digit - b'0') as i64)?;
        *rest = tail;
    }
    Some(value)
}

const ALIGNMENTS: &[u8] = b"<>=^";

impl Spec {
    /// Reads a specification; `None` if it is none.
    pub fn parse(text: &str, capitals: bool) -> Option<Spec> {
        let mut spec = Spec {
            fill: ' ',
            align: b'>',
            sign: b'-',
            no_negative_zero: false,
            width: 0,
            precision: None,
            code: if capitals { b'G' } else { b'g' },
            is_local: false,
            separators: Separators::default(),
        };
        let first = text.chars().next();
        let behind = &text.as_bytes()[first.map_or(0, char::len_utf8)..];
        let mut rest = text.as_bytes();
        let mut aligned = false;
        match (behind, rest) {
            ([align, tail @ ..], _) if ALIGNMENTS.contains(align) => {
                (spec.fill, spec.align, aligned) = (first?, *align, true);
                rest = tail;
            }
            (_, [align, tail @ ..]) if ALIGNMENTS.contains(align) => {
                (spec.align, aligned) = (*align, true);
                rest = tail;
            }
            _ => {}
        }
        if let [sign @ (b'+' | b'-' | b' '), tail @ ..] = rest {
            spec.sign = *sign;
            rest = tail;
        }
        if let [b'z', tail @ ..] = rest {
            spec.no_negative_zero = true;
            rest = tail;
        }
        if let [b'0', tail @ ..] = rest {
            if aligned {
                return None;
            }
            (spec.align, spec.fill) = (b'z', '0');
            rest = tail;
        }
        if let [b'0', ..] = rest {
            return None;
        }
        spec.width = number(&mut rest)?;
        if let [b',', tail @ ..] = rest {
            spec.separators = Separators {
                point: ".".into(),
                thousands: ",".into(),
                groups: vec![3],
            };
            rest = tail;
        }
        if let [b'.', tail @ ..] = rest {
            rest = tail;
            if !rest.first()?.is_ascii_digit() {
                return None;
            }
            spec.precision = Some(number(&mut rest)?);
        }
        match rest {
            [
                code @ (b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%'),
                tail @ ..,
            ] => {
                spec.code = *code;
                rest = tail;
            }
            [code @ (b'n' | b'N'), tail @ ..] => {
                if !spec.separators.point.is_empty() {
                    return None;
                }
                spec.code = if *code == b'N' { b'G' } else { b'g' };
                spec.is_local = true;
                rest = tail;
            }
            _ => {}
        }
        rest.is_empty().then_some(spec)
    }

    /// The number as the specification wants it; `None` if that is more than there is room for (then NO_MEMORY is raised)
    /// or than is allowed.
    pub fn format(&self, number: &Number, work: &mut Work) -> Option<String> {
        if self.width > MAX_PREC || self.precision.is_some_and(|precision| precision > MAX_PREC) {
            return None;
        }
        let (mut fill, mut align) = (self.fill, self.align);
        let percent = self.code == b'%';
        let mut number = number.clone();
        let mut style = Style::Scientific;
        if number.is_special() {
            if align == b'z' {
                (fill, align) = (' ', b'>');
            }
        } else {
            style = self.prepare(&mut number, work)?;
            if self.no_negative_zero && number.is_zero() {
                number.negative = false;
            }
        }
        let negative = std::mem::replace(&mut number.negative, false);
        let room = match style {
            Style::Fixed => number.digits + number.exponent.abs(),
            _ => number.digits + self.precision.unwrap_or(0),
        };
        if !work.has_room(room) || !work.has_room(self.width) {
            return None;
        }
        let mut digits = Vec::with_capacity(48);
        push(&mut digits, &number, style, self.code.is_ascii_uppercase());
        if percent {
            digits.push(b'%');
        }
        let mut text = String::from_utf8(digits).unwrap_or_default();
        let sign = match (negative, self.sign) {
            (true, _) => "-",
            (_, b'+') => "+",
            (_, b' ') => " ",
            _ => "",
        };
        if !self.separators.point.is_empty() && !number.is_special() {
            let least = if align == b'z' {
                self.width - sign.len() as i64
            } else {
                0
            };
            text = self.separators.apply(&text, least);
        }
        Some(pad(sign, text, fill, align, self.width))
    }

    /// Rounds the number as precision and type want it.
    fn prepare(&self, number: &mut Number, work: &mut Work) -> Option<Style> {
        let code = self.code.to_ascii_lowercase();
        if code == b'%' {
            number.exponent += 2;
        }
        // What is rounded here raises no signals.
        let mut quiet = Work { status: 0, ..*work };
        let style = match (code, self.precision) {
            (b'g', precision) => {
                if let Some(precision) = precision
                    && number.digits > precision.max(1)
                {
                    *number = quiet.rounded(number, precision.max(1));
                }
                Style::Scientific
            }
            (b'e', Some(precision)) if number.is_zero() => Style::Exponent(1 - precision),
            (b'e', precision) => {
                if let Some(precision) = precision {
                    if number.digits > precision + 1 {
                        *number = quiet.rounded(number, precision + 1);
                    } else {
                        let exponent = number.exponent - (precision + 1 - number.digits);
                        *number = self.rescaled(number, exponent, &mut quiet, work)?;
                    }
                }
                Style::Exponent(1)
            }
            (_, Some(precision)) => {
                *number = self.rescaled(number, -precision, &mut quiet, work)?;
                Style::Fixed
            }
            (_, None) => {
                if number.is_zero() && number.exponent > 0 {
                    number.exponent = 0;
                }
                Style::Fixed
            }
        };
        Some(style)
    }

    fn rescaled(
        &self,
        number: &Number,
        exponent: i64,
        quiet: &mut Work,
        work: &mut Work,
    ) -> Option<Number> {
        let result = quiet.rescaled(number, exponent);
        if result.is_none() {
            work.raise(NO_MEMORY);
        }
        result
    }
}

impl Separators {
    /// Whether they are what libmpdec takes.
    pub fn are_valid(&self) -> bool {
        (1..=4).contains(&self.point.len())
            && self.thousands.len() <= 4
            && self.groups.iter().all(|&length| length < 128)
    }

    /// A number's text with separators in its whole part, which is filled with zeros until all is `least` characters long.
    fn apply(&self, text: &str, least: i64) -> String {
        let whole = text.bytes().take_while(u8::is_ascii_digit).count();
        let (mut digits, rest) = text.split_at(whole);
        let (point, rest) = match rest.strip_prefix('.') {
            Some(fraction) => (&*self.point, fraction),
            None => ("", rest),
        };
        let behind = point.chars().count() + rest.len();
        let mut least = least - behind as i64;
        let between = self.thousands.chars().count() as i64;
        // From the right: how many zeros, and which digits behind them.
        let mut groups: Vec<(usize, &str)> = Vec::new();
        let mut lengths = self.groups.iter().copied();
        let mut length = lengths.next();
        loop {
            let all = (digits.len() as i64).max(least).max(1);
            let this = match length {
                Some(length @ 1..127) => all.min(length as i64),
                _ => all,
            } as usize;
            let taken = this.min(digits.len());
            let (left, group) = digits.split_at(digits.len() - taken);
            groups.push((this - taken, group));
            digits = left;
            least -= this as i64;
            if digits.is_empty() && least <= 0 {
                break;
            }
            least -= between;
            length = lengths.next().or(length);
        }
        let mut out = String::with_capacity(text.len() + 8 + groups.len() * 4);
        for (at, (zeros, group)) in groups.iter().enumerate().rev() {
            out.extend(std::iter::repeat_n('0', *zeros));
            out.push_str(group);
            if at > 0 {
                out.push_str(&self.thousands);
            }
        }
        out.push_str(point);
        out.push_str(rest);
        out
    }
}

fn pad(sign: &str, text: String, fill: char, align: u8, width: i64) -> String {
    let length = (sign.len() + text.chars().count()) as i64;
    let missing = (width - length).max(0) as usize;
    if missing == 0 && sign.is_empty() {
        return text;
    }
    let (before, inside, after) = match align {
        b'<' => (0, 0, missing),
        b'^' => (missing / 2, 0, missing - missing / 2),
        b'=' | b'z' => (0, missing, 0),
        _ => (missing, 0, 0),
    };
    let filling = |count: usize| std::iter::repeat_n(fill, count);
    let mut padded = String::with_capacity(text.len() + 1 + missing * fill.len_utf8());
    padded.extend(filling(before));
    padded.push_str(sign);
    padded.extend(filling(inside));
    padded.push_str(&text);
    padded.extend(filling(after));
    padded
}
