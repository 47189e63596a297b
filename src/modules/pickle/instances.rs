//! Writing instances of classes that have nothing to say about it: what `object.__reduce_ex__` would answer is written
//! at once, and the instance keeps its shape.

use super::op;
use super::save::{BATCH, Pickler, Saved};
use crate::object::Kind;
use crate::object::instance::{self, Part};
use crate::object::shape::DICT_MODE;
use crate::object::str::Str;
use crate::object::types::{Class, flags};
use crate::object::value::Value;
use crate::vm::Vm;

/// What a class (or an instance) may have to say about how it is pickled.
const SAYING: [&str; 5] = [
    "__reduce_ex__",
    "__reduce__",
    "__getstate__",
    "__getnewargs__",
    "__getnewargs_ex__",
];

fn is_plain(vm: &mut Vm, class: &Class) -> bool {
    if class.layout().kind != Kind::Instance
        || !class.has(flags::PLAIN_GETATTR)
        || !class.has(flags::HEAP)
        || class.fixed_slots() != 0
    {
        return false;
    }
    let object = vm.types().object.clone();
    SAYING.iter().all(|name| {
        let name = vm.intern(name);
        let own = vm.class_lookup(class, &name);
        let general = vm.class_lookup(&object, &name);
        match (own, general) {
            (None, None) => true,
            (Some(own), Some(general)) => own.is(&general),
            _ => false,
        }
    })
}

/// The attributes of an instance that has a shape, in their order.
fn attributes(vm: &Vm, part: &Part) -> Option<Vec<(Value, Value)>> {
    let shape = part.shape.get();
    if shape == DICT_MODE {
        return None;
    }
    let names = vm.state().shapes.names(shape);
    let mut found = Vec::with_capacity(names.len());
    for (slot, name) in names.into_iter().enumerate() {
        let Some(value) = part.get(vm, slot) else {
            continue;
        };
        if name.downcast::<Str>()?.text().starts_with("__") {
            return None;
        }
        found.push((name.clone(), value));
    }
    Some(found)
}

impl Pickler {
    /// Writes an instance if it is a plain one; false: it is not, and nothing was written.
    pub(super) fn save_instance(&mut self, vm: &mut Vm, value: &Value) -> Saved<bool> {
        let class = vm.class_of(value).class_ref();
        let address = class.value().raw().0;
        let plain = match self.plain.get(&address) {
            Some(&plain) => plain,
            None => {
                let plain = is_plain(vm, &class);
                self.plain.insert(address, plain);
                self.kept.push(class.value().clone());
                plain
            }
        };
        let part = value.header().and_then(instance::part);
        let Some(attributes) = part.filter(|_| plain).and_then(|part| attributes(vm, part)) else {
            return Ok(false);
        };
        self.save(vm, class.value())?;
        self.write(&[op::EMPTY_TUPLE, op::NEWOBJ]);
        match self.memoized(value) {
            Some(number) => {
                self.write(&[op::POP]);
                self.get(number);
            }
            None => self.memoize(value),
        }
        if attributes.is_empty() {
            return Ok(true);
        }
        self.write(&[op::EMPTY_DICT]);
        // The dict has a number of its own, though nothing else can refer to it: no object has an odd address.
        self.memoize_address(value.raw().0 | 1);
        let single = attributes.len() == 1;
        for batch in attributes.chunks(BATCH) {
            if !single {
                self.write(&[op::MARK]);
            }
            for (name, value) in batch {
                self.save(vm, name)?;
                self.save(vm, value)?;
            }
            self.write(&[if single { op::SETITEM } else { op::SETITEMS }]);
        }
        self.write(&[op::BUILD]);
        Ok(true)
    }
}
