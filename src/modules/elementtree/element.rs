//! `Element`: tag, attributes, texts and children, as Python sees them.

use super::paths;
use super::walk;
use crate::object::dict::{self, Dict};
use crate::object::iterators::{class_argument, this};
use crate::object::list::List;
use crate::object::native::Bound;
use crate::object::sequence;
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::types::flags;
use crate::object::{GilCell, Value};
use crate::vm::{Result, Vm};

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// Payload of `Element`.
    pub struct Element {
        tag: GilCell<Value>,
        /// A dict, made when it is asked for.
        attrib: GilCell<Option<Value>>,
        text: GilCell<Value>,
        tail: GilCell<Value>,
        /// Elements.
        children: GilCell<Vec<Value>>,
    }
}

impl Element {
    fn new(tag: Value, attrib: Option<Value>) -> Element {
        Element {
            tag: GilCell::new(tag),
            attrib: GilCell::new(attrib),
            text: GilCell::new(Value::NONE),
            tail: GilCell::new(Value::NONE),
            children: GilCell::default(),
        }
    }
}

/// A new element; the attributes are this dict itself.
pub(super) fn create(vm: &Vm, tag: Value, attrib: Option<Value>) -> Value {
    vm.object(Element::new(tag, attrib))
}

/// Whether this is of the class itself, none that is derived from it.
pub(super) fn is_exact(vm: &Vm, value: &Value) -> bool {
    value.is_a::<Element>() && !vm.class_of(value).has(flags::HEAP)
}

fn expect_element(vm: &mut Vm, value: &Value, what: &str) -> Result<()> {
    if value.is_a::<Element>() {
        return Ok(());
    }
    let name = vm.type_name(value);
    Err(vm.type_error(format!(
        "{what} must be xml.etree.ElementTree.Element, not {name}"
    )))
}

/// Puts a child at the end.
pub(super) fn append(vm: &mut Vm, parent: &Value, child: Value) {
    this::<Element>(parent).children.get_mut(vm).push(child);
}

/// A dict's copy with what was given by keyword.
fn merged(
    vm: &mut Vm,
    attrib: Option<&Value>,
    extra: Option<&Value>,
    what: &str,
) -> Result<Option<Value>> {
    let full = |vm: &Vm, value: &&Value| {
        let dict = value.downcast::<Dict>();
        dict.is_some_and(|dict| dict.len(vm) > 0)
    };
    if let Some(attrib) = attrib
        && !attrib.is_a::<Dict>()
    {
        let name = vm.type_name(attrib);
        return Err(vm.type_error(format!("{what} must be dict, not {name}")));
    }
    let sources = [
        attrib.filter(|attrib| full(vm, attrib)),
        extra.filter(|extra| full(vm, extra)),
    ];
    if sources.iter().all(Option::is_none) {
        return Ok(None);
    }
    let all = vm.dict();
    for source in sources.into_iter().flatten() {
        if let Some(source) = source.downcast::<Dict>() {
            dict::merge(vm, dict::expect(&all), source)?;
        }
    }
    Ok(Some(all))
}

/// The dict of attributes.
fn attributes(vm: &mut Vm, element: &Element) -> Value {
    if let Some(attrib) = element.attrib.get(vm) {
        return attrib.clone();
    }
    let attrib = vm.dict();
    element.attrib.set(vm, Some(attrib.clone()));
    attrib
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    Ok(vm.alloc(&class, Element::new(Value::NONE, None)))
}

fn init(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let attrib = merged(vm, args.opt(2), args.opt(3), "Element() argument 2")?;
    let element = this::<Element>(args.arg(0));
    let old = (
        element.tag.replace(vm, args.arg(1).clone()),
        element.attrib.replace(vm, attrib),
        element.text.replace(vm, Value::NONE),
        element.tail.replace(vm, Value::NONE),
    );
    drop(old);
    Ok(Value::NONE)
}

/// `SubElement`.
pub(super) fn sub_element(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect_element(vm, args.arg(0), "SubElement() argument 1")?;
    let attrib = merged(vm, args.opt(2), args.opt(3), "SubElement() argument 3")?;
    let child = create(vm, args.arg(1).clone(), attrib);
    append(vm, args.arg(0), child.clone());
    Ok(child)
}

fn append_method(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    expect_element(vm, args.arg(1), "append() argument 1")?;
    append(vm, args.arg(0), args.arg(1).clone());
    Ok(Value::NONE)
}

fn expected(vm: &mut Vm, value: &Value) -> Result<()> {
    if value.is_a::<Element>() {
        return Ok(());
    }
    let name = vm.type_name(value);
    Err(vm.type_error(format!("expected an Element, not \"{name}\"")))
}

/// The items of anything that can be iterated over.
fn sequence_of(vm: &mut Vm, value: &Value) -> Result<Vec<Value>> {
    match vm.iter(value) {
        Ok(items) => vm.collect(&items),
        Err(_) => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("expected sequence, not \"{name}\"")))
        }
    }
}

fn extend(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    for element in sequence_of(vm, args.arg(1))? {
        expected(vm, &element)?;
        append(vm, args.arg(0), element);
    }
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let at = vm.index_i64(args.arg(1))?;
    expect_element(vm, args.arg(2), "insert() argument 2")?;
    let children = this::<Element>(args.arg(0)).children.get_mut(vm);
    let length = children.len() as i64;
    let at = if at < 0 {
        (at + length).max(0)
    } else {
        at.min(length)
    };
    children.insert(at as usize, args.arg(2).clone());
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let element = this::<Element>(args.arg(0));
    let wanted = args.arg(1);
    let mut found = element.children.get(vm).iter().position(|c| c.is(wanted));
    let mut at = 0;
    while found.is_none()
        && let Some(child) = element.children.get(vm).get(at).cloned()
    {
        if vm.eq(&child, wanted)? {
            found = Some(at);
        }
        at += 1;
    }
    match found {
        Some(at) if at < element.children.get(vm).len() => {
            let child = element.children.get_mut(vm).remove(at);
            drop(child);
            Ok(Value::NONE)
        }
        _ => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn clear(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let element = this::<Element>(args.arg(0));
    let old = (
        element.attrib.replace(vm, None),
        element.children.replace(vm, Vec::new()),
        element.text.replace(vm, Value::NONE),
        element.tail.replace(vm, Value::NONE),
    );
    drop(old);
    Ok(Value::NONE)
}

fn get(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let attrib = this::<Element>(args.arg(0)).attrib.cloned(vm);
    if let Some(attrib) = attrib
        && let Some(value) = vm.dict_get(dict::expect(&attrib), args.arg(1))?
    {
        return Ok(value);
    }
    Ok(args.opt(2).cloned().unwrap_or(Value::NONE))
}

fn set(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let attrib = attributes(vm, this::<Element>(args.arg(0)));
    vm.dict_set(dict::expect(&attrib), args.arg(1), args.arg(2).clone())?;
    Ok(Value::NONE)
}

/// A list of the keys or entries of the attributes.
fn listed(vm: &mut Vm, element: &Value, of: &str) -> Result<Value> {
    match this::<Element>(element).attrib.cloned(vm) {
        None => Ok(vm.list(Vec::new())),
        Some(attrib) => {
            let view = vm.call_method(&attrib, of, &[])?;
            let items = vm.collect(&view)?;
            Ok(vm.list(items))
        }
    }
}

fn make_element(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if !args.arg(2).is_a::<Dict>() {
        let name = vm.type_name(args.arg(2));
        let message = format!("makeelement() argument 2 must be dict, not {name}");
        return Err(vm.type_error(message));
    }
    let attrib = merged(vm, args.opt(2), None, "makeelement() argument 2")?;
    Ok(create(vm, args.arg(1).clone(), attrib))
}

fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let element = this::<Element>(args.arg(0));
    let made = create(vm, element.tag.cloned(vm), element.attrib.cloned(vm));
    let (text, tail) = (element.text.cloned(vm), element.tail.cloned(vm));
    let children = element.children.cloned(vm);
    let copy = this::<Element>(&made);
    copy.text.set(vm, text);
    copy.tail.set(vm, tail);
    copy.children.set(vm, children);
    Ok(made)
}

fn deep_copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let memo = args.arg(1);
    if !memo.is_a::<Dict>() {
        let name = vm.type_name(memo);
        let message = format!("__deepcopy__() argument must be dict, not {name}");
        return Err(vm.type_error(message));
    }
    let module = vm.import_module("copy")?;
    let function = vm.attr(&module, "deepcopy")?;
    deep_copied(vm, args.arg(0), memo, &function)
}

fn deep_copied(vm: &mut Vm, value: &Value, memo: &Value, function: &Value) -> Result<Value> {
    // What cannot change is its own copy.
    if value.is_none() || crate::modules::support::is_exact_str(vm, value) {
        return Ok(value.clone());
    }
    if !is_exact(vm, value) || vm.len(memo)? > 0 && seen(vm, value, memo)?.is_some() {
        return vm.call(function, &[value.clone(), memo.clone()]);
    }
    vm.enter_native()?;
    let result = copied_element(vm, value, memo, function);
    vm.leave_native();
    result
}

fn seen(vm: &mut Vm, value: &Value, memo: &Value) -> Result<Option<Value>> {
    let id = vm.builtin("id")?;
    let id = vm.call(&id, std::slice::from_ref(value))?;
    vm.dict_get(dict::expect(memo), &id)
}

fn copied_element(vm: &mut Vm, value: &Value, memo: &Value, function: &Value) -> Result<Value> {
    let element = this::<Element>(value);
    let tag = deep_copied(vm, &element.tag.cloned(vm), memo, function)?;
    let attrib = match element.attrib.cloned(vm) {
        Some(attrib) => Some(deep_copied(vm, &attrib, memo, function)?),
        None => None,
    };
    let made = create(vm, tag, attrib);
    let copy = this::<Element>(&made);
    let text = deep_copied(vm, &element.text.cloned(vm), memo, function)?;
    copy.text.set(vm, text);
    let tail = deep_copied(vm, &element.tail.cloned(vm), memo, function)?;
    copy.tail.set(vm, tail);
    let id = vm.builtin("id")?;
    let id = vm.call(&id, std::slice::from_ref(value))?;
    let mut at = 0;
    while let Some(child) = element.children.get(vm).get(at).cloned() {
        let child = deep_copied(vm, &child, memo, function)?;
        expected(vm, &child)?;
        append(vm, &made, child);
        at += 1;
    }
    vm.dict_set(dict::expect(memo), &id, made.clone())?;
    Ok(made)
}

fn get_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let element = this::<Element>(args.arg(0));
    let children = element.children.cloned(vm);
    let attrib = attributes(vm, element);
    let entries = [
        ("tag", element.tag.cloned(vm)),
        ("_children", vm.list(children)),
        ("attrib", attrib),
        ("text", element.text.cloned(vm)),
        ("tail", element.tail.cloned(vm)),
    ];
    Ok(vm.dict_from(entries))
}

fn set_state(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let state = args.arg(1);
    let element = this::<Element>(args.arg(0));
    if !state.is_a::<Dict>() {
        let text = vm.repr_text(state)?;
        let message = format!("Don't know how to unpickle \"{text}\" as an Element");
        return Err(vm.type_error(message));
    }
    let part = |vm: &Vm, name: &str| crate::modules::support::dict_get(vm, state, name);
    let Some(tag) = part(vm, "tag") else {
        return Err(vm.type_error("tag may not be NULL"));
    };
    let children = match part(vm, "_children") {
        Some(children) if !children.is_none() => {
            if !children.is_a::<List>() {
                return Err(vm.type_error("'_children' is not a list"));
            }
            vm.collect(&children)?
        }
        _ => Vec::new(),
    };
    for child in &children {
        expected(vm, child)?;
    }
    let attrib = part(vm, "attrib").filter(|attrib| attrib.is_a::<Dict>());
    let text = part(vm, "text").unwrap_or(Value::NONE);
    let tail = part(vm, "tail").unwrap_or(Value::NONE);
    element.tag.set(vm, tag);
    element.text.set(vm, text);
    element.tail.set(vm, tail);
    element.attrib.set(vm, attrib);
    element.children.set(vm, children);
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    if !vm.enter_repr(value) {
        return Err(vm.runtime_error("reentrant call inside Element.__repr__"));
    }
    let tag = this::<Element>(value).tag.cloned(vm);
    let tag = vm.repr_text(&tag);
    vm.leave_repr();
    let text = format!("<Element {} at {:#x}>", tag?, value.raw().0);
    Ok(vm.str(&text))
}

fn truth(vm: &mut Vm, value: &Value) -> Result<bool> {
    let text = "Testing an element's truth value will always return True in future versions.  \
                Use specific 'len(elem)' or 'elem is not None' test instead.";
    crate::modules::warnings::warn(vm, |vm| vm.exceptions().DeprecationWarning.clone(), text)?;
    Ok(!this::<Element>(value).children.get(vm).is_empty())
}

fn get_item(vm: &mut Vm, value: &Value, key: &Value) -> Result<Value> {
    let element = this::<Element>(value);
    if sequence::is_index(vm, key) {
        let at = sequence::index_of_key(vm, key)?;
        let children = element.children.get(vm);
        let at = if at < 0 {
            at + children.len() as i64
        } else {
            at
        };
        return match usize::try_from(at).ok().and_then(|at| children.get(at)) {
            Some(child) => Ok(child.clone()),
            None => Err(vm.index_error("child index out of range")),
        };
    }
    if !key.is_a::<crate::object::slice::Slice>() {
        return Err(vm.type_error("element indices must be integers"));
    }
    let children = element.children.cloned(vm);
    let list = vm.list(children);
    vm.get_item(&list, key)
}

fn set_item(vm: &mut Vm, value: &Value, key: &Value, item: Option<&Value>) -> Result<()> {
    let element = this::<Element>(value);
    let item = match item {
        Some(item) if sequence::is_index(vm, key) => {
            expected(vm, item)?;
            Some(item.clone())
        }
        Some(items) => {
            let items = sequence_of(vm, items)?;
            for item in &items {
                expected(vm, item)?;
            }
            Some(vm.list(items))
        }
        None => None,
    };
    if sequence::is_index(vm, key) {
        let at = sequence::index_of_key(vm, key)?;
        let children = element.children.get_mut(vm);
        let at = if at < 0 {
            at + children.len() as i64
        } else {
            at
        };
        let place = usize::try_from(at).ok().filter(|&at| at < children.len());
        let old = match (place, item) {
            (None, _) => return Err(vm.index_error("child assignment index out of range")),
            (Some(at), Some(item)) => std::mem::replace(&mut children[at], item),
            (Some(at), None) => children.remove(at),
        };
        drop(old);
        return Ok(());
    }
    if !key.is_a::<crate::object::slice::Slice>() {
        return Err(vm.type_error("element indices must be integers"));
    }
    let children = element.children.cloned(vm);
    let list = vm.list(children);
    vm.set_item(&list, key, item.as_ref())?;
    let children = vm.collect(&list)?;
    let old = element.children.replace(vm, children);
    drop(old);
    Ok(())
}

fn not_deleted<'a>(vm: &mut Vm, value: Option<&'a Value>) -> Result<&'a Value> {
    value.ok_or_else(|| {
        let class = vm.exceptions().AttributeError.clone();
        vm.error(&class, "can't delete element attribute")
    })
}

macro_rules! field {
    ($name:ident, $doc:literal) => {
        (
            stringify!($name),
            |vm, object| Ok(this::<Element>(object).$name.cloned(vm)),
            Some(|vm, object, value| {
                let value = not_deleted(vm, value)?;
                let old = this::<Element>(object).$name.replace(vm, value.clone());
                drop(old);
                Ok(())
            }),
            $doc,
        )
    };
}

fn set_attrib(vm: &mut Vm, object: &Value, value: Option<&Value>) -> Result<()> {
    let value = not_deleted(vm, value)?;
    if !value.is_a::<Dict>() {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("attrib must be dict, not {name}")));
    }
    let element = this::<Element>(object);
    let old = element.attrib.replace(vm, Some(value.clone()));
    drop(old);
    Ok(())
}

/// `Element`.
#[rustfmt::skip]
pub(super) static ELEMENT: TypeSpec = TypeSpec {
    module: "xml.etree.ElementTree",
    flags: flags::BASE | flags::WEAKREF,
    new: Some(("__new__", "($type, *args, **kwargs)\nignored", new, "")),
    init: Some(("__init__", "($self, tag, /, attrib=<unrepresentable>, **extra)", init, "")),
    methods: &[
        ("append", "($self, subelement, /)", append_method, ""),
        ("clear", "($self, /)", clear, ""),
        ("extend", "($self, elements, /)", extend, ""),
        ("find", "($self, /, path, namespaces=None)", paths::find, ""),
        ("findall", "($self, /, path, namespaces=None)", paths::find_all, ""),
        ("findtext", "($self, /, path, default=None, namespaces=None)", paths::find_text, ""),
        ("get", "($self, /, key, default=None)", get, ""),
        ("insert", "($self, index, subelement, /)", insert, ""),
        ("items", "($self, /)", |vm, args| listed(vm, args.arg(0), "items"), ""),
        ("iter", "($self, /, tag=None)", walk::iter, ""),
        ("iterfind", "($self, /, path, namespaces=None)", paths::iter_find, ""),
        ("itertext", "($self, /)", walk::iter_text, ""),
        ("keys", "($self, /)", |vm, args| listed(vm, args.arg(0), "keys"), ""),
        ("makeelement", "($self, tag, attrib, /)", make_element, ""),
        ("remove", "($self, subelement, /)", remove, ""),
        ("set", "($self, key, value, /)", set, ""),
        ("__copy__", "($self, /)", copy, ""),
        ("__deepcopy__", "($self, memo, /)", deep_copy, ""),
        ("__getstate__", "($self, /)", get_state, ""),
        ("__setstate__", "($self, state, /)", set_state, ""),
    ],
    getset: &[
        field!(tag, "A string identifying what kind of data this element represents"),
        field!(text, "A string of text directly after the start tag, or None"),
        field!(tail, "A string of text directly after the end tag, or None"),
        (
            "attrib",
            |vm, object| Ok(attributes(vm, this::<Element>(object))),
            Some(set_attrib),
            "A dictionary containing the element's attributes",
        ),
    ],
    slots: |slots| {
        slots.repr.set(Some(repr));
        slots.bool.set(Some(truth));
        slots.len.set(Some(|vm, value| Ok(this::<Element>(value).children.get(vm).len())));
        slots.get_item.set(Some(get_item));
        slots.set_item.set(Some(set_item));
    },
    ..TypeSpec::of::<Element>("Element")
};
