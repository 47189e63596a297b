//! Completion at the prompt. What there is to offer finds the library's `_prompt`; here it is put in rustyline's form.

use crate::object::Value;
use crate::vm::{Result, Vm};
use rustyline::completion::Pair;

/// More than these are no help.
const MOST: usize = 5_000;

/// Bytes of the text before the cursor that stay, and what may follow them. That may run Python code (properties); what
/// it raises only means that there is nothing to offer.
pub(super) fn candidates(vm: &mut Vm, main: &Value, text: &str) -> (usize, Vec<Pair>) {
    offered(vm, main, text).unwrap_or((text.len(), Vec::new()))
}

fn offered(vm: &mut Vm, main: &Value, text: &str) -> Result<(usize, Vec<Pair>)> {
    let module = vm.import_module("_prompt")?;
    let typed = vm.str(text);
    let answer = vm.call_method(&module, "complete", &[typed, main.clone()])?;
    let answer = vm.collect(&answer)?;
    let [word, found] = &answer[..] else {
        return Ok((text.len(), Vec::new()));
    };
    let word = vm.display_text(word)?;
    let kept = text.strip_suffix(&*word).unwrap_or(text).len();
    let mut pairs = Vec::new();
    for pair in vm.collect(found)?.iter().take(MOST) {
        if let [shown, whole] = &vm.collect(pair)?[..] {
            pairs.push(Pair {
                display: vm.display_text(shown)?.to_string(),
                replacement: vm.display_text(whole)?.to_string(),
            });
        }
    }
    Ok((kept, pairs))
}
