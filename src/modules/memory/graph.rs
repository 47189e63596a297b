//! Who refers to whom, as DOT (Graphviz's language) and as SVG (laid out by the crate `layout-rs`).

use crate::memory;
use crate::object::Value;
use crate::object::header::bits;
use crate::vm::Vm;
use layout::backends::svg::SVGWriter;
use layout::core::base::Orientation;
use layout::core::color::Color;
use layout::core::geometry::Point;
use layout::core::style::StyleAttr;
use layout::std_shapes::shapes::{Arrow, Element, ShapeKind};
use layout::topo::layout::VisualGraph;
use std::collections::HashMap;
use std::fmt::Write;

/// Objects that an SVG may show: more cannot be read, and take long to lay out.
pub(super) const MOST_DRAWN: usize = 500;

/// Objects and their references; the first is where the search began.
pub(super) struct Graph {
    labels: Vec<String>,
    references: Vec<(usize, usize)>,
}

/// A type's name and, for short texts and numbers, the value: the label of a node.
fn label(vm: &mut Vm, value: &Value) -> String {
    let mut text = vm.type_name(value).to_string();
    let simple = value.header().is_none() || value.is_a::<crate::object::str::Str>();
    if simple && let Ok(shown) = vm.repr(value).and_then(|shown| vm.display_text(&shown)) {
        let shown: String = shown.chars().take(30).collect();
        text = format!("{text} {shown}");
    }
    if let Some(header) = value.header() {
        // The reference in hand is not counted.
        let references = header.references() - 1;
        let s = if references == 1 { "" } else { "s" };
        let _ = write!(text, "\n{references} reference{s}");
    }
    text
}

impl Graph {
    /// What is reachable from `root` in `depth` steps, at most `most` objects.
    pub(super) fn explore(vm: &mut Vm, root: &Value, depth: usize, most: usize) -> Graph {
        let mut numbers = HashMap::from([(root.raw().0, 0)]);
        let mut graph = Graph {
            labels: vec![label(vm, root)],
            references: Vec::new(),
        };
        // All are held until the end, so that no address is used twice.
        let mut objects = vec![root.clone()];
        let mut level = 0;
        for _ in 0..depth {
            let next = objects.len();
            for from in level..next {
                for other in references(vm, &objects[from]) {
                    let known = objects.len();
                    let number = match numbers.get(&other.raw().0) {
                        Some(&number) => number,
                        None if known >= most => continue,
                        None => {
                            graph.labels.push(label(vm, &other));
                            numbers.insert(other.raw().0, known);
                            objects.push(other);
                            known
                        }
                    };
                    graph.references.push((from, number));
                }
            }
            level = next;
        }
        graph
    }

    /// In the DOT language.
    pub(super) fn dot(&self) -> String {
        let mut text = String::from("digraph memory {\n  node [shape=box, fontname=monospace];\n");
        for (number, label) in self.labels.iter().enumerate() {
            let label = label
                .replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('\n', "\\n");
            let style = if number == 0 { ", style=bold" } else { "" };
            let _ = writeln!(text, "  n{number} [label=\"{label}\"{style}];");
        }
        for (from, to) in &self.references {
            let _ = writeln!(text, "  n{from} -> n{to};");
        }
        text.push_str("}\n");
        text
    }

    /// Drawn, the root on the left.
    pub(super) fn svg(&self) -> String {
        const LETTER: f64 = 8.5;
        const LINE: f64 = 18.0;
        let mut drawing = VisualGraph::new(Orientation::LeftToRight);
        let nodes: Vec<_> = self
            .labels
            .iter()
            .enumerate()
            .map(|(number, label)| {
                let width = label.lines().map(|line| line.chars().count()).max();
                let size = Point::new(
                    width.unwrap_or(0) as f64 * LETTER + 16.0,
                    label.lines().count() as f64 * LINE + 12.0,
                );
                let fill = if number == 0 { "#ffe9b8" } else { "#ffffff" };
                let look = StyleAttr::new(
                    Color::fast("black"),
                    if number == 0 { 2 } else { 1 },
                    Color::from_name(fill),
                    4,
                    14,
                );
                let shape = ShapeKind::new_box(label);
                drawing.add_node(Element::create(shape, look, Orientation::LeftToRight, size))
            })
            .collect();
        for &(from, to) in &self.references {
            drawing.add_edge(Arrow::simple(""), nodes[from], nodes[to]);
        }
        let mut svg = SVGWriter::new();
        drawing.do_it(false, false, false, &mut svg);
        svg.finalize()
    }
}

/// All that an object refers to, keys of dicts included.
fn references(vm: &Vm, object: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    if let Some(header) = object.header().filter(|header| header.has(bits::GC)) {
        memory::visit(vm, header, &mut |value| found.push(value.clone()));
    }
    found
}
