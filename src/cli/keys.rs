//! What the keys do in the editor that rustyline has no command for, or that must heed the marks ([`super::editor`]).

use super::block;
use super::editor::{Edit, LINE_END, MARK, Shared, unmarked};
use rustyline::{
    Cmd, ConditionalEventHandler, Event, EventContext, KeyCode, KeyEvent, Modifiers, Movement,
    RepeatCount,
};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use unicode_segmentation::UnicodeSegmentation as _;

/// A key that is dealt with outside, with the text as it was.
pub(super) struct Left {
    pub key: FunctionKey,
    pub text: String,
    pub cursor: usize,
}

/// The keys of CPython's prompt for things outside of the text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum FunctionKey {
    /// F1: help.
    Help,
    /// F2: what was typed before, in a pager.
    History,
    /// F3: paste mode begins or ends.
    Paste,
}

impl FunctionKey {
    fn of(code: KeyCode) -> Option<FunctionKey> {
        match code {
            KeyCode::F(1) => Some(FunctionKey::Help),
            KeyCode::F(2) => Some(FunctionKey::History),
            KeyCode::F(3) => Some(FunctionKey::Paste),
            _ => None,
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
        if let Some(key) = FunctionKey::of(code) {
            *self.shared.left.lock().ok()? = Some(Left {
                key,
                text: context.line().to_string(),
                cursor: context.pos(),
            });
            return Some(Cmd::Interrupt);
        }
        if code == KeyCode::Enter && self.shared.pasting.load(Ordering::Relaxed) {
            return Some(Cmd::Insert(1, LINE_END.to_string()));
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
    use crate::cli::editor::marked;

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
