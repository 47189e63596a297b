//! What older protocols write in ways of their own: bytes for Python 2, names in lines.

use super::save::{Pickler, Saved};
use super::{compatible, op, pickling_error};
use crate::object::codec::{Native, encode_native};
use crate::object::value::Value;
use crate::vm::Vm;

impl Pickler {
    /// What calling a function makes: `[function, arguments]`.
    pub(super) fn save_made(&mut self, vm: &mut Vm, value: &Value, parts: [Value; 2]) -> Saved {
        let result = self.save_reduce(vm, Some(value), &parts);
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
        if self.protocol < 3 && self.fix_imports {
            (module, name) = compatible(
                vm,
                "REVERSE_NAME_MAPPING",
                "REVERSE_IMPORT_MAPPING",
                module,
                name,
            )?;
        }
        self.write(&[op::GLOBAL]);
        for (text, what) in [(module, "module"), (name, "global")] {
            // Protocol 3 has names of Python 3.
            let codec = if self.protocol >= 3 {
                Native::Utf8
            } else {
                Native::Ascii
            };
            let encoded = match encode_native(vm, &text, codec, "strict") {
                Ok(encoded) => encoded,
                Err(raised) => {
                    let class = vm.exceptions().UnicodeEncodeError.clone();
                    if !vm.raised_is(&raised, &class) {
                        return Err(raised);
                    }
                    let (text, protocol) = (vm.display_text(&text)?, self.protocol);
                    return Err(pickling_error(
                        vm,
                        format!(
                            "can't pickle {what} identifier '{text}' using pickle protocol {protocol}"
                        ),
                    ));
                }
            };
            self.out.extend_from_slice(&encoded);
            self.out.push(b'\n');
        }
        Ok(())
    }
}
