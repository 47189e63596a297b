//! Values computed on first use, and the evaluate functions that `annotationlib` asks for.

use crate::object::native::{Args, Bound};
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::types::flags;
use crate::object::{GilCell, Value, Visitor, tuple};
use crate::vm::{Result, Vm};

/// A value, or the function that computes it.
#[derive(Default)]
pub struct Lazy {
    /// Given or already computed.
    pub value: GilCell<Option<Value>>,
    /// Called without arguments.
    pub function: GilCell<Option<Value>>,
}

impl Lazy {
    /// A value that is there.
    pub fn given(value: Option<Value>) -> Lazy {
        Lazy {
            value: GilCell::new(value),
            function: GilCell::default(),
        }
    }

    /// A value that a function computes.
    pub fn computed(function: Option<Value>) -> Lazy {
        Lazy {
            value: GilCell::default(),
            function: GilCell::new(function),
        }
    }

    /// The value; `None` if there is neither value nor function.
    pub fn get(&self, vm: &mut Vm) -> Result<Option<Value>> {
        if let Some(value) = self.value.cloned(vm) {
            return Ok(Some(value));
        }
        let Some(function) = self.function.cloned(vm) else {
            return Ok(None);
        };
        let value = vm.call(&function, &[])?;
        self.value.set(vm, Some(value.clone()));
        Ok(Some(value))
    }

    /// The `evaluate_…` attribute: the function, or one that answers the given value, or None.
    pub fn evaluator(&self, vm: &mut Vm) -> Value {
        if let Some(function) = self.function.cloned(vm) {
            return function;
        }
        match self.value.cloned(vm) {
            Some(value) => vm.object(Constant { value }),
            None => Value::NONE,
        }
    }

    /// Whether there is something to get.
    pub fn is_set(&self, vm: &Vm) -> bool {
        self.value.get(vm).is_some() || self.function.get(vm).is_some()
    }

    /// For the collector.
    pub fn trace(&self, vm: &Vm, visit: Visitor<'_>) {
        self.value.get(vm).iter().for_each(&mut *visit);
        self.function.get(vm).iter().for_each(visit);
    }
    /// For the collector.
    pub fn untie(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        out.extend(self.value.replace(vm, None));
        out.extend(self.function.replace(vm, None));
    }
}

impl crate::object::trace::Trace for Lazy {
    fn trace(&self, vm: &Vm, visit: Visitor<'_>) {
        Lazy::trace(self, vm, visit);
    }
    fn untie(&self, vm: &mut Vm, out: &mut Vec<Value>) {
        Lazy::untie(self, vm, out);
    }
}

payload! {
    /// An evaluate function that answers a constant.
    pub struct Constant {
        value: Value,
    }
}

/// `annotationlib.Format.STRING`.
const STRING: i64 = 4;

fn call(vm: &mut Vm, this: &Value, args: Args<'_>) -> Result<Value> {
    let this = crate::object::iterators::this::<Constant>(this);
    if !args.names.is_empty() {
        return Err(vm.type_error("constevaluator.__call__() takes no keyword arguments"));
    }
    let [format] = args.values else {
        let given = args.values.len();
        return Err(vm.type_error(format!(
            "constevaluator.__call__() takes exactly 1 argument ({given} given)"
        )));
    };
    let format = crate::modules::support::to_i32(vm, format)?;
    if i64::from(format) != STRING {
        return Ok(this.value.clone());
    }
    if !this.value.is_a::<tuple::Tuple>() {
        let text = crate::object::generic_alias::type_text(vm, &this.value)?;
        return Ok(vm.str(&text));
    }
    let items = tuple::items(&this.value);
    let mut parts = Vec::new();
    for item in items {
        parts.push(crate::object::generic_alias::type_text(vm, item)?);
    }
    let comma = if items.len() == 1 { "," } else { "" };
    Ok(vm.str(&format!("({}{comma})", parts.join(", "))))
}

fn repr(vm: &mut Vm, this: &Value) -> Result<Value> {
    let value = crate::object::iterators::this::<Constant>(this)
        .value
        .clone();
    let text = vm.repr_text(&value)?;
    Ok(vm.str(&format!("<constevaluator {text}>")))
}

/// The type of constant evaluate functions.
pub(super) static SPEC: TypeSpec = TypeSpec {
    module: "_typing",
    flags: flags::NO_INSTANCES,
    slots: |slots| {
        slots.call.set(Some(call));
        slots.repr.set(Some(repr));
    },
    ..TypeSpec::of::<Constant>("_ConstEvaluator")
};

/// The `__default__` of a type parameter.
pub(super) fn default(vm: &mut Vm, lazy: &Lazy) -> Result<Value> {
    Ok(match lazy.get(vm)? {
        Some(value) => value,
        None => super::no_default(vm),
    })
}

/// A default as a constructor gets it: `NoDefault` is none.
pub(super) fn given_default(args: &[Option<Value>], index: usize) -> Lazy {
    Lazy::given(
        args.opt(index)
            .filter(|value| !super::is_no_default(value))
            .cloned(),
    )
}
