//! The memo of a pickler or an unpickler as Python sees it: the attribute `memo`, which answers a proxy
//! (`PicklerMemoProxy`, `UnpicklerMemoProxy`) and takes one or a dict.

use super::Bindings;
use crate::object::GilCell;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Visitor};
use crate::object::iterators::this;
use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::marker::PhantomData;

/// A class with a memo.
pub(super) trait Memoizing: Payload {
    type Memo: Clone + Default;
    /// The name of its proxy's class, behind an article.
    const PROXY: (&'static str, &'static str);

    fn memo(&self) -> &GilCell<Self::Memo>;
    /// A dict of what is in a memo.
    fn shown(vm: &mut Vm, memo: Self::Memo) -> Result<Value>;
    /// The memo of a dict's items.
    fn read(vm: &mut Vm, items: Vec<(Value, Value)>) -> Result<Self::Memo>;
}

/// Payload of the proxy of `T`'s memo.
pub(super) struct MemoProxy<T> {
    owner: Value,
    of: PhantomData<fn() -> T>,
}

impl<T: Memoizing> Payload for MemoProxy<T> {
    const GC: bool = true;
    fn traverse(&self, _: &Vm, visit: Visitor<'_>) {
        visit(&self.owner);
    }
    fn clear(&self, _: &mut Vm, _: &mut Vec<Value>) {}
}

/// The getter of `memo`.
pub(super) fn get<T: Memoizing>(vm: &mut Vm, object: &Value) -> Result<Value> {
    Ok(vm.object(MemoProxy::<T> {
        owner: object.clone(),
        of: PhantomData,
    }))
}

/// The setter of `memo`.
pub(super) fn set<T: Memoizing>(vm: &mut Vm, object: &Value, value: Option<&Value>) -> Result<()> {
    let Some(value) = value else {
        return Err(vm.type_error("attribute deletion is not supported"));
    };
    let memo = if let Some(proxy) = value.downcast::<MemoProxy<T>>() {
        this::<T>(&proxy.owner).memo().get(vm).clone()
    } else if let Some(dict) = value.downcast::<Dict>() {
        let entries = dict.table.get(vm).iter();
        let items = entries.filter_map(|(key, item)| Some((key.clone(), item.clone()?)));
        let items = items.collect();
        T::read(vm, items)?
    } else {
        let class = vm.type_name(value);
        let (article, proxy) = T::PROXY;
        return Err(vm.type_error(format!(
            "'memo' attribute must be {article} {proxy} object or dict, not {class}"
        )));
    };
    let old = this::<T>(object).memo().replace(vm, memo);
    drop(old);
    Ok(())
}

/// Forgets everything.
pub(super) fn empty<T: Memoizing>(vm: &mut Vm, owner: &Value) {
    let old = std::mem::take(this::<T>(owner).memo().get_mut(vm));
    drop(old);
}

fn owner<T: Memoizing>(proxy: &Value) -> &Value {
    &this::<MemoProxy<T>>(proxy).owner
}

fn clear<T: Memoizing>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    empty::<T>(vm, owner::<T>(args.arg(0)));
    Ok(Value::NONE)
}

fn copy<T: Memoizing>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let memo = this::<T>(owner::<T>(args.arg(0))).memo().get(vm).clone();
    T::shown(vm, memo)
}

fn reduce<T: Memoizing>(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let copy = copy::<T>(vm, args)?;
    let args = vm.tuple_of([copy]);
    Ok(vm.tuple_of([vm.types().dict.value().clone(), args]))
}

/// The class of the proxy.
pub(super) const fn proxy<T: Memoizing>() -> TypeSpec {
    TypeSpec {
        module: "_pickle",
        flags: 0,
        methods: const {
            &[
                (
                    "clear",
                    "($self, /)",
                    clear::<T>,
                    "Remove all items from memo.",
                ),
                (
                    "copy",
                    "($self, /)",
                    copy::<T>,
                    "Copy the memo to a new object.",
                ),
                (
                    "__reduce__",
                    "($self, /)",
                    reduce::<T>,
                    "Implement pickle support.",
                ),
            ]
        },
        ..TypeSpec::of::<MemoProxy<T>>(T::PROXY.1)
    }
}
