//! `iter` and `itertext`: through a tree in the order of the document.

use super::element::Element;
use crate::iterator_spec;
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::trace::payload;
use crate::object::{GilCell, Value};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// Payload of the iterator.
    pub struct Walk {
        /// Where it begins, until it has begun.
        root: GilCell<Option<Value>>,
        /// The elements that are open, outermost first.
        open: GilCell<Vec<Value>>,
        /// How many children of each were visited.
        visited: GilCell<Vec<usize>>,
        /// The tag that is wanted; None for all.
        tag: Value,
        texts: Cell<bool>,
    }
}

fn walk(vm: &mut Vm, element: &Value, tag: Value, texts: bool) -> Value {
    vm.object(Walk {
        root: GilCell::new(Some(element.clone())),
        open: GilCell::default(),
        visited: GilCell::default(),
        tag,
        texts: Cell::new(texts),
    })
}

pub(super) fn iter(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let tag = args.opt(1).cloned().unwrap_or(Value::NONE);
    let all = tag.downcast::<Str>().is_some_and(|tag| tag.is_text("*"))
        || tag
            .downcast::<crate::object::bytes::Bytes>()
            .is_some_and(|tag| &*tag.data == b"*");
    let tag = if all { Value::NONE } else { tag };
    Ok(walk(vm, args.arg(0), tag, false))
}

pub(super) fn iter_text(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(walk(vm, args.arg(0), Value::NONE, true))
}

/// The next element that is entered, or, with `false`, one that is left, if that matters.
fn step(vm: &mut Vm, walk: &Walk) -> Option<(Value, bool)> {
    let entered = loop {
        let Some(parent) = walk.open.get(vm).last() else {
            break walk.root.replace(vm, None)?;
        };
        let at = walk.visited.get(vm).last().copied()?;
        let child = this::<Element>(parent).children.get(vm).get(at).cloned();
        if let Some(child) = child {
            *walk.visited.get_mut(vm).last_mut()? += 1;
            break child;
        }
        walk.visited.get_mut(vm).pop();
        let left = walk.open.get_mut(vm).pop()?;
        // What follows the element where the walk began is not inside of it.
        if walk.texts.get() && !walk.open.get(vm).is_empty() {
            return Some((left, false));
        }
    };
    walk.open.get_mut(vm).push(entered.clone());
    walk.visited.get_mut(vm).push(0);
    Some((entered, true))
}

fn next(vm: &mut Vm, value: &Value) -> Result<Option<Value>> {
    let walk = this::<Walk>(value);
    while let Some((element, entered)) = step(vm, walk) {
        let at = this::<Element>(&element);
        if walk.texts.get() {
            let text = if entered { &at.text } else { &at.tail };
            let text = text.cloned(vm);
            if !text.is_none() && vm.is_true(&text)? {
                return Ok(Some(text));
            }
            continue;
        }
        if walk.tag.is_none() {
            return Ok(Some(element));
        }
        let tag = at.tag.cloned(vm);
        if tag.is(&walk.tag) || vm.eq(&tag, &walk.tag)? {
            return Ok(Some(element));
        }
    }
    Ok(None)
}

/// The iterator.
pub(super) static WALK: TypeSpec = iterator_spec!(Walk, "_element_iterator", next, {
    module: "_elementtree",
    flags: 0,
});
