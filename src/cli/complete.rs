//! Completion at the prompt: names, attributes and keywords, after CPython's `rlcompleter`.

use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::vm::Vm;

/// Words of the grammar that a line may contain.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "case", "class",
    "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
    "import", "in", "is", "lambda", "match", "nonlocal", "not", "or", "pass", "raise", "return",
    "try", "type", "while", "with", "yield",
];

/// Where the dotted name before the cursor begins.
pub(super) fn start_of_word(line: &str, cursor: usize) -> usize {
    line[..cursor]
        .char_indices()
        .rev()
        .take_while(|&(_, c)| c.is_alphanumeric() || c == '_' || c == '.')
        .last()
        .map_or(cursor, |(at, _)| at)
}

/// What the word may become, sorted. Looking an attribute up may run Python code (properties); what that raises
/// only means that there is nothing to offer.
pub(super) fn candidates(vm: &mut Vm, main: &Value, word: &str) -> Vec<String> {
    let mut found = match word.rsplit_once('.') {
        Some((object, prefix)) => attributes(vm, main, object, prefix),
        None => names(vm, main, word),
    };
    found.sort();
    found.dedup();
    found
}

fn keys(vm: &Vm, dict: &Value) -> Vec<String> {
    let Some(dict) = dict.downcast::<Dict>() else {
        return Vec::new();
    };
    let table = dict.table.get(vm);
    table
        .iter()
        .filter_map(|(key, _)| key.downcast::<Str>())
        .map(|key| key.text().into_owned())
        .collect()
}

fn names(vm: &mut Vm, main: &Value, prefix: &str) -> Vec<String> {
    let builtins = vm.builtins_dict();
    let mut found = keys(vm, main);
    found.extend(keys(vm, &builtins));
    found.extend(KEYWORDS.iter().map(|word| word.to_string()));
    found.retain(|name| name.starts_with(prefix) && (!name.starts_with('_') || !prefix.is_empty()));
    found
}

fn attributes(vm: &mut Vm, main: &Value, object: &str, prefix: &str) -> Vec<String> {
    let mut parts = object.split('.');
    let first = vm.intern(parts.next().unwrap_or_default());
    let builtins = vm.builtins_dict();
    let value = [main, &builtins]
        .into_iter()
        .find_map(|scope| scope.downcast::<Dict>()?.get_str(vm, &first));
    let Some(mut value) = value else {
        return Vec::new();
    };
    for part in parts {
        match vm.attr(&value, part) {
            Ok(next) => value = next,
            Err(_) => return Vec::new(),
        }
    }
    let listed = vm
        .builtin("dir")
        .and_then(|dir| vm.call(&dir, &[value]))
        .and_then(|names| vm.collect(&names));
    listed
        .unwrap_or_default()
        .iter()
        .filter_map(|name| name.downcast::<Str>())
        .map(|name| name.text().into_owned())
        .filter(|name| name.starts_with(prefix))
        .filter(|name| !name.starts_with('_') || prefix.starts_with('_'))
        .map(|name| format!("{object}.{name}"))
        .collect()
}
