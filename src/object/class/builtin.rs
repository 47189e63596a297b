//! Making builtin types from their specs. A type is made in two steps, because the first types are needed before
//! there are strs, tuples and dicts: [`make`] allocates the class object, [`fill`] gives it everything else.

use super::namespace::Attributes;
use crate::object::descriptor::{getset, member};
use crate::object::native::{NativeCode, Receiver, Role};
use crate::object::slots::{self, wrapper};
use crate::object::spec::TypeSpec;
use crate::object::tuple;
use crate::object::types::{Constructor, Slots, Type, flags};
use crate::object::value::Value;
use crate::object::{Class, Kind, NativeDef};
use crate::vm::{Result, Vm};
use std::cell::RefCell;
use std::collections::HashMap;

/// Flags that subclasses have whatever their own say.
const INHERITED: u32 = flags::DICT
    | flags::WEAKREF
    | flags::FINALIZER
    | flags::SEQUENCE
    | flags::MAPPING
    | flags::EXCEPTION
    | flags::TYPE
    | flags::MATCH_SELF;

/// Classes by the addresses of their specs.
#[derive(Default)]
struct ByAddress(RefCell<HashMap<usize, Class>>);

/// Gives a blank class its contents, but for its attributes: see [`describe`].
pub fn fill(
    vm: &mut Vm,
    class: &Class,
    spec: &'static TypeSpec,
    base: Option<&Class>,
) -> Result<()> {
    fill_names(vm, class, spec, base);
    if let Some(base) = base {
        class.set_flag(base.flags.get() & INHERITED, true);
        class.inline.set(base.inline.get());
        class.fixed_slots.set(base.fixed_slots.get());
    }
    let own_dict = matches!(spec.layout.kind, Kind::Module | Kind::Function | Kind::Type);
    if !spec.fields.is_empty() {
        let count = class.fixed_slots.get() + spec.fields.len() as u32;
        class.fixed_slots.set(count);
        class.inline.set(class.inline.get().max(count as i32));
    }
    if class.has(flags::DICT) && !own_dict {
        let least = class.fixed_slots.get() as i32 + 1;
        class.inline.set(class.inline.get().max(least));
    }
    (spec.slots)(&class.slots);
    fill_constructors(vm, class, spec, base);
    if let Some(base) = base {
        let hashless = hides_hash(&class.slots);
        class.slots.inherit(&base.slots);
        if hashless {
            class.slots.hash.set(None);
        }
    }
    slots::update_flags(vm, class);
    vm.class_changed(class);
    (spec.finish)(vm, class)?;
    vm.class_changed(class);
    Ok(())
}

/// Whether a type has an equality of its own without a hash: its instances are not hashable.
fn hides_hash(slots: &Slots) -> bool {
    slots.compare.get().is_some() && slots.hash.get().is_none()
}

/// The attributes of a builtin type, in CPython's order.
pub(super) fn describe(attributes: &mut Attributes<'_>, class: &Class, spec: &TypeSpec) {
    let vm = attributes.vm;
    let names = vm.names();
    let base = class.base.get(vm).as_ref().and_then(Class::from_value);
    let base = base.as_ref();
    let first = base.map_or(0, |base| base.fixed_slots.get()) as usize;
    for (index, name) in spec.fields.iter().enumerate() {
        let name = vm.intern(name);
        attributes.add(&name, member::new(vm, class, &name, first + index, true));
    }
    describe_constructors(attributes, class, spec);
    let own = Slots::default();
    (spec.slots)(&own);
    if let Some(base) = base {
        for &slot in spec.shown_again {
            slots::write(&own, slot, slots::read(&base.slots, slot));
        }
    }
    slots::add_wrappers(attributes, class, &own);
    for method in spec.methods {
        describe_method(attributes, class, spec, method);
    }
    for definition in spec.wrappers {
        let code = NativeCode::owned(definition, spec.name);
        let value = wrapper::new(vm, class, wrapper::What::Method(code));
        attributes.add(&vm.intern(definition.0), value);
    }
    for attribute in spec.members {
        let value = member::computed(vm, class, attribute);
        attributes.add(&vm.intern(attribute.0), value);
    }
    for attribute in spec.getset {
        let value = getset::new(vm, class, attribute);
        attributes.add(&vm.intern(attribute.0), value);
    }
    let doc = match spec.doc {
        "" => Value::NONE,
        text => vm.str(text),
    };
    attributes.add(&names.__doc__, doc);
    if !spec.is_static && spec.module != "builtins" {
        attributes.add(&names.__module__, vm.intern(spec.module));
    }
    if base.is_some() && hides_hash(&own) {
        attributes.add(&names.__hash__, Value::NONE);
    }
}

fn fill_names(vm: &mut Vm, class: &Class, spec: &'static TypeSpec, base: Option<&Class>) {
    let qualname = vm.intern(spec.name);
    class.qualname.set(vm, qualname);
    class.namespace.describe(vm, spec);
    let bases = vm.tuple(base.iter().map(|base| base.value().clone()).collect());
    class.bases.set(vm, bases);
    class.base.set(vm, base.map(|base| base.value().clone()));
    let mut mro = vec![class.value().clone()];
    if let Some(base) = base {
        mro.extend_from_slice(tuple::items(&base.mro.cloned(vm)));
    }
    let mro = vm.tuple(mro);
    class.mro.set(vm, mro);
    vm.register_subclass(class);
    class.module.set(Some(spec.module));
    class.doc.set(spec.doc);
}

fn fill_constructors(vm: &mut Vm, class: &Class, spec: &TypeSpec, base: Option<&Class>) {
    let new = match &spec.new {
        Some(definition) => Some(Constructor::Native(NativeCode::owned(
            definition, spec.name,
        ))),
        // Builtin types do not inherit object's: a type without a constructor makes no instances.
        None => base
            .filter(|base| !base.is(&*vm.types().object))
            .and_then(|base| base.slots.new.cloned(vm)),
    };
    class.slots.new.set(vm, new);
    let init = match &spec.init {
        Some(definition) => Some(Constructor::Native(NativeCode::owned(
            definition, spec.name,
        ))),
        None => base.and_then(|base| base.slots.init.cloned(vm)),
    };
    class.slots.init.set(vm, init);
    let signature = spec.signature.or_else(|| {
        spec.init
            .or(spec.new)
            .map(|definition| definition.1.split('\n').next().unwrap_or_default())
            .filter(|text| !slots::table::hidden_signature(text))
    });
    class.text_signature.set(signature);
}

fn describe_constructors(attributes: &mut Attributes<'_>, class: &Class, spec: &TypeSpec) {
    let vm = attributes.vm;
    let names = vm.names();
    if let (Some(_), Some(Constructor::Native(code))) = (spec.new, class.slots.new.get(vm)) {
        let owner = class.value().clone();
        let value = vm.native_object(Role::New, code.clone(), None, owner);
        attributes.add(&names.__new__, value);
    }
    // Every exception's C definition names an `__init__`.
    let shown = spec.init.is_some() || class.has(flags::EXCEPTION);
    if let (true, Some(Constructor::Native(code))) = (shown, class.slots.init.get(vm)) {
        let value = wrapper::new(vm, class, wrapper::What::Init(code.clone()));
        attributes.add(&names.__init__, value);
    }
}

fn describe_method(
    attributes: &mut Attributes<'_>,
    class: &Class,
    spec: &TypeSpec,
    definition: &'static NativeDef,
) {
    let vm = attributes.vm;
    let code = NativeCode::owned(definition, spec.name);
    let name = vm.intern(definition.0);
    let owner = class.value().clone();
    let value = match code.receiver() {
        Receiver::SelfObject => vm.native_object(Role::Method, code, None, owner),
        Receiver::Class => vm.native_object(Role::ClassMethod, code, None, owner),
        Receiver::None => {
            let function = vm.native_object(Role::Function, code, None, owner);
            vm.static_method(function)
        }
    };
    // A method that stands beside a slot goes first (CPython: `METH_COEXIST`).
    attributes.put(&name, value);
}

impl Vm {
    /// Makes the class of a native type and, if its payload is its own (kind `Other`), the one that
    /// [`Vm::object`] uses for that payload.
    pub fn register(&mut self, spec: &'static TypeSpec) -> Result<Class> {
        let base = match spec.base {
            Some(base) => base(self),
            None => self.types().object.clone(),
        };
        let class = self.blank_class(spec);
        fill(self, &class, spec, Some(&base))?;
        self.remember_class(spec, &class);
        Ok(class)
    }

    /// The class of a spec, made when it is first asked for: for types that share their payload with another one.
    pub fn class_of_static(&mut self, spec: &'static TypeSpec) -> Result<Class> {
        let known = self.module_state::<ByAddress>();
        let address = std::ptr::from_ref(spec) as usize;
        if let Some(class) = known.0.borrow().get(&address) {
            return Ok(class.clone());
        }
        let class = self.register(spec)?;
        known.0.borrow_mut().insert(address, class.clone());
        Ok(class)
    }

    /// The registered class of a spec's payload, made now if this is the first time it is asked for.
    pub fn class_of_spec(&mut self, spec: &'static TypeSpec) -> Result<Class> {
        let known = self
            .state()
            .classes
            .borrow()
            .get(&spec.layout.type_id)
            .cloned();
        match known {
            Some(class) if **class.name.get(self) == *spec.name => Ok(class),
            _ => self.register(spec),
        }
    }

    pub(crate) fn remember_class(&self, spec: &TypeSpec, class: &Class) {
        if spec.layout.kind.is_registered() {
            self.state()
                .classes
                .borrow_mut()
                .entry(spec.layout.type_id)
                .or_insert_with(|| class.clone());
        }
    }

    /// A class object without contents.
    pub(crate) fn blank_class(&mut self, spec: &'static TypeSpec) -> Class {
        let payload = Type::blank(&spec.layout, spec.flags, spec.name.into());
        let value = self.alloc(&self.types().r#type, payload);
        Class::from_value(&value).expect("a class")
    }
}
