//! Carets under the part of a line that raised: `~` under all of it and `^` under what matters most, found by parsing
//! the part again (`_extract_caret_anchors_from_line_segment` of Lib/traceback.py).

use gillie_grammar::ast::{Expr, ExprKind, Mod, Stmt, StmtKind};
use gillie_grammar::{Mode, parse};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthChar;

type Line = Vec<char>;

/// Where the important part of an expression lies; lines count from 0, columns in characters.
struct Anchors {
    left: (usize, usize),
    right: (usize, usize),
}

/// The source lines of an instruction, dedented, with carets below where they say something. `start` and `end` are
/// byte columns in the first and last line.
pub(super) fn annotate(original: &[&str], start: usize, end: usize) -> Vec<String> {
    let (Some(first), Some(last)) = (original.first(), original.last()) else {
        return Vec::new();
    };
    let margin = common_margin(original.iter().copied());
    let lines: Vec<Line> = original
        .iter()
        .map(|line| line.chars().skip(margin).collect())
        .collect();
    let start = characters(first, start).saturating_sub(margin);
    let end = characters(last, end)
        .saturating_sub(margin)
        .min(lines[lines.len() - 1].len());
    let segment = segment(&lines, start, end);
    let anchors = find_anchors(&segment);
    let show = should_show(&lines, start, end, anchors.is_some());
    dedent(render(&lines, start, end, anchors, show))
}

/// Leading whitespace that all lines with text share, in characters.
fn common_margin<'a>(lines: impl Iterator<Item = &'a str>) -> usize {
    let mut margin: Option<Vec<char>> = None;
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let indent: Vec<char> = line
            .chars()
            .take_while(|c| matches!(c, ' ' | '\t'))
            .collect();
        margin = Some(match margin {
            None => indent,
            Some(margin) => margin
                .into_iter()
                .zip(indent)
                .take_while(|(a, b)| a == b)
                .map(|(a, _)| a)
                .collect(),
        });
    }
    margin.map_or(0, |margin| margin.len())
}

fn dedent(lines: Vec<String>) -> Vec<String> {
    let margin = common_margin(lines.iter().map(String::as_str));
    lines
        .into_iter()
        .map(|line| match line.trim().is_empty() {
            true => String::new(),
            false => line.chars().skip(margin).collect(),
        })
        .collect()
}

/// Characters before byte `offset`.
fn characters(line: &str, offset: usize) -> usize {
    line.char_indices()
        .take_while(|(at, _)| *at < offset)
        .count()
}

/// Columns that the first `offset` characters take on a terminal.
fn width(line: &[char], offset: usize) -> usize {
    let shown = line.len().min(offset);
    let wide: usize = line[..shown]
        .iter()
        .filter(|c| !c.is_ascii() && c.width() == Some(2))
        .count();
    match line.iter().all(char::is_ascii) {
        true => offset,
        false => shown + wide,
    }
}

fn segment(lines: &[Line], start: usize, end: usize) -> Vec<Line> {
    let mut segment: Vec<Line> = lines.to_vec();
    if let Some(last) = segment.last_mut() {
        last.truncate(end);
    }
    if let Some(first) = segment.first_mut() {
        first.drain(..start.min(first.len()));
    }
    segment
}

fn text_of(lines: &[Line]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| line.iter().collect()).collect();
    lines.join("\n")
}

fn body_of(source: &str) -> Option<Vec<Stmt>> {
    match parse(source, Mode::Exec).ok()?.tree {
        Mod::Module { body } => Some(body),
        _ => None,
    }
}

fn find_anchors(segment: &[Line]) -> Option<Anchors> {
    let body = body_of(&format!("(\n{}\n)", text_of(segment)))?;
    let [statement] = body.as_slice() else {
        return None;
    };
    let StmtKind::Expr { value } = &statement.kind else {
        return None;
    };
    let end_of = |expr: &Expr| -> Option<(usize, usize)> {
        let line = (expr.span.end_line as usize).checked_sub(2)?;
        let text: String = segment.get(line)?.iter().collect();
        Some((line, characters(&text, expr.span.end_col as usize)))
    };
    match &value.kind {
        ExprKind::BinOp { left, right, .. } => {
            let at = valid(segment, end_of(left)?)?;
            let (line, col) = until(segment, at, |c| !c.is_whitespace() && c != ')')?;
            let text: String = segment[line].iter().collect();
            let right_line = (right.span.line as usize).checked_sub(2)?;
            let mut end = col + 1;
            let apart = right_line > line || end < characters(&text, right.span.col as usize);
            if let Some(&next) = segment[line].get(end)
                && apart
                && !next.is_whitespace()
                && !matches!(next, '\\' | '#')
            {
                end += 1;
            }
            Some(Anchors {
                left: (line, col),
                right: (line, end),
            })
        }
        ExprKind::Subscript { value: inner, .. } => {
            brackets(segment, end_of(inner)?, '[', end_of(value)?)
        }
        ExprKind::Call { func, .. } => brackets(segment, end_of(func)?, '(', end_of(value)?),
        _ => None,
    }
}

fn brackets(
    segment: &[Line],
    from: (usize, usize),
    bracket: char,
    right: (usize, usize),
) -> Option<Anchors> {
    let at = valid(segment, from)?;
    let left = until(segment, at, |c| c == bracket)?;
    Some(Anchors { left, right })
}

/// The position itself, or the first character of the next line that has one.
fn valid(lines: &[Line], (mut line, mut col): (usize, usize)) -> Option<(usize, usize)> {
    while col >= lines.get(line)?.len() {
        col = 0;
        line += 1;
    }
    Some((line, col))
}

/// The next character that satisfies `stop`, passing over comments and continued lines.
fn until(
    lines: &[Line],
    mut at: (usize, usize),
    stop: impl Fn(char) -> bool,
) -> Option<(usize, usize)> {
    loop {
        let c = lines[at.0][at.1];
        at = if matches!(c, '\\' | '#') {
            valid(lines, (at.0 + 1, 0))?
        } else if stop(c) {
            return Some(at);
        } else {
            valid(lines, (at.0, at.1 + 1))?
        };
    }
}

/// Carets are left out where they would underline the whole line, or the whole right side of `x = f()`.
fn should_show(lines: &[Line], start: usize, end: usize, anchors: bool) -> bool {
    if let Some(body) = body_of(&text_of(lines)) {
        let call = |value: &Expr, plain_function: bool| match &value.kind {
            ExprKind::Call { func, .. } => {
                !plain_function || matches!(func.kind, ExprKind::Name { .. })
            }
            _ => false,
        };
        let value = match body.first().map(|statement| &statement.kind) {
            None => return false,
            Some(StmtKind::Return { value: Some(value) }) if call(value, true) => Some(value),
            Some(StmtKind::Assign { targets, value })
                if call(value, false)
                    && matches!(targets.as_slice(), [target] if matches!(target.kind, ExprKind::Name { .. })) =>
            {
                Some(value)
            }
            _ => None,
        };
        if let Some(value) = value {
            let span = value.span;
            let whole = span.line == 1
                && span.end_line as usize == lines.len()
                && span.col as usize == start
                && span.end_col as usize == end;
            if whole {
                return false;
            }
        }
    }
    let blank = |part: &[char]| part.iter().all(|c| c.is_whitespace());
    let (first, last) = (&lines[0], &lines[lines.len() - 1]);
    anchors || !blank(&first[..start.min(first.len())]) || !blank(&last[end.min(last.len())..])
}

fn render(
    lines: &[Line],
    start: usize,
    end: usize,
    anchors: Option<Anchors>,
    show: bool,
) -> Vec<String> {
    let last = lines.len() - 1;
    let start_width = width(&lines[0], start);
    let end_width = width(&lines[last], end);
    let mut significant = BTreeSet::from([0, last]);
    let anchors = anchors.map(|anchors| {
        let shift = |(line, col): (usize, usize)| {
            let col = if line == 0 { col + start } else { col };
            (line, width(&lines[line], col))
        };
        for (line, _) in [anchors.left, anchors.right] {
            significant.extend([line.saturating_sub(1), line, line + 1]);
        }
        Anchors {
            left: shift(anchors.left),
            right: shift(anchors.right),
        }
    });
    significant.retain(|&line| line <= last);
    let mut out = Vec::new();
    let mut output = |number: usize| {
        let line = &lines[number];
        out.push(line.iter().collect::<String>());
        if !show {
            return;
        }
        let spaces = line.iter().take_while(|c| c.is_whitespace()).count();
        let count = match number == last {
            true => end_width,
            false => width(line, line.len()),
        };
        let carets = (0..count).map(|col| {
            if col < spaces || number == 0 && col < start_width {
                return ' ';
            }
            match &anchors {
                None => '^',
                Some(Anchors { left, right }) => {
                    let at = (number, col);
                    if at >= *left && at < *right { '^' } else { '~' }
                }
            }
        });
        out.push(carets.collect());
    };
    let mut previous: Option<usize> = None;
    let mut gaps = Vec::new();
    for &number in &significant {
        if let Some(previous) = previous {
            match number - previous {
                2 => output(number - 1),
                gap if gap > 2 => gaps.push((number, gap - 1)),
                _ => {}
            }
        }
        output(number);
        previous = Some(number);
    }
    // Gaps are put in afterwards: each stands before the line that follows it.
    insert_gaps(lines, &significant, out, show, &gaps)
}

fn insert_gaps(
    lines: &[Line],
    significant: &BTreeSet<usize>,
    out: Vec<String>,
    show: bool,
    gaps: &[(usize, usize)],
) -> Vec<String> {
    if gaps.is_empty() {
        return out;
    }
    let per_line = if show { 2 } else { 1 };
    let mut shown: Vec<usize> = Vec::new();
    for number in 0..lines.len() {
        let bridge = number > 0
            && significant.contains(&(number - 1))
            && significant.contains(&(number + 1));
        if significant.contains(&number) || bridge {
            shown.push(number);
        }
    }
    let mut result = Vec::new();
    for (number, text) in shown.iter().zip(out.chunks(per_line)) {
        if let Some((_, hidden)) = gaps.iter().find(|(at, _)| at == number) {
            result.push(format!("...<{hidden} lines>..."));
        }
        result.extend_from_slice(text);
    }
    result
}
