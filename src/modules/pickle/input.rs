//! Where pickles are read from: memory, or a file, of which no more is taken than the pickle has. A file that can show
//! what comes next (`peek`) is asked for much at once; so is one in memory, which goes back to where the pickle ends.

use super::unpickling_error;
use crate::object::bytes::Bytes;
use crate::object::header::Visitor;
use crate::object::value::Value;
use crate::vm::{Result, Vm};
use std::borrow::Cow;

/// How much a file is asked to show, and how much one in memory is read at a time.
const PEEKED: usize = 128 * 1024;
const CHUNK: usize = 16 * 1024;

/// The methods of a file.
#[derive(Clone)]
pub(super) struct File {
    pub(super) read: Value,
    pub(super) readline: Value,
    peek: Option<Value>,
    /// That of an exact `io.BytesIO`, which nothing else can be: what was read too much is given back.
    seek: Option<Value>,
}

impl File {
    pub(super) fn new(vm: &mut Vm, file: &Value) -> Result<File> {
        let mut method = |name: &str| {
            let name = vm.intern(name);
            vm.get_attr_opt(file, &name)
        };
        let (peek, read, readline) = (method("peek")?, method("read")?, method("readline")?);
        let (Some(read), Some(readline)) = (read, readline) else {
            return Err(vm.type_error("file must have 'read' and 'readline' attributes"));
        };
        let seek = match crate::modules::io::is_exact_bytes_io(vm, file) {
            true => Some(vm.attr(file, "seek")?),
            false => None,
        };
        Ok(File {
            read,
            readline,
            peek,
            seek,
        })
    }
}

/// The data at hand, and how far it has been read.
pub(super) struct Input<'a> {
    pub(super) data: Cow<'a, [u8]>,
    pub(super) at: usize,
    file: Option<File>,
    /// How much of the data the file has given for good; the rest it has only shown, or gets back.
    taken: usize,
}

impl<'a> Input<'a> {
    pub(super) fn memory(data: Cow<'a, [u8]>) -> Input<'a> {
        Input {
            taken: data.len(),
            data,
            at: 0,
            file: None,
        }
    }

    pub(super) fn file(file: File) -> Input<'a> {
        Input {
            data: Cow::Borrowed(&[]),
            at: 0,
            file: Some(file),
            taken: 0,
        }
    }

    /// So many bytes more are at hand, or an error.
    #[inline]
    pub(super) fn need(&mut self, vm: &mut Vm, count: usize) -> Result<()> {
        match self.data.len() - self.at >= count {
            true => Ok(()),
            false => self.fill(vm, count),
        }
    }

    #[cold]
    #[inline(never)]
    fn fill(&mut self, vm: &mut Vm, count: usize) -> Result<()> {
        let truncated = "pickle data was truncated";
        let Some(mut file) = self.file.take() else {
            return Err(unpickling_error(vm, truncated));
        };
        if self
            .at
            .checked_add(count)
            .is_none_or(|end| end > isize::MAX as usize)
        {
            self.file = Some(file);
            return Err(unpickling_error(
                vm,
                "read would overflow (invalid bytecode)",
            ));
        }
        let result = self.fill_from(vm, &mut file, count);
        self.file = Some(file);
        match result? {
            true => Ok(()),
            false => Err(unpickling_error(vm, truncated)),
        }
    }

    /// Takes what was only shown, up to where reading has come.
    fn consume(&mut self, vm: &mut Vm, file: &File) -> Result<()> {
        if file.seek.is_none() && self.at > self.taken {
            let count = vm.int((self.at - self.taken) as i64);
            vm.call(&file.read, &[count])?;
            self.taken = self.at;
        }
        Ok(())
    }

    /// Gets bytes of the file; whether there were enough.
    fn fill_from(&mut self, vm: &mut Vm, file: &mut File, count: usize) -> Result<bool> {
        self.consume(vm, file)?;
        if file.seek.is_some() {
            // What is left stays; the file goes on behind it.
            let rest = self.data[self.at..].to_vec();
            let wanted = count.saturating_sub(rest.len()).max(CHUNK);
            let more = read(vm, &file.read, wanted)?;
            self.put([&rest, bytes_of(&more)].concat());
            return Ok(self.data.len() >= count);
        }
        if count < PEEKED
            && let Some(peek) = file.peek.clone()
        {
            let wanted = vm.int(PEEKED as i64);
            match vm.call(&peek, &[wanted]) {
                Ok(shown) => {
                    let shown = expect_bytes(vm, shown)?;
                    self.put(bytes_of(&shown).to_vec());
                    self.taken = 0;
                    if self.data.len() >= count {
                        return Ok(true);
                    }
                }
                Err(raised) => {
                    let class = vm.exceptions().NotImplementedError.clone();
                    if !vm.raised_is(&raised, &class) {
                        return Err(raised);
                    }
                    file.peek = None;
                }
            }
        }
        // Of what was shown or is at hand nothing has been read yet: it comes again.
        let kept = match self.taken > self.at {
            true => self.data[self.at..self.taken].to_vec(),
            false => Vec::new(),
        };
        let more = read(vm, &file.read, count - kept.len())?;
        self.put([&kept, bytes_of(&more)].concat());
        Ok(self.data.len() >= count)
    }

    fn put(&mut self, data: Vec<u8>) {
        self.taken = data.len();
        self.at = 0;
        self.data = Cow::Owned(data);
    }

    /// A line without its line feed, as a range of the data. Where the data end before, there is what there is, and
    /// no line feed.
    pub(super) fn line(&mut self, vm: &mut Vm, least: usize) -> Result<std::ops::Range<usize>> {
        loop {
            let start = self.at;
            if let Some(length) = memchr::memchr(b'\n', &self.data[start..]) {
                self.at += length + 1;
                if length + 1 < least {
                    return Err(unpickling_error(vm, "pickle data was truncated"));
                }
                return Ok(start..start + length);
            }
            let Some(file) = self.file.clone() else {
                return Err(unpickling_error(vm, "pickle data was truncated"));
            };
            if file.seek.is_some() {
                // The whole of the rest, if need be.
                let count = (self.data.len() - self.at) * 2 + 1;
                self.fill(vm, count.max(CHUNK)).or_else(|raised| {
                    match memchr::memchr(b'\n', &self.data[self.at..]) {
                        Some(_) => Ok(()),
                        None => Err(raised),
                    }
                })?;
                continue;
            }
            self.consume(vm, &file)?;
            let kept = match self.taken > self.at {
                true => self.data[self.at..self.taken].to_vec(),
                false => Vec::new(),
            };
            let line = vm.call(&file.readline, &[])?;
            let line = expect_bytes(vm, line)?;
            self.put([&kept, bytes_of(&line)].concat());
            if self.data.last() != Some(&b'\n') {
                return Err(unpickling_error(vm, "pickle data was truncated"));
            }
        }
    }

    /// A program's own methods shall find the file where reading has come.
    pub(super) fn take_no_more(&mut self) {
        if let Some(file) = &mut self.file {
            file.seek = None;
        }
    }

    pub(super) fn traverse(&self, visit: Visitor<'_>) {
        if let Some(file) = &self.file {
            let optional = [&file.peek, &file.seek].into_iter().flatten();
            [&file.read, &file.readline]
                .into_iter()
                .chain(optional)
                .for_each(visit);
        }
    }

    pub(super) fn into_values(self, out: &mut Vec<Value>) {
        if let Some(file) = self.file {
            out.extend([file.read, file.readline]);
            out.extend(file.peek.into_iter().chain(file.seek));
        }
    }

    /// Leaves a file where reading has come.
    pub(super) fn finish(&mut self, vm: &mut Vm) -> Result<()> {
        let Some(file) = self.file.take() else {
            return Ok(());
        };
        let result = match &file.seek {
            Some(seek) if self.at < self.data.len() => {
                let back = vm.int(-((self.data.len() - self.at) as i64));
                let from = vm.int(1);
                vm.call(seek, &[back, from]).map(drop)
            }
            _ => self.consume(vm, &file),
        };
        self.data.to_mut().drain(..self.at);
        self.taken = self.taken.saturating_sub(self.at);
        self.at = 0;
        if file.seek.is_some() || self.taken == 0 {
            self.data = Cow::Borrowed(&[]);
            self.taken = 0;
        }
        self.file = Some(file);
        result
    }
}

fn read(vm: &mut Vm, read: &Value, count: usize) -> Result<Value> {
    let count = vm.int(count as i64);
    let data = vm.call(read, &[count])?;
    expect_bytes(vm, data)
}

/// What a file gave, as bytes.
fn expect_bytes(vm: &mut Vm, value: Value) -> Result<Value> {
    if value.is_a::<Bytes>() {
        return Ok(value);
    }
    let data = vm.buffer(&value)?.into_owned();
    Ok(vm.bytes(data))
}

fn bytes_of(value: &Value) -> &[u8] {
    value.downcast::<Bytes>().map_or(&[], |bytes| &bytes.data)
}
