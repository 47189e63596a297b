//! Writing what objects say of themselves (`__reduce_ex__`, `copyreg`), and objects that are found by their names.

use super::save::{BATCH, Dispatch, Pickler, Saved};
use super::{dotted, follow, look_up, module_named, op, pickling_error};
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::tuple::{self, Tuple};
use crate::object::types::Type;
use crate::object::value::Value;
use crate::vm::{Result, Vm};

impl Pickler {
    /// An object that is none of the types which pickles know.
    pub(super) fn save_other(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        if let Some(reducer) = self.reducer_override.clone() {
            let reduced = vm.call(&reducer, std::slice::from_ref(value))?;
            if !reduced.is(&Value::NOT_IMPLEMENTED) {
                return self.save_reduced(vm, value, reduced);
            }
        }
        let class = vm.class_of(value);
        if class.is(&*vm.types().r#type) {
            return self.save_class(vm, value);
        }
        if value.is_a::<Function>() {
            return self.save_global(vm, value, None);
        }
        let class = class.value();
        let reducer = match &self.dispatch {
            Dispatch::General(table) => {
                let table = table.clone();
                look_up(vm, &table, &class)?
            }
            Dispatch::Own(table) => {
                let table = table.clone();
                optional_item(vm, &table, &class)?
            }
        };
        let reduced = match reducer {
            Some(reducer) => vm.call(&reducer, std::slice::from_ref(value))?,
            None if value.is_a::<Type>() => return self.save_global(vm, value, None),
            None if self.protocol >= 2 && self.save_instance(vm, value)? => return Ok(()),
            None => {
                let name = vm.intern("__reduce_ex__");
                match vm.get_attr_opt(value, &name)? {
                    Some(reduce) => {
                        let protocol = vm.int(self.protocol as i64);
                        vm.call(&reduce, &[protocol])?
                    }
                    None => {
                        let name = vm.intern("__reduce__");
                        let Some(reduce) = vm.get_attr_opt(value, &name)? else {
                            let (class, shown) = (vm.type_name(value), vm.repr_text(value)?);
                            let message = format!("can't pickle '{class}' object: {shown}");
                            return Err(pickling_error(vm, message));
                        };
                        vm.call(&reduce, &[])?
                    }
                }
            }
        };
        self.save_reduced(vm, value, reduced)
    }

    fn save_reduced(&mut self, vm: &mut Vm, value: &Value, reduced: Value) -> Saved {
        if reduced.is_a::<Str>() {
            return self.save_global(vm, value, Some(&reduced));
        }
        let Some(parts) = reduced.downcast::<Tuple>() else {
            return Err(pickling_error(
                vm,
                "__reduce__ must return a string or tuple",
            ));
        };
        self.save_reduce(vm, Some(value), parts.items())?;
        // The memo goes by addresses.
        self.kept.push(reduced);
        Ok(())
    }

    /// A class. Those of singletons are no attributes of a module.
    fn save_class(&mut self, vm: &mut Vm, value: &Value) -> Saved {
        let types = vm.types();
        let single = [
            (&types.none, Value::NONE),
            (&types.ellipsis, Value::ELLIPSIS),
            (&types.not_implemented, Value::NOT_IMPLEMENTED),
        ];
        let single = single
            .into_iter()
            .find(|(class, _)| value.is(class.value()));
        match single {
            Some((_, single)) => {
                let function = types.r#type.value().clone();
                let args = vm.tuple_of([single]);
                self.save_made(vm, value, [function, args])
            }
            None => self.save_global(vm, value, None),
        }
    }

    fn save_global(&mut self, vm: &mut Vm, value: &Value, name: Option<&Value>) -> Saved {
        let name = match name {
            Some(name) => name.clone(),
            None => {
                let qualified = vm.names().__qualname__.clone();
                match vm.get_attr_opt(value, &qualified)? {
                    Some(name) => name,
                    None => vm.attr(value, "__name__")?,
                }
            }
        };
        let path = dotted(vm, &name, None)?;
        let module_name = module_of(vm, value, &path)?;
        let Ok(module) = module_named(vm, &module_name) else {
            let (shown, of) = (vm.repr_text(value)?, vm.repr_text(&module_name)?);
            let message = format!("Can't pickle {shown}: import of module {of} failed");
            return Err(pickling_error(vm, message));
        };
        let Some((found, parent)) = follow(vm, &module, &path)? else {
            let (shown, name) = (vm.repr_text(value)?, vm.display_text(&name)?);
            let of = vm.display_text(&module_name)?;
            let message = format!("Can't pickle {shown}: attribute lookup {name} on {of} failed");
            return Err(pickling_error(vm, message));
        };
        if !found.is(value) {
            let (shown, name) = (vm.repr_text(value)?, vm.display_text(&name)?);
            let of = vm.display_text(&module_name)?;
            let message = format!("Can't pickle {shown}: it's not the same object as {of}.{name}");
            return Err(pickling_error(vm, message));
        }
        if self.protocol >= 2 && self.save_extension(vm, &module_name, &name)? {
            return Ok(());
        }
        let direct = parent.is(&module);
        let name = match path.last() {
            Some(last) if direct => last.clone(),
            _ => name,
        };
        if self.protocol >= 4 {
            self.save(vm, &module_name)?;
            self.save(vm, &name)?;
            self.write(&[op::STACK_GLOBAL]);
            self.kept.push(name);
        } else {
            // Before protocol 4 a dotted name is a chain of calls of getattr.
            let (first, rest) = match path.split_first() {
                Some((first, rest)) => (first.clone(), rest),
                None => (name, &[][..]),
            };
            if !rest.is_empty() {
                let builtins = vm.import_module("builtins")?;
                let getattr = vm.attr(&builtins, "getattr")?;
                for _ in rest {
                    self.save(vm, &getattr)?;
                    if self.protocol < 2 {
                        self.write(&[op::MARK]);
                    }
                }
            }
            self.save_old_global(vm, module_name, first)?;
            for name in rest {
                self.save(vm, name)?;
                let tuple = if self.protocol < 2 {
                    op::TUPLE
                } else {
                    op::TUPLE2
                };
                self.write(&[tuple, op::REDUCE]);
            }
        }
        self.memoize(value);
        Ok(())
    }

    /// A name that `copyreg` gave a number.
    fn save_extension(&mut self, vm: &mut Vm, module: &Value, name: &Value) -> Saved<bool> {
        let extensions = self.extensions.clone();
        if extensions
            .downcast::<Dict>()
            .is_none_or(|dict| dict.len(vm) == 0)
        {
            return Ok(false);
        }
        let key = vm.tuple_of([module.clone(), name.clone()]);
        let Some(code) = look_up(vm, &extensions, &key)? else {
            return Ok(false);
        };
        let code = vm.index_i64(&code)?;
        match code {
            1..0x100 => self.write(&[op::EXT1, code as u8]),
            0x100..0x1_0000 => {
                let [low, high, ..] = code.to_le_bytes();
                self.write(&[op::EXT2, low, high]);
            }
            0x1_0000..=0x7FFF_FFFF => {
                let [a, b, c, d, ..] = code.to_le_bytes();
                self.write(&[op::EXT4, a, b, c, d]);
            }
            _ => {
                return Err(vm.runtime_error(format!("extension code {code} is out of range")));
            }
        }
        Ok(true)
    }

    /// What a reduction says: `parts` are a function, its arguments, and what is to be done to what it made, which is
    /// `value` if there is one.
    pub(super) fn save_reduce(
        &mut self,
        vm: &mut Vm,
        value: Option<&Value>,
        parts: &[Value],
    ) -> Saved {
        if !(2..=6).contains(&parts.len()) {
            return Err(pickling_error(
                vm,
                "tuple returned by __reduce__ must contain 2 through 6 elements",
            ));
        }
        let (function, args) = (&parts[0], &parts[1]);
        let part = |index: usize| parts.get(index).filter(|part| !part.is_none());
        if vm.class_of(function).slots.call.get().is_none() {
            return Err(pickling_error(
                vm,
                "first item of the tuple returned by __reduce__ must be callable",
            ));
        }
        let Some(given) = args.downcast::<Tuple>() else {
            return Err(pickling_error(
                vm,
                "second item of the tuple returned by __reduce__ must be a tuple",
            ));
        };
        for (index, which) in [(3, "fourth"), (4, "fifth")] {
            if let Some(items) = part(index)
                && vm.class_of(items).slots.next.get().is_none()
            {
                let class = vm.type_name(items);
                return Err(pickling_error(
                    vm,
                    format!(
                        "{which} element of the tuple returned by __reduce__ must be an iterator, not {class}"
                    ),
                ));
            }
        }
        if let Some(setter) = part(5)
            && vm.class_of(setter).slots.call.get().is_none()
        {
            let class = vm.type_name(setter);
            return Err(pickling_error(
                vm,
                format!(
                    "sixth element of the tuple returned by __reduce__ must be a function, not {class}"
                ),
            ));
        }
        let name = match self.protocol {
            0..2 => None,
            _ => {
                let attribute = vm.names().__name__.clone();
                vm.get_attr_opt(function, &attribute)?
            }
        };
        let named = |text: &str| {
            let name = name.as_ref().and_then(|name| name.downcast::<Str>());
            name.is_some_and(|name| name.is_text(text))
        };
        if named("__newobj_ex__") {
            self.save_new_with_keywords(vm, given.items())?;
        } else if named("__newobj__") {
            self.save_new(vm, value, given.items())?;
        } else {
            self.save(vm, function)?;
            self.save(vm, args)?;
            self.write(&[op::REDUCE]);
        }
        if let Some(value) = value {
            // It contains itself and has been written meanwhile.
            if let Some(number) = self.memoized(value) {
                self.write(&[op::POP]);
                self.get(number);
                return Ok(());
            }
            self.memoize(value);
        }
        if let Some(items) = part(3) {
            self.save_list_items(vm, items)?;
        }
        if let Some(items) = part(4) {
            self.save_dict_items(vm, items)?;
        }
        let Some(state) = part(2) else {
            return Ok(());
        };
        match (part(5), value) {
            (Some(setter), Some(value)) => {
                self.save(vm, setter)?;
                self.save(vm, value)?;
                self.save(vm, state)?;
                self.write(&[op::TUPLE2, op::REDUCE, op::POP]);
            }
            _ => {
                self.save(vm, state)?;
                self.write(&[op::BUILD]);
            }
        }
        Ok(())
    }

    /// `cls.__new__(cls, *args)`.
    fn save_new(&mut self, vm: &mut Vm, value: Option<&Value>, given: &[Value]) -> Saved {
        let Some((class, rest)) = given.split_first() else {
            return Err(pickling_error(vm, "__newobj__ arglist is empty"));
        };
        if !class.is_a::<Type>() {
            return Err(pickling_error(
                vm,
                "args[0] from __newobj__ args is not a type",
            ));
        }
        if let Some(value) = value
            && !vm.attr(value, "__class__")?.is(class)
        {
            return Err(pickling_error(
                vm,
                "args[0] from __newobj__ args has the wrong class",
            ));
        }
        self.save(vm, class)?;
        let rest = vm.tuple_from_slice(rest);
        self.save(vm, &rest)?;
        self.kept.push(rest);
        self.write(&[op::NEWOBJ]);
        Ok(())
    }

    /// `cls.__new__(cls, *args, **keywords)`.
    fn save_new_with_keywords(&mut self, vm: &mut Vm, given: &[Value]) -> Saved {
        let [class, args, keywords] = given else {
            return Err(pickling_error(
                vm,
                format!(
                    "length of the NEWOBJ_EX argument tuple must be exactly 3, not {}",
                    given.len()
                ),
            ));
        };
        let checks = [
            (class, class.is_a::<Type>(), "first", "class"),
            (args, args.is_a::<Tuple>(), "second", "tuple"),
            (keywords, keywords.is_a::<Dict>(), "third", "dict"),
        ];
        for (item, fits, which, what) in checks {
            if !fits {
                let class = vm.type_name(item);
                return Err(pickling_error(
                    vm,
                    format!(
                        "{which} item from NEWOBJ_EX argument tuple must be a {what}, not {class}"
                    ),
                ));
            }
        }
        if self.protocol >= 4 {
            self.save(vm, class)?;
            self.save(vm, args)?;
            self.save(vm, keywords)?;
            self.write(&[op::NEWOBJ_EX]);
            return Ok(());
        }
        // Before protocol 4 there is no opcode for keywords: a partial function has them.
        let functools = vm.import_module("functools")?;
        let partial = vm.attr(&functools, "partial")?;
        let mut values = vec![vm.attr(class, "__new__")?, class.clone()];
        values.extend_from_slice(tuple::items(args));
        let made = crate::modules::support::call_with_dict(vm, &partial, &values, Some(keywords))?;
        let nothing = vm.tuple(Vec::new());
        self.save(vm, &made)?;
        self.save(vm, &nothing)?;
        self.write(&[op::REDUCE]);
        self.kept.push(made);
        Ok(())
    }

    /// Items of an iterator, in batches; one alone has an opcode of its own.
    fn save_list_items(&mut self, vm: &mut Vm, items: &Value) -> Saved {
        let items = vm.collect(items)?;
        let batch = if self.protocol == 0 { 1 } else { BATCH };
        for batch in items.chunks(batch) {
            match batch {
                [one] => {
                    self.save(vm, one)?;
                    self.write(&[op::APPEND]);
                }
                _ => {
                    self.write(&[op::MARK]);
                    for item in batch {
                        self.save(vm, item)?;
                    }
                    self.write(&[op::APPENDS]);
                }
            }
        }
        Ok(())
    }

    fn save_dict_items(&mut self, vm: &mut Vm, items: &Value) -> Saved {
        let pairs = vm.collect(items)?;
        let batch = if self.protocol == 0 { 1 } else { BATCH };
        for batch in pairs.chunks(batch) {
            if batch.len() > 1 {
                self.write(&[op::MARK]);
            }
            for pair in batch {
                let [key, item] = tuple::items(pair) else {
                    return Err(vm.type_error("dict items iterator must return 2-tuples"));
                };
                self.save(vm, key)?;
                self.save(vm, item)?;
            }
            self.write(&[if batch.len() > 1 {
                op::SETITEMS
            } else {
                op::SETITEM
            }]);
        }
        Ok(())
    }
}

/// An item of any mapping, `None` if it has none.
fn optional_item(vm: &mut Vm, mapping: &Value, key: &Value) -> Result<Option<Value>> {
    if vm.class_of(mapping).is(&*vm.types().dict) {
        return look_up(vm, mapping, key);
    }
    match vm.get_item(mapping, key) {
        Ok(found) => Ok(Some(found)),
        Err(raised) => {
            let class = vm.exceptions().KeyError.clone();
            match vm.raised_is(&raised, &class) {
                true => Ok(None),
                false => Err(raised),
            }
        }
    }
}

/// The name of the module that an object says it is of, or in which it is found.
fn module_of(vm: &mut Vm, value: &Value, path: &[Value]) -> Result<Value> {
    let attribute = vm.names().__module__.clone();
    if let Some(name) = vm.get_attr_opt(value, &attribute)?
        && !name.is_none()
    {
        return Ok(name);
    }
    let modules = vm.modules_dict();
    let pairs: Vec<(Value, Value)> = match modules.downcast::<Dict>() {
        Some(dict) => {
            let entries = dict.table.get(vm).iter();
            entries
                .filter_map(|(name, module)| Some((name.clone(), module.clone()?)))
                .collect()
        }
        None => Vec::new(),
    };
    for (name, module) in pairs {
        let main = name
            .downcast::<Str>()
            .is_some_and(|name| name.is_text("__main__"));
        if main || module.is_none() {
            continue;
        }
        if let Some((found, _)) = follow(vm, &module, path)?
            && found.is(value)
        {
            return Ok(name);
        }
    }
    Ok(vm.intern("__main__"))
}
