//! `_locale`: the C library's locales. They change what `locale` itself says (`localeconv`, `nl_langinfo`, the order of
//! `strcoll`); text stays UTF-8, and the formatting of numbers and times elsewhere takes no part.

use super::posix::decode;
use super::support::{self, text_of, to_i32};
use crate::object::native::Bound;
use crate::object::spec::ModuleSpec;
use crate::object::str::Str;
use crate::object::{Class, Value};
use crate::vm::{Result, Vm};
use std::cell::OnceCell;
use std::ffi::{CStr, CString, c_char};

type Bindings<'a> = &'a [Option<Value>];

/// `locale.Error`.
#[derive(Default)]
struct State {
    error: OnceCell<Class>,
}

/// A text of the C library's, which the next call may change.
fn text(vm: &Vm, pointer: *const c_char) -> Value {
    // SAFETY: what the functions below give ends with a NUL, and the GIL keeps others from calling them meanwhile.
    let bytes = unsafe { CStr::from_ptr(pointer) }.to_bytes();
    decode(vm, bytes)
}

/// A str argument for C.
fn c_text(vm: &mut Vm, value: &Value, what: &str) -> Result<CString> {
    if !value.is_a::<Str>() {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("{what} must be str, not {name}")));
    }
    CString::new(text_of(value).as_bytes()).map_err(|_| vm.value_error("embedded null character"))
}

fn set_locale(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let category = to_i32(vm, args.arg(0))?;
    let wanted = match args.opt(1).filter(|name| !name.is_none()) {
        None => None,
        Some(name) if !name.is_a::<Str>() => {
            let name = vm.type_name(name);
            return Err(vm.type_error(format!(
                "setlocale() argument 2 must be str or None, not {name}"
            )));
        }
        Some(name) => Some(c_text(vm, name, "")?),
    };
    let name = wanted
        .as_ref()
        .map_or(std::ptr::null(), |name| name.as_ptr());
    // SAFETY: a number and a C string or nothing; glibc locks what other threads may read meanwhile.
    let answer = unsafe { libc::setlocale(category, name) };
    if !answer.is_null() {
        return Ok(text(vm, answer));
    }
    let message = match wanted {
        Some(_) => "unsupported locale setting",
        None => "locale query failed",
    };
    match vm.module_state::<State>().error.get().cloned() {
        Some(class) => Err(vm.error(&class, message)),
        None => Err(vm.value_error(message)),
    }
}

/// The sizes of groups of digits, the mark at the end among them.
fn grouping(vm: &mut Vm, pointer: *const c_char) -> Value {
    // SAFETY: as in `text`.
    let sizes = unsafe { CStr::from_ptr(pointer) }.to_bytes();
    let last = |size: &u8| *size == c_char::MAX as u8;
    let end = sizes.iter().position(last).unwrap_or(sizes.len());
    let mut groups: Vec<Value> = sizes[..end]
        .iter()
        .map(|&size| vm.int(size.into()))
        .collect();
    if !sizes.is_empty() {
        groups.push(vm.int(sizes.get(end).copied().unwrap_or(0).into()));
    }
    vm.list(groups)
}

fn conventions(vm: &mut Vm, _: Bindings<'_>) -> Result<Value> {
    // SAFETY: the struct is the C library's own and stays; copied at once, its texts are read under the GIL.
    let c = unsafe { *libc::localeconv() };
    let rows = [
        ("int_curr_symbol", text(vm, c.int_curr_symbol)),
        ("currency_symbol", text(vm, c.currency_symbol)),
        ("mon_decimal_point", text(vm, c.mon_decimal_point)),
        ("mon_thousands_sep", text(vm, c.mon_thousands_sep)),
        ("mon_grouping", grouping(vm, c.mon_grouping)),
        ("positive_sign", text(vm, c.positive_sign)),
        ("negative_sign", text(vm, c.negative_sign)),
        ("int_frac_digits", vm.int(c.int_frac_digits.into())),
        ("frac_digits", vm.int(c.frac_digits.into())),
        ("p_cs_precedes", vm.int(c.p_cs_precedes.into())),
        ("p_sep_by_space", vm.int(c.p_sep_by_space.into())),
        ("n_cs_precedes", vm.int(c.n_cs_precedes.into())),
        ("n_sep_by_space", vm.int(c.n_sep_by_space.into())),
        ("p_sign_posn", vm.int(c.p_sign_posn.into())),
        ("n_sign_posn", vm.int(c.n_sign_posn.into())),
        ("decimal_point", text(vm, c.decimal_point)),
        ("thousands_sep", text(vm, c.thousands_sep)),
        ("grouping", grouping(vm, c.grouping)),
    ];
    Ok(vm.dict_from(rows))
}

fn compare(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let one = c_text(vm, args.arg(0), "strcoll() argument 1")?;
    let two = c_text(vm, args.arg(1), "strcoll() argument 2")?;
    // SAFETY: two C strings.
    let order = unsafe { libc::strcoll(one.as_ptr(), two.as_ptr()) };
    Ok(vm.int(order.signum().into()))
}

/// A text that sorts as `strcoll` orders. Where the locale orders by code point that is the text itself.
fn sort_key(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let given = c_text(vm, args.arg(0), "strxfrm() argument")?;
    // SAFETY: nothing is written; the answer is the room that the key needs.
    let length = unsafe { libc::strxfrm(std::ptr::null_mut(), given.as_ptr(), 0) };
    let mut key = vec![0u8; length + 1];
    // SAFETY: there is room for the key and its NUL.
    unsafe { libc::strxfrm(key.as_mut_ptr().cast(), given.as_ptr(), key.len()) };
    key.truncate(length);
    if key == given.as_bytes() {
        return Ok(args.arg(0).clone());
    }
    let points: Vec<u32> = key.into_iter().map(u32::from).collect();
    Ok(vm.str_from_points(&points))
}

fn language_info(vm: &mut Vm, args: Bindings<'_>) -> Result<Value> {
    let key = to_i32(vm, args.arg(0))?;
    if INFORMATION.iter().all(|&(_, known)| known != key) {
        return Err(vm.value_error("unsupported langinfo constant"));
    }
    // SAFETY: one of the C library's own keys.
    let answer = unsafe { libc::nl_langinfo(key) };
    Ok(text(vm, answer))
}

const CATEGORIES: &[(&str, i32)] = &[
    ("LC_CTYPE", libc::LC_CTYPE),
    ("LC_TIME", libc::LC_TIME),
    ("LC_COLLATE", libc::LC_COLLATE),
    ("LC_MONETARY", libc::LC_MONETARY),
    ("LC_MESSAGES", libc::LC_MESSAGES),
    ("LC_NUMERIC", libc::LC_NUMERIC),
    ("LC_ALL", libc::LC_ALL),
    ("CHAR_MAX", c_char::MAX as i32),
];

macro_rules! information {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name)),*] };
}
#[rustfmt::skip]
const INFORMATION: &[(&str, i32)] = information! {
    DAY_1 DAY_2 DAY_3 DAY_4 DAY_5 DAY_6 DAY_7 ABDAY_1 ABDAY_2 ABDAY_3 ABDAY_4 ABDAY_5 ABDAY_6 ABDAY_7
    MON_1 MON_2 MON_3 MON_4 MON_5 MON_6 MON_7 MON_8 MON_9 MON_10 MON_11 MON_12
    ABMON_1 ABMON_2 ABMON_3 ABMON_4 ABMON_5 ABMON_6 ABMON_7 ABMON_8 ABMON_9 ABMON_10 ABMON_11 ABMON_12
    RADIXCHAR THOUSEP YESEXPR NOEXPR CRNCYSTR D_FMT D_T_FMT T_FMT AM_STR PM_STR CODESET T_FMT_AMPM
    ERA ERA_D_FMT ERA_D_T_FMT ERA_T_FMT ALT_DIGITS
};

/// As CPython does when it starts: characters as the environment says, and UTF-8 in the plain C locale (PEP 538).
fn from_environment() {
    // SAFETY: C strings.
    unsafe {
        let name = libc::setlocale(libc::LC_CTYPE, c"".as_ptr());
        if name.is_null() || CStr::from_ptr(name) == c"C" || CStr::from_ptr(name) == c"POSIX" {
            libc::setlocale(libc::LC_CTYPE, c"C.UTF-8".as_ptr());
        }
    }
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "Support for POSIX locales.",
    functions: &[
        (
            "setlocale",
            "(category, locale=<unrepresentable>, /)",
            set_locale,
            "Activates/queries locale processing.",
        ),
        (
            "localeconv",
            "()",
            conventions,
            "Returns numeric and monetary locale-specific parameters.",
        ),
        (
            "strcoll",
            "(os1, os2, /)",
            compare,
            "Compares two strings according to the locale.",
        ),
        (
            "strxfrm",
            "(string, /)",
            sort_key,
            "Return a string that can be used as a key for locale-aware comparisons.",
        ),
        (
            "nl_langinfo",
            "(key, /)",
            language_info,
            "Return the value for the locale information associated with key.",
        ),
        (
            "getencoding",
            "()",
            |vm, _| Ok(vm.str("UTF-8")),
            "Get the current locale encoding.",
        ),
    ],
    init: |vm, module| {
        from_environment();
        for (name, number) in CATEGORIES.iter().chain(INFORMATION) {
            let number = vm.int((*number).into());
            vm.module_set(module, name, number);
        }
        let base = vm.exceptions().Exception.clone();
        let class = support::add_exception(vm, module, ("locale", "Error"), &base)?;
        let _ = vm.module_state::<State>().error.set(class);
        Ok(())
    },
    ..ModuleSpec::named("_locale")
};
