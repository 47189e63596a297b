//! `_contextvars` (Python/context.c, PEP 567): context variables, contexts and tokens.
//!
//! A context is a persistent map: a list of bindings, sorted by the variables' serial numbers and shared between
//! copies until one of them changes. So `copy_context` and starting a task copy a pointer.

use crate::object::dict::Dict;
use crate::object::iterators::{class_argument, this};
use crate::object::native::rows::CLASS_GETITEM;
use crate::object::native::{Bound, rest};
use crate::object::spec::{ModuleSpec, TypeSpec};
use crate::object::types::{Compare, flags};
use crate::object::{GilCell, Payload, Value, Visitor};
use crate::vm::{Raised, Result, Vm};
use std::cell::Cell;
use std::rc::Rc;

type Bindings<'a> = &'a [Option<Value>];

/// One variable's value: serial number, variable, value.
#[derive(Clone)]
struct Binding {
    serial: u64,
    variable: Value,
    value: Value,
}

type Map = Rc<Vec<Binding>>;

/// Payload of `Context`.
pub struct Context {
    map: GilCell<Map>,
    /// Inside of which context `run` entered this one: `None` while it is not entered.
    previous: GilCell<Option<Value>>,
    entered: Cell<bool>,
}

impl Payload for Context {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        let map = self.map.get(vm);
        // A shared map's references belong to nobody in particular: the collector must not see them twice.
        if Rc::strong_count(map) == 1 {
            for binding in map.iter() {
                visit(&binding.variable);
                visit(&binding.value);
            }
        }
        self.previous.get(vm).iter().for_each(visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        let map = std::mem::take(self.map.get_mut(vm));
        if let Ok(bindings) = Rc::try_unwrap(map) {
            out.extend(bindings.into_iter().flat_map(|b| [b.variable, b.value]));
        }
        out.extend(self.previous.replace(vm, None));
    }
}

/// Payload of `ContextVar`.
pub struct ContextVar {
    serial: u64,
    name: Value,
    default: GilCell<Option<Value>>,
}

impl Payload for ContextVar {
    const GC: bool = true;
    fn traverse(&self, vm: &Vm, visit: Visitor<'_>) {
        visit(&self.name);
        self.default.get(vm).iter().for_each(visit);
    }
    fn clear(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.default.replace(vm, None));
    }
}

/// Payload of `Token`.
pub struct Token {
    context: Value,
    variable: Value,
    old: Option<Value>,
    used: Cell<bool>,
}

impl Payload for Token {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.context);
        visit(&self.variable);
        self.old.iter().for_each(visit);
    }
}

/// Payload of `Token.MISSING`.
pub struct Missing;
impl Payload for Missing {}

#[derive(Default)]
struct Serials(Cell<u64>);

fn find(map: &Map, serial: u64) -> std::result::Result<usize, usize> {
    map.binary_search_by_key(&serial, |binding| binding.serial)
}

fn fresh(vm: &Vm, map: Map) -> Value {
    vm.object(Context {
        map: GilCell::new(map),
        previous: GilCell::new(None),
        entered: Cell::new(false),
    })
}

impl Vm {
    /// The thread's current context.
    pub fn current_context(&mut self) -> Value {
        if let Some(context) = &self.context {
            return context.clone();
        }
        let context = fresh(self, Map::default());
        this::<Context>(&context).entered.set(true);
        self.context = Some(context.clone());
        context
    }

    /// A new context with the bindings of the current one.
    pub fn copy_context(&mut self) -> Value {
        let current = self.current_context();
        let map = this::<Context>(&current).map.cloned(self);
        fresh(self, map)
    }

    /// Makes `context` the thread's current one; pairs with [`Vm::leave_context`].
    pub fn enter_context(&mut self, context: &Value) -> Result<()> {
        let entered = this::<Context>(context);
        if entered.entered.get() {
            let text = self.repr_text(context)?;
            return Err(
                self.runtime_error(format!("cannot enter context: {text} is already entered"))
            );
        }
        entered.entered.set(true);
        let previous = self.context.replace(context.clone());
        entered.previous.set(self, previous);
        Ok(())
    }

    /// Goes back to the context that was current before `context` was entered.
    pub fn leave_context(&mut self, context: &Value) {
        let left = this::<Context>(context);
        left.entered.set(false);
        self.context = left.previous.replace(self, None);
    }
}

// ---- Context

fn context_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    if vm.len(args.arg(1))? > 0 || vm.len(args.arg(2))? > 0 {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    Ok(vm.alloc(
        &class,
        Context {
            map: GilCell::default(),
            previous: GilCell::new(None),
            entered: Cell::new(false),
        },
    ))
}

fn run(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let (given, keywords) = rest(args, 1);
    let Some((callable, rest)) = given.split_first() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    vm.enter_context(args.arg(0))?;
    let keywords = keywords.filter(|keywords| {
        keywords
            .downcast::<Dict>()
            .is_some_and(|dict| dict.len(vm) > 0)
    });
    let result = match keywords {
        None => vm.call(callable, rest),
        Some(keywords) => {
            crate::modules::support::call_with_dict(vm, callable, rest, Some(keywords))
        }
    };
    vm.leave_context(args.arg(0));
    result
}

fn copy(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let map = this::<Context>(args.arg(0)).map.cloned(vm);
    Ok(fresh(vm, map))
}

fn expect_variable<'a>(vm: &mut Vm, key: &'a Value) -> Result<&'a ContextVar> {
    match key.downcast::<ContextVar>() {
        Some(_) => Ok(this::<ContextVar>(key)),
        None => {
            let text = vm.repr_text(key)?;
            Err(vm.type_error(format!("a ContextVar key was expected, got {text}")))
        }
    }
}

fn lookup(vm: &Vm, context: &Value, serial: u64) -> Option<Value> {
    let map = this::<Context>(context).map.get(vm);
    find(map, serial).ok().map(|at| map[at].value.clone())
}

fn get_item(vm: &mut Vm, context: &Value, key: &Value) -> Result<Value> {
    let serial = expect_variable(vm, key)?.serial;
    match lookup(vm, context, serial) {
        Some(value) => Ok(value),
        None => Err(vm.key_error(key)),
    }
}

fn contains(vm: &mut Vm, context: &Value, key: &Value) -> Result<bool> {
    let serial = expect_variable(vm, key)?.serial;
    Ok(lookup(vm, context, serial).is_some())
}

fn context_get(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let serial = expect_variable(vm, args.arg(1))?.serial;
    Ok(match lookup(vm, args.arg(0), serial) {
        Some(value) => value,
        None => args.opt(2).cloned().unwrap_or(Value::NONE),
    })
}

fn list_of(vm: &mut Vm, context: &Value, of: impl Fn(&Vm, &Binding) -> Value) -> Value {
    let map = this::<Context>(context).map.cloned(vm);
    let values = map.iter().map(|binding| of(vm, binding)).collect();
    vm.list(values)
}

fn iterate(vm: &mut Vm, list: Value) -> Result<Value> {
    vm.iter(&list)
}

fn iter(vm: &mut Vm, context: &Value) -> Result<Value> {
    let keys = list_of(vm, context, |_, binding| binding.variable.clone());
    iterate(vm, keys)
}

fn keys(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    iter(vm, args.arg(0))
}

fn values(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let values = list_of(vm, args.arg(0), |_, binding| binding.value.clone());
    iterate(vm, values)
}

fn items(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let items = list_of(vm, args.arg(0), |vm, binding| {
        vm.tuple_of([binding.variable.clone(), binding.value.clone()])
    });
    iterate(vm, items)
}

fn len(vm: &mut Vm, context: &Value) -> Result<usize> {
    Ok(this::<Context>(context).map.get(vm).len())
}

fn compare(vm: &mut Vm, left: &Value, right: &Value, operator: Compare) -> Result<Value> {
    if !left.is_a::<Context>()
        || !right.is_a::<Context>()
        || !matches!(operator, Compare::Eq | Compare::Ne)
    {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (
        this::<Context>(left).map.cloned(vm),
        this::<Context>(right).map.cloned(vm),
    );
    let mut equal = a.len() == b.len();
    for (x, y) in a.iter().zip(b.iter()) {
        equal = equal && x.serial == y.serial && vm.eq(&x.value, &y.value)?;
    }
    Ok(Value::bool(equal == (operator == Compare::Eq)))
}

/// `_contextvars.Context`.
pub static CONTEXT: TypeSpec = TypeSpec {
    module: "_contextvars",
    flags: flags::WEAKREF,
    new: Some(("__new__", "\n($type, /, *args, **kwargs)", context_new, "")),
    methods: &[
        (
            "get",
            "($self, key, default=None, /)",
            context_get,
            "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, return `default`. If `default` is not given,\nreturn None.",
        ),
        (
            "items",
            "($self, /)",
            items,
            "Return all variables and their values in the context object.\n\nThe result is returned as a list of 2-tuples (variable, value).",
        ),
        (
            "keys",
            "($self, /)",
            keys,
            "Return a list of all variables in the context object.",
        ),
        (
            "values",
            "($self, /)",
            values,
            "Return a list of all variables' values in the context object.",
        ),
        (
            "copy",
            "($self, /)",
            copy,
            "Return a shallow copy of the context object.",
        ),
        ("run", "($self, /, *args, **kwargs)\nrest", run, ""),
    ],
    slots: |slots| {
        slots.get_item.set(Some(get_item));
        slots.contains.set(Some(contains));
        slots.len.set(Some(len));
        slots.iter.set(Some(iter));
        slots.compare.set(Some(compare));
    },
    ..TypeSpec::of::<Context>("Context")
};

// ---- ContextVar

fn variable_new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_argument(vm, args.arg(0))?;
    if !args.arg(1).is_a::<crate::object::str::Str>() {
        return Err(vm.type_error("context variable name must be a str"));
    }
    let serials = vm.module_state::<Serials>();
    serials.0.set(serials.0.get() + 1);
    let variable = ContextVar {
        serial: serials.0.get(),
        name: args.arg(1).clone(),
        default: GilCell::new(args.opt(2).cloned()),
    };
    Ok(vm.alloc(&class, variable))
}

/// What a variable is bound to in the current context.
pub(super) fn bound_to(vm: &Vm, variable: &Value) -> Option<Value> {
    let variable = variable.downcast::<ContextVar>()?;
    lookup(vm, vm.context.as_ref()?, variable.serial)
}

fn variable_get(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let variable = this::<ContextVar>(args.arg(0));
    if let Some(context) = &vm.context
        && let Some(value) = lookup(vm, context, variable.serial)
    {
        return Ok(value);
    }
    if let Some(default) = args.opt(1) {
        return Ok(default.clone());
    }
    match variable.default.cloned(vm) {
        Some(default) => Ok(default),
        None => {
            let class = vm.exceptions().LookupError.clone();
            Err(vm.error_with(&class, vec![args.arg(0).clone()]))
        }
    }
}

/// Binds the variable in the current context, or unbinds it; the value it had.
pub(super) fn bind(vm: &mut Vm, variable: &Value, value: Option<Value>) -> Option<Value> {
    let context = vm.current_context();
    let serial = this::<ContextVar>(variable).serial;
    let map = Rc::make_mut(this::<Context>(&context).map.get_mut(vm));
    let at = map.binary_search_by_key(&serial, |binding| binding.serial);
    match (at, value) {
        (Ok(at), Some(value)) => Some(std::mem::replace(&mut map[at].value, value)),
        (Ok(at), None) => Some(map.remove(at).value),
        (Err(at), Some(value)) => {
            let binding = Binding {
                serial,
                variable: variable.clone(),
                value,
            };
            map.insert(at, binding);
            None
        }
        (Err(_), None) => None,
    }
}

fn variable_set(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let old = bind(vm, args.arg(0), Some(args.arg(1).clone()));
    let context = vm.current_context();
    Ok(vm.object(Token {
        context,
        variable: args.arg(0).clone(),
        old,
        used: Cell::new(false),
    }))
}

fn reset_with(vm: &mut Vm, variable: &Value, token: &Value) -> Result<()> {
    let error = |vm: &mut Vm, why: &str| -> Result<Raised> {
        let text = vm.repr_text(token)?;
        Ok(vm.value_error(format!("{text} {why}")))
    };
    let inner = this::<Token>(token);
    if inner.used.get() {
        let text = vm.repr_text(token)?;
        return Err(vm.runtime_error(format!("{text} has already been used once")));
    }
    if !inner.variable.is(variable) {
        return Err(error(vm, "was created by a different ContextVar")?);
    }
    let current = vm.current_context();
    if !inner.context.is(&current) {
        return Err(error(vm, "was created in a different Context")?);
    }
    inner.used.set(true);
    drop(bind(vm, variable, inner.old.clone()));
    Ok(())
}

fn variable_reset(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    if !args.arg(1).is_a::<Token>() {
        let text = vm.repr_text(args.arg(1))?;
        return Err(vm.type_error(format!("expected an instance of Token, got {text}")));
    }
    reset_with(vm, args.arg(0), args.arg(1))?;
    Ok(Value::NONE)
}

fn variable_repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let variable = this::<ContextVar>(value);
    let name = vm.repr_text(&variable.name)?;
    let default = match variable.default.cloned(vm) {
        Some(default) => format!(" default={}", vm.repr_text(&default)?),
        None => String::new(),
    };
    let id = value.raw().0;
    Ok(vm.str(&format!("<ContextVar name={name}{default} at {id:#x}>")))
}

/// `_contextvars.ContextVar`.
pub static VARIABLE: TypeSpec = TypeSpec {
    module: "_contextvars",
    flags: 0,
    new: Some((
        "__new__",
        "($type, name, /, *, default=<unrepresentable>)",
        variable_new,
        "",
    )),
    methods: &[
        (
            "get",
            "($self, default=<unrepresentable>, /)",
            variable_get,
            "Return a value for the context variable for the current context.\n\nIf there is no value for the variable in the current context, the method will:\n * return the value of the default argument of the method, if provided; or\n * return the default value for the context variable, if it was created\n   with one; or\n * raise a LookupError.",
        ),
        (
            "set",
            "($self, value, /)",
            variable_set,
            "Call to set a new value for the context variable in the current context.\n\nThe required *value* argument is the new value for the context variable.\n\nReturns a Token object that can be used to restore the variable to its previous\nvalue via the `ContextVar.reset()` method.",
        ),
        (
            "reset",
            "($self, token, /)",
            variable_reset,
            "Reset the context variable.\n\nThe variable is reset to the value it had before the `ContextVar.set()` that\ncreated the token was used.",
        ),
        CLASS_GETITEM,
    ],
    getset: &[(
        "name",
        |_, value| Ok(this::<ContextVar>(value).name.clone()),
        None,
        "",
    )],
    slots: |slots| slots.repr.set(Some(variable_repr)),
    ..TypeSpec::of::<ContextVar>("ContextVar")
};

// ---- Token

fn missing(vm: &mut Vm) -> Result<Value> {
    let class = vm.class::<Token>().value().clone();
    vm.attr(&class, "MISSING")
}

fn token_old(vm: &mut Vm, value: &Value) -> Result<Value> {
    match &this::<Token>(value).old {
        Some(old) => Ok(old.clone()),
        None => missing(vm),
    }
}

fn token_repr(vm: &mut Vm, value: &Value) -> Result<Value> {
    let token = this::<Token>(value);
    let used = if token.used.get() { " used" } else { "" };
    let variable = vm.repr_text(&token.variable)?;
    let id = value.raw().0;
    Ok(vm.str(&format!("<Token{used} var={variable} at {id:#x}>")))
}

fn token_exit(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let variable = this::<Token>(args.arg(0)).variable.clone();
    reset_with(vm, &variable, args.arg(0))?;
    Ok(Value::NONE)
}

fn token_new(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    Err(vm.runtime_error("Tokens can only be created by ContextVars"))
}

/// `_contextvars.Token`.
pub static TOKEN: TypeSpec = TypeSpec {
    module: "_contextvars",
    flags: 0,
    new: Some(("__new__", "($type, /, *args, **kwargs)", token_new, "")),
    methods: &[
        (
            "__enter__",
            "($self, /)",
            |_, args| Ok(args.arg(0).clone()),
            "Enter into Token context manager.",
        ),
        (
            "__exit__",
            "($self, type, val, tb, /)",
            token_exit,
            "Exit from Token context manager, restore the linked ContextVar.",
        ),
        CLASS_GETITEM,
    ],
    getset: &[
        (
            "var",
            |_, value| Ok(this::<Token>(value).variable.clone()),
            None,
            "",
        ),
        ("old_value", token_old, None, ""),
    ],
    slots: |slots| slots.repr.set(Some(token_repr)),
    finish: |vm, class| {
        vm.register(&MISSING)?;
        let missing = vm.object(Missing);
        let name = vm.intern("MISSING");
        vm.set_class_attribute(class, &name, missing);
        Ok(())
    },
    ..TypeSpec::of::<Token>("Token")
};

static MISSING: TypeSpec = TypeSpec {
    flags: 0,
    slots: |slots| slots.repr.set(Some(|vm, _| Ok(vm.str("<Token.MISSING>")))),
    ..TypeSpec::of::<Missing>("Token.MISSING")
};

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Context Variables",
    functions: &[("copy_context", "()", |vm, _| Ok(vm.copy_context()), "")],
    types: &[&CONTEXT, &VARIABLE, &TOKEN],
    ..ModuleSpec::named("_contextvars")
};
