//! Names that the VM itself looks up, interned once.

use super::Vm;
use crate::object::Value;

macro_rules! names {
    ($($name:ident)*) => {
        /// Interned names, one field each.
        #[allow(non_snake_case)]
        pub struct Names { $(pub $name: Value,)* }
        impl Names {
            #[allow(non_snake_case)]
            pub(super) fn new(vm: &Vm) -> Names {
                // By way of an array: made one by one they would be the command's second largest function.
                const TEXTS: &[&str] = &[$(stringify!($name),)*];
                let interned: [Value; TEXTS.len()] =
                    std::array::from_fn(|at| vm.intern(TEXTS[at].trim_start_matches("r#")));
                let [$($name,)*] = interned;
                Names { $($name,)* }
            }
        }
    };
}

names! {
    __abs__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__ __anext__ __annotate__ __annotations__
    __abstractmethods__ __await__ __bases__ __bool__ __build_class__ __builtins__ __bytes__ __cached__ __call__
    __cause__ __ceil__ __class__ __class_getitem__ __classcell__ __classdict__ __classdictcell__ __complex__
    __contains__ __context__ __copy__ __deepcopy__ __del__ __delattr__ __delete__ __delitem__ __dict__ __dir__ __doc__
    __enter__ __eq__ __exit__ __file__ __firstlineno__ __float__ __floor__ __format__ __fspath__ __ge__ __get__
    __getattr__ __getattribute__ __getitem__ __getnewargs__ __getnewargs_ex__ __getstate__ __globals__ __gt__
    __hash__ __import__ __index__ __init__ __init_subclass__ __instancecheck__ __int__ __invert__ __isabstractmethod__
    __iter__ __le__ __len__ __length_hint__ __loader__ __lt__ __main__ __match_args__ __missing__ __module__
    __mro_entries__ __name__ __ne__ __neg__ __new__ __next__ __notes__ __objclass__ __orig_bases__ __package__
    __path__ __pos__ __pow__ __prepare__ __qualname__ __reduce__ __reduce_ex__ __repr__ __reversed__ __round__
    __self__ __set__ __set_name__ __setattr__ __setitem__ __setstate__ __sizeof__ __slots__ __slotnames__ __spec__
    __static_attributes__ __str__ __subclasscheck__ __subclasshook__ __suppress_context__ __text_signature__
    __traceback__ __trunc__ __type_params__ __warningregistry__ __weakref__ __wrapped__ __parameters__ __args__
    __origin__ __typing_subst__ __unpacked__ __iand__ __ior__ __or__ __ror__ __bound__ __buffer__ __release_buffer__
    __radd__ __iadd__ __sub__ __rsub__ __isub__ __mul__ __rmul__ __imul__ __truediv__ __rtruediv__
    __itruediv__ __floordiv__ __rfloordiv__ __ifloordiv__ __mod__ __rmod__ __imod__ __rpow__ __ipow__ __matmul__
    __rmatmul__ __imatmul__ __lshift__ __rlshift__ __ilshift__ __rshift__ __rrshift__ __irshift__ __rand__ __xor__
    __rxor__ __ixor__
    args builtins close closed code copy count decode displayhook encode encoding errors excepthook end
    fileno file filename flush fset get getvalue index items join keys key last_exc lineno mode modules
    msg mro name newline offset open path popitem pop print_file_and_line position read readinto readline readlines
    replace reverse seek send sep setdefault sort stderr stdin stdout strip strict sys tell text throw truncate
    unraisablehook update value values write writelines
}

impl Vm {
    /// The names the VM knows.
    #[inline(always)]
    pub fn names(&self) -> &Names {
        self.state().names.get().expect("set at boot")
    }
}
