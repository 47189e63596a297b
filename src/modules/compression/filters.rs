//! Filter specifiers of `lzma`: dicts that describe a chain of filters (Modules/_lzmamodule.c).

use crate::object::Value;
use crate::object::dict::Dict;
use crate::vm::{Raised, Result, Vm};
use liblzma::stream::{Filters, LzmaOptions, MatchFinder, Mode};

pub const LZMA1: u64 = 0x4000_0000_0000_0001;
pub const LZMA2: u64 = 0x21;
pub const DELTA: u64 = 3;
/// Filters for machine code: their numbers and how a chain takes them.
type AddBranch = fn(&mut Filters, &[u8]) -> std::result::Result<(), liblzma::stream::Error>;
macro_rules! branch_filters {
    ($($name:ident $number:literal $add:ident;)*) => {
        pub const BRANCH_FILTERS: &[(&str, u64, AddBranch)] = &[$((
            stringify!($name),
            $number,
            |chain, properties| chain.$add(properties).map(|_| ()),
        )),*];
    };
}
branch_filters! {
    X86 4 x86_properties;
    POWERPC 5 powerpc_properties;
    IA64 6 ia64_properties;
    ARM 7 arm_properties;
    ARMTHUMB 8 arm_thumb_properties;
    SPARC 9 sparc_properties;
}

pub const PRESET_DEFAULT: u32 = 6;
const MAX_FILTERS: usize = 4;

/// A filter with its options.
pub enum Filter {
    /// LZMA1 or LZMA2: what the options say is needed in numbers as well, for the encoded properties.
    Lzma {
        id: u64,
        options: LzmaOptions,
        dict_size: u32,
        lc: u32,
        lp: u32,
        pb: u32,
    },
    Delta(u8),
    Branch(u64, u32),
}

fn entry(vm: &mut Vm, spec: &Value, key: &str) -> Result<Option<Value>> {
    let key = vm.str(key);
    match vm.get_item(spec, &key) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => {
            let class = vm.exceptions().KeyError.clone();
            if vm.raised_is(&raised, &class) {
                Ok(None)
            } else {
                Err(raised)
            }
        }
    }
}

fn number(vm: &mut Vm, spec: &Value, key: &str) -> Result<Option<u32>> {
    match entry(vm, spec, key)? {
        None => Ok(None),
        Some(value) => match u32::try_from(vm.index_i64(&value)?) {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(vm.overflow_error("Value too large for uint32_t type")),
        },
    }
}

/// Only these keys may be in a specifier (beside "id").
fn check_keys(vm: &mut Vm, spec: &Value, allowed: &[&str], what: &str) -> Result<()> {
    let Some(dict) = spec.downcast::<Dict>() else {
        return Ok(());
    };
    let known = dict.table.get(vm).iter().all(|(key, _)| {
        key.downcast::<crate::object::str::Str>()
            .is_some_and(|key| {
                let key = key.text();
                key == "id" || allowed.contains(&&*key)
            })
    });
    if known {
        Ok(())
    } else {
        Err(vm.value_error(format!("Invalid filter specifier for {what} filter")))
    }
}

impl Filter {
    /// A specifier's filter.
    pub fn of(vm: &mut Vm, spec: &Value) -> Result<Filter> {
        if vm.class_of(spec).slots.get_item.get().is_none()
            || spec.is_a::<crate::object::str::Str>()
        {
            return Err(vm.type_error("Filter specifier must be a dict or dict-like object"));
        }
        let Some(id) = entry(vm, spec, "id")? else {
            return Err(vm.value_error("Filter specifier must have an \"id\" entry"));
        };
        let id = vm.index(&id)?;
        let id = crate::object::int::Int::to_i64(&id).unwrap_or(-1) as u64;
        match id {
            LZMA1 | LZMA2 => Filter::lzma(vm, spec, id),
            DELTA => {
                check_keys(vm, spec, &["dist"], "delta")?;
                let distance = number(vm, spec, "dist")?.unwrap_or(1);
                match distance.checked_sub(1).map(u8::try_from) {
                    Some(Ok(distance)) => Ok(Filter::Delta(distance)),
                    _ => Err(super::lzma::error(vm, "Invalid or unsupported options")),
                }
            }
            _ if BRANCH_FILTERS.iter().any(|&(_, number, _)| number == id) => {
                check_keys(vm, spec, &["start_offset"], "BCJ")?;
                let offset = number(vm, spec, "start_offset")?.unwrap_or(0);
                Ok(Filter::Branch(id, offset))
            }
            _ => Err(vm.value_error(format!("Invalid filter ID: {id}"))),
        }
    }

    fn lzma(vm: &mut Vm, spec: &Value, id: u64) -> Result<Filter> {
        let keys = [
            "preset",
            "dict_size",
            "lc",
            "lp",
            "pb",
            "mode",
            "nice_len",
            "mf",
            "depth",
        ];
        check_keys(vm, spec, &keys, "LZMA")?;
        let preset = number(vm, spec, "preset")?.unwrap_or(PRESET_DEFAULT);
        let Ok(mut options) = LzmaOptions::new_preset(preset) else {
            return Err(super::lzma::error(
                vm,
                &format!("Invalid compression preset: {preset}"),
            ));
        };
        // What lzma_lzma_preset sets (lzma_encoder_presets.c of liblzma).
        const POWERS: [u32; 10] = [18, 20, 21, 22, 22, 23, 23, 24, 25, 26];
        let dict_size =
            number(vm, spec, "dict_size")?.unwrap_or(1 << POWERS[(preset & 0x1F).min(9) as usize]);
        options.dict_size(dict_size);
        let lc = number(vm, spec, "lc")?.unwrap_or(3);
        let lp = number(vm, spec, "lp")?.unwrap_or(0);
        let pb = number(vm, spec, "pb")?.unwrap_or(2);
        options.literal_context_bits(lc);
        options.literal_position_bits(lp);
        options.position_bits(pb);
        match number(vm, spec, "mode")? {
            Some(1) => _ = options.mode(Mode::Fast),
            Some(2) => _ = options.mode(Mode::Normal),
            Some(_) => return Err(super::lzma::error(vm, "Invalid or unsupported options")),
            None => {}
        }
        if let Some(length) = number(vm, spec, "nice_len")? {
            options.nice_len(length);
        }
        if let Some(finder) = number(vm, spec, "mf")? {
            options.match_finder(match finder {
                0x03 => MatchFinder::HashChain3,
                0x04 => MatchFinder::HashChain4,
                0x12 => MatchFinder::BinaryTree2,
                0x13 => MatchFinder::BinaryTree3,
                0x14 => MatchFinder::BinaryTree4,
                _ => return Err(super::lzma::error(vm, "Invalid or unsupported options")),
            });
        }
        if let Some(depth) = number(vm, spec, "depth")? {
            options.depth(depth);
        }
        Ok(Filter::Lzma {
            id,
            options,
            dict_size,
            lc,
            lp,
            pb,
        })
    }

    /// The options in the form that stands in a block's header.
    pub fn properties(&self) -> Vec<u8> {
        match *self {
            Filter::Lzma {
                id: LZMA1,
                dict_size,
                lc,
                lp,
                pb,
                ..
            } => {
                let mut bytes = vec![((pb * 5 + lp) * 9 + lc) as u8];
                bytes.extend(dict_size.to_le_bytes());
                bytes
            }
            Filter::Lzma { dict_size, .. } => vec![dictionary_code(dict_size)],
            Filter::Delta(distance) => vec![distance],
            Filter::Branch(_, 0) => Vec::new(),
            Filter::Branch(_, offset) => offset.to_le_bytes().to_vec(),
        }
    }
}

/// LZMA2's byte for a dictionary size (lzma2_encoder.c of liblzma).
fn dictionary_code(size: u32) -> u8 {
    let mut size = size.max(4096) - 1;
    for shift in [2, 3, 4, 8, 16] {
        size |= size >> shift;
    }
    if size == u32::MAX {
        return 40;
    }
    let above = size + 1;
    let log = above.ilog2();
    (2 * log + (above >> (log - 1) & 1) - 24) as u8
}

/// A sequence of specifiers.
pub fn chain_of(vm: &mut Vm, specs: &Value) -> Result<Vec<Filter>> {
    if specs.is_a::<Dict>() {
        return Err(vm.type_error("dict is not a sequence"));
    }
    let specs = vm.collect(specs)?;
    if specs.len() > MAX_FILTERS {
        return Err(vm.value_error(format!(
            "Too many filters - liblzma supports a maximum of {MAX_FILTERS}"
        )));
    }
    specs.iter().map(|spec| Filter::of(vm, spec)).collect()
}

/// The chain as liblzma takes it.
pub fn chain(filters: &[Filter]) -> std::result::Result<Filters, liblzma::stream::Error> {
    let mut chain = Filters::new();
    for filter in filters {
        match filter {
            Filter::Lzma { id, options, .. } => {
                if *id == LZMA1 {
                    chain.lzma1(options);
                } else {
                    chain.lzma2(options);
                }
            }
            Filter::Delta(distance) => {
                chain.delta_properties(&[*distance])?;
            }
            Filter::Branch(id, _) => {
                if let Some((_, _, add)) = BRANCH_FILTERS.iter().find(|(_, number, _)| number == id)
                {
                    add(&mut chain, &filter.properties())?;
                }
            }
        }
    }
    Ok(chain)
}

/// `_decode_filter_properties`: a specifier from a filter's number and its encoded options.
pub fn decoded(vm: &mut Vm, id: u64, bytes: &[u8]) -> Result<Value> {
    let invalid =
        |vm: &mut Vm| -> Raised { super::lzma::error(vm, "Invalid or unsupported options") };
    let mut entries: Vec<(&str, i64)> = Vec::new();
    match (id, bytes) {
        (LZMA1, &[coded, a, b, c, d]) if coded < 225 => {
            let coded = i64::from(coded);
            entries.push(("lc", coded % 9));
            entries.push(("lp", coded / 9 % 5));
            entries.push(("pb", coded / 45));
            entries.push(("dict_size", u32::from_le_bytes([a, b, c, d]).into()));
        }
        (LZMA2, &[coded]) if coded <= 40 => {
            let size = match coded {
                40 => u32::MAX.into(),
                _ => (2 | i64::from(coded & 1)) << (coded / 2 + 11),
            };
            entries.push(("dict_size", size));
        }
        (DELTA, &[distance]) => entries.push(("dist", i64::from(distance) + 1)),
        (LZMA1 | LZMA2 | DELTA, _) => return Err(invalid(vm)),
        _ if BRANCH_FILTERS.iter().any(|&(_, number, _)| number == id) => match bytes {
            [] => {}
            &[a, b, c, d] => {
                entries.push(("start_offset", u32::from_le_bytes([a, b, c, d]).into()));
            }
            _ => return Err(invalid(vm)),
        },
        _ => return Err(invalid(vm)),
    }
    let number = vm.int(id as i64);
    let result = vm.dict_from([("id", number)]);
    for (key, value) in entries {
        let value = vm.int(value);
        crate::modules::support::dict_put(vm, &result, key, value);
    }
    Ok(result)
}
