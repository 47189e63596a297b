//! `_lru_cache_wrapper`: what `functools.lru_cache` makes of a function. The cache is a dict in order of use: a hit
//! moves its entry to the end, the entry to drop is the first.

use super::class_of;
use crate::object::class::object::NATIVE_DICT;
use crate::object::iterators::this;
use crate::object::native::{Args, Bound};
use crate::object::spec::TypeSpec;
use crate::object::trace::payload;
use crate::object::types::flags;
use crate::object::{Value, dict};
use crate::vm::{Result, Vm};
use std::cell::Cell;

type Bindings<'a> = &'a [Option<Value>];

payload! {
    /// Payload of `_lru_cache_wrapper`.
    pub struct LruCache {
        function: Value,
        info_type: Value,
        cache: Value,
        /// Stands between positional and keyword arguments in keys.
        mark: Value,
        /// Negative: unbounded.
        bound: i64,
        typed: bool,
        hits: Cell<i64>,
        misses: Cell<i64>,
    }
}

fn new(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let class = class_of(vm, args)?;
    if vm.class_of(args.arg(1)).slots.call.get().is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let bound = match args.arg(2).is_none() {
        true => -1,
        false => {
            if !crate::object::sequence::is_index(vm, args.arg(2)) {
                return Err(vm.type_error("maxsize should be integer or None"));
            }
            vm.index_i64(args.arg(2))?.max(0)
        }
    };
    let typed = vm.is_true(args.arg(3))?;
    let cache = vm.dict();
    // An object of its own, equal to nothing else.
    let mark = vm.list(Vec::new());
    let mark = vm.iter(&mark)?;
    Ok(vm.alloc(
        &class,
        LruCache {
            function: args.arg(1).clone(),
            info_type: args.arg(4).clone(),
            cache,
            mark,
            bound,
            typed,
            hits: Cell::new(0),
            misses: Cell::new(0),
        },
    ))
}

fn make_key(vm: &Vm, this: &LruCache, args: Args<'_>) -> Value {
    let positional = args.positional();
    if !this.typed && args.names.is_empty() {
        if let [only] = positional
            && (only.raw().is_int()
                || vm.class_of(only).is(&*vm.types().str)
                || vm.class_of(only).is(&*vm.types().int))
        {
            return only.clone();
        }
        return vm.tuple_from_slice(positional);
    }
    let mut parts = positional.to_vec();
    if !args.names.is_empty() {
        parts.push(this.mark.clone());
        for (name, value) in args.keywords() {
            parts.push(name.clone());
            parts.push(value.clone());
        }
    }
    if this.typed {
        parts.extend(args.values.iter().map(|value| vm.class_of(value).value()));
    }
    vm.tuple(parts)
}

fn call(vm: &mut Vm, value: &Value, args: Args<'_>) -> Result<Value> {
    let this = this::<LruCache>(value);
    if this.bound == 0 {
        this.misses.set(this.misses.get() + 1);
        return vm.call_args(&this.function, args);
    }
    let key = make_key(vm, this, args);
    let hash = vm.hash(&key)?;
    let cache = dict::expect(&this.cache);
    if let Some(at) = vm.table_find(&cache.table, &key, hash)? {
        this.hits.set(this.hits.get() + 1);
        let table = cache.table.get_mut(vm);
        if this.bound < 0 || at + 1 == table.entries().len() {
            return Ok(table.entries()[at].value.clone().unwrap_or(Value::NONE));
        }
        let (key, result) = table.remove_at(at);
        table.insert_new(hash, key, result.clone());
        return Ok(result.unwrap_or(Value::NONE));
    }
    this.misses.set(this.misses.get() + 1);
    let result = vm.call_args(&this.function, args)?;
    // The call may have filled the cache: another result for this key stays.
    if vm.table_find(&cache.table, &key, hash)?.is_some() {
        if this.bound < 0 {
            vm.dict_set_hashed(cache, &key, hash, result.clone())?;
        }
        return Ok(result);
    }
    let table = cache.table.get_mut(vm);
    if this.bound > 0 && table.len() as i64 >= this.bound {
        let oldest = table.front();
        let (key, value) = table.remove_at(oldest);
        drop((key, value));
    }
    cache.takes(&key);
    cache.takes(&result);
    cache
        .table
        .get_mut(vm)
        .insert_new(hash, key, Some(result.clone()));
    Ok(result)
}

fn cache_info(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<LruCache>(args.arg(0));
    let size = dict::expect(&this.cache).len(vm) as i64;
    let bound = match this.bound {
        bound if bound < 0 => Value::NONE,
        bound => vm.int(bound),
    };
    let parts = [
        vm.int(this.hits.get()),
        vm.int(this.misses.get()),
        bound,
        vm.int(size),
    ];
    vm.call(&this.info_type, &parts)
}

fn cache_clear(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let this = this::<LruCache>(args.arg(0));
    this.hits.set(0);
    this.misses.set(0);
    let old = dict::expect(&this.cache).table.get_mut(vm).take();
    drop(old);
    Ok(Value::NONE)
}

fn itself(_: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    Ok(args.arg(0).clone())
}

fn reduce(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let name = vm.names().__qualname__.clone();
    vm.get_attr(args.arg(0), &name)
}

fn get(vm: &mut Vm, value: &Value, instance: Option<&Value>, _: &Value) -> Result<Value> {
    match instance.filter(|instance| !instance.is_none()) {
        Some(instance) => Ok(vm.bound_method(value.clone(), instance.clone())),
        None => Ok(value.clone()),
    }
}

pub(super) static LRU_CACHE: TypeSpec = TypeSpec {
    module: "functools",
    flags: flags::DICT | flags::WEAKREF,
    doc: "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n          n         for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize",
    new: Some((
        "__new__",
        "($type, user_function, maxsize, typed, cache_info_type)",
        new,
        "",
    )),
    methods: &[
        (
            "cache_info",
            "($self, /)",
            cache_info,
            "Report cache statistics",
        ),
        (
            "cache_clear",
            "($self, /)",
            cache_clear,
            "Clear the cache and cache statistics",
        ),
        ("__reduce__", "($self, /)", reduce, ""),
        ("__copy__", "($self, /)", itself, ""),
        ("__deepcopy__", "($self, memo, /)", itself, ""),
    ],
    getset: &[NATIVE_DICT],
    slots: |slots| {
        slots.call.set(Some(call));
        slots.get.set(Some(get));
    },
    ..TypeSpec::of::<LruCache>("_lru_cache_wrapper")
};
