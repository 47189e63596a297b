//! `find`, `findtext`, `findall`, `iterfind`: a path that is a plain tag is looked for here; the others are for
//! `xml.etree.ElementPath`.

use super::element::Element;
use crate::object::Value;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::str::Str;
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

/// Whether a path is more than a tag (`checkpath` of Modules/_elementtree.c).
fn is_path(path: &Value) -> bool {
    let Some(text) = path.downcast::<Str>() else {
        return true;
    };
    let text = text.text();
    if text.starts_with("{}") || text.starts_with("{*}") {
        return true;
    }
    let mut in_name = true;
    for letter in text.bytes() {
        match letter {
            b'{' => in_name = false,
            b'}' => in_name = true,
            b'/' | b'*' | b'[' | b'@' | b'.' if in_name => return true,
            _ => {}
        }
    }
    false
}

/// What `xml.etree.ElementPath` says.
fn ask(vm: &mut Vm, function: &str, args: &[Value]) -> Result<Value> {
    let module = vm.import_module("xml.etree.ElementPath")?;
    vm.call_method(&module, function, args)
}

fn plain(args: Bindings<'_>, namespaces: usize) -> bool {
    args.opt(namespaces).is_none_or(Value::is_none) && !is_path(args.arg(1))
}

/// The next child with a tag, at or behind a place.
fn next(vm: &mut Vm, element: &Element, tag: &Value, at: &mut usize) -> Result<Option<Value>> {
    while let Some(child) = element.children.get(vm).get(*at).cloned() {
        *at += 1;
        let own = this::<Element>(&child).tag.cloned(vm);
        if own.is(tag) || vm.eq(&own, tag)? {
            return Ok(Some(child));
        }
    }
    Ok(None)
}

fn optional(args: Bindings<'_>, index: usize) -> Value {
    args.opt(index).cloned().unwrap_or(Value::NONE)
}

pub(super) fn find(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if !plain(args, 2) {
        let given = [args.arg(0).clone(), args.arg(1).clone(), optional(args, 2)];
        return ask(vm, "find", &given);
    }
    let element = this::<Element>(args.arg(0));
    Ok(next(vm, element, args.arg(1), &mut 0)?.unwrap_or(Value::NONE))
}

pub(super) fn find_text(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if !plain(args, 3) {
        let (element, path) = (args.arg(0).clone(), args.arg(1).clone());
        let given = [element, path, optional(args, 2), optional(args, 3)];
        return ask(vm, "findtext", &given);
    }
    let element = this::<Element>(args.arg(0));
    match next(vm, element, args.arg(1), &mut 0)? {
        None => Ok(optional(args, 2)),
        Some(child) => {
            let text = this::<Element>(&child).text.cloned(vm);
            Ok(if text.is_none() { vm.str("") } else { text })
        }
    }
}

pub(super) fn find_all(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if !plain(args, 2) {
        let given = [args.arg(0).clone(), args.arg(1).clone(), optional(args, 2)];
        return ask(vm, "findall", &given);
    }
    let element = this::<Element>(args.arg(0));
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(child) = next(vm, element, args.arg(1), &mut at)? {
        found.push(child);
    }
    Ok(vm.list(found))
}

pub(super) fn iter_find(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let given = [args.arg(0).clone(), args.arg(1).clone(), optional(args, 2)];
    ask(vm, "iterfind", &given)
}
