//! Making builtin types from their specs. A type is made in two steps, because the first types are needed before
//! there are strs, tuples and dicts: [`make`] allocates the class object, [`fill`] gives it everything else.

use super::shown;
use crate::object::descriptor::{getset, member};
use crate::object::dict::Dict;
use crate::object::native::{NativeCode, Receiver, Role};
use crate::object::slots::{self, wrapper};
use crate::object::spec::TypeSpec;
use crate::object::tuple;
use crate::object::types::{Constructor, Type, flags};
use crate::object::value::Value;
use crate::object::{Class, GilCell, Kind, NativeDef};
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

/// Gives a blank class its contents.
pub fn fill(vm: &mut Vm, class: &Class, spec: &TypeSpec, base: Option<&Class>) -> Result<()> {
    fill_names(vm, class, spec, base);
    if let Some(base) = base {
        class.set_flag(base.flags.get() & INHERITED, true);
        class.inline.set(base.inline.get());
        class.fixed_slots.set(base.fixed_slots.get());
    }
    let own_dict = matches!(spec.layout.kind, Kind::Module | Kind::Function | Kind::Type);
    if !spec.fields.is_empty() {
        let first = class.fixed_slots.get();
        let count = first + spec.fields.len() as u32;
        class.fixed_slots.set(count);
        class.inline.set(class.inline.get().max(count as i32));
        for (index, name) in spec.fields.iter().enumerate() {
            let name = vm.intern(name);
            let value = member::new(vm, class, &name, first as usize + index, true);
            vm.set_class_attribute_if_absent(class, &name, value);
        }
    }
    if class.has(flags::DICT) && !own_dict {
        let least = class.fixed_slots.get() as i32 + 1;
        class.inline.set(class.inline.get().max(least));
    }
    (spec.slots)(&class.slots);
    if let Some(base) = base {
        show_again(class, spec.name, base);
    }
    add_constructors(vm, class, spec, base);
    slots::add_wrappers(vm, class, shown::hidden(spec.name));
    for method in spec.methods {
        add_method(vm, class, spec, method);
    }
    let members = shown::members(spec.name);
    let own_dict = class.has(flags::DICT) && base.is_none_or(|base| !base.has(flags::DICT));
    let own_dict = own_dict && !shown::hidden(spec.name).contains(&"__dict__");
    let dict = own_dict.then_some(match members.contains(&"__dict__") {
        true => &super::object::MEMBER_DICT_ATTRIBUTE,
        false => &super::object::NATIVE_DICT_ATTRIBUTE,
    });
    for attribute in spec.getset.iter().chain(dict) {
        let value = match members.contains(&attribute.0) {
            true => member::computed(vm, class, attribute),
            false => getset::new(vm, class, attribute),
        };
        let name = vm.intern(attribute.0);
        vm.set_class_attribute_if_absent(class, &name, value);
    }
    for attribute in spec.members {
        let name = vm.intern(attribute.0);
        let value = member::computed(vm, class, attribute);
        vm.set_class_attribute_if_absent(class, &name, value);
    }
    let names = vm.names();
    let (doc_name, hash_name) = (names.__doc__.clone(), names.__hash__.clone());
    let doc = match spec.doc {
        "" => Value::NONE,
        text => vm.str(text),
    };
    vm.set_class_attribute_if_absent(class, &doc_name, doc);
    if let Some(base) = base {
        let own_compare = class.slots.compare.get().is_some();
        let own_hash = class.slots.hash.get();
        class.slots.inherit(&base.slots);
        if own_compare && own_hash.is_none() {
            // Equality of its own without a hash: not hashable.
            class.slots.hash.set(None);
            vm.set_class_attribute_if_absent(class, &hash_name, Value::NONE);
        }
    }
    slots::update_flags(vm, class);
    vm.class_changed(class);
    (spec.finish)(vm, class)?;
    vm.class_changed(class);
    Ok(())
}

fn fill_names(vm: &mut Vm, class: &Class, spec: &TypeSpec, base: Option<&Class>) {
    let qualname = vm.intern(spec.name);
    class.qualname.set(vm, qualname);
    let dict = vm.dict();
    class.dict.set(vm, dict);
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
    if !shown::is_static(spec.module, spec.name) {
        let name = vm.names().__module__.clone();
        let module = vm.intern(spec.module);
        vm.set_class_attribute_if_absent(class, &name, module);
    }
}

/// Fills the slots that a type shows again although it inherits them.
fn show_again(class: &Class, name: &str, base: &Class) {
    for method in shown::shown_again(name) {
        for row in slots::table::ROWS.iter().filter(|row| row.name == method) {
            if slots::read(&class.slots, row.slot).is_none() {
                let inherited = slots::read(&base.slots, row.slot);
                slots::write(&class.slots, row.slot, inherited);
            }
        }
    }
}

fn add_constructors(vm: &mut Vm, class: &Class, spec: &TypeSpec, base: Option<&Class>) {
    let names = vm.names();
    let (new_name, init_name) = (names.__new__.clone(), names.__init__.clone());
    let closed = shown::hidden(spec.name).contains(&"__new__");
    class.set_flag(
        flags::NO_INSTANCES,
        closed || class.has(flags::NO_INSTANCES),
    );
    let new = match &spec.new {
        Some(definition) if !closed => {
            let code = NativeCode::owned(definition, spec.name);
            let owner = class.value().clone();
            let value = vm.native_object(Role::New, code.clone(), None, owner);
            vm.set_class_attribute_if_absent(class, &new_name, value);
            Some(Constructor::Native(code))
        }
        // Builtin types do not inherit object's: a type without a constructor makes no instances.
        _ => base
            .filter(|base| !base.is(&*vm.types().object))
            .and_then(|base| base.slots.new.cloned(vm)),
    };
    class.slots.new.set(vm, new);
    let init = match &spec.init {
        Some(definition) => {
            let code = NativeCode::owned(definition, spec.name);
            let value = wrapper::new(vm, class, wrapper::What::Init(code.clone()));
            vm.set_class_attribute_if_absent(class, &init_name, value);
            Some(Constructor::Native(code))
        }
        None => base.and_then(|base| base.slots.init.cloned(vm)),
    };
    if let (Some(Constructor::Native(code)), None, true) =
        (&init, &spec.init, class.has(flags::EXCEPTION))
    {
        // Every exception's C definition names an `__init__`.
        let value = wrapper::new(vm, class, wrapper::What::Init(code.clone()));
        vm.set_class_attribute_if_absent(class, &init_name, value);
    }
    class.slots.init.set(vm, init);
    let known = SIGNATURES.iter().find(|(name, _)| *name == spec.name);
    let signature = known.map(|(_, text)| *text).or_else(|| {
        spec.init
            .or(spec.new)
            .map(|definition| definition.1.split('\n').next().unwrap_or_default())
            .filter(|text| !slots::table::hidden_signature(text))
    });
    class.text_signature.set(signature);
}

/// Types whose constructor takes something else than its signature says.
const SIGNATURES: &[(&str, &str)] = &[
    ("object", "()"),
    ("NoneType", "()"),
    ("ellipsis", "()"),
    ("NotImplementedType", "()"),
    ("NoDefaultType", "()"),
    ("_local", "()"),
    ("lock", "()"),
    ("memoryview", "(object)"),
    ("itemgetter", "(item, /, *items)"),
    ("partial", "(func, /, *args, **keywords)"),
    ("attrgetter", "(attr, /, *attrs)"),
    ("methodcaller", "(name, /, *args, **kwargs)"),
];

fn add_method(vm: &mut Vm, class: &Class, spec: &TypeSpec, definition: &'static NativeDef) {
    let code = NativeCode::owned(definition, spec.name);
    let owner = class.value().clone();
    if shown::is_wrapper(definition.0) {
        let name = vm.intern(definition.0);
        let value = wrapper::new(vm, class, wrapper::What::Method(code));
        return vm.set_class_attribute_if_absent(class, &name, value);
    }
    let value = match code.receiver() {
        Receiver::SelfObject => vm.native_object(Role::Method, code, None, owner),
        Receiver::Class => vm.native_object(Role::ClassMethod, code, None, owner),
        Receiver::None => {
            let function = vm.native_object(Role::Function, code, None, owner);
            vm.static_method(function)
        }
    };
    let name = vm.intern(definition.0);
    // A method that stands beside a slot goes first (CPython: `METH_COEXIST`).
    vm.replace_class_attribute(class, &name, value);
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
    pub(crate) fn blank_class(&mut self, spec: &TypeSpec) -> Class {
        let payload = Type::blank(spec.layout, spec.flags, spec.name.into());
        let value = self.alloc(&self.types().r#type, payload);
        Class::from_value(&value).expect("a class")
    }
}

/// An empty namespace as a cell's first content.
pub fn empty_dict(vm: &Vm) -> GilCell<Value> {
    GilCell::new(vm.alloc(&vm.types().dict, Dict::default()))
}
