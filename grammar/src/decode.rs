//! Bytes of a source file to text: BOM, coding line (PEP 263), UTF-8 otherwise.

use crate::ast::Span;
use crate::error::SyntaxError;

/// Decodes a source file.
pub fn decode_source(bytes: &[u8]) -> Result<String, SyntaxError> {
    let (bytes, bom) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let error = |message: String| Err(SyntaxError::new(Span::new(0, 0, 0, 0), message));
    let declared = coding(bytes);
    let Some(name) = declared else {
        return utf8(bytes);
    };
    let normal = name.to_ascii_lowercase().replace('_', "-");
    let plain_utf8 = normal == "utf-8" || normal.starts_with("utf-8-");
    match normal.as_str() {
        "latin-1" | "iso-8859-1" | "iso-latin-1" if bom => {
            error("encoding problem: iso-8859-1 with BOM".into())
        }
        _ if bom && !plain_utf8 => error(format!("encoding problem: {name} with BOM")),
        _ if plain_utf8 => utf8(bytes),
        "utf8" | "u8" | "utf" | "utf8-ucs2" | "utf8-ucs4" | "cp65001" => utf8(bytes),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "l1" | "latin" | "cp819"
        | "iso-latin-1" => Ok(bytes.iter().map(|b| *b as char).collect()),
        "ascii" | "us-ascii" | "646" => match bytes.iter().position(|b| !b.is_ascii()) {
            None => utf8(bytes),
            Some(at) => error(format!(
                "'ascii' codec can't decode byte 0x{:02x} in position {at}: ordinal not in range(128)",
                bytes[at]
            )),
        },
        "cp1252" | "windows-1252" | "1252" => {
            let mut text = String::with_capacity(bytes.len());
            for (at, b) in bytes.iter().enumerate() {
                let c = match b {
                    0x80..=0x9f => CP1252[*b as usize - 0x80],
                    _ => *b as char,
                };
                if c == '\0' && *b != 0 {
                    return error(format!(
                        "'charmap' codec can't decode byte 0x{b:02x} in position {at}: \
                         character maps to <undefined>"
                    ));
                }
                text.push(c);
            }
            Ok(text)
        }
        _ => error(format!("unknown encoding: {name}")),
    }
}

/// Windows' characters 0x80 to 0x9f; NUL where there is none.
const CP1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The encoding that one of the first two lines declares: `^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)`,
/// the second only if the first is blank or a comment.
fn coding(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|b| *b == b'\n' || *b == b'\r').take(2) {
        let start = line
            .iter()
            .position(|b| !matches!(b, b' ' | b'\t' | b'\x0c'));
        let Some(start) = start else { continue };
        if line[start] != b'#' {
            return None;
        }
        let comment = &line[start..];
        for at in 0..comment.len().saturating_sub(6) {
            let Some(rest) = comment[at..].strip_prefix(b"coding") else {
                continue;
            };
            let Some((b':' | b'=', rest)) = rest.split_first() else {
                continue;
            };
            let name: String = rest
                .iter()
                .skip_while(|b| matches!(b, b' ' | b'\t'))
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
                .map(|b| *b as char)
                .collect();
            if !name.is_empty() {
                return Some(name);
            }
        }
    }
    None
}

fn utf8(bytes: &[u8]) -> Result<String, SyntaxError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_string()),
        Err(e) => {
            let at = e.valid_up_to();
            let line = 1 + bytes[..at].iter().filter(|b| **b == b'\n').count() as u32;
            let line_start = bytes[..at]
                .iter()
                .rposition(|b| *b == b'\n')
                .map_or(0, |i| i + 1);
            let col = (at - line_start) as u32;
            // CPython puts " in file NAME" before " on line" if it has a name.
            let message = format!(
                "Non-UTF-8 code starting with '\\x{:02x}' on line {line}, but no encoding declared; \
                 see https://peps.python.org/pep-0263/ for details",
                bytes[at]
            );
            Err(SyntaxError::new(Span::new(line, col, line, col), message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!(decode_source(b"\xef\xbb\xbfx").as_deref(), Ok("x"));
        assert_eq!(
            decode_source(b"# -*- coding: latin-1 -*-\n\xe9").as_deref(),
            Ok("# -*- coding: latin-1 -*-\n\u{e9}")
        );
        assert_eq!(
            decode_source(b"#!x\n# vim: fileencoding=cp1252\n\x80")
                .unwrap()
                .chars()
                .last(),
            Some('€')
        );
        assert_eq!(
            decode_source(b"# coding: klingon\n").unwrap_err().message,
            "unknown encoding: klingon"
        );
        assert!(decode_source(b"x = 1\n\n# coding: klingon\n").is_ok());
        assert!(decode_source(b"\xff").is_err());
    }
}
