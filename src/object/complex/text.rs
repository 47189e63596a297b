//! Complex numbers as text.

use super::Parts;
use crate::object::format::double::{Style, to_text};
use crate::object::int::is_blank;

/// `repr`.
pub(super) fn repr((real, imag): Parts) -> String {
    let part = |number: f64| to_text(number, b'r', 0, Style::default());
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imag));
    }
    let sign = if imag.is_sign_negative() && !imag.is_nan() {
        ""
    } else {
        "+"
    };
    format!("({}{sign}{}j)", part(real), part(imag))
}

/// Length of the float literal that begins `text`.
fn float_length(text: &[u8]) -> usize {
    let mut at = matches!(text.first(), Some(b'+' | b'-')) as usize;
    let word = |at: usize, word: &[u8]| {
        text.len() >= at + word.len() && text[at..at + word.len()].eq_ignore_ascii_case(word)
    };
    for name in [&b"infinity"[..], b"inf", b"nan"] {
        if word(at, name) {
            return at + name.len();
        }
    }
    let figure = |at: usize| matches!(text.get(at), Some(b'0'..=b'9' | b'_'));
    let start = at;
    while figure(at) {
        at += 1;
    }
    let mut count = at - start;
    if text.get(at) == Some(&b'.') {
        let point = at;
        at += 1;
        while figure(at) {
            at += 1;
        }
        count += at - point - 1;
    }
    if count == 0 {
        return 0;
    }
    if matches!(text.get(at), Some(b'e' | b'E')) {
        let mut end = at + 1;
        end += matches!(text.get(end), Some(b'+' | b'-')) as usize;
        let figures = end;
        while figure(end) {
            end += 1;
        }
        if end > figures {
            at = end;
        }
    }
    at
}

fn number(text: &[u8]) -> Option<f64> {
    if text.is_empty() || is_blank(text[0]) {
        return None;
    }
    crate::object::float::parse(std::str::from_utf8(text).ok()?)
}

fn trim(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_blank(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_blank(*last)
    {
        text = rest;
    }
    text
}

/// Parses what `complex(text)` takes: `a`, `bj`, `a+bj`, perhaps in parentheses.
pub(super) fn parse(text: &[u8]) -> Option<Parts> {
    let mut text = trim(text);
    if let [b'(', inner @ .., b')'] = text {
        text = trim(inner);
    }
    let length = float_length(text);
    let (first, rest) = text.split_at(length);
    match rest {
        // `a`
        [] if length > 0 => Some((number(first)?, 0.0)),
        // `bj`
        [b'j' | b'J'] if length > 0 => Some((0.0, number(first)?)),
        // `a+bj`, `a+j`
        [b'+' | b'-', ..] if length > 0 => {
            let real = number(first)?;
            Some((real, imaginary(rest)?))
        }
        // `j`, `+j`
        _ if length == 0 => Some((0.0, unit(text)?)),
        _ => None,
    }
}

fn unit(text: &[u8]) -> Option<f64> {
    match text {
        [b'j' | b'J'] | [b'+', b'j' | b'J'] => Some(1.0),
        [b'-', b'j' | b'J'] => Some(-1.0),
        _ => None,
    }
}

fn imaginary(text: &[u8]) -> Option<f64> {
    let length = float_length(text);
    match (length, &text[length..]) {
        (0, _) => unit(text),
        (_, [b'j' | b'J']) => number(&text[..length]),
        _ => None,
    }
}
