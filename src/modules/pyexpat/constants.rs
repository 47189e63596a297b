//! Numbers, names and texts of expat's errors, and the other constants.

use crate::object::Value;
use crate::vm::{Result, Vm};

/// Errors by number, from 1: name and text.
const ERRORS: &[(&str, &str)] = &[
    ("XML_ERROR_NO_MEMORY", "out of memory"),
    ("XML_ERROR_SYNTAX", "syntax error"),
    ("XML_ERROR_NO_ELEMENTS", "no element found"),
    ("XML_ERROR_INVALID_TOKEN", "not well-formed (invalid token)"),
    ("XML_ERROR_UNCLOSED_TOKEN", "unclosed token"),
    ("XML_ERROR_PARTIAL_CHAR", "partial character"),
    ("XML_ERROR_TAG_MISMATCH", "mismatched tag"),
    ("XML_ERROR_DUPLICATE_ATTRIBUTE", "duplicate attribute"),
    (
        "XML_ERROR_JUNK_AFTER_DOC_ELEMENT",
        "junk after document element",
    ),
    (
        "XML_ERROR_PARAM_ENTITY_REF",
        "illegal parameter entity reference",
    ),
    ("XML_ERROR_UNDEFINED_ENTITY", "undefined entity"),
    (
        "XML_ERROR_RECURSIVE_ENTITY_REF",
        "recursive entity reference",
    ),
    ("XML_ERROR_ASYNC_ENTITY", "asynchronous entity"),
    (
        "XML_ERROR_BAD_CHAR_REF",
        "reference to invalid character number",
    ),
    ("XML_ERROR_BINARY_ENTITY_REF", "reference to binary entity"),
    (
        "XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF",
        "reference to external entity in attribute",
    ),
    (
        "XML_ERROR_MISPLACED_XML_PI",
        "XML or text declaration not at start of entity",
    ),
    ("XML_ERROR_UNKNOWN_ENCODING", "unknown encoding"),
    (
        "XML_ERROR_INCORRECT_ENCODING",
        "encoding specified in XML declaration is incorrect",
    ),
    ("XML_ERROR_UNCLOSED_CDATA_SECTION", "unclosed CDATA section"),
    (
        "XML_ERROR_EXTERNAL_ENTITY_HANDLING",
        "error in processing external entity reference",
    ),
    ("XML_ERROR_NOT_STANDALONE", "document is not standalone"),
    (
        "XML_ERROR_UNEXPECTED_STATE",
        "unexpected parser state - please send a bug report",
    ),
    (
        "XML_ERROR_ENTITY_DECLARED_IN_PE",
        "entity declared in parameter entity",
    ),
    (
        "XML_ERROR_FEATURE_REQUIRES_XML_DTD",
        "requested feature requires XML_DTD support in Expat",
    ),
    (
        "XML_ERROR_CANT_CHANGE_FEATURE_ONCE_PARSING",
        "cannot change setting once parsing has begun",
    ),
    ("XML_ERROR_UNBOUND_PREFIX", "unbound prefix"),
    ("XML_ERROR_UNDECLARING_PREFIX", "must not undeclare prefix"),
    (
        "XML_ERROR_INCOMPLETE_PE",
        "incomplete markup in parameter entity",
    ),
    ("XML_ERROR_XML_DECL", "XML declaration not well-formed"),
    ("XML_ERROR_TEXT_DECL", "text declaration not well-formed"),
    ("XML_ERROR_PUBLICID", "illegal character(s) in public id"),
    ("XML_ERROR_SUSPENDED", "parser suspended"),
    ("XML_ERROR_NOT_SUSPENDED", "parser not suspended"),
    ("XML_ERROR_ABORTED", "parsing aborted"),
    ("XML_ERROR_FINISHED", "parsing finished"),
    (
        "XML_ERROR_SUSPEND_PE",
        "cannot suspend in external parameter entity",
    ),
    (
        "XML_ERROR_RESERVED_PREFIX_XML",
        "reserved prefix (xml) must not be undeclared or bound to another namespace name",
    ),
    (
        "XML_ERROR_RESERVED_PREFIX_XMLNS",
        "reserved prefix (xmlns) must not be declared or undeclared",
    ),
    (
        "XML_ERROR_RESERVED_NAMESPACE_URI",
        "prefix must not be bound to one of the reserved namespace names",
    ),
    ("XML_ERROR_INVALID_ARGUMENT", "invalid argument"),
    (
        "XML_ERROR_NO_BUFFER",
        "a successful prior call to function XML_GetBuffer is required",
    ),
    (
        "XML_ERROR_AMPLIFICATION_LIMIT_BREACH",
        "limit on input amplification factor (from DTD and entities) breached",
    ),
];

const MODELS: &[(&str, i64)] = &[
    ("XML_CQUANT_NONE", 0),
    ("XML_CQUANT_OPT", 1),
    ("XML_CQUANT_REP", 2),
    ("XML_CQUANT_PLUS", 3),
    ("XML_CTYPE_EMPTY", 1),
    ("XML_CTYPE_ANY", 2),
    ("XML_CTYPE_MIXED", 3),
    ("XML_CTYPE_NAME", 4),
    ("XML_CTYPE_CHOICE", 5),
    ("XML_CTYPE_SEQ", 6),
];

pub fn known(number: u32) -> bool {
    (1..=ERRORS.len()).contains(&(number as usize))
}

/// The text of an error.
pub fn message(number: u32) -> &'static str {
    ERRORS
        .get((number as usize).wrapping_sub(1))
        .map_or("unknown error", |(_, text)| text)
}

/// Adds the constants and the modules `errors` and `model`.
pub fn add(vm: &mut Vm, module: &Value) -> Result<()> {
    for (name, number) in [
        ("XML_PARAM_ENTITY_PARSING_NEVER", 0),
        ("XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", 1),
        ("XML_PARAM_ENTITY_PARSING_ALWAYS", 2),
    ] {
        let number = vm.int(number);
        vm.module_set(module, name, number);
    }
    let version = vm.str("expat_2.6.3");
    vm.module_set(module, "EXPAT_VERSION", version);
    let version = [2, 6, 3].map(|part| vm.int(part));
    let version = vm.tuple_of(version);
    vm.module_set(module, "version_info", version);
    let encoding = vm.str("UTF-8");
    vm.module_set(module, "native_encoding", encoding);
    let features = [
        ("sizeof(XML_Char)", 1),
        ("sizeof(XML_LChar)", 1),
        ("XML_DTD", 0),
        ("XML_CONTEXT_BYTES", 1024),
        ("XML_NS", 0),
        ("XML_BLAP_MAX_AMP", 100),
        ("XML_BLAP_ACT_THRES", 8_388_608),
        ("XML_GE", 0),
    ];
    let features = features
        .into_iter()
        .map(|(name, number)| {
            let pair = [vm.str(name), vm.int(number)];
            vm.tuple_of(pair)
        })
        .collect();
    let features = vm.list(features);
    vm.module_set(module, "features", features);

    let errors = submodule(
        vm,
        module,
        "errors",
        "Constants used to describe error conditions.",
    )?;
    let (codes, messages) = (vm.dict(), vm.dict());
    for (at, (name, text)) in ERRORS.iter().enumerate() {
        let (number, text) = (vm.int(at as i64 + 1), vm.str(text));
        vm.module_set(&errors, name, text.clone());
        vm.set_item(&codes, &text, Some(&number))?;
        vm.set_item(&messages, &number, Some(&text))?;
    }
    vm.module_set(&errors, "codes", codes);
    vm.module_set(&errors, "messages", messages);
    let model = submodule(
        vm,
        module,
        "model",
        "Constants used to interpret content model information.",
    )?;
    for (name, number) in MODELS {
        let number = vm.int(*number);
        vm.module_set(&model, name, number);
    }
    Ok(())
}

fn submodule(vm: &mut Vm, module: &Value, name: &str, doc: &str) -> Result<Value> {
    let full = format!("pyexpat.{name}");
    let class = vm.class_of(module).class_ref().value().clone();
    let args = [vm.str(&full), vm.str(doc)];
    let made = vm.call(&class, &args)?;
    vm.module_set(module, name, made.clone());
    if let Some(modules) = vm.sys_get("modules") {
        let full = vm.str(&full);
        vm.set_item(&modules, &full, Some(&made))?;
    }
    Ok(made)
}
