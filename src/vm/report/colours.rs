//! Colours of reports on a terminal. Which parts of a traceback have which colours the library knows (`traceback`,
//! `_colorize`); so a report in colours is made by it, and only then is it imported.

use crate::modules::support::{attr, call_with_dict, dict_put, sys_get, text_of};
use crate::object::Value;
use crate::vm::{Result, Vm};

impl Vm {
    /// As [`Vm::format_exception`], in colours if `sys.stderr` shows them.
    pub fn format_exception_shown(&mut self, exception: &Value) -> String {
        let stderr = sys_get(self, "stderr").filter(|stderr| !stderr.is_none());
        if stderr.is_some_and(|stderr| crate::modules::sys::is_coloured(self, &stderr))
            && let Ok(text) = self.in_colours(exception)
        {
            return text;
        }
        self.format_exception(exception)
    }

    fn in_colours(&mut self, exception: &Value) -> Result<String> {
        let traceback = self.import_module("traceback")?;
        let format = attr(self, &traceback, "format_exception")?;
        let limit = attr(self, &traceback, "BUILTIN_EXCEPTION_LIMIT")?;
        let keywords = self.dict();
        dict_put(self, &keywords, "limit", limit);
        dict_put(self, &keywords, "colorize", Value::bool(true));
        let lines = call_with_dict(
            self,
            &format,
            std::slice::from_ref(exception),
            Some(&keywords),
        )?;
        let lines = self.collect(&lines)?;
        let text = lines.iter().map(|line| text_of(line).into_owned());
        Ok(text.collect())
    }
}
