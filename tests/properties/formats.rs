//! The format mini-language, `%`, `str.format` and f-strings.

use crate::Program;
use crate::numbers::{float, int};
use crate::texts::text;
use proptest::prelude::*;
use proptest::sample::select;

/// A format specification: any combination of its parts, right or wrong.
fn spec() -> BoxedStrategy<String> {
    let typed = "(.?[<>=^])?[-+ ]?z?#?0?([0-9]{1,2})?[,_]?(\\.[0-9]{1,2})?[bcdeEfFgGnosxX%]?";
    prop_oneof![8 => typed.prop_map(|text| text), 1 => "[<>0-9,_a-zA-Z#+ -]{0,6}".prop_map(|text| text)]
        .prop_map(|text| text.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '*' }).collect())
        .boxed()
}

fn value() -> BoxedStrategy<String> {
    let complex = (float(), float()).prop_map(|(a, b)| format!("complex({a}, {b})"));
    prop_oneof![4 => int(), 4 => float(), 2 => text(8), 1 => complex,
        1 => select(vec!["True", "None", "[1]", "b'x'", "3", "0", "-1"]).prop_map(str::to_owned)]
    .boxed()
}

pub fn all() -> BoxedStrategy<Program> {
    let formats =
        (value(), spec()).prop_map(|(value, spec)| format!("show(format({value}, {spec:?}))"));
    let numbers = (
        prop_oneof![int(), float()],
        "([*]?[<>=^])?[-+ ]?#?0?([0-9]{1,2})?[,_]?(\\.[0-9]{1,2})?[defgGnxob%]?",
    )
        .prop_map(|(value, spec)| format!("show(format({value}, {spec:?}))"));
    let percents = (
        "[-+ #0]{0,3}([0-9]{1,2}|\\*)?(\\.([0-9]{0,2}|\\*))?[hlL]?[diouxXeEfFgGcrsa%]",
        value(),
        value(),
        0i32..12,
    )
        .prop_map(|(code, a, b, n)| match code.matches('*').count() {
            0 => format!("show('<%{code}>' % ({a},))"),
            1 => format!("show('<%{code}>' % ({n}, {a}))"),
            _ => format!("show('<%{code}>' % ({n}, {n}, {b}))"),
        });
    let of_bytes = (
        "[-+ #0]{0,3}([0-9]{1,2})?(\\.[0-9]{0,2})?[dioxXeEfFgGcrsab%]",
        value(),
    )
        .prop_map(|(code, a)| format!("show(b'<%{code}>' % ({a},))"));
    let named = ("%(\\([a-c]?\\))?[0-9]?[dsrx%q]?", value(), value())
        .prop_map(|(code, a, b)| format!("show({code:?} % {{'a': {a}, 'b': {b}}})"));
    let fields = (r"(x|\{\{|\}\}|\{[0-2]?(\.real|\[0\]|\.x)?(![rsax])?(:[<>]?[0-9]?[sdx]?)?\}|\{[ab]\}|\{|\}){0,4}", value(), value())
        .prop_map(|(text, a, b)| format!("show({text:?}.format({a}, {b}, a={b}))"));
    let literals = (
        value(),
        select(vec!["", "!r", "!s", "!a", "="]),
        "(.?[<>^])?[0-9]{0,2}",
    )
        .prop_map(|(value, conversion, spec)| {
            let spec: String = spec
                .chars()
                .map(|c| {
                    if c.is_ascii_alphanumeric() || "<>^*".contains(c) {
                        c
                    } else {
                        '*'
                    }
                })
                .collect();
            format!("v = {value}\nshow(f'{{v{conversion}:{spec}}}')")
        });
    let nested = (value(), 0i32..20, 0i32..9, select(vec!["<", ">", "^", ""]))
        .prop_map(|(value, width, precision, align)| format!("v, w, p, a = {value}, {width}, {precision}, '{align}'\nshow(f'{{v:{{a}}{{w}}}} {{v:{{w}}.{{p}}}}')"));
    prop_oneof![4 => formats, 4 => numbers, 3 => percents, 1 => of_bytes, 1 => named, 2 => fields, 1 => literals, 1 => nested].boxed()
}
