//! The last lines of a report: the exception's name and message, suggestions, a SyntaxError's place, notes.

use crate::object::exception::fields::{self, syntax};
use crate::object::exception::{self, Exception};
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::{self, Tuple};
use crate::object::{Class, Object, Value};
use crate::vm::{Vm, suggest};

/// More candidates than this are not compared.
const MAX_CANDIDATES: usize = 750;

impl Vm {
    /// The exception itself, without its traceback.
    pub fn format_exception_only(&mut self, value: &Value) -> String {
        let object = exception::expect(value);
        let class = self.class_of(value).class_ref();
        let name = self.report_name(&class);
        let syntax_error = self.exceptions().SyntaxError.clone();
        let mut out = if class.is_subclass(self, &syntax_error) {
            self.format_syntax_error(object, &name)
        } else {
            let text = self
                .display_text(value)
                .unwrap_or_else(|_| "<exception str() failed>".into());
            let hint = self.suggestion(value, object, &class).unwrap_or_default();
            let text = format!("{text}{hint}");
            match text.is_empty() {
                true => format!("{name}\n"),
                false => format!("{name}: {text}\n"),
            }
        };
        self.format_notes(value, &mut out);
        out
    }

    /// Module and name of an exception class; `__main__` and `builtins` are left out.
    pub(super) fn report_name(&mut self, class: &Class) -> String {
        let qualname = class.qualname.cloned(self);
        let qualname = self.display_text(&qualname).unwrap_or_default();
        let key = self.names().__module__.clone();
        match self.get_attr_opt(class.value(), &key) {
            Ok(Some(module)) => match module
                .downcast::<Str>()
                .map(|text| text.text().into_owned())
            {
                Some(module) if module == "__main__" || module == "builtins" => qualname,
                Some(module) => format!("{module}.{qualname}"),
                None => format!("<unknown>.{qualname}"),
            },
            _ => qualname,
        }
    }

    fn format_notes(&mut self, value: &Value, out: &mut String) {
        let key = self.names().__notes__.clone();
        let notes = match self.get_attr_opt(value, &key) {
            Ok(Some(notes)) if !notes.is_none() => notes,
            _ => return,
        };
        let sequence = notes.is_a::<List>() || notes.is_a::<Tuple>();
        if !sequence {
            let text = self
                .repr_text(&notes)
                .unwrap_or_else(|_| "<__notes__ repr() failed>".into());
            out.push_str(&text);
            out.push('\n');
            return;
        }
        for note in self.collect(&notes).unwrap_or_default() {
            let text = self
                .display_text(&note)
                .unwrap_or_else(|_| "<note str() failed>".into());
            for line in text.split('\n') {
                out.push_str(line);
                out.push('\n');
            }
        }
    }

    fn field_text(&mut self, object: &Object<Exception>, number: usize) -> Option<String> {
        let value = fields::get(self, object, number).filter(|value| !value.is_none())?;
        self.display_text(&value).ok()
    }

    fn field_number(&self, object: &Object<Exception>, number: usize) -> Option<i64> {
        fields::get(self, object, number)?.as_small_int()
    }

    fn format_syntax_error(&mut self, object: &Object<Exception>, name: &str) -> String {
        let mut out = String::new();
        let mut suffix = String::new();
        let filename = self.field_text(object, syntax::FILENAME);
        let line = self.field_number(object, syntax::LINE);
        match (line, &filename) {
            (Some(line), _) => {
                let filename = filename
                    .as_deref()
                    .filter(|name| !name.is_empty())
                    .unwrap_or("<string>");
                out.push_str(&format!("  File \"{filename}\", line {line}\n"));
            }
            (None, Some(filename)) => suffix = format!(" ({filename})"),
            (None, None) => {}
        }
        if let Some(text) = self.field_text(object, syntax::TEXT) {
            let place = SyntaxPlace {
                offset: self.field_number(object, syntax::OFFSET),
                end_offset: self.field_number(object, syntax::END_OFFSET),
                one_line: line == self.field_number(object, syntax::END_LINE),
            };
            place.format(&text, &mut out);
        }
        let message = self
            .field_text(object, syntax::MESSAGE)
            .filter(|message| !message.is_empty())
            .unwrap_or_else(|| "<no detail available>".into());
        out.push_str(&format!("{name}: {message}{suffix}\n"));
        out
    }

    /// ". Did you mean: 'x'?", if there is something to suggest.
    fn suggestion(
        &mut self,
        value: &Value,
        object: &Object<Exception>,
        class: &Class,
    ) -> Option<String> {
        let types = self.exceptions();
        let (name_error, attribute_error, import_error) = (
            types.NameError.clone(),
            types.AttributeError.clone(),
            types.ImportError.clone(),
        );
        let _ = value;
        let did_you_mean = |found: Option<String>| {
            found.map_or_else(String::new, |found| format!(". Did you mean: '{found}'?"))
        };
        if class.is_subclass(self, &import_error) {
            let wrong = self.field_text(object, fields::IMPORT_NAME_FROM)?;
            let module = self.field_text(object, fields::IMPORT_NAME)?;
            let module = self.intern(&module);
            let module = self.module_if_loaded(&module)?;
            let names = self.names_of(&module, wrong.starts_with('_'));
            return Some(did_you_mean(closest(&wrong, &names)));
        }
        if class.is_subclass(self, &attribute_error) {
            let wrong = self.field_text(object, 0)?;
            let owner = fields::get(self, object, 1)?;
            let own = self.frame_locals(object).is_some_and(|locals| {
                let this = locals.iter().find(|(name, _)| name == "self");
                this.is_some_and(|(_, this)| this.is(&owner))
            });
            let names = self.names_of(&owner, wrong.starts_with('_') || own);
            return Some(did_you_mean(closest(&wrong, &names)));
        }
        if class.is_subclass(self, &name_error) {
            let wrong = self.field_text(object, 0)?;
            let found = self.suggest_name(object, &wrong);
            let known = crate::modules::sys::is_stdlib_name(&wrong);
            let mut hint = did_you_mean(found.clone());
            if known {
                hint.push_str(match found {
                    Some(_) => " Or did you forget to import '",
                    None => ". Did you forget to import '",
                });
                hint.push_str(&format!("{wrong}'?"));
            }
            return Some(hint);
        }
        None
    }

    fn names_of(&mut self, object: &Value, underscored: bool) -> Vec<String> {
        let names = match self.call_method(object, "__dir__", &[]) {
            Ok(names) => self.collect(&names).unwrap_or_default(),
            Err(_) => Vec::new(),
        };
        let mut names: Vec<String> = names
            .iter()
            .filter_map(|name| Some(name.downcast::<Str>()?.text().into_owned()))
            .filter(|name| underscored || !name.starts_with('_'))
            .collect();
        names.sort();
        names
    }

    fn frame_locals(&mut self, object: &Object<Exception>) -> Option<Vec<(String, Value)>> {
        let frame = self.innermost_frame(object)?;
        self.frame_names(&frame, "f_locals")
    }

    fn frame_names(&mut self, frame: &Value, attribute: &str) -> Option<Vec<(String, Value)>> {
        let mapping = self.attr(frame, attribute).ok()?;
        let items = self.call_method(&mapping, "items", &[]).ok()?;
        let items = self.collect(&items).ok()?;
        let pairs = items.iter().filter_map(|pair| {
            let [key, value] = tuple::items(pair) else {
                return None;
            };
            let key = key.downcast::<Str>()?.text().into_owned();
            Some((key, value.clone()))
        });
        Some(pairs.collect())
    }

    fn suggest_name(&mut self, object: &Object<Exception>, wrong: &str) -> Option<String> {
        let frame = self.innermost_frame(object)?;
        let locals = self.frame_names(&frame, "f_locals")?;
        if let Some((_, this)) = locals.iter().find(|(name, _)| name == "self") {
            let name = self.intern(wrong);
            if self.has_attr(this, &name).unwrap_or(false) {
                return Some(format!("self.{wrong}"));
            }
        }
        let mut names: Vec<String> = locals.into_iter().map(|(name, _)| name).collect();
        for attribute in ["f_globals", "f_builtins"] {
            let more = self.frame_names(&frame, attribute).unwrap_or_default();
            names.extend(more.into_iter().map(|(name, _)| name));
        }
        closest(wrong, &names)
    }
}

fn closest(wrong: &str, names: &[String]) -> Option<String> {
    if names.len() >= MAX_CANDIDATES {
        return None;
    }
    suggest::closest(wrong, names.iter().map(String::as_str))
}

/// Where in its text a SyntaxError lies.
struct SyntaxPlace {
    offset: Option<i64>,
    end_offset: Option<i64>,
    one_line: bool,
}

impl SyntaxPlace {
    fn format(&self, text: &str, out: &mut String) {
        let whole = text.chars().count() as i64;
        let right = text.trim_end_matches('\n');
        let left = right.trim_start_matches([' ', '\n', '\x0c']);
        let length = right.chars().count() as i64;
        let spaces = length - left.chars().count() as i64;
        out.push_str(&format!("    {left}\n"));
        let Some(mut offset) = self.offset else {
            return;
        };
        let mut end = if self.one_line {
            self.end_offset.filter(|&end| end != 0).unwrap_or(offset)
        } else {
            length + 1
        };
        if !text.is_empty() && offset > whole {
            offset = length + 1;
        }
        if !text.is_empty() && end > whole {
            end = length + 1;
        }
        if offset >= end || end < 0 {
            end = offset + 1;
        }
        let (col, end_col) = (offset - 1 - spaces, end - 1 - spaces);
        if col < 0 {
            return;
        }
        let blanks: String = left
            .chars()
            .take(col as usize)
            .map(|c| if c.is_whitespace() { c } else { ' ' })
            .collect();
        let carets = "^".repeat((end_col - col).max(0) as usize);
        out.push_str(&format!("    {blanks}{carets}\n"));
    }
}
