//! What older protocols write in ways of their own: bytes for Python 2, names in lines.

use super::save::{Pickler, Saved};
use super::{Stop, op};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple;
use crate::object::value::Value;
use crate::vm::Vm;

impl Pickler<'_> {
    /// What calling a function makes: `[function, arguments]`.
    pub(super) fn save_made(&mut self, vm: &mut Vm, value: &Value, parts: [Value; 2]) -> Saved {
        let result = self.save_reduce(vm, value, &parts);
        self.kept.extend(parts);
        result
    }

    /// Bytes before protocol 3: Python 2 shall make a str of them.
    pub(super) fn save_old_bytes(&mut self, vm: &mut Vm, value: &Value, data: &[u8]) -> Saved {
        let parts = if data.is_empty() {
            [vm.types().bytes.value().clone(), vm.tuple(Vec::new())]
        } else {
            let codecs = vm.import_module("_codecs")?;
            let encode = vm.attr(&codecs, "encode")?;
            let text: String = data.iter().copied().map(char::from).collect();
            let (text, codec) = (vm.str(&text), vm.intern("latin1"));
            [encode, vm.tuple_of([text, codec])]
        };
        self.save_made(vm, value, parts)
    }

    /// A name before protocol 4: two lines.
    pub(super) fn save_old_global(
        &mut self,
        vm: &mut Vm,
        mut module: Value,
        mut name: Value,
    ) -> Saved {
        if self.protocol < 3 && !self.old_names.is_none() {
            let [names, modules] = tuple::items(self.old_names) else {
                return Err(Stop::Leave);
            };
            let (names, modules) = (names.downcast::<Dict>(), modules.downcast::<Dict>());
            let (Some(names), Some(modules)) = (names, modules) else {
                return Err(Stop::Leave);
            };
            let key = vm.tuple_of([module.clone(), name.clone()]);
            if let Some(old) = vm.dict_get(names, &key)? {
                let [old_module, old_name] = tuple::items(&old) else {
                    return Err(Stop::Leave);
                };
                (module, name) = (old_module.clone(), old_name.clone());
            } else if let Some(old) = vm.dict_get(modules, &module)? {
                module = old;
            }
        }
        let ascii = |value: &Value| -> Option<String> {
            let text = value.downcast::<Str>()?.as_ascii()?;
            (!text.contains('\n')).then(|| text.to_owned())
        };
        match (ascii(&module), ascii(&name)) {
            // A dotted name is written as a chain of getattr.
            (Some(module), Some(name)) if !name.contains('.') => {
                self.write_line(op::GLOBAL, format_args!("{module}\n{name}"));
                Ok(())
            }
            _ => Err(Stop::Leave),
        }
    }
}
