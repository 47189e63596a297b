//! The classes of `_ast`, made once per interpreter from the table, and what `AST` itself can do.

use super::table::{self, Definition, Field};
use crate::modules::support::{attr, attr_opt, call_with_dict, put_attr, set_attr, text_of};
use crate::object::class::object::NATIVE_DICT;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::spec::TypeSpec;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::flags;
use crate::object::{Bound, Class, Operator, Payload, Value};
use crate::vm::{Result, Vm};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Payload of every node: nothing, all is in its attributes.
pub struct Node;

impl Payload for Node {
    const GC: bool = true;
}

/// A node class and the interned names of its fields.
pub struct NodeClass {
    pub class: Class,
    pub fields: Vec<Value>,
}

/// Everything that is made once.
pub struct Made {
    pub classes: HashMap<&'static str, NodeClass>,
    /// In the table's order, for the module's namespace.
    pub order: Vec<&'static str>,
    /// The only instances of `Load`, `Add` and the like.
    pub singletons: HashMap<&'static str, Value>,
    /// `lineno`, `col_offset`, `end_lineno`, `end_col_offset`.
    pub position: [Value; 4],
}

/// The interpreter's `_ast`.
#[derive(Default)]
pub struct AstState {
    pub made: OnceCell<Rc<Made>>,
}

/// The classes, made on the first call.
pub fn made(vm: &mut Vm) -> Result<Rc<Made>> {
    let state = vm.module_state::<AstState>();
    if let Some(made) = state.made.get() {
        return Ok(made.clone());
    }
    let base = if vm.is_registered::<Node>() {
        vm.class::<Node>()
    } else {
        vm.register(&SPEC)?
    };
    let mut maker = Maker {
        kinds: HashMap::new(),
        made: Made {
            classes: HashMap::new(),
            order: Vec::new(),
            singletons: HashMap::new(),
            position: ["lineno", "col_offset", "end_lineno", "end_col_offset"]
                .map(|name| vm.intern(name)),
        },
    };
    let types = vm.types();
    let simple = [
        ("identifier", types.str.value()),
        ("string", types.str.value()),
        ("int", types.int.value()),
        ("constant", types.object.value()),
    ];
    for (name, class) in simple {
        maker.kinds.insert(name, class.clone());
    }
    let definitions = table::definitions();
    for definition in &definitions {
        maker.define(vm, &base, definition)?;
    }
    maker.add_field_types(vm, &definitions)?;
    let made = Rc::new(maker.made);
    let _ = state.made.set(made.clone());
    Ok(made)
}

struct Maker {
    /// What the table's type names stand for.
    kinds: HashMap<&'static str, Value>,
    made: Made,
}

impl Maker {
    fn define(&mut self, vm: &mut Vm, base: &Class, definition: &Definition) -> Result<()> {
        let docs: Vec<&str> = definition.constructors.iter().map(|c| c.text).collect();
        if definition.product {
            let only = &definition.constructors[0];
            let doc = format!("{}{}", definition.name, only.text);
            let class = self.class(
                vm,
                base,
                definition.name,
                &only.fields,
                Some(&definition.attributes),
                &doc,
            )?;
            self.kinds.insert(definition.name, class.value().clone());
            return Ok(());
        }
        let simple = definition.constructors.iter().all(|c| c.fields.is_empty());
        let separator = if simple {
            " | ".to_string()
        } else {
            format!("\n{}| ", " ".repeat(definition.name.len() + 1))
        };
        let doc = format!("{} = {}", definition.name, docs.join(&separator));
        let parent = self.class(
            vm,
            base,
            definition.name,
            &[],
            Some(&definition.attributes),
            &doc,
        )?;
        self.kinds.insert(definition.name, parent.value().clone());
        for constructor in &definition.constructors {
            let class = self.class(
                vm,
                &parent,
                constructor.name,
                &constructor.fields,
                None,
                constructor.text,
            )?;
            if simple {
                let instance = vm.alloc(&class, Node);
                self.made.singletons.insert(constructor.name, instance);
            }
        }
        Ok(())
    }

    fn class(
        &mut self,
        vm: &mut Vm,
        base: &Class,
        name: &'static str,
        fields: &[Field],
        attributes: Option<&[Field]>,
        doc: &str,
    ) -> Result<Class> {
        let names: Vec<Value> = fields.iter().map(|field| vm.intern(field.name)).collect();
        let tuple = vm.tuple(names.clone());
        let (module, doc) = (vm.intern("ast"), vm.str(doc));
        let mut namespace = vec![
            ("__module__", module),
            ("__doc__", doc),
            ("_fields", tuple.clone()),
            ("__match_args__", tuple),
        ];
        // Optional fields and attributes have None as a class attribute.
        for field in fields.iter().chain(attributes.unwrap_or_default()) {
            if field.optional {
                namespace.push((field.name, Value::NONE));
            }
        }
        if let Some(attributes) = attributes {
            let names = attributes.iter().map(|field| vm.intern(field.name));
            let names = names.collect();
            namespace.push(("_attributes", vm.tuple(names)));
        }
        let namespace = vm.dict_from(namespace);
        let metaclass = vm.types().r#type.value().clone();
        let bases = vm.tuple_of([base.value().clone()]);
        let text = vm.intern(name);
        let class = vm.call(&metaclass, &[text, bases, namespace])?;
        let Some(class) = Class::from_value(&class) else {
            return Err(vm.system_error("type() did not make a class"));
        };
        self.made.order.push(name);
        self.made.classes.insert(
            name,
            NodeClass {
                class: class.clone(),
                fields: names,
            },
        );
        Ok(class)
    }

    /// `_field_types` and `__annotations__`: `expr`, `expr | None`, `list[expr]`.
    fn add_field_types(&self, vm: &mut Vm, definitions: &[Definition]) -> Result<()> {
        let list = vm.types().list.value().clone();
        for constructor in definitions.iter().flat_map(|d| &d.constructors) {
            let mut types = Vec::new();
            for field in &constructor.fields {
                let kind = self.kinds[field.kind].clone();
                let kind = if field.many {
                    vm.get_item(&list, &kind)?
                } else if field.optional {
                    vm.binary(Operator::Or, &kind, &Value::NONE)?
                } else {
                    kind
                };
                types.push((field.name, kind));
            }
            let class = self.made.classes[constructor.name].class.value().clone();
            let types = vm.dict_from(types);
            for name in ["_field_types", "__annotations__"] {
                put_attr(vm, &class, name, &types)?;
            }
        }
        Ok(())
    }
}

fn new(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let class = Class::from_value(args.arg(0)).expect("a class");
    Ok(vm.alloc(&class, Node))
}

/// The names in a class attribute that is a tuple (`_fields`, `_attributes`).
fn class_names(vm: &mut Vm, node: &Value, attribute: &str) -> Result<Vec<Value>> {
    let class = vm.class_of(node).value();
    match attr_opt(vm, &class, attribute)? {
        Some(names) => vm.collect(&names),
        None => Ok(Vec::new()),
    }
}

fn has_name(names: &[Value], name: &Value) -> bool {
    names
        .iter()
        .any(|known| known.is_a::<Str>() && text_of(known) == text_of(name))
}

fn deprecated(vm: &mut Vm, message: &str) -> Result<()> {
    let category = |vm: &Vm| vm.exceptions().DeprecationWarning.clone();
    crate::modules::warnings::warn(vm, category, message)
}

/// `ast_type_init` of Python/Python-ast.c.
fn init(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let node = args.arg(0).clone();
    let name = vm.type_name(&node);
    let fields = class_names(vm, &node, "_fields")?;
    let given = match args.opt(1).and_then(|given| given.downcast::<Tuple>()) {
        Some(given) => given.items().to_vec(),
        None => Vec::new(),
    };
    if fields.len() < given.len() {
        let (count, plural) = (fields.len(), if fields.len() == 1 { "" } else { "s" });
        return Err(vm.type_error(format!(
            "{name} constructor takes at most {count} positional argument{plural}"
        )));
    }
    let mut missing = fields.clone();
    for (field, value) in fields.iter().zip(&given) {
        set_attr(vm, &node, field, Some(value))?;
    }
    missing.drain(..given.len());
    for (keyword, value) in pairs(vm, args.opt(2)) {
        if has_name(&fields, &keyword) {
            if !has_name(&missing, &keyword) {
                let shown = vm.repr_text(&keyword)?;
                return Err(
                    vm.type_error(format!("{name} got multiple values for argument {shown}"))
                );
            }
            missing.retain(|field| text_of(field) != text_of(&keyword));
        } else {
            let attributes = class_names(vm, &node, "_attributes")?;
            if !has_name(&attributes, &keyword) {
                let shown = vm.repr_text(&keyword)?;
                deprecated(
                    vm,
                    &format!(
                        "{name}.__init__ got an unexpected keyword argument {shown}. Support for arbitrary keyword \
                         arguments is deprecated and will be removed in Python 3.15."
                    ),
                )?;
            }
        }
        set_attr(vm, &node, &keyword, Some(&value))?;
    }
    if !missing.is_empty() {
        set_defaults(vm, &node, &name, &missing)?;
    }
    Ok(Value::NONE)
}

/// Lists are empty, contexts are `Load`, optional fields are None by their class; everything else was required.
fn set_defaults(vm: &mut Vm, node: &Value, name: &str, missing: &[Value]) -> Result<()> {
    let class = vm.class_of(node).value();
    let Some(types) = attr_opt(vm, &class, "_field_types")? else {
        return Ok(());
    };
    let made = made(vm)?;
    let context = made.classes["expr_context"].class.value().clone();
    for field in missing {
        let shown = vm.repr_text(field)?;
        let kind = match types.downcast::<Dict>() {
            Some(types) => vm.dict_get(types, field)?,
            None => None,
        };
        let Some(kind) = kind else {
            deprecated(
                vm,
                &format!(
                    "Field {shown} is missing from {name}._field_types. This will become an error in Python 3.15."
                ),
            )?;
            continue;
        };
        if kind.is(&context) {
            let load = made.singletons["Load"].clone();
            set_attr(vm, node, field, Some(&load))?;
            continue;
        }
        match vm.type_name(&kind).rsplit('.').next().unwrap_or_default() {
            "GenericAlias" => {
                let empty = vm.list(Vec::new());
                set_attr(vm, node, field, Some(&empty))?;
            }
            "UnionType" | "Union" => {}
            _ => deprecated(
                vm,
                &format!(
                    "{name}.__init__ missing 1 required positional argument: {shown}. This will become an error in \
                     Python 3.15."
                ),
            )?,
        }
    }
    Ok(())
}

fn pairs(vm: &Vm, dict: Option<&Value>) -> Vec<(Value, Value)> {
    let Some(dict) = dict.and_then(|dict| dict.downcast::<Dict>()) else {
        return Vec::new();
    };
    let table = dict.table.get(vm);
    table
        .iter()
        .filter_map(|(key, value)| Some((key.clone(), value.clone()?)))
        .collect()
}

/// Leading fields as constructor arguments, the rest as state.
fn reduce(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let node = args.arg(0);
    let class = vm.class_of(node).value();
    let state = attr(vm, node, "__dict__")?;
    let state = vm.call_method(&state, "copy", &[])?;
    let mut positional = Vec::new();
    for field in class_names(vm, node, "_fields")? {
        let Some(dict) = state.downcast::<Dict>() else {
            break;
        };
        // Only a place is held: the values come with the state, so that nodes which refer to each other can be copied
        // (`ast_type_reduce` of Python/Python-ast.c).
        match vm.dict_get(dict, &field)? {
            Some(_) => positional.push(Value::NONE),
            None => break,
        }
    }
    let positional = vm.tuple(positional);
    Ok(vm.tuple_of([class, positional, state]))
}

fn replace(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let node = args.arg(0);
    let class = vm.class_of(node).value();
    let name = vm.type_name(node);
    let mut known = class_names(vm, node, "_fields")?;
    known.extend(class_names(vm, node, "_attributes")?);
    let old = attr(vm, node, "__dict__")?;
    let merged = vm.dict();
    let old = pairs(vm, Some(&old));
    let changes = pairs(vm, args.opt(1));
    for (key, _) in &changes {
        if !has_name(&known, key) {
            let shown = vm.repr_text(key)?;
            return Err(vm.type_error(format!(
                "{name}.__replace__ got an unexpected keyword argument {shown}."
            )));
        }
    }
    for (key, value) in old.into_iter().chain(changes) {
        if has_name(&known, &key) {
            vm.set_item(&merged, &key, Some(&value))?;
        }
    }
    call_with_dict(vm, &class, &[], Some(&merged))
}

fn repr(vm: &mut Vm, node: &Value) -> Result<Value> {
    let text = repr_to(vm, node, 3)?;
    Ok(vm.str(&text))
}

/// `ast_repr_max_depth` of 3.14: three levels deep, lists show their ends.
fn repr_to(vm: &mut Vm, node: &Value, depth: u32) -> Result<String> {
    let name = vm.type_name(node);
    if depth == 0 || !vm.enter_repr(node) {
        return Ok(format!("{name}(...)"));
    }
    let result = repr_fields(vm, node, depth);
    vm.leave_repr();
    Ok(format!("{name}({})", result?))
}

fn repr_fields(vm: &mut Vm, node: &Value, depth: u32) -> Result<String> {
    let mut parts = Vec::new();
    for field in class_names(vm, node, "_fields")? {
        let Some(value) = vm.get_attr_opt(node, &field)? else {
            continue;
        };
        let shown = if value.is_a::<List>() || value.is_a::<Tuple>() {
            let items = vm.collect(&value)?;
            let mut shown = Vec::new();
            for (index, item) in items.iter().enumerate() {
                if index == 0 || index == items.len() - 1 {
                    shown.push(repr_item(vm, item, depth - 1)?);
                } else if index == 1 {
                    shown.push("...".to_string());
                }
            }
            let shown = shown.join(", ");
            if value.is_a::<List>() {
                format!("[{shown}]")
            } else {
                format!("({shown})")
            }
        } else {
            repr_item(vm, &value, depth - 1)?
        };
        parts.push(format!("{}={shown}", text_of(&field)));
    }
    Ok(parts.join(", "))
}

fn repr_item(vm: &mut Vm, item: &Value, depth: u32) -> Result<String> {
    if item.is_a::<Node>() {
        repr_to(vm, item, depth)
    } else {
        vm.repr_text(item)
    }
}

/// `ast.AST`.
pub static SPEC: TypeSpec = TypeSpec {
    module: "ast",
    flags: flags::BASE | flags::DICT,
    new: Some(("__new__", "($type, /, *args, **kwargs)", new, "")),
    init: Some(("__init__", "($self, /, *args, **kwargs)", init, "")),
    methods: &[
        ("__reduce__", "($self, /)", reduce, ""),
        (
            "__replace__",
            "($self, /, **fields)",
            replace,
            "Return a copy of the AST node with new values for the specified fields.",
        ),
    ],
    getset: &[NATIVE_DICT],
    slots: |slots| slots.repr.set(Some(repr)),
    finish: |vm, class| {
        let empty = vm.tuple(Vec::new());
        for name in ["_fields", "__match_args__", "_attributes"] {
            let name = vm.intern(name);
            vm.set_class_attribute(class, &name, empty.clone());
        }
        Ok(())
    },
    ..TypeSpec::of::<Node>("AST")
};
