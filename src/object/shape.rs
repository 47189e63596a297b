//! Shapes: which attribute lives in which slot. One tree for all classes: a shape is its parent plus one name, so
//! objects that get the same attributes in the same order share a shape, whatever their class. An object that loses an
//! attribute has the shape of those that never got it.

use super::str::Str;
use super::value::Value;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// The shape number of objects whose attributes live in a dict (or that have none: `__slots__` only).
pub const DICT_MODE: u32 = u32::MAX;
/// An object with more attributes than this goes to dict mode.
const MAX_ATTRIBUTES: usize = 60;
/// With more shapes than this in the interpreter, new ones are not made: objects go to dict mode.
const MAX_SHAPES: usize = 1 << 18;
/// An object that loses an attribute keeps a shape if it had at most so many,
const MAX_BEFORE_REMOVAL: usize = 16;
/// and if so many different removals have not been seen in the interpreter yet: attributes that come and go in any
/// order are a dict's business.
const MAX_REMOVALS: usize = 1024;

struct Shape {
    /// Attribute names in slot order.
    names: Vec<Value>,
    /// Next shape by the address of the (interned) name that is added.
    transitions: FxHashMap<u64, u32>,
}

/// All shapes of an interpreter; number 0 is the empty one.
pub struct Shapes {
    shapes: RefCell<Vec<Shape>>,
    /// The shape that is left when the name at this address goes from this shape.
    removals: RefCell<FxHashMap<(u32, u64), u32>>,
}

impl Default for Shapes {
    fn default() -> Shapes {
        Shapes {
            shapes: RefCell::new(vec![Shape {
                names: Vec::new(),
                transitions: FxHashMap::default(),
            }]),
            removals: RefCell::default(),
        }
    }
}

impl Shapes {
    /// The slot of attribute `name` (an interned str) in `shape`.
    pub fn find(&self, shape: u32, name: &Value) -> Option<usize> {
        self.shapes
            .borrow()
            .get(shape as usize)?
            .names
            .iter()
            .position(|other| other.is(name))
    }

    /// The shape that follows `shape` when `name` (an interned str) is added, and the new attribute's slot;
    /// `None`: go to dict mode.
    pub fn add(&self, shape: u32, name: &Value) -> Option<(u32, usize)> {
        debug_assert!(name.is_a::<Str>());
        let mut shapes = self.shapes.borrow_mut();
        let count = shapes.len();
        let from = shapes.get_mut(shape as usize)?;
        let slot = from.names.len();
        if let Some(&next) = from.transitions.get(&name.raw().0) {
            return Some((next, slot));
        }
        if slot >= MAX_ATTRIBUTES || count >= MAX_SHAPES {
            return None;
        }
        from.transitions.insert(name.raw().0, count as u32);
        let mut names = from.names.clone();
        names.push(name.clone());
        shapes.push(Shape {
            names,
            transitions: FxHashMap::default(),
        });
        Some((count as u32, slot))
    }

    /// The shape of what is left of `shape` without `name` (interned): the slots behind the name's move down by one.
    /// `None`: go to dict mode.
    pub fn remove(&self, shape: u32, name: &Value) -> Option<u32> {
        let key = (shape, name.raw().0);
        if let Some(&next) = self.removals.borrow().get(&key) {
            return Some(next);
        }
        let names = self.names(shape);
        if names.len() > MAX_BEFORE_REMOVAL || self.removals.borrow().len() >= MAX_REMOVALS {
            return None;
        }
        let mut next = 0;
        for kept in names.iter().filter(|kept| !kept.is(name)) {
            next = self.add(next, kept)?.0;
        }
        self.removals.borrow_mut().insert(key, next);
        Some(next)
    }

    /// How many attributes objects of a shape have.
    pub fn len(&self, shape: u32) -> usize {
        self.shapes
            .borrow()
            .get(shape as usize)
            .map_or(0, |shape| shape.names.len())
    }

    /// The attribute names of a shape, in slot order.
    pub fn names(&self, shape: u32) -> Vec<Value> {
        self.shapes
            .borrow()
            .get(shape as usize)
            .map(|shape| shape.names.clone())
            .unwrap_or_default()
    }

    /// Gives up the names (the interpreter ends).
    pub fn clear(&self) -> Vec<Value> {
        self.removals.take();
        self.shapes
            .take()
            .into_iter()
            .flat_map(|shape| shape.names)
            .collect()
    }
}
