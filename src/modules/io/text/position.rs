//! `tell()` and `seek()`: a position of a text is one of the bytes below, and where a decoder is not between two characters
//! there (or between two modes of its encoding) its state and what to feed it: a cookie, packed into one integer.
//! After `_io_TextIOWrapper_tell_impl` of CPython's `Modules/_io/textio.c`, whose layout of the cookie this is.

use super::*;
use crate::object::int;
use crate::object::tuple;
use crate::object::types::Compare;
use dashu_int::{IBig, UBig};

/// A piece that the decoder of a foreign encoding was given, and of whose characters some are still to be given out: from
/// here a position among them is found again.
pub(super) struct Snapshot {
    /// The decoder's flags before.
    flags: i64,
    /// What it held back then, and what it was given.
    input: Vec<u8>,
    /// How many bytes of that it was given then.
    given: usize,
    /// Characters that it made of that.
    characters: usize,
}

/// The parts of a position.
#[derive(Default)]
struct Cookie {
    /// Position of the binary stream from which to decode.
    start: u64,
    /// The decoder's state there.
    flags: u32,
    /// Bytes to decode from there,
    bytes_to_feed: u32,
    /// and characters to leave out of what they give.
    characters_to_skip: u32,
    /// Whether the decoder is to be told that these bytes are the last.
    need_eof: bool,
}

impl Cookie {
    const SIZE: usize = 21;

    fn pack(&self, vm: &Vm) -> Value {
        let mut bytes = self.start.to_le_bytes().to_vec();
        for part in [self.flags, self.bytes_to_feed, self.characters_to_skip] {
            bytes.extend(part.to_le_bytes());
        }
        bytes.push(self.need_eof.into());
        vm.int_big(UBig::from_le_bytes(&bytes).into())
    }

    fn unpack(vm: &mut Vm, value: &Value) -> Result<Cookie> {
        let zero = vm.int(0);
        if vm.compare_bool(value, &zero, Compare::Lt)? {
            let text = vm.repr_text(value)?;
            return Err(vm.value_error(format!("negative seek position {text}")));
        }
        let value = int::from_number(vm, value)?;
        let number = int::view(&value).map_or(IBig::ZERO, |view| view.big());
        let number = UBig::try_from(number).unwrap_or_default();
        let mut bytes = number.to_le_bytes().to_vec();
        if bytes.len() > Cookie::SIZE {
            return Err(vm.overflow_error("int too big to convert"));
        }
        bytes.resize(Cookie::SIZE, 0);
        let part = |at: usize| u32::from_le_bytes(std::array::from_fn(|i| bytes[at + i]));
        Ok(Cookie {
            start: u64::from(part(0)) | u64::from(part(4)) << 32,
            flags: part(8),
            bytes_to_feed: part(12),
            characters_to_skip: part(16),
            need_eof: bytes[20] != 0,
        })
    }
}

/// A decoder that is asked where it stands.
struct Probe<'a> {
    decoder: &'a Value,
    flags: i64,
}

impl Probe<'_> {
    /// Goes back to the state in which it was first asked, or another.
    fn reset(&self, vm: &mut Vm, flags: i64) -> Result<()> {
        set_state(vm, self.decoder, flags)
    }

    /// How many characters come of `bytes`.
    fn decode(&self, vm: &mut Vm, bytes: &[u8], last: bool) -> Result<usize> {
        let bytes = vm.bytes(bytes.to_vec());
        let text = vm.call_method(self.decoder, "decode", &[bytes, Value::bool(last)])?;
        Ok(text.downcast::<Str>().map_or(0, |text| text.len()))
    }

    /// Decodes from the snapshot's start as much as gives `skip` characters at most and ends between two characters: how
    /// many bytes and characters that is, and the decoder's flags there. The first guess mostly hits.
    fn safe_start(
        &self,
        vm: &mut Vm,
        snapshot: &Snapshot,
        skip: usize,
    ) -> Result<(usize, usize, i64)> {
        let ratio = snapshot.input.len() as f64 / snapshot.characters.max(1) as f64;
        let mut bytes = ((ratio * skip as f64) as usize).min(snapshot.input.len());
        let mut back = 1;
        while bytes > 0 {
            self.reset(vm, self.flags)?;
            let characters = self.decode(vm, &snapshot.input[..bytes], false)?;
            if characters <= skip {
                let (held, flags) = state_of(vm, self.decoder)?;
                if held.is_empty() {
                    return Ok((bytes, characters, flags));
                }
                bytes = bytes.saturating_sub(held.len());
                back = 1;
            } else {
                bytes = bytes.saturating_sub(back);
                back *= 2;
            }
        }
        self.reset(vm, self.flags)?;
        Ok((0, 0, self.flags))
    }

    /// The cookie for the place after `skip` characters of a snapshot that begins at byte `start`.
    fn cookie(
        &self,
        vm: &mut Vm,
        snapshot: &Snapshot,
        start: u64,
        mut skip: usize,
    ) -> Result<Cookie> {
        let (bytes, characters, mut flags) = self.safe_start(vm, snapshot, skip)?;
        let mut start = start + bytes as u64;
        skip -= characters;
        let (mut fed, mut decoded, mut need_eof) = (0, 0, false);
        if skip > 0 {
            // Byte by byte from here, to the last place where the decoder holds nothing back.
            for byte in &snapshot.input[bytes..] {
                fed += 1;
                decoded += self.decode(vm, std::slice::from_ref(byte), false)?;
                let (held, now) = state_of(vm, self.decoder)?;
                if held.is_empty() && decoded <= skip {
                    start += fed;
                    skip -= decoded;
                    (flags, fed, decoded) = (now, 0, 0);
                }
                if decoded >= skip {
                    break;
                }
            }
            if decoded < skip {
                decoded += self.decode(vm, &[], true)?;
                need_eof = true;
                if decoded < skip {
                    return Err(vm.os_error_plain("can't reconstruct logical file position"));
                }
            }
        }
        let Ok(flags) = i32::try_from(flags) else {
            return Err(vm.overflow_error("Python int too large to convert to C int"));
        };
        Ok(Cookie {
            start,
            flags: flags as u32,
            bytes_to_feed: fed as u32,
            characters_to_skip: skip as u32,
            need_eof,
        })
    }
}

/// What a decoder holds back, and its flags.
fn state_of(vm: &mut Vm, decoder: &Value) -> Result<(Vec<u8>, i64)> {
    let state = vm.call_method(decoder, "getstate", &[])?;
    if !state.is_a::<tuple::Tuple>() {
        return Err(vm.type_error("illegal decoder state"));
    }
    let [held, flags] = tuple::items(&state) else {
        return Err(vm.type_error("illegal decoder state"));
    };
    let flags = int::Int::to_i64_clipped(flags);
    let Ok(held) = buffers::bytes_like(vm, held) else {
        let name = vm.type_name(held);
        return Err(vm.type_error(format!(
            "illegal decoder state: the first item should be a bytes object, not '{name}'"
        )));
    };
    Ok((held, flags))
}

fn set_state(vm: &mut Vm, decoder: &Value, flags: i64) -> Result<()> {
    let state = [vm.bytes(Vec::new()), vm.int(flags)];
    let state = vm.tuple(state.to_vec());
    vm.call_method(decoder, "setstate", &[state]).map(drop)
}

/// Decodes what was read of a foreign encoding, and notes how to find a place in it again.
pub(super) fn decode_noting(
    vm: &mut Vm,
    this: &TextIo,
    data: Vec<u8>,
    last: bool,
    everything: bool,
) -> Result<Vec<u8>> {
    if everything {
        // All is given out at once.
        this.snapshots.set(vm, Vec::new());
        return decode_foreign(vm, this, data, last);
    }
    let decoder = decoder_of(vm, this)?;
    let (mut input, flags) = state_of(vm, &decoder)?;
    let given = data.len();
    input.extend(&data);
    let text = decode_foreign(vm, this, data, last)?;
    // Of the pieces before, those are kept of which something is left.
    let mut left = characters(&this.ahead.get(vm)[this.start.get()..]);
    let snapshots = this.snapshots.get_mut(vm);
    let mut kept = snapshots.len();
    while left > 0 && kept > 0 {
        kept -= 1;
        left = left.saturating_sub(snapshots[kept].characters);
    }
    snapshots.drain(..kept);
    snapshots.push(Snapshot {
        flags,
        input,
        given,
        characters: characters(&text),
    });
    Ok(text)
}

/// Characters of text in UTF-8 (surrogates as three bytes).
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// With universal line ends CPython's decoder is one around the decoder, whose flags have a bit more.
fn shift(vm: &Vm, this: &TextIo) -> u32 {
    matches!(this.newline.get(vm).as_deref(), None | Some("")) as u32
}

pub(super) fn tell(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let buffer = check_seekable(vm, value)?;
    let this = own(value);
    if !this.telling.get() {
        return Err(vm.os_error_plain("telling position disabled by next() call"));
    }
    flush_all(vm, value)?;
    let at = vm.call_method(&buffer, "tell", &[])?;
    if this.codec.get() != Codec::Foreign {
        let at = vm.index_i64(&at)?;
        let ahead = this.ahead.get(vm).len() - this.start.get();
        return Ok(vm.int(at - ahead as i64));
    }
    let Some(decoder) = this.decoder.cloned(vm) else {
        return Ok(at);
    };
    let snapshots = this.snapshots.replace(vm, Vec::new());
    let cookie = match snapshots.is_empty() {
        true => Ok(None),
        false => cookie_here(vm, this, &decoder, &snapshots, &at).map(Some),
    };
    this.snapshots.set(vm, snapshots);
    Ok(cookie?.map_or(at, |cookie| cookie.pack(vm)))
}

fn cookie_here(
    vm: &mut Vm,
    this: &TextIo,
    decoder: &Value,
    snapshots: &[Snapshot],
    at: &Value,
) -> Result<Cookie> {
    let mut ahead = characters(&this.ahead.get(vm)[this.start.get()..]);
    let mut start = vm.index_i64(at)?;
    let mut last = snapshots.len() - 1;
    while last > 0 && ahead > snapshots[last].characters {
        ahead -= snapshots[last].characters;
        start -= snapshots[last].given as i64;
        last -= 1;
    }
    let snapshot = &snapshots[last];
    start -= snapshot.input.len() as i64;
    let skip = snapshot.characters.saturating_sub(ahead);
    let saved = vm.call_method(decoder, "getstate", &[])?;
    let flags = snapshot.flags;
    let cookie = Probe { decoder, flags }.cookie(vm, snapshot, start.max(0) as u64, skip);
    vm.call_method(decoder, "setstate", &[saved])?;
    let mut cookie = cookie?;
    cookie.flags <<= shift(vm, this);
    Ok(cookie)
}

fn check_seekable(vm: &mut Vm, value: &Value) -> Result<Value> {
    let buffer = check_open(vm, value)?;
    let able = vm.call_method(&buffer, "seekable", &[])?;
    match vm.is_true(&able)? {
        true => Ok(buffer),
        false => Err(unsupported_with(vm, "underlying stream is not seekable")),
    }
}

pub(super) fn seek(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let value = args.arg(0);
    let whence = match args.opt(2) {
        Some(whence) => vm.index_i64(whence)?,
        None => 0,
    };
    let buffer = check_seekable(vm, value)?;
    let zero = match whence {
        0 => false,
        _ => {
            let offset = vm.index(args.arg(1))?;
            !vm.is_true(&offset)?
        }
    };
    let cookie = match whence {
        0 => args.arg(1).clone(),
        1 if zero => tell(vm, &args[..1])?,
        1 => {
            return Err(unsupported_with(vm, "can't do nonzero cur-relative seeks"));
        }
        2 if zero => return seek_to_end(vm, value, &buffer),
        2 => {
            return Err(unsupported_with(vm, "can't do nonzero end-relative seeks"));
        }
        _ => {
            return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)")));
        }
    };
    let place = Cookie::unpack(vm, &cookie)?;
    flush_all(vm, value)?;
    let this = own(value);
    forget_ahead(vm, this);
    this.telling.set(true);
    let start = vm.int_u64(place.start);
    vm.call_method(&buffer, "seek", &[start])?;
    if this.codec.get() == Codec::Foreign {
        let position = (place.start, place.flags, place.characters_to_skip);
        if position != (0, 0, 0) {
            decode_from(vm, this, &buffer, &place)?;
        }
        reset_encoder(vm, this, position == (0, 0, 0))?;
    }
    Ok(cookie)
}

/// The decoder as it is at a place, with what it gives before the character there left out.
fn decode_from(vm: &mut Vm, this: &TextIo, buffer: &Value, place: &Cookie) -> Result<()> {
    let decoder = decoder_of(vm, this)?;
    let flags = i64::from(place.flags as i32) >> shift(vm, this);
    set_state(vm, &decoder, flags)?;
    let (mut input, mut text) = (Vec::new(), Vec::new());
    let skip = place.characters_to_skip as usize;
    if skip > 0 {
        let count = vm.int(place.bytes_to_feed.into());
        let data = vm.call_method(buffer, "read", &[count])?;
        input = buffers::bytes_like(vm, &data)?;
        text = decode_foreign(vm, this, input.clone(), place.need_eof)?;
        if characters(&text) < skip {
            return Err(vm.os_error_plain("can't restore logical file position"));
        }
    }
    let (before, _) = bytes_of_characters(&text, skip, Codec::Foreign);
    let characters = characters(&text);
    this.ahead.set(vm, text);
    this.start.set(before);
    let snapshot = Snapshot {
        flags,
        given: input.len(),
        input,
        characters,
    };
    this.snapshots.set(vm, vec![snapshot]);
    Ok(())
}

fn seek_to_end(vm: &mut Vm, value: &Value, buffer: &Value) -> Result<Value> {
    flush_all(vm, value)?;
    let this = own(value);
    forget_ahead(vm, this);
    this.telling.set(true);
    let (offset, whence) = (vm.int(0), vm.int(2));
    let at = vm.call_method(buffer, "seek", &[offset, whence])?;
    let begins = vm.index_i64(&at)? == 0;
    reset_encoder(vm, this, begins)?;
    Ok(at)
}
