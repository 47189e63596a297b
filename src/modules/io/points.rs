//! The text of a `StringIO`: one byte per code point as long as all of them fit, four from then on.

use super::newline;
use crate::object::Value;
use crate::object::str::Units;
use crate::vm::Vm;

/// Code points that can be changed.
pub enum Points {
    Narrow(Vec<u8>),
    Wide(Vec<u32>),
}

impl Default for Points {
    fn default() -> Points {
        Points::Narrow(Vec::new())
    }
}

fn put<T: Copy + Default>(
    data: &mut Vec<T>,
    position: usize,
    mut new: impl ExactSizeIterator<Item = T>,
) {
    if position > data.len() {
        data.resize(position, T::default());
    }
    let overlap = new.len().min(data.len() - position);
    for place in &mut data[position..position + overlap] {
        if let Some(unit) = new.next() {
            *place = unit;
        }
    }
    data.extend(new);
}

impl Points {
    pub fn len(&self) -> usize {
        match self {
            Points::Narrow(data) => data.len(),
            Points::Wide(data) => data.len(),
        }
    }

    /// Writes over what is at `position`, and behind the end; a gap is filled with zeros. False, and nothing is
    /// written, if there is no memory.
    #[must_use]
    pub fn write(&mut self, position: usize, units: Units<'_>) -> bool {
        let more = position
            .saturating_add(units.len())
            .saturating_sub(self.len());
        if let (Points::Narrow(data), Units::Two(_) | Units::Four(_)) = (&*self, units) {
            let mut wide: Vec<u32> = Vec::new();
            if wide.try_reserve(data.len().saturating_add(more)).is_err() {
                return false;
            }
            wide.extend(data.iter().map(|&unit| u32::from(unit)));
            *self = Points::Wide(wide);
        }
        match (self, units) {
            (Points::Narrow(data), Units::One(units)) => {
                if data.try_reserve(more).is_err() {
                    return false;
                }
                if position == data.len() {
                    data.extend_from_slice(units);
                } else {
                    put(data, position, units.iter().copied());
                }
            }
            (Points::Wide(data), units) => {
                if data.try_reserve(more).is_err() {
                    return false;
                }
                put(data, position, units.iter());
            }
            (Points::Narrow(_), _) => return false,
        }
        true
    }

    pub fn truncate(&mut self, length: usize) {
        match self {
            Points::Narrow(data) => data.truncate(length),
            Points::Wide(data) => data.truncate(length),
        }
    }

    /// The text from `start` to `end`, which are in range.
    pub fn text(&self, vm: &Vm, start: usize, end: usize) -> Value {
        match self {
            Points::Narrow(data) => vm.str_from_latin1(&data[start..end]),
            Points::Wide(data) => vm.str_from_points(&data[start..end]),
        }
    }

    /// The end of the line that begins at `start`, which is in range: behind its line end, or the end of all.
    pub fn line(&self, start: usize, newline: Option<&str>) -> usize {
        let length = match self {
            Points::Narrow(data) => newline::line_end_of_bytes(&data[start..], newline),
            Points::Wide(data) => newline::line_end(&data[start..], newline),
        };
        length.map_or(self.len(), |length| start + length)
    }
}
