//! Native methods in the places of those of classes written in Python (`datetime`): the objects stay those
//! of the library's classes, native code does what is frequent and plain, and calls the replaced methods for the rest.
//!
//! A module's `Setup` (its classes, where they have their slots) belongs to the methods that were put in place
//! together: a second copy of the module (a fresh import) has a second one.

use crate::object::descriptor::member::Member;
use crate::object::header::Visitor;
use crate::object::native::{
    Bound, Keeps, NativeBody, NativeCode, ParameterKind, Receiver, Role, Signature,
};
use crate::object::types::{Class, flags};
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::rc::Rc;

/// Where instances of a class with `__slots__` have these attributes.
pub fn slots<const N: usize>(vm: &mut Vm, class: &Class, names: [&str; N]) -> Result<[usize; N]> {
    let mut slots = [0; N];
    for (slot, name) in slots.iter_mut().zip(names) {
        let member = vm.attr(class.value(), name)?;
        match member.downcast::<Member>().map(|member| member.slot()) {
            Some(Some(index)) => *slot = index,
            _ => return Err(vm.type_error("install() wants classes with slots")),
        }
    }
    Ok(slots)
}

/// A row of a table of methods: name, signature, function.
pub type MethodDef<Setup> = (&'static str, &'static str, Method<Setup>);
type Method<Setup> = fn(&mut Vm, &Call<'_, Setup>) -> Result<Value>;

/// A setup, shared by the methods that need it. They hold the Rust value without counting what is in it: an object
/// does that, which all of them keep, so that the collector sees each reference once.
pub struct Shared<Setup> {
    setup: Rc<Setup>,
    object: Value,
}

impl<Setup> Clone for Shared<Setup> {
    fn clone(&self) -> Self {
        Shared {
            setup: self.setup.clone(),
            object: self.object.clone(),
        }
    }
}

impl<Setup: Keeps + 'static> Shared<Setup> {
    /// `class` is one of those that the setup is about.
    pub fn new(vm: &mut Vm, class: &Class, setup: Setup) -> Self {
        let setup = Rc::new(setup);
        let body = NativeBody::Method(
            Box::new(|vm, _| Err(vm.type_error("no method, but what methods share"))),
            setup.clone(),
        );
        let code = NativeCode::with_body("setup".into(), "", "($self)", body, "");
        let object = vm.native_object(Role::Method, code, None, class.value().clone());
        Shared { setup, object }
    }
}

impl<Setup> Shared<Setup> {
    /// The setup, for as long as someone keeps the object.
    pub fn setup(&self) -> &Rc<Setup> {
        &self.setup
    }
    /// The object that counts what is in the setup.
    pub fn object(&self) -> &Value {
        &self.object
    }
}

/// The method that native code replaces.
struct Original {
    function: Value,
    signature: Signature,
    /// See [`Shared`].
    setup: Value,
}

impl Keeps for Original {
    fn traverse(&self, visit: Visitor<'_>) {
        visit(&self.function);
        visit(&self.setup);
    }
    fn original(&self) -> Option<&Value> {
        Some(&self.function)
    }
}

/// A call of a native method.
pub struct Call<'a, Setup> {
    pub setup: &'a Setup,
    args: &'a [Option<Value>],
    original: &'a Original,
}

impl<Setup> Call<'_, Setup> {
    /// A required argument; the receiver is number 0.
    #[inline(always)]
    pub fn arg(&self, index: usize) -> &Value {
        self.args.arg(index)
    }
    /// An optional argument.
    #[inline(always)]
    pub fn opt(&self, index: usize) -> Option<&Value> {
        self.args.opt(index)
    }
    /// An optional argument that is not None.
    #[inline(always)]
    pub fn given(&self, index: usize) -> Option<&Value> {
        self.args.opt(index).filter(|value| !value.is_none())
    }

    /// Calls the method that is written in Python with the same arguments.
    #[cold]
    #[inline(never)]
    pub fn leave(&self, vm: &mut Vm) -> Result<Value> {
        let parameters = &self.original.signature.parameters;
        let received = (self.original.signature.receiver != Receiver::None) as usize;
        let places = (0..self.args.len()).take_while(|&index| {
            let only_named = index
                .checked_sub(received)
                .and_then(|index| parameters.get(index))
                .is_some_and(|parameter| parameter.kind == ParameterKind::KeywordOnly);
            self.args[index].is_some() && !only_named
        });
        let positional = places.count();
        let values: Vec<Value> = self.args[..positional].iter().flatten().cloned().collect();
        // Behind an argument that was not given they have names.
        let named: Vec<(&str, Value)> = (positional..self.args.len())
            .filter_map(|index| {
                let value = self.args[index].clone()?;
                Some((&*parameters[index - received].name, value))
            })
            .collect();
        vm.call_kw(&self.original.function, &values, &named)
    }
}

/// Puts native methods into a class.
pub fn replace<Setup: 'static>(
    vm: &mut Vm,
    class: &Class,
    owner: &'static str,
    setup: &Shared<Setup>,
    table: &'static [MethodDef<Setup>],
) -> Result<()> {
    class.set_flag(flags::FULL_NAME, true);
    for &(name, text, method) in table {
        let signature = Signature::parse(text);
        let role = match (name, signature.receiver) {
            ("__new__", _) => Role::New,
            (_, Receiver::Class) => Role::ClassMethod,
            _ => Role::Method,
        };
        if role == Role::New {
            class.text_signature.set(Some(text));
        }
        let mut function = vm.attr(class.value(), name)?;
        if role == Role::ClassMethod {
            function = vm.attr(&function, "__func__")?;
        }
        let original = Rc::new(Original {
            function,
            signature,
            setup: setup.object.clone(),
        });
        let (keeps, setup) = (original.clone(), setup.setup.clone());
        let call = Box::new(move |vm: &mut Vm, args: &[Option<Value>]| {
            let call = Call {
                setup: &*setup,
                args,
                original: &original,
            };
            method(vm, &call)
        });
        let body = NativeBody::Method(call, keeps);
        let code = NativeCode::with_body(name.into(), owner, text, body, "");
        let method = vm.native_object(role, code, None, class.value().clone());
        let name = vm.intern(name);
        vm.set_attr(class.value(), &name, &method)?;
    }
    Ok(())
}
