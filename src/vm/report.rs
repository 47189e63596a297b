//! Reports of uncaught exceptions.

use super::{Raised, Vm};
use crate::object::Value;

impl Vm {
    /// An exception as the last line of a traceback shows it.
    pub fn format_exception(&mut self, exception: &Value) -> String {
        let mut out = String::new();
        let mut at = crate::object::exception::expect(exception)
            .traceback
            .cloned(self);
        if at.is_some() {
            out.push_str("Traceback (most recent call last):\n");
        }
        while let Some(entry) = at {
            let Some(traceback) = entry.downcast::<crate::object::traceback::Traceback>() else {
                break;
            };
            let frame = crate::object::frame::expect(&traceback.frame);
            let code = crate::object::function::code::expect(&frame.code);
            out.push_str(&format!(
                "  File \"{}\", line {}, in {}\n",
                code.data.filename, traceback.line, code.data.name
            ));
            at = traceback.next.cloned(self);
        }
        let class = self.class_of(exception).class_ref();
        let name = self.class_full_name(&class);
        let text = self
            .display_text(exception)
            .unwrap_or_else(|_| "<exception str() failed>".into());
        out.push_str(&if text.is_empty() {
            format!("{name}\n")
        } else {
            format!("{name}: {text}\n")
        });
        out
    }
}

/// Reports an exception that cannot be raised.
pub fn unraisable(vm: &mut Vm, raised: Raised, object: &Value) {
    let about = vm.repr_text(object).unwrap_or_default();
    let text = vm.format_exception(&raised.0);
    vm.write_stderr(&format!("Exception ignored in: {about}\n{text}"));
}
