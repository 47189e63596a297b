//! What the dispatch loop does in the place of native functions that it knows: no call is made if the arguments are
//! the common ones, and none of them dies by it. Each body leaves everything else to [`CallNative`].

// SAFETY of the bodies here, beyond `machine.rs`: the callee and the arguments of a call lie in temporaries, which own
// their references; the kind byte says which payload an object has.

use super::native_calls::CallNative;
use super::subscripts::value_in;
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::dict::Dict;
use crate::object::header::{Header, Kind, Object};
use crate::object::list::List;
use crate::object::native::{Intrinsic, Native};
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::object::types::{Type, flags};
use crate::object::value::Raw;
use crate::vm::Vm;
use crate::vm::exec::machine::{Body, Flow, Machine, Word};
use gillie_bytecode::HEADER;

/// CALL of a native object.
#[inline(always)]
pub(super) fn call_native(m: &mut Machine, w: Word) -> Flow {
    let native = unsafe { &*(m.reg(w.a()).0 as *const Object<Native>) };
    match native.code.intrinsic() {
        Intrinsic::None => m.other::<CallNative<0, 0>>(),
        Intrinsic::Len => m.other::<CallLen>(),
        Intrinsic::IsInstance => m.other::<CallIsInstance>(),
        Intrinsic::Ord => m.other::<CallOrd>(),
        Intrinsic::Append | Intrinsic::Get => m.other::<CallNative<0, 0>>(),
    }
}

/// CALL_METHOD of a native object, with its receiver before the arguments.
#[inline(always)]
pub(super) fn call_native_method(m: &mut Machine, w: Word) -> Flow {
    let native = unsafe { &*(m.reg(w.a()).0 as *const Object<Native>) };
    match native.code.intrinsic() {
        Intrinsic::Append => m.other::<CallAppend>(),
        Intrinsic::Get => m.other::<CallGet>(),
        _ => m.other::<CallNative<0, 1>>(),
    }
}

/// Whether giving up this word's reference frees nothing.
#[inline(always)]
unsafe fn is_shared(raw: Raw) -> bool {
    !raw.is_pointer() || unsafe { raw.header().as_ref().references() } > 1
}

/// Whether giving up the callee and the first `COUNT` arguments frees nothing, if no object is among them twice.
#[inline(always)]
unsafe fn all_shared<const COUNT: usize>(m: &Machine, w: Word) -> bool {
    unsafe {
        let mut all = is_shared(m.reg(w.a()));
        for index in 0..COUNT {
            all = all && is_shared(m.reg(w.a() + HEADER + index));
        }
        all
    }
}

/// Gives up the reference of a register that [`is_shared`].
#[inline(always)]
unsafe fn give_up(m: &mut Machine, index: usize) {
    unsafe {
        let raw = m.reg(index);
        if raw.is_pointer() {
            raw.header().as_ref().forget_one();
        }
        m.put(index, Raw::UNSET);
    }
}

/// Ends the call: gives up the callee and the first `COUNT` arguments, [all shared](all_shared), and writes the result.
#[inline(always)]
unsafe fn answer<const COUNT: usize>(m: &mut Machine, w: Word, result: Raw) -> Flow {
    unsafe {
        for index in 0..COUNT {
            give_up(m, w.a() + HEADER + index);
        }
        give_up(m, w.a());
        m.set_next(w.c(), result, 2)
    }
}

/// The length of an object of an exact builtin type.
#[inline(always)]
unsafe fn length(vm: &Vm, raw: Raw) -> Option<usize> {
    unsafe {
        if !raw.is_pointer() {
            return None;
        }
        let header = raw.0 as *const Header;
        if (*header).is_plain(Kind::List) {
            Some((*(header as *const Object<List>)).items.get(vm).len())
        } else if (*header).is_plain(Kind::Str) {
            Some((*(header as *const Object<Str>)).len())
        } else if (*header).is_plain(Kind::Tuple) {
            Some((*(header as *const Object<Tuple>)).len())
        } else if (*header).is_plain(Kind::Dict) {
            Some((*(header as *const Object<Dict>)).table.get(vm).len())
        } else if (*header).is_plain(Kind::Set) {
            Some((*(header as *const Object<Set>)).table.get(vm).len())
        } else if (*header).is_plain(Kind::Bytes) {
            Some((*(header as *const Object<Bytes>)).data.len())
        } else {
            None
        }
    }
}

/// `len(x)`.
struct CallLen;

impl Body for CallLen {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            if w.b() == 1
                && let Some(length) = length(&*m.vm, m.reg(w.a() + HEADER))
                && all_shared::<1>(m, w)
            {
                return answer::<1>(m, w, Raw::from_int(length as i64));
            }
            m.other::<CallNative<0, 0>>()
        }
    }
}

/// `isinstance(x, C)` where nothing but the MRO decides.
struct CallIsInstance;

impl Body for CallIsInstance {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let object = m.reg(w.a() + HEADER);
            if w.b() == 2
                && let Some(is) = is_instance(&*m.vm, object, m.reg(w.a() + HEADER + 1))
                && all_shared::<2>(m, w)
                && object != m.reg(w.a())
            {
                return answer::<2>(m, w, Raw::from_bool(is));
            }
            m.other::<CallNative<0, 0>>()
        }
    }
}

/// Whether an object is an instance of a class; `None` if more than the MRO has a say, or they are one and the same.
#[inline(always)]
unsafe fn is_instance(vm: &Vm, object: Raw, class: Raw) -> Option<bool> {
    unsafe {
        if !class.is_pointer() || object == class {
            return None;
        }
        let header = &*(class.0 as *const Header);
        // A metaclass may have its own `__instancecheck__`.
        if !header.is_kind(Kind::Type) || !header.class().is(&*vm.types().r#type) {
            return None;
        }
        let class = &*(class.0 as *const Object<Type>);
        let own = match object.is_pointer() {
            true => object.header().as_ref().class(),
            false => vm.class_of_immediate(object),
        };
        if own.is_subclass(vm, class) {
            return Some(true);
        }
        // An object of a class made by a class statement, or a proxy, may claim another one by its `__class__`.
        (own.has(flags::PLAIN_GETATTR) && !own.has(flags::HEAP)).then_some(false)
    }
}

/// `ord(c)` of a character.
struct CallOrd;

impl Body for CallOrd {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let raw = m.reg(w.a() + HEADER);
            if w.b() == 1
                && raw.is_pointer()
                && (*(raw.0 as *const Header)).is_plain(Kind::Str)
                && (*(raw.0 as *const Object<Str>)).len() == 1
                && all_shared::<1>(m, w)
            {
                let point = (*(raw.0 as *const Object<Str>)).units().at(0);
                return answer::<1>(m, w, Raw::from_int(point.into()));
            }
            m.other::<CallNative<0, 0>>()
        }
    }
}

/// `list.append` where the list has room.
struct CallAppend;

impl Body for CallAppend {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let first = w.a() + HEADER;
            let raw = m.reg(first);
            if w.b() == 1
                && raw.is_pointer()
                && (*(raw.0 as *const Header)).is_kind(Kind::List)
                && all_shared::<1>(m, w)
            {
                let list = raw.0 as *const Object<List>;
                let items = (*list).items.get_mut(&mut *m.vm) as *mut Vec<Value>;
                let length = (*items).len();
                if length < (*items).capacity() {
                    let item = m.reg(first + 1);
                    ((*items).as_mut_ptr().add(length) as *mut Raw).write(item);
                    (*items).set_len(length + 1);
                    m.put(first + 1, Raw::UNSET);
                    return answer::<1>(m, w, Raw::NONE);
                }
            }
            m.other::<CallNative<0, 1>>()
        }
    }
}

/// `dict.get` of a str or a small int.
struct CallGet;

impl Body for CallGet {
    #[inline(always)]
    fn run(m: &mut Machine, w: Word) -> Flow {
        unsafe {
            let (first, count) = (w.a() + HEADER, w.b());
            let raw = m.reg(first);
            if (count == 1 || count == 2)
                && raw.is_pointer()
                && (*(raw.0 as *const Header)).is_plain(Kind::Dict)
                && all_shared::<2>(m, w)
            {
                let key = &*(m.base.add(first + 1) as *const Value);
                let found = value_in(&*m.vm, &*(raw.0 as *const Object<Dict>), key);
                let default = if count == 2 {
                    m.reg(first + 2)
                } else {
                    Raw::NONE
                };
                let value = match found.value() {
                    Some(value) if is_shared(default) && default != m.reg(first + 1) => {
                        let value = m.share(value);
                        if count == 2 {
                            give_up(m, first + 2);
                        }
                        Some(value)
                    }
                    None if found.known => {
                        if count == 2 {
                            m.put(first + 2, Raw::UNSET);
                        }
                        Some(default)
                    }
                    _ => None,
                };
                if let Some(value) = value {
                    return answer::<2>(m, w, value);
                }
            }
            m.other::<CallNative<0, 1>>()
        }
    }
}
