//! The editor of the prompt: a whole block of lines is one text, in which the cursor moves freely.
//!
//! rustyline knows one prompt, that of the first line. The others' stands in the text itself: after each line end there
//! is a tab ([`MARK`]), tab stops are as wide as `sys.ps2`, and the highlighter, which draws the text, puts `sys.ps2`
//! in its place. The keys are so bound ([`Keys`]) that the cursor never stands before a mark, and that a line end and
//! its mark come and go together.
//!
//! A key's command cannot move the cursor to a given place: rustyline sets a movement's count itself. But a completion
//! may change the text as it likes. So such keys leave what is to be done ([`Edit`]) and ask for a completion, which
//! does it.

use super::highlight;
use super::{block, complete};
use crate::object::Value;
use crate::vm::Suspended;
use rustyline::completion::{Completer, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::line_buffer::LineBuffer;
use rustyline::{
    Changeset, Cmd, ConditionalEventHandler, Context, Event, EventContext, Helper, Hinter, KeyCode,
    KeyEvent, Modifiers, Movement, RepeatCount, Validator,
};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

/// What follows a line end in the text: the place of the prompt.
const MARK: char = '\t';

const LINE_END: &str = "\n\t";

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
    edit: Mutex<Option<Edit>>,
    /// How often Tab was pressed without another key between.
    tabs: AtomicUsize,
}

impl Shared {
    fn take(&self) -> Option<Edit> {
        self.edit.lock().ok()?.take()
    }
}

/// A change of the text.
#[derive(Clone, Debug, PartialEq)]
struct Edit {
    removed: Range<usize>,
    cursor: usize,
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

/// What the keys do that are not rustyline's own, or that must heed the marks.
pub(super) struct Keys {
    shared: Arc<Shared>,
    /// What was pasted so far, while the terminal says that it is.
    pasted: Mutex<Option<Paste>>,
    /// In the search of the history.
    searching: AtomicBool,
}

impl Keys {
    pub(super) fn new(shared: Arc<Shared>) -> Keys {
        Keys {
            shared,
            pasted: Mutex::new(None),
            searching: AtomicBool::new(false),
        }
    }

    fn edit(&self, edit: Edit) -> Option<Cmd> {
        *self.shared.edit.lock().ok()? = Some(edit);
        Some(Cmd::Complete)
    }
}

#[derive(Default)]
struct Paste {
    text: String,
    after_return: bool,
}

impl Paste {
    fn key(&mut self, key: KeyEvent) {
        let after_return = std::mem::replace(
            &mut self.after_return,
            matches!(key, KeyEvent(KeyCode::Enter, _)),
        );
        match key {
            KeyEvent(KeyCode::Enter, _) => self.text.push_str(LINE_END),
            // CR LF is one line end.
            KeyEvent(KeyCode::Char('J'), Modifiers::CTRL) if !after_return => {
                self.text.push_str(LINE_END);
            }
            KeyEvent(KeyCode::Tab, _) | KeyEvent(KeyCode::Char('I'), Modifiers::CTRL) => {
                self.text.push('\t');
            }
            KeyEvent(KeyCode::Char(c), Modifiers::NONE | Modifiers::SHIFT) => self.text.push(c),
            _ => {}
        }
    }
}

/// The text around the cursor.
struct Around<'t> {
    text: &'t str,
    at: usize,
}

/// What a key does.
#[derive(Debug, PartialEq)]
enum Does {
    Command(Cmd),
    Edit(Edit),
    /// What rustyline has for it.
    Usual,
}

impl<'t> Around<'t> {
    fn before(&self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    fn after(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What stands before the cursor in its line.
    fn line_before(&self) -> &'t str {
        let before = self.before();
        match before.rfind('\n') {
            Some(end) => before[end + 1..]
                .strip_prefix(MARK)
                .unwrap_or(&before[end + 1..]),
            None => before,
        }
    }

    fn line_after(&self) -> &'t str {
        let after = self.after();
        &after[..after.find('\n').unwrap_or(after.len())]
    }

    fn at_start(&self) -> bool {
        self.line_before().is_empty() && self.before().contains('\n')
    }

    fn at_end(&self) -> bool {
        self.after().starts_with('\n')
    }

    fn go(&self, cursor: usize) -> Does {
        Does::Edit(Edit {
            removed: cursor..cursor,
            cursor,
        })
    }

    fn remove(&self, removed: Range<usize>) -> Does {
        Does::Edit(Edit {
            cursor: removed.start,
            removed,
        })
    }

    /// The place in a line of the text that is `column` characters from its start.
    fn column(&self, line: Range<usize>, column: usize) -> usize {
        let text = &self.text[line.clone()];
        let mark = usize::from(line.start > 0 && text.starts_with(MARK));
        let place = text.grapheme_indices(true).nth(column + mark);
        place.map_or(line.end, |(at, _)| line.start + at)
    }

    /// To the same column of the line above; in the first line, back in the history.
    fn up(&self) -> Does {
        let Some(end) = self.before().rfind('\n') else {
            return Does::Command(Cmd::PreviousHistory);
        };
        let start = self.text[..end].rfind('\n').map_or(0, |at| at + 1);
        self.go(self.column(start..end, self.line_before().graphemes(true).count()))
    }

    fn down(&self) -> Does {
        let Some(end) = self.after().find('\n') else {
            return Does::Command(Cmd::NextHistory);
        };
        let start = self.at + end + 1;
        let rest = &self.text[start..];
        let end = start + rest.find('\n').unwrap_or(rest.len());
        self.go(self.column(start..end, self.line_before().graphemes(true).count()))
    }

    fn enter(&self) -> Does {
        if self.text.trim().is_empty() {
            return Does::Command(Cmd::AcceptLine);
        }
        if !self.after().contains('\n') && !block::wants_more_editing(&unmarked(self.text)) {
            return Does::Command(Cmd::AcceptLine);
        }
        self.new_line()
    }

    fn new_line(&self) -> Does {
        let indentation = block::indentation(&format!("{}\n", unmarked(self.before())));
        Does::Command(Cmd::Insert(1, format!("{LINE_END}{indentation}")))
    }

    /// In the blanks at the start of a line, back to the last multiple of four columns.
    fn backspace(&self) -> Does {
        let line = self.line_before();
        if self.at_start() {
            return self.remove(self.at - LINE_END.len()..self.at);
        }
        if line.len() > 1 && line.bytes().all(|byte| byte == b' ') {
            return self.remove(self.at - ((line.len() - 1) % 4 + 1)..self.at);
        }
        Does::Usual
    }

    fn tab(&self) -> Does {
        let line = self.line_before();
        if !line.trim().is_empty() {
            return Does::Usual;
        }
        let blanks = 4 - line.chars().count() % 4;
        Does::Command(Cmd::Insert(1, " ".repeat(blanks)))
    }

    fn does(&self, code: KeyCode, modifiers: Modifiers) -> Does {
        // Both the key of its own and that of Emacs.
        let key = match (code, modifiers) {
            (KeyCode::Char('P'), Modifiers::CTRL) => KeyCode::Up,
            (KeyCode::Char('N'), Modifiers::CTRL) => KeyCode::Down,
            (KeyCode::Char('B'), Modifiers::CTRL) => KeyCode::Left,
            (KeyCode::Char('F'), Modifiers::CTRL) => KeyCode::Right,
            (KeyCode::Char('A'), Modifiers::CTRL) => KeyCode::Home,
            (KeyCode::Char('E'), Modifiers::CTRL) => KeyCode::End,
            (KeyCode::Char('D'), Modifiers::CTRL) => KeyCode::Delete,
            (KeyCode::Char('H'), Modifiers::CTRL) => KeyCode::Backspace,
            (KeyCode::Char('I'), Modifiers::CTRL) => KeyCode::Tab,
            (KeyCode::Char('J' | 'M'), Modifiers::CTRL) => KeyCode::Enter,
            (KeyCode::Enter, Modifiers::ALT) => return self.new_line(),
            (code, Modifiers::NONE) => code,
            // The first line's are rustyline's own, which keep what is killed.
            (KeyCode::Char('U'), Modifiers::CTRL) if self.before().contains('\n') => {
                return match self.at_start() {
                    true => self.backspace(),
                    false => self.remove(self.at - self.line_before().len()..self.at),
                };
            }
            (KeyCode::Char('K'), Modifiers::CTRL) if self.at_end() => KeyCode::Delete,
            // There is nothing to exchange with the mark.
            (KeyCode::Char('T'), Modifiers::CTRL)
                if self.at_start() || self.line_before().chars().count() < 2 =>
            {
                return Does::Command(Cmd::Noop);
            }
            _ => return Does::Usual,
        };
        match key {
            KeyCode::Enter => self.enter(),
            KeyCode::Up => self.up(),
            KeyCode::Down => self.down(),
            KeyCode::PageUp => Does::Command(Cmd::HistorySearchBackward),
            KeyCode::PageDown => Does::Command(Cmd::HistorySearchForward),
            KeyCode::Left if self.at_start() => self.go(self.at - LINE_END.len()),
            KeyCode::Right if self.at_end() => self.go(self.at + LINE_END.len()),
            KeyCode::Home => self.go(self.at - self.line_before().len()),
            KeyCode::End => self.go(self.at + self.line_after().len()),
            KeyCode::Delete if self.at_end() => self.remove(self.at..self.at + LINE_END.len()),
            KeyCode::Backspace => self.backspace(),
            KeyCode::Tab => self.tab(),
            _ => Does::Usual,
        }
    }
}

impl ConditionalEventHandler for Keys {
    fn handle(
        &self,
        event: &Event,
        times: RepeatCount,
        positive: bool,
        context: &EventContext<'_>,
    ) -> Option<Cmd> {
        let &KeyEvent(code, modifiers) = event.get(0)?;
        let mut pasted = self.pasted.lock().ok()?;
        if let Some(paste) = pasted.as_mut() {
            if code != KeyCode::BracketedPasteEnd {
                paste.key(KeyEvent(code, modifiers));
                return Some(Cmd::Noop);
            }
            let text = pasted.take().unwrap_or_default().text;
            return Some(match text.is_empty() {
                true => Cmd::Noop,
                false => Cmd::Insert(1, text),
            });
        }
        if code == KeyCode::BracketedPasteStart {
            *pasted = Some(Paste::default());
            return Some(Cmd::Noop);
        }
        self.shared.take();
        let tabs = match code {
            KeyCode::Tab => self.shared.tabs.load(Ordering::Relaxed) + 1,
            _ => 0,
        };
        self.shared.tabs.store(tabs, Ordering::Relaxed);
        if times != 1 || !positive {
            return None;
        }
        let searched = self.searching.load(Ordering::Relaxed);
        let searching = match (code, modifiers) {
            (KeyCode::Char('R'), Modifiers::CTRL) => true,
            (KeyCode::Char('S'), Modifiers::CTRL)
            | (KeyCode::Char(_) | KeyCode::Backspace, Modifiers::NONE) => searched,
            _ => false,
        };
        self.searching.store(searching, Ordering::Relaxed);
        if searching {
            return None;
        }
        let mut around = Around {
            text: context.line(),
            at: context.pos(),
        };
        if searched && code == KeyCode::Enter {
            // What was found runs, wherever in it the word stands.
            around.at = around.text.len();
            return Some(match around.enter() {
                Does::Command(Cmd::AcceptLine) => Cmd::AcceptLine,
                _ => Cmd::Move(Movement::EndOfBuffer),
            });
        }
        match around.does(code, modifiers) {
            Does::Command(command) => Some(command),
            // What ends a search has to be a movement.
            Does::Edit(_) if searched => Some(Cmd::Move(Movement::EndOfLine)),
            Does::Edit(edit) => self.edit(edit),
            Does::Usual => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str) -> (String, usize) {
        let at = text.find('|').expect("a cursor");
        (marked(&text.replace('|', "")), {
            let before = marked(&text[..at]);
            before.len()
        })
    }

    /// The text after a key, with the cursor in it.
    fn after(text: &str, code: KeyCode, modifiers: Modifiers) -> String {
        let (mut marked, at) = around(text);
        match (Around { text: &marked, at }).does(code, modifiers) {
            Does::Edit(edit) => {
                marked.replace_range(edit.removed, "");
                marked.insert(edit.cursor, '|');
                unmarked(&marked)
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn keys_heed_the_marks() {
        use KeyCode::*;
        let usual = |text: &str, code| after(text, code, Modifiers::NONE);
        for (text, key, expected) in [
            ("abc\nde|f\nghi", Up, "ab|c\ndef\nghi"),
            ("abc\nde|f\nghi", Down, "abc\ndef\ngh|i"),
            ("a\nbcd|\ne", Up, "a|\nbcd\ne"),
            ("a\nbcd|\ne", Down, "a\nbcd\ne|"),
            ("ä\nb\nc|d", Up, "ä\nb|\ncd"),
            ("a\n|b", Up, "|a\nb"),
            ("ab|c", Up, "Command(PreviousHistory)"),
            ("ab|c", Down, "Command(NextHistory)"),
            ("a\n|b", Left, "a|\nb"),
            ("a|\nb", Right, "a\n|b"),
            ("a\nb|", Left, "Usual"),
            ("a\nbc|d", Home, "a\n|bcd"),
            ("a\nb|c\nd", End, "a\nbc|\nd"),
            ("a\n|b", Backspace, "a|b"),
            ("a|\nb", Delete, "a|b"),
            ("a|b", Delete, "Usual"),
            ("a\n       |b", Backspace, "a\n    |b"),
            ("a\n    |b", Backspace, "a\n|b"),
            (" |b", Backspace, "Usual"),
        ] {
            assert_eq!(usual(text, key), expected, "{text:?} {key:?}");
        }
        let control = |text: &str, letter| after(text, Char(letter), Modifiers::CTRL);
        assert_eq!(control("a\nbc|d", 'U'), "a\n|d");
        assert_eq!(control("a|\nb", 'K'), "a|b");
        assert_eq!(control("ab|c", 'U'), "Usual");
        assert_eq!(control("a\n|b", 'T'), "Command(Noop)");
    }

    #[test]
    fn enter_ends_a_block_or_a_line() {
        let insert = |text: &str| Cmd::Insert(1, marked(text));
        for (text, command) in [
            ("1 + 1|", Cmd::AcceptLine),
            ("1 |+ 1", Cmd::AcceptLine),
            ("|", Cmd::AcceptLine),
            ("def f():|", insert("\n    ")),
            ("def f():\n    return 1|", insert("\n")),
            ("def f():\n    return 1\n|", Cmd::AcceptLine),
            ("def f():|\n    return 1\n", insert("\n    ")),
            ("f(a,|", insert("\n")),
        ] {
            let (marked, at) = around(text);
            let around = Around { text: &marked, at };
            assert_eq!(around.enter(), Does::Command(command), "{text:?}");
        }
    }

    #[test]
    fn prompts() {
        let prompt = Prompt::new("\x01\x1b[31m\x02a\x01\x1b[0m\x02 ", true);
        assert_eq!((prompt.plain.as_str(), prompt.width()), ("a ", 2));
        assert_eq!(prompt.drawn, "\x1b[31ma\x1b[0m ");
        assert_eq!(Prompt::further("a\n日 ", false).width(), 3);
        assert_eq!(Prompt::new("", false).width(), 1);
    }

    #[test]
    fn pastes() {
        let mut paste = Paste::default();
        for key in [
            KeyEvent(KeyCode::Char('a'), Modifiers::NONE),
            KeyEvent(KeyCode::Enter, Modifiers::NONE),
            KeyEvent::ctrl('J'),
            KeyEvent(KeyCode::Tab, Modifiers::NONE),
            KeyEvent(KeyCode::Char('B'), Modifiers::SHIFT),
            KeyEvent::ctrl('J'),
            KeyEvent::ctrl('C'),
        ] {
            paste.key(key);
        }
        assert_eq!(unmarked(&paste.text), "a\n\tB\n");
    }
}
