//! Matching, imports, intrinsics, leaving the loop.

use super::slow_ops;
use crate::object::Value;
use crate::object::types::flags;
use crate::vm::exec::machine::{Flow, Machine, Word};
use crate::vm::exec::{matching, type_params};
use gillie_bytecode::Intrinsic;

#[inline(always)]
pub fn EXIT(_: &mut Machine, _: Word) -> Flow {
    Flow::Exit
}

slow_ops! {
    GET_LEN(cx, w) {
        let value = cx.keep(w.b());
        let length = cx.vm.len(&value)?;
        let length = cx.vm.int(length as i64);
        cx.set(w.a(), length);
        cx.next(1);
    }
    MATCH_CLASS(cx, w) {
        let (subject, class) = (cx.keep(w.b()), cx.operand(w.c()));
        let positional = cx.data(0) as usize;
        let names = cx.code().constants[cx.data(1) as usize].clone();
        let found = matching::class(cx.vm, &subject, &class, positional, &names)?;
        cx.set(w.a(), found.unwrap_or(Value::NONE));
        cx.next(3);
    }
    MATCH_MAPPING(cx, w) {
        let subject = cx.keep(w.b());
        let answer = cx.vm.class_of(&subject).has(flags::MAPPING);
        cx.set(w.a(), Value::bool(answer));
        cx.next(1);
    }
    MATCH_SEQUENCE(cx, w) {
        let subject = cx.keep(w.b());
        let answer = cx.vm.class_of(&subject).has(flags::SEQUENCE);
        cx.set(w.a(), Value::bool(answer));
        cx.next(1);
    }
    MATCH_KEYS(cx, w) {
        let (subject, keys) = (cx.keep(w.b()), cx.operand(w.c()));
        let found = matching::keys(cx.vm, &subject, &keys)?;
        cx.set(w.a(), found.unwrap_or(Value::NONE));
        cx.next(1);
    }
    IMPORT_NAME(cx, w) {
        let (level, fromlist) = (cx.operand(w.b()), cx.operand(w.c()));
        let name = cx.name(cx.data(0) as usize);
        let function = cx.function();
        let hook_name = cx.vm.names().__import__.clone();
        let builtins = function.builtins.clone();
        let Some(hook) = super::names::in_mapping(cx.vm, &builtins, &hook_name)? else {
            let class = cx.vm.exceptions().ImportError.clone();
            return Err(cx.vm.error(&class, "__import__ not found"));
        };
        let module = match hook {
            hook if !hook.is_a::<crate::object::native::callable::Native>() => {
                let globals = function.globals.clone();
                let locals = crate::vm::exec::frames::locals_or_none(cx);
                cx.vm.call(&hook, &[name, globals, locals, fromlist, level])?
            }
            _ => {
                let globals = function.globals.clone();
                let level = cx.vm.index_i64(&level)?.max(0) as u32;
                cx.vm.import_name(&name, Some(&globals), &fromlist, level)?
            }
        };
        cx.set(w.a(), module);
        cx.next(2);
    }
    IMPORT_FROM(cx, w) {
        let module = cx.keep(w.b());
        let name = cx.name(cx.data(0) as usize);
        let value = cx.vm.import_from(&module, &name)?;
        cx.set(w.a(), value);
        cx.next(2);
    }
    IMPORT_STAR(cx, w) {
        let module = cx.operand(w.a());
        let locals = crate::vm::exec::frames::locals_mapping(cx);
        cx.vm.import_star(&module, &locals)?;
        cx.next(1);
    }
    INTRINSIC(cx, w) {
        let Some((intrinsic, count)) = Intrinsic::from_u8(w.c() as u8) else {
            return Err(cx.vm.system_error("unknown intrinsic"));
        };
        let args = cx.take_run(w.b(), count);
        let result = type_params::intrinsic(cx.vm, intrinsic, args)?;
        cx.set(w.a(), result);
        cx.next(1);
    }
}
