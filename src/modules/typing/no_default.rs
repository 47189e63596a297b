//! `typing.NoDefault`: a type parameter has no default.

use crate::object::native::Bound;
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::tuple;
use crate::vm::Vm;

payload! {
    /// The only instance's payload.
    pub struct NoDefault {}
}

/// The type.
pub(super) static SPEC: TypeSpec = TypeSpec {
    doc: "The type of the NoDefault singleton.",
    flags: 0,
    new: Some((
        "__new__",
        "($type, /, *args, **kwargs)",
        |vm, args| {
            let keywords = args.opt(2).cloned();
            let some = match keywords {
                Some(keywords) => vm.len(&keywords)? > 0,
                None => false,
            };
            if some || !tuple::items(args.arg(1)).is_empty() {
                return Err(vm.type_error("NoDefaultType takes no arguments"));
            }
            Ok(super::no_default(vm))
        },
        "",
    )),
    methods: &[(
        "__reduce__",
        "($self, /)",
        |vm: &mut Vm, _| Ok(vm.str("NoDefault")),
        "",
    )],
    slots: |slots| slots.repr.set(Some(|vm, _| Ok(vm.str("typing.NoDefault")))),
    signature: Some("()"),
    ..TypeSpec::of::<NoDefault>("NoDefaultType")
};
