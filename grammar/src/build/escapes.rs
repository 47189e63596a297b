//! Escape sequences of string and bytes literals, after `decode_unicode_with_escapes` and
//! `_PyUnicode_DecodeUnicodeEscapeInternal` in CPython.

use crate::ast::Text;
use crate::character_names::character;

/// What an escape sequence may warn of: the sequence and its offset in the literal's body.
pub type Dubious = Vec<(String, usize)>;

/// Text that may come to hold surrogates.
#[derive(Default)]
pub struct TextBuilder {
    utf8: String,
    wide: Option<Vec<u32>>,
}

impl TextBuilder {
    pub fn push_str(&mut self, s: &str) {
        match &mut self.wide {
            None => self.utf8.push_str(s),
            Some(wide) => wide.extend(s.chars().map(u32::from)),
        }
    }

    fn push(&mut self, code: u32) {
        match (char::from_u32(code), &mut self.wide) {
            (Some(c), None) => self.utf8.push(c),
            (_, Some(wide)) => wide.push(code),
            (None, wide) => {
                let mut all: Vec<u32> = self.utf8.chars().map(u32::from).collect();
                all.push(code);
                *wide = Some(all);
            }
        }
    }

    pub fn push_text(&mut self, text: &Text) {
        match text {
            Text::Utf8(s) => self.push_str(s),
            Text::Wide(codes) => codes.iter().for_each(|c| self.push(*c)),
        }
    }

    pub fn finish(self) -> Text {
        match self.wide {
            None => Text::Utf8(self.utf8.into()),
            Some(wide) => Text::Wide(wide.into()),
        }
    }
}

/// A text literal's body, with the words of a UnicodeDecodeError if it cannot be.
pub fn decode_text(body: &str, dubious: &mut Dubious) -> Result<Text, String> {
    if !body.contains('\\') {
        return Ok(body.into());
    }
    let mut out = TextBuilder::default();
    // Positions in messages are those in the text that CPython hands to its codec, in which every
    // non-ASCII character has become ten: \UXXXXXXXX.
    let mut shift = 0;
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        let (plain, escape) = rest.split_at(at);
        out.push_str(plain);
        shift += plain
            .chars()
            .filter(|c| !c.is_ascii())
            .map(|c| 10 - c.len_utf8())
            .sum::<usize>();
        let offset = body.len() - escape.len();
        let used = text_escape(escape, offset, shift, &mut out, dubious)?;
        rest = &escape[used..];
    }
    out.push_str(rest);
    Ok(out.finish())
}

/// One escape sequence at the start of `s`; how long it is.
fn text_escape(
    s: &str,
    offset: usize,
    shift: usize,
    out: &mut TextBuilder,
    dubious: &mut Dubious,
) -> Result<usize, String> {
    // At the end (before a field) or before a non-ASCII character a backslash stands for itself.
    let Some(c) = s[1..].chars().next().filter(char::is_ascii) else {
        out.push('\\' as u32);
        return Ok(1);
    };
    let digits = |wanted: usize| {
        s[2..]
            .bytes()
            .take(wanted)
            .take_while(u8::is_ascii_hexdigit)
            .count()
    };
    let wrong = |used: usize, what: &str| {
        let start = offset + shift;
        let end = start + used - 1;
        Err(format!(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {what}"
        ))
    };
    match c {
        '\n' => return Ok(2),
        'x' | 'u' | 'U' => {
            let (wanted, what) = match c {
                'x' => (2, "truncated \\xXX escape"),
                'u' => (4, "truncated \\uXXXX escape"),
                _ => (8, "truncated \\UXXXXXXXX escape"),
            };
            let n = digits(wanted);
            if n < wanted {
                return wrong(n + 2, what);
            }
            let code = u32::from_str_radix(&s[2..2 + n], 16).unwrap_or(u32::MAX);
            if code > 0x10FFFF {
                return wrong(n + 2, "illegal Unicode character");
            }
            out.push(code);
            return Ok(n + 2);
        }
        'N' => {
            let named = s[2..]
                .strip_prefix('{')
                .and_then(|r| r.find('}').map(|i| &r[..i]));
            return match named {
                Some(name) if !name.is_empty() => match character(name) {
                    Some(c) => {
                        out.push(c as u32);
                        Ok(name.len() + 4)
                    }
                    None => wrong(name.len() + 4, "unknown Unicode character name"),
                },
                _ => {
                    let used = 2 + usize::from(s[2..].starts_with('{'));
                    let used = if s[2..].starts_with('{') && named.is_none() {
                        s.len().max(3)
                    } else {
                        used
                    };
                    wrong(used, "malformed \\N character escape")
                }
            };
        }
        _ => {}
    }
    if let Some((code, used)) = shared_escape(s, offset, dubious) {
        out.push(code);
        return Ok(used);
    }
    dubious.push((format!("\\{c}"), offset));
    out.push('\\' as u32);
    Ok(1)
}

/// Escapes that text and bytes have in common.
fn shared_escape(s: &str, offset: usize, dubious: &mut Dubious) -> Option<(u32, usize)> {
    let code = match s.as_bytes()[1] {
        c @ (b'\\' | b'\'' | b'"') => c,
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        b'0'..=b'7' => {
            let n = s[1..]
                .bytes()
                .take(3)
                .take_while(|b| matches!(b, b'0'..=b'7'))
                .count();
            let code = u32::from_str_radix(&s[1..1 + n], 8).unwrap_or(0);
            if code > 0o377 {
                dubious.push((s[..1 + n].to_string(), offset));
            }
            return Some((code, n + 1));
        }
        _ => return None,
    };
    Some((u32::from(code), 2))
}

/// A bytes literal's body, which must be ASCII.
pub fn decode_bytes(body: &str, dubious: &mut Dubious) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        let s = &rest[at..];
        let offset = body.len() - s.len();
        let used = match s.as_bytes().get(1) {
            None => return Err("(value error) Trailing \\ in string".into()),
            Some(b'\n') => 2,
            Some(b'x') => {
                let code = s
                    .get(2..4)
                    .filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
                let Some(code) = code.and_then(|d| u8::from_str_radix(d, 16).ok()) else {
                    return Err(format!(
                        "(value error) invalid \\x escape at position {offset}"
                    ));
                };
                out.push(code);
                4
            }
            Some(&c) => match shared_escape(s, offset, dubious) {
                Some((code, used)) => {
                    out.push(code as u8);
                    used
                }
                None => {
                    dubious.push((format!("\\{}", c as char), offset));
                    out.push(b'\\');
                    1
                }
            },
        };
        rest = &s[used..];
    }
    out.extend_from_slice(rest.as_bytes());
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> Result<Text, String> {
        decode_text(body, &mut Vec::new())
    }

    #[test]
    fn escapes() {
        assert_eq!(
            text(r"a\n\x41\u00e9\101\N{BULLET}\U0001F600"),
            Ok("a\nAéA•😀".into())
        );
        assert_eq!(text("a\\\nb"), Ok("ab".into()));
        assert_eq!(
            text(r"\ud800x"),
            Ok(Text::Wide([0xD800, 0x78].as_slice().into()))
        );
        let mut dubious = Vec::new();
        assert_eq!(
            decode_text(r"\d\777", &mut dubious),
            Ok("\\d\u{1ff}".into())
        );
        assert_eq!(dubious, [("\\d".to_string(), 0), ("\\777".to_string(), 2)]);
        assert_eq!(
            decode_bytes(r"\xff\0\'", &mut dubious),
            Ok(vec![255, 0, 39])
        );
    }

    #[test]
    fn complaints() {
        let codec = "(unicode error) 'unicodeescape' codec can't decode bytes in position";
        for (body, message) in [
            (r"\x1", "0-2: truncated \\xXX escape"),
            (r"é\N{NO}", "10-15: unknown Unicode character name"),
            (r"\U00110000", "0-9: illegal Unicode character"),
            (r"\N", "0-1: malformed \\N character escape"),
        ] {
            assert_eq!(text(body), Err(format!("{codec} {message}")));
        }
        assert_eq!(
            decode_bytes(r"a\x0g", &mut Vec::new()),
            Err("(value error) invalid \\x escape at position 1".into())
        );
    }
}
