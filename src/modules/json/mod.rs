//! `_json`: the accelerators behind the library's `json` (Modules/_json.c). `scan.rs` reads JSON, `write.rs`
//! writes it.

mod scan;
mod write;

use crate::object::spec::ModuleSpec;

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "json speedups\n",
    functions: &[
        (
            "encode_basestring_ascii",
            "(string, /)",
            |vm, args| write::encode_string(vm, args, true),
            "Return an ASCII-only JSON representation of a Python string",
        ),
        (
            "encode_basestring",
            "(string, /)",
            |vm, args| write::encode_string(vm, args, false),
            "Return a JSON representation of a Python string",
        ),
        (
            "scanstring",
            "(string, end, strict=True, /)",
            scan::scanstring,
            "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that started the JSON string.",
        ),
    ],
    types: &[&scan::SPEC, &write::SPEC],
    ..ModuleSpec::named("_json")
};
