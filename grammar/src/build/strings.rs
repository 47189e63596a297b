//! String literals: decoding, implicit concatenation and replacement fields, after
//! `Parser/action_helpers.c` (`_PyPegen_concatenate_strings`, `_PyPegen_joined_str`,
//! `_PyPegen_formatted_value`) and `Parser/string_parser.c`, from which the odd positions come.

use super::escapes::{Dubious, TextBuilder, decode_bytes, decode_text};
use super::{Builder, Built};
use crate::ast::*;
use crate::error::{Shown, Warning};
use crate::token::Pos;

/// One literal of an implicit concatenation.
pub enum StringPart {
    /// Without fields.
    Constant(Expr),
    /// An f-string (`template` false) or t-string.
    Joined { values: Vec<Expr>, template: bool },
}

/// A piece of an f-string, t-string or format spec.
pub enum TextPart {
    /// Literal text, still with its escapes.
    Text(Pos, Pos),
    /// A replacement field.
    Field(Box<Field>),
}

/// A replacement field.
pub struct Field {
    span: Span,
    value: Expr,
    /// The text from after `{` to the `!`, `:` or `}`, and where that is.
    source: (Pos, Pos),
    debug: bool,
    conversion: Conversion,
    spec: Option<Box<Expr>>,
}

/// What follows the colon of a field.
pub struct FormatSpec {
    pub start: Pos,
    pub end: Pos,
    pub parts: Vec<TextPart>,
}

fn constant(span: Span, text: Text, u_prefix: bool) -> Expr {
    Expr::new(
        span,
        ExprKind::Constant {
            value: Constant::Str(text),
            u_prefix,
        },
    )
}

fn as_text(e: &Expr) -> Option<&Text> {
    match &e.kind {
        ExprKind::Constant {
            value: Constant::Str(text),
            ..
        } => Some(text),
        _ => None,
    }
}

impl Builder<'_> {
    /// The warning about the first escape of a token that is none. As in CPython 3.13 its place is that of the token
    /// at which this is noticed: the literal, or the end of an f-string.
    fn warn(&self, dubious: Dubious, span: Span) {
        if let Some((escape, _)) = dubious.into_iter().next() {
            let octal = matches!(escape.as_bytes().get(1), Some(b'0'..=b'7'));
            let what = if octal { "octal escape" } else { "escape" };
            let message = format!("invalid {what} sequence '{escape}'");
            let shown = match span.line == span.end_line {
                true => Shown::Ended,
                false => Shown::Bare,
            };
            self.warnings.borrow_mut().push(Warning {
                message,
                span,
                shown,
            });
        }
    }

    /// The literal without fields at `l..r`.
    pub fn string(&self, l: Pos, r: Pos) -> Built<StringPart> {
        let source = self.text(l, r);
        let prefix_len = source.find(['"', '\'']).unwrap_or(0);
        let (prefix, quoted) = source.split_at(prefix_len);
        let quotes =
            if quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''")) {
                3
            } else {
                1
            };
        let body = &quoted[quotes..quoted.len() - quotes];
        let raw = prefix.contains(['r', 'R']);
        let mut dubious = Vec::new();
        let value = if prefix.contains(['b', 'B']) {
            if !body.is_ascii() {
                return self
                    .bad_literal(l.to(r), "bytes can only contain ASCII literal characters");
            }
            let bytes = if raw {
                Ok(body.as_bytes().to_vec())
            } else {
                decode_bytes(body, &mut dubious)
            };
            bytes.map(|b| Constant::Bytes(b.into()))
        } else {
            let text = if raw {
                Ok(body.into())
            } else {
                decode_text(body, &mut dubious)
            };
            text.map(Constant::Str)
        };
        self.warn(dubious, l.to(r));
        match value {
            Ok(value) => {
                let u_prefix = prefix == "u";
                Ok(StringPart::Constant(self.expr(
                    l,
                    r,
                    ExprKind::Constant { value, u_prefix },
                )))
            }
            Err(message) => self.bad_literal(l.to(r), message),
        }
    }

    /// The f-string or t-string at `l..r`, whose opening ends at `open`.
    pub fn formatted(
        &self,
        l: Pos,
        open: Pos,
        r: Pos,
        parts: Vec<TextPart>,
        template: bool,
    ) -> Built<StringPart> {
        let raw = self.text(l, open).contains(['r', 'R']);
        let opening = self.text(l, open);
        let quotes = match opening.ends_with("\"\"\"") || opening.ends_with("'''") {
            true => 3,
            false => 1,
        };
        let closing = Pos {
            line: r.line,
            col: r.col.saturating_sub(quotes),
        };
        let values = self.text_values(parts, raw, template, l.to(r), Some(closing.to(r)))?;
        Ok(StringPart::Joined { values, template })
    }

    fn text_values(
        &self,
        parts: Vec<TextPart>,
        raw: bool,
        template: bool,
        whole: Span,
        end: Option<Span>,
    ) -> Built<Vec<Expr>> {
        let mut values = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                TextPart::Text(l, r) => {
                    let mut source = self.text(l, r);
                    if source.ends_with("{{") || source.ends_with("}}") {
                        source = &source[..source.len() - 1];
                    }
                    let mut dubious = Vec::new();
                    let text = if raw {
                        Ok(source.into())
                    } else {
                        decode_text(source, &mut dubious)
                    };
                    // The lexer has warned of backslashes before braces.
                    dubious.retain(|(escape, _)| !escape.ends_with(['{', '}']));
                    self.warn(dubious, end.unwrap_or(l.to(r)));
                    match text {
                        Ok(text) => values.push(constant(l.to(r), text, false)),
                        Err(message) => return self.bad_literal(end.unwrap_or(whole), message),
                    }
                }
                TextPart::Field(field) => self.field_values(*field, template, &mut values),
            }
        }
        Ok(values)
    }

    fn field_values(&self, field: Field, template: bool, values: &mut Vec<Expr>) {
        let Field {
            span,
            value,
            source: (from, to),
            debug,
            conversion,
            spec,
        } = field;
        let source = self.text(from, to);
        if debug {
            values.push(constant(
                from.to(to),
                without_comments(source).as_str().into(),
                false,
            ));
        }
        let value = Box::new(value);
        let kind = if template {
            let text = without_comments(source);
            let text = text.trim_end_matches(|c: char| c.is_whitespace() || c == '=');
            ExprKind::Interpolation {
                value,
                text: text.into(),
                conversion,
                format_spec: spec,
            }
        } else {
            ExprKind::FormattedValue {
                value,
                conversion,
                format_spec: spec,
            }
        };
        values.push(self.expr_at(span, kind));
    }

    /// The field at `l..r` whose `}` is at `close`.
    #[allow(clippy::too_many_arguments)] // the parts of a field, each optional
    pub fn field(
        &self,
        l: Pos,
        r: Pos,
        close: Pos,
        value: Expr,
        debug: bool,
        conversion: Option<(Pos, Pos, Pos, Name)>,
        spec: Option<FormatSpec>,
    ) -> Built<Box<Field>> {
        let from = Pos {
            line: l.line,
            col: l.col + 1,
        };
        let to = match (&conversion, &spec) {
            (Some((at, ..)), _) => *at,
            (_, Some(spec)) => spec.start,
            _ => close,
        };
        let conversion = match conversion {
            None if debug && spec.is_none() => Conversion::Repr,
            None => Conversion::None,
            Some((at, l, r, name)) => {
                if at.line != l.line || at.col + 1 != l.col {
                    return self.bad_literal(
                        at.to(r),
                        "f-string: conversion type must come right after the exclamanation mark",
                    );
                }
                match &*name {
                    "r" => Conversion::Repr,
                    "s" => Conversion::Str,
                    "a" => Conversion::Ascii,
                    _ => {
                        let message = format!(
                            "f-string: invalid conversion character '{name}': expected 's', 'r', or 'a'"
                        );
                        return self.bad_literal(l.to(r), message);
                    }
                }
            }
        };
        let spec = match spec {
            Some(FormatSpec { start, end, parts }) => {
                let values = self.text_values(parts, false, false, l.to(r), None)?;
                let values = fold(values);
                Some(Box::new(self.expr(
                    start,
                    end,
                    ExprKind::JoinedStr { values },
                )))
            }
            None => None,
        };
        Ok(Box::new(Field {
            span: l.to(r),
            value,
            source: (from, to),
            debug,
            conversion,
            spec,
        }))
    }

    /// Literals side by side.
    pub fn strings(&self, l: Pos, r: Pos, mut parts: Vec<StringPart>) -> Built<Expr> {
        if let [StringPart::Constant(_)] = parts.as_slice()
            && let Some(StringPart::Constant(one)) = parts.pop()
        {
            return Ok(one);
        }
        let span = l.to(r);
        let (mut bytes, mut text, mut joined, mut templates) = (0, 0, 0, 0);
        for part in &parts {
            match part {
                StringPart::Constant(e) if as_text(e).is_some() => text += 1,
                StringPart::Constant(_) => bytes += 1,
                StringPart::Joined { template: true, .. } => templates += 1,
                StringPart::Joined { .. } => joined += 1,
            }
        }
        if templates > 0 && templates < parts.len() {
            return self.bad_literal(
                span,
                "cannot mix t-string literals with string or bytes literals",
            );
        }
        if bytes > 0 && text + joined > 0 {
            return self.bad_literal(span.end(), "cannot mix bytes and nonbytes literals");
        }
        if bytes > 0 {
            let mut all = Vec::new();
            for part in &parts {
                if let StringPart::Constant(Expr {
                    kind:
                        ExprKind::Constant {
                            value: Constant::Bytes(b),
                            ..
                        },
                    ..
                }) = part
                {
                    all.extend_from_slice(b);
                }
            }
            let value = Constant::Bytes(all.into());
            return Ok(self.expr_at(
                span,
                ExprKind::Constant {
                    value,
                    u_prefix: false,
                },
            ));
        }
        let mut values = Vec::new();
        for part in parts {
            match part {
                StringPart::Constant(e) => values.push(e),
                StringPart::Joined { values: v, .. } => values.extend(v),
            }
        }
        if joined + templates == 0 {
            let u_prefix = matches!(values[0].kind, ExprKind::Constant { u_prefix: true, .. });
            let mut all = TextBuilder::default();
            values
                .iter()
                .filter_map(as_text)
                .for_each(|t| all.push_text(t));
            return Ok(constant(span, all.finish(), u_prefix));
        }
        let values = fold(values);
        let kind = if templates > 0 {
            ExprKind::TemplateStr { values }
        } else {
            ExprKind::JoinedStr { values }
        };
        Ok(self.expr_at(span, kind))
    }
}

/// Joins constants side by side and drops empty ones.
fn fold(values: Vec<Expr>) -> Vec<Expr> {
    let mut out: Vec<Expr> = Vec::with_capacity(values.len());
    let mut values = values.into_iter().peekable();
    while let Some(first) = values.next() {
        let ExprKind::Constant {
            value: Constant::Str(text),
            u_prefix,
        } = &first.kind
        else {
            out.push(first);
            continue;
        };
        if values.peek().and_then(as_text).is_none() {
            if !text.is_empty() {
                out.push(first);
            }
            continue;
        }
        let mut all = TextBuilder::default();
        all.push_text(text);
        let mut span = first.span;
        while let Some(next) = values.next_if(|e| as_text(e).is_some()) {
            span = span.to(next.span);
            if let Some(text) = as_text(&next) {
                all.push_text(text);
            }
        }
        let all = all.finish();
        if !all.is_empty() {
            out.push(constant(span, all, *u_prefix));
        }
    }
    out
}

/// A field's source without its comments, as `{x = # so}` and a template show it.
fn without_comments(source: &str) -> String {
    if !source.contains('#') {
        return source.into();
    }
    let (mut out, mut quote, mut comment) = (String::new(), None, false);
    for c in source.chars() {
        match c {
            '\n' => comment = false,
            _ if comment => continue,
            '"' | '\'' if quote.is_none() => quote = Some(c),
            '"' | '\'' if quote == Some(c) => quote = None,
            '#' if quote.is_none() => {
                comment = true;
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}
