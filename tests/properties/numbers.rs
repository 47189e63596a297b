//! Arithmetic, conversions and methods of ints and floats.

use crate::Program;
use proptest::prelude::*;
use proptest::sample::select;

/// An int: small, at the edge of a power of two or ten, or of any length up to some 100 digits.
pub fn int() -> BoxedStrategy<String> {
    let edge = (0u32..200, -2i32..=2, any::<bool>()).prop_map(|(bits, by, negative)| {
        let sign = if negative { "-" } else { "" };
        format!("({sign}(1 << {bits}) + {by})")
    });
    let ten = (0u32..60, -1i32..=1).prop_map(|(digits, by)| format!("(10**{digits} + {by})"));
    prop_oneof![
        3 => (-20i64..=20).prop_map(|number| format!("({number})")),
        2 => any::<i64>().prop_map(|number| format!("({number})")),
        2 => any::<i32>().prop_map(|number| format!("({number})")),
        3 => edge,
        1 => ten,
        2 => "-?[1-9][0-9]{0,100}".prop_map(|digits| format!("({digits})")),
    ]
    .boxed()
}

/// A float: round, of random bits, at an edge, or special.
pub fn float() -> BoxedStrategy<String> {
    let bits = any::<u64>().prop_map(|bits| format!("({:?})", f64::from_bits(bits)));
    let decimal =
        (-99999i64..=99999, -12i32..12).prop_map(|(number, by)| format!("({number}e{by})"));
    let special = select(vec![
        "0.0",
        "(-0.0)",
        "float('inf')",
        "float('-inf')",
        "float('nan')",
        "5e-324",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "9007199254740992.0",
        "9007199254740993.0",
        "0.1",
        "0.5",
        "1.5",
        "2.5",
        "1e16",
        "1e15",
        "123456789012345680.0",
        "1e22",
        "1e23",
        "4.35",
        "0.3",
        "2.675",
        "1e-5",
        "0.0001",
    ])
    .prop_map(str::to_owned);
    prop_oneof![3 => bits, 4 => decimal, 2 => special, 1 => any::<i32>().prop_map(|n| format!("({n}.0)"))]
        .prop_map(|text| text.replace("(NaN)", "float('nan')").replace("inf)", "float('inf'))").replace("'float('inf'))", "'inf')"))
        .boxed()
}

fn number() -> BoxedStrategy<String> {
    let complex = (float(), float()).prop_map(|(a, b)| format!("complex({a}, {b})"));
    prop_oneof![4 => int(), 3 => float(), 1 => select(vec!["True", "False"]).prop_map(str::to_owned), 1 => complex].boxed()
}

const OPERATORS: &[&str] = &[
    "+", "-", "*", "/", "//", "%", "&", "|", "^", "<", "<=", "==", "!=", ">", ">=",
];

fn small() -> BoxedStrategy<String> {
    (-6i32..200)
        .prop_map(|number| format!("({number})"))
        .boxed()
}

/// `show(expression)`.
fn shows(expression: impl Strategy<Value = String> + 'static) -> BoxedStrategy<Program> {
    expression.prop_map(|text| format!("show({text})")).boxed()
}

pub fn ints() -> BoxedStrategy<Program> {
    let operators =
        (int(), select(OPERATORS), int()).prop_map(|(a, op, b)| format!("{a} {op} {b}"));
    let mixed =
        (number(), select(OPERATORS), number()).prop_map(|(a, op, b)| format!("{a} {op} {b}"));
    let shifts =
        (int(), select(vec!["<<", ">>"]), small()).prop_map(|(a, op, b)| format!("{a} {op} {b}"));
    let powers = (int(), 0i32..40).prop_map(|(a, b)| format!("{a} ** {b}"));
    let modular = (int(), int(), int()).prop_map(|(a, b, c)| format!("pow({a}, {b}, {c})"));
    let unary = (
        select(vec![
            "-",
            "+",
            "~",
            "abs",
            "hash",
            "bool",
            "float",
            "hex",
            "oct",
            "bin",
            "str",
            "repr",
            "int.bit_length",
            "int.bit_count",
            "int.as_integer_ratio",
            "complex",
            "chr",
            "range",
            "bytes.fromhex",
            "round",
            "int.__trunc__",
            "int.__floor__",
            "int.__ceil__",
            "int.is_integer",
            "int.conjugate",
            "__import__('math').isqrt",
            "__import__('math').log2",
            "__import__('math').sqrt",
            "int.__sizeof__ and int.__index__",
        ]),
        int(),
    )
        .prop_map(|(function, a)| format!("{function}({a})"));
    let binary = (
        select(vec![
            "divmod",
            "round",
            "math.gcd",
            "math.lcm",
            "math.ldexp",
            "int.__pow__",
            "int.__divmod__",
            "int.__rsub__",
            "math.fmod",
            "math.remainder",
            "math.copysign",
            "math.hypot",
            "math.comb",
            "pow",
        ]),
        int(),
        -8i32..30,
    )
        .prop_map(|(function, a, b)| {
            format!("__import__('math') and (math := __import__('math')) and {function}({a}, {b})")
        });
    let to_bytes = (
        int(),
        -1i32..30,
        select(vec!["big", "little", "middle"]),
        any::<bool>(),
    )
        .prop_map(|(a, length, order, signed)| {
            let signed = if signed { "True" } else { "False" };
            format!("{a}.to_bytes({length}, '{order}', signed={signed})")
        });
    let from_bytes = (
        proptest::collection::vec(any::<u8>(), 0..20),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(data, little, signed)| {
            let (order, signed) = (
                if little { "little" } else { "big" },
                if signed { "True" } else { "False" },
            );
            format!("int.from_bytes(bytes({data:?}), '{order}', signed={signed})")
        });
    let parsed = ("[ \t]?[-+]?0?[xXoObB_]?[0-9a-zA-F_]{0,24}[ \n]?", -1i32..38)
        .prop_map(|(text, base)| format!("int({text:?}, {base})"));
    let parsed_decimal = "[ ]?[-+]?[0-9_]{0,50}[ ]?".prop_map(|text| format!("int({text:?})"));
    let rounded = (int(), -30i32..3).prop_map(|(a, digits)| format!("round({a}, {digits})"));
    let in_range = (int(), int(), int(), int()).prop_map(|(x, a, b, step)| {
        format!("(r := range({a}, {b}, {step}), {x} in r, r.count({x}), r[:3], r[-2:], hash(r), bool(r))")
    });
    prop_oneof![
        4 => shows(operators), 3 => shows(mixed), 2 => shows(shifts), 1 => shows(powers), 1 => shows(modular),
        3 => shows(unary), 2 => shows(binary), 2 => shows(to_bytes), 1 => shows(from_bytes), 2 => shows(parsed),
        1 => shows(parsed_decimal), 1 => shows(rounded), 1 => shows(in_range),
    ]
    .boxed()
}

pub fn floats() -> BoxedStrategy<Program> {
    let operators =
        (float(), select(OPERATORS), number()).prop_map(|(a, op, b)| format!("{a} {op} {b}"));
    let reflected =
        (number(), select(OPERATORS), float()).prop_map(|(a, op, b)| format!("{a} {op} {b}"));
    let powers = (
        float(),
        select(vec![
            "0",
            "1",
            "2",
            "-1",
            "0.5",
            "-0.5",
            "3",
            "1e10",
            "float('inf')",
            "1/3",
        ]),
    )
        .prop_map(|(a, b)| format!("{a} ** {b}"));
    let unary = (
        select(vec![
            "-",
            "+",
            "abs",
            "hash",
            "bool",
            "int",
            "repr",
            "float.hex",
            "float.is_integer",
            "float.as_integer_ratio",
            "round",
            "math.floor",
            "math.ceil",
            "math.trunc",
            "math.frexp",
            "math.modf",
            "math.isnan",
            "math.sqrt",
            "math.cbrt",
            "math.exp",
            "math.expm1",
            "math.log",
            "math.log1p",
            "math.log2",
            "math.log10",
            "math.sin",
            "math.cos",
            "math.tan",
            "math.asin",
            "math.acos",
            "math.atan",
            "math.sinh",
            "math.cosh",
            "math.tanh",
            "math.asinh",
            "math.acosh",
            "math.atanh",
            "math.gamma",
            "math.lgamma",
            "math.erf",
            "math.erfc",
            "math.ulp",
            "math.degrees",
            "math.radians",
            "complex",
            "str",
        ]),
        float(),
    )
        // The hash of a NaN is its address in CPython.
        .prop_filter("no hash of a NaN", |(function, a)| {
            *function != "hash" || !a.contains("nan")
        })
        .prop_map(|(function, a)| format!("(math := __import__('math')) and {function}({a})"));
    let binary = (
        select(vec![
            "divmod",
            "math.atan2",
            "math.fmod",
            "math.remainder",
            "math.hypot",
            "math.copysign",
            "math.nextafter",
            "math.pow",
            "math.isclose",
            "math.dist",
            "min",
            "max",
        ]),
        float(),
        float(),
    )
        .prop_map(|(function, a, b)| {
            let args = if function == "math.dist" {
                format!("[{a}], [{b}]")
            } else {
                format!("{a}, {b}")
            };
            format!("(math := __import__('math')) and {function}({args})")
        });
    let rounded = (float(), -320i32..330).prop_map(|(a, digits)| format!("round({a}, {digits})"));
    let rounded_near = (float(), -6i32..18).prop_map(|(a, digits)| format!("round({a}, {digits})"));
    let text = "[ ]?[-+]?([0-9_]{0,25}\\.?[0-9_]{0,25}([eE][-+]?[0-9]{0,3})?|inf|nan|Infinity|iNF|NaN)[ ]?"
        .prop_map(|text| format!("float({text:?})"));
    let hex = "[-+]?(0x)?[0-9a-fA-F]{0,18}\\.?[0-9a-f]{0,18}(p[-+]?[0-9]{1,4})?"
        .prop_map(|text| format!("float.fromhex({text:?})"));
    let sums = proptest::collection::vec(float(), 0..12).prop_map(|items| {
        let items = items.join(", ");
        format!("(sum([{items}]), sum([{items}], 0.5), __import__('math').fsum([{items}]), __import__('math').prod([{items}]))")
    });
    let complex = (
        float(),
        float(),
        select(&["+", "-", "*", "/", "**", "=="]),
        number(),
    )
        .prop_map(|(a, b, op, c)| format!("complex({a}, {b}) {op} {c}"));
    prop_oneof![
        3 => shows(operators), 2 => shows(reflected), 1 => shows(powers), 4 => shows(unary), 2 => shows(binary),
        1 => shows(rounded), 2 => shows(rounded_near), 2 => shows(text), 1 => shows(hex), 1 => shows(sums),
        2 => shows(complex),
    ]
    .boxed()
}
