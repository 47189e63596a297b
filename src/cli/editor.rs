//! The editor of the prompt: a whole block of lines is one text, in which the cursor moves freely.
//!
//! rustyline knows one prompt, that of the first line. The others' stands in the text itself: after each line end there
//! is a tab ([`MARK`]), tab stops are as wide as `sys.ps2`, and the highlighter, which draws the text, puts `sys.ps2`
//! in its place. The keys are so bound ([`super::keys`]) that the cursor never stands before a mark, and that a line end and
//! its mark come and go together.
//!
//! A key's command cannot move the cursor to a given place: rustyline sets a movement's count itself. But a completion
//! may change the text as it likes. So such keys leave what is to be done ([`Edit`]) and ask for a completion, which
//! does it.

use super::complete;
use super::highlight;
use super::keys::Left;
use crate::object::Value;
use crate::vm::Suspended;
use rustyline::completion::{Completer, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::line_buffer::LineBuffer;
use rustyline::{Changeset, Context, Helper, Hinter, Validator};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use unicode_width::UnicodeWidthChar as _;

/// What follows a line end in the text: the place of the prompt.
pub(super) const MARK: char = '\t';

pub(super) const LINE_END: &str = "\n\t";

const RESET: &str = "\x1b[0m";

/// Text as the editor has it.
pub(super) fn marked(text: &str) -> String {
    text.replace('\n', LINE_END)
}

/// Text as it was meant.
pub(super) fn unmarked(text: &str) -> String {
    text.replace(LINE_END, "\n")
}

/// A prompt as text and as it is drawn.
#[derive(Default)]
pub(super) struct Prompt {
    pub plain: String,
    pub drawn: String,
}

impl Prompt {
    /// From `str(sys.ps1)`. What stands between `\x01` and `\x02`, and escape sequences, take no room.
    pub(super) fn new(text: &str, colored: bool) -> Prompt {
        let (mut plain, mut drawn) = (String::new(), String::new());
        let (mut hidden, mut chars) = (false, text.chars());
        while let Some(c) = chars.next() {
            match c {
                '\x01' | '\x02' => hidden = c == '\x01',
                '\x1b' => {
                    drawn.push(c);
                    for c in chars.by_ref() {
                        drawn.push(c);
                        if c.is_ascii_alphabetic() || c == '\x07' {
                            break;
                        }
                    }
                }
                c => {
                    drawn.push(c);
                    if !hidden && (c == '\n' || !c.is_control()) {
                        plain.push(c);
                    }
                }
            }
        }
        if colored && drawn == plain {
            drawn = format!("\x1b[1;35m{plain}{RESET}");
        }
        Prompt { plain, drawn }
    }

    /// As the prompt of further lines: its last line.
    pub(super) fn further(text: &str, colored: bool) -> Prompt {
        Prompt::new(text.rsplit('\n').next().unwrap_or_default(), colored)
    }

    /// Columns, as a tab stop.
    pub(super) fn width(&self) -> u8 {
        let width: usize = self.plain.chars().filter_map(|c| c.width()).sum();
        width.clamp(1, 200) as u8
    }
}

/// Draws the text, and completes through the VM, which the prompt has suspended.
#[derive(Helper, Hinter, Validator)]
pub(super) struct Assistant<'s, 'v> {
    pub suspended: &'s RefCell<Suspended<'v>>,
    pub main: &'s Value,
    pub colored: bool,
    /// The names of `builtins`, which have a colour.
    pub builtins: HashSet<String>,
    /// Of the first line and of the others.
    pub prompts: (Prompt, Prompt),
    pub shared: Arc<Shared>,
}

/// What the keys and the completion tell each other.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) edit: Mutex<Option<Edit>>,
    /// A key that the editor is left for.
    pub(super) left: Mutex<Option<Left>>,
    /// In paste mode (F3) a line end is only that.
    pub(super) pasting: AtomicBool,
    /// How often Tab was pressed without another key between.
    pub(super) tabs: AtomicUsize,
}

impl Shared {
    pub(super) fn take(&self) -> Option<Edit> {
        self.edit.lock().ok()?.take()
    }

    /// What the editor was left for, if it was not by Ctrl-C.
    pub(super) fn left(&self) -> Option<Left> {
        self.left.lock().ok()?.take()
    }
}

/// A change of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edit {
    pub(super) removed: Range<usize>,
    pub(super) cursor: usize,
}

fn common_prefix(candidates: &[Pair]) -> &str {
    let Some(first) = candidates.first() else {
        return "";
    };
    let mut common = first.replacement.as_str();
    for candidate in candidates {
        let same = common
            .char_indices()
            .zip(candidate.replacement.chars())
            .find(|((_, a), b)| a != b)
            .map_or(
                common.len().min(candidate.replacement.len()),
                |((at, _), _)| at,
            );
        common = &common[..same];
    }
    common
}

impl Completer for Assistant<'_, '_> {
    type Candidate = Pair;

    /// The first Tab writes what all candidates begin with; a second one in a row lists them.
    fn complete(
        &self,
        line: &str,
        cursor: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let only = |text: &str| {
            vec![Pair {
                display: text.to_string(),
                replacement: text.to_string(),
            }]
        };
        if self.shared.edit.lock().is_ok_and(|edit| edit.is_some()) {
            return Ok((cursor, only("")));
        }
        let before = line.get(..cursor).unwrap_or_default();
        let text = unmarked(before);
        let mut suspended = self.suspended.borrow_mut();
        let (kept, found) = suspended.resume(|vm| complete::candidates(vm, self.main, &text));
        // The word is counted from the end: there are no marks in it.
        let word = text.len().saturating_sub(kept);
        let start = cursor.saturating_sub(word);
        let common = common_prefix(&found);
        if common.len() > word {
            let common = only(common);
            return Ok((start, if found.len() == 1 { found } else { common }));
        }
        if found.len() < 2 {
            return Ok((start, found));
        }
        if self.shared.tabs.load(Ordering::Relaxed) < 2 {
            return Ok((start, Vec::new()));
        }
        self.list(line, cursor, &found);
        Ok((cursor, only("")))
    }

    fn update(&self, line: &mut LineBuffer, start: usize, elected: &str, changes: &mut Changeset) {
        let Some(edit) = self.shared.take() else {
            let end = line.pos();
            return line.replace(start..end, elected, changes);
        };
        if line
            .get(edit.removed.clone())
            .is_some_and(|text| !text.is_empty())
        {
            line.delete_range(edit.removed, changes);
        }
        if line.is_char_boundary(edit.cursor) {
            line.set_pos(edit.cursor);
        }
    }
}

/// Where a text stands on the screen, counted as rustyline counts.
#[derive(Clone, Copy, Default)]
struct Place {
    row: usize,
    column: usize,
}

struct Screen {
    columns: usize,
    rows: usize,
    tab: usize,
}

impl Screen {
    /// The width of a character that begins at `place`.
    fn width(&self, place: Place, c: char) -> usize {
        match c {
            '\t' => self.tab - place.column % self.tab,
            c => c.width().unwrap_or(0),
        }
    }

    fn advance(&self, place: Place, c: char) -> Place {
        if c == '\n' {
            return Place {
                row: place.row + 1,
                column: 0,
            };
        }
        let width = self.width(place, c);
        match place.column + width {
            column if column > self.columns => Place {
                row: place.row + 1,
                column: width,
            },
            column => Place {
                row: place.row,
                column,
            },
        }
    }

    /// Where the next character goes.
    fn wrapped(&self, place: Place) -> Place {
        match place.column >= self.columns {
            true => Place {
                row: place.row + 1,
                column: 0,
            },
            false => place,
        }
    }

    fn end(&self, start: Place, text: &str) -> Place {
        let end = text.chars().fold(start, |place, c| self.advance(place, c));
        self.wrapped(end)
    }
}

impl Assistant<'_, '_> {
    fn screen(&self) -> Screen {
        let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout());
        let (columns, rows) = size.map_or((80, 24), |size| (size.ws_col, size.ws_row));
        Screen {
            columns: if columns == 0 { 80 } else { columns.into() },
            rows: if rows == 0 { 24 } else { rows.into() },
            tab: self.prompts.1.width().into(),
        }
    }

    /// Takes a text and its prompt off the screen. The cursor is at the start of the row below.
    pub(super) fn erase(&self, text: &str) {
        let screen = self.screen();
        let start = screen.end(Place::default(), &self.prompts.0.plain);
        let rows = screen.end(start, text).row + 1;
        say!("\x1b[{rows}A\r\x1b[J");
        let _ = std::io::Write::flush(&mut std::io::stdout().lock());
    }

    /// Whether a text needs more rows than the screen has; then the first and the last that are shown. The cursor's is
    /// among them; rustyline moves the cursor up from the last row, and the edge of the screen stops it where it should.
    fn window(&self, screen: &Screen, text: &str, cursor: usize) -> Option<(usize, usize)> {
        let start = screen.end(Place::default(), &self.prompts.0.plain);
        let end = screen.end(start, text).row;
        if end < screen.rows {
            return None;
        }
        let before = text.get(..cursor).unwrap_or_default();
        let row = screen.end(start, before).row;
        let last = (row + screen.rows - 1).min(end);
        Some((last + 1 - screen.rows, last))
    }

    /// Shows candidates below the text, which is then drawn anew below them. (rustyline's own list is made for one line:
    /// a block drawn after it takes its place.)
    fn list(&self, text: &str, cursor: usize, candidates: &[Pair]) {
        let screen = self.screen();
        let start = screen.end(Place::default(), &self.prompts.0.plain);
        let before = text.get(..cursor).unwrap_or_default();
        let (row, end) = (screen.end(start, before).row, screen.end(start, text).row);
        let width = |text: &str| text.chars().filter_map(|c| c.width()).sum::<usize>();
        let widest = candidates.iter().map(|pair| width(&pair.display)).max();
        let column = (widest.unwrap_or(0) + 2).min(screen.columns);
        let columns = (screen.columns / column).max(1);
        let rows = candidates.len().div_ceil(columns);
        let shown = rows.min(screen.rows.saturating_sub(3).max(1));
        let mut list = String::new();
        if end > row {
            list.push_str(&format!("\x1b[{}B", end - row));
        }
        for line in 0..shown {
            list.push_str("\r\n");
            let of_line: Vec<_> = candidates.iter().skip(line).step_by(rows).collect();
            for (at, pair) in of_line.iter().enumerate() {
                let printable = pair.display.chars().filter(|c| !c.is_control());
                list.extend(printable);
                if at + 1 < of_line.len() {
                    let blanks = column.saturating_sub(width(&pair.display));
                    list.extend(std::iter::repeat_n(' ', blanks));
                }
            }
        }
        if shown < rows {
            list.push_str(&format!("\r\n({} in all)", candidates.len()));
        }
        list.push_str("\r\n");
        // What is drawn next goes up by the rows above the cursor.
        list.extend(std::iter::repeat_n('\n', row));
        say!("{list}");
        let _ = std::io::Write::flush(&mut std::io::stdout().lock());
    }

    fn draw(&self, text: &str, cursor: usize) -> String {
        let screen = self.screen();
        let window = self.window(&screen, text, cursor);
        let mut drawn = String::with_capacity(text.len() * 2);
        let (first, last) = match window {
            Some(window) => {
                // The prompt of the first line has been drawn already.
                if window.0 > 0 {
                    drawn.push_str("\x1b[H\x1b[J");
                }
                window
            }
            None => (0, usize::MAX),
        };
        let mut place = screen.end(Place::default(), &self.prompts.0.plain);
        let parts = match self.colored {
            true => highlight::scan(text, &self.builtins),
            false => Vec::new(),
        };
        let (mut parts, mut style) = (parts.into_iter().peekable(), None);
        let mut previous = ' ';
        for (at, c) in text.char_indices() {
            while parts.next_if(|(range, _)| range.end <= at).is_some() {}
            let wanted = parts
                .peek()
                .filter(|(range, _)| range.contains(&at))
                .map(|&(_, kind)| kind);
            let column = place.column;
            place = screen.advance(place, c);
            let shown = (first..=last).contains(&place.row);
            if shown && wanted != style && !(previous == '\n' && c == MARK) {
                drawn.push_str(if style.is_some() { RESET } else { "" });
                drawn.push_str(wanted.map_or("", highlight::Kind::style));
                style = wanted;
            }
            match c {
                '\n' if shown && place.row > first => drawn.push('\n'),
                MARK if shown && previous == '\n' => {
                    drawn.push_str(if style.is_some() { RESET } else { "" });
                    drawn.push_str(&self.prompts.1.drawn);
                    let drawn_to = self.prompts.1.plain.chars().filter_map(|c| c.width()).sum();
                    drawn.extend(std::iter::repeat_n(
                        ' ',
                        place.column.saturating_sub(drawn_to),
                    ));
                    drawn.push_str(style.map_or("", highlight::Kind::style));
                }
                MARK if shown => drawn.extend(std::iter::repeat_n(
                    ' ',
                    place.column.saturating_sub(column),
                )),
                c if shown && !c.is_control() => drawn.push(c),
                _ => {}
            }
            previous = c;
        }
        if style.is_some() {
            drawn.push_str(RESET);
        }
        drawn
    }
}

impl Highlighter for Assistant<'_, '_> {
    fn highlight<'l>(&self, line: &'l str, cursor: usize) -> Cow<'l, str> {
        if !self.colored && line.chars().all(|c| !c.is_control()) {
            let screen = self.screen();
            if self.window(&screen, line, cursor).is_none() {
                return Cow::Borrowed(line);
            }
        }
        Cow::Owned(self.draw(line, cursor))
    }

    fn highlight_char(&self, line: &str, cursor: usize, kind: CmdKind) -> bool {
        match kind {
            CmdKind::MoveCursor => self.window(&self.screen(), line, cursor).is_some(),
            _ => {
                self.colored
                    || line.contains('\n')
                    || self.window(&self.screen(), line, cursor).is_some()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts() {
        let prompt = Prompt::new("\x01\x1b[31m\x02a\x01\x1b[0m\x02 ", true);
        assert_eq!((prompt.plain.as_str(), prompt.width()), ("a ", 2));
        assert_eq!(prompt.drawn, "\x1b[31ma\x1b[0m ");
        assert_eq!(Prompt::further("a\n日 ", false).width(), 3);
        assert_eq!(Prompt::new("", false).width(), 1);
    }
}
