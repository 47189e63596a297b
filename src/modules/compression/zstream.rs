//! zlib's streams behind a safe interface: the one file here that calls C.

use libz_sys as z;
use std::alloc::Layout;
use std::ffi::{CStr, c_int, c_uint, c_void};
use std::mem::MaybeUninit;

/// A deflate or inflate stream. zlib keeps a pointer back to its `z_stream`, so it lives in a box.
pub struct Stream {
    raw: Box<MaybeUninit<z::z_stream>>,
    deflates: bool,
}

// SAFETY: a z_stream belongs to whoever holds it; zlib has no thread-local state.
unsafe impl Send for Stream {}

/// Before each block of zlib's: its size, in as much room as the alignment takes.
const HEAD: usize = 16;

/// Memory for zlib, from the program's allocator. (The one of C gives what one stream had back to the system, so that the
/// next stream begins with fresh pages.)
unsafe extern "C" fn allocate(_: *mut c_void, items: c_uint, size: c_uint) -> *mut c_void {
    let length = (items as usize).checked_mul(size as usize);
    let layout = length
        .and_then(|length| length.checked_add(HEAD))
        .and_then(|length| Layout::from_size_align(length, HEAD).ok());
    let Some(layout) = layout else {
        return std::ptr::null_mut();
    };
    // SAFETY: the layout is not empty; the block has room for its size before what zlib gets.
    unsafe {
        let block = std::alloc::alloc(layout);
        if block.is_null() {
            return std::ptr::null_mut();
        }
        block.cast::<usize>().write(layout.size());
        block.add(HEAD).cast()
    }
}

/// Frees what [`allocate`] gave.
unsafe extern "C" fn free(_: *mut c_void, address: *mut c_void) {
    // SAFETY: zlib gives back what it got, where the size stands before it.
    unsafe {
        let block = address.cast::<u8>().sub(HEAD);
        let size = block.cast::<usize>().read();
        std::alloc::dealloc(block, Layout::from_size_align_unchecked(size, HEAD));
    }
}

/// What one step did.
pub struct Step {
    /// zlib's return code.
    pub code: c_int,
    /// Bytes of the input that were used.
    pub used: usize,
    /// Bytes that were appended to the output.
    pub made: usize,
}

impl Stream {
    fn blank(deflates: bool) -> Stream {
        let mut raw: Box<MaybeUninit<z::z_stream>> = Box::new(MaybeUninit::zeroed());
        // SAFETY: writes two fields of memory that is ours.
        unsafe {
            let stream = raw.as_mut_ptr();
            (&raw mut (*stream).zalloc).write(allocate);
            (&raw mut (*stream).zfree).write(free);
        }
        Stream { raw, deflates }
    }

    fn size() -> c_int {
        size_of::<z::z_stream>() as c_int
    }

    /// `deflateInit2`; the error is zlib's code.
    pub fn deflate(
        level: c_int,
        method: c_int,
        wbits: c_int,
        memory: c_int,
        strategy: c_int,
    ) -> Result<Stream, c_int> {
        let mut stream = Stream::blank(true);
        // SAFETY: a z_stream with allocators and else zeros is what zlib's documentation asks for.
        let code = unsafe {
            z::deflateInit2_(
                stream.raw.as_mut_ptr(),
                level,
                method,
                wbits,
                memory,
                strategy,
                z::zlibVersion(),
                Stream::size(),
            )
        };
        stream.checked(code)
    }

    /// `inflateInit2`.
    pub fn inflate(wbits: c_int) -> Result<Stream, c_int> {
        let mut stream = Stream::blank(false);
        // SAFETY: as in `deflate`.
        let code = unsafe {
            z::inflateInit2_(
                stream.raw.as_mut_ptr(),
                wbits,
                z::zlibVersion(),
                Stream::size(),
            )
        };
        stream.checked(code)
    }

    fn checked(self, code: c_int) -> Result<Stream, c_int> {
        if code == z::Z_OK { Ok(self) } else { Err(code) }
    }

    /// `deflateSetDictionary` or `inflateSetDictionary`: zlib's code.
    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> c_int {
        let length = dictionary.len().min(u32::MAX as usize) as u32;
        // SAFETY: an initialised stream; zlib copies what it needs of the dictionary.
        unsafe {
            let set = if self.deflates {
                z::deflateSetDictionary
            } else {
                z::inflateSetDictionary
            };
            set(self.raw.as_mut_ptr(), dictionary.as_ptr(), length)
        }
    }

    /// `deflateCopy` or `inflateCopy`.
    pub fn copy(&mut self) -> Result<Stream, c_int> {
        let mut copy = Stream::blank(self.deflates);
        // SAFETY: the source is initialised; zlib fills the destination whatever it held.
        let code = unsafe {
            let copier = if self.deflates {
                z::deflateCopy
            } else {
                z::inflateCopy
            };
            copier(copy.raw.as_mut_ptr(), self.raw.as_mut_ptr())
        };
        copy.checked(code)
    }

    /// One call of `deflate` or `inflate`, which may append up to `room` bytes to `out`.
    pub fn step(&mut self, input: &[u8], out: &mut Vec<u8>, room: usize, flush: c_int) -> Step {
        const MOST: usize = 1 << 30;
        let (given, room) = (input.len().min(MOST) as u32, room.clamp(1, MOST));
        // Not the end of the input: zlib must not finish yet.
        let flush = if (given as usize) < input.len() {
            z::Z_NO_FLUSH
        } else {
            flush
        };
        out.reserve(room);
        let stream = self.raw.as_mut_ptr();
        // SAFETY: an initialised stream reads `given` bytes of `input` and writes at most `room` bytes into the spare
        // capacity of `out`; what it wrote is initialised.
        unsafe {
            (*stream).next_in = input.as_ptr().cast_mut();
            (*stream).avail_in = given;
            (*stream).next_out = out.spare_capacity_mut().as_mut_ptr().cast();
            (*stream).avail_out = room as u32;
            let code = if self.deflates {
                z::deflate(stream, flush)
            } else {
                z::inflate(stream, flush)
            };
            let made = room - (*stream).avail_out as usize;
            out.set_len(out.len() + made);
            let used = (given - (*stream).avail_in) as usize;
            (*stream).next_in = std::ptr::null_mut();
            (*stream).next_out = std::ptr::null_mut();
            (*stream).avail_in = 0;
            (*stream).avail_out = 0;
            Step { code, used, made }
        }
    }

    /// zlib's words for the last error.
    pub fn message(&self) -> Option<String> {
        // SAFETY: `msg` is null or a static C string.
        unsafe {
            let message = (*self.raw.as_ptr()).msg;
            (!message.is_null()).then(|| CStr::from_ptr(message).to_string_lossy().into_owned())
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // SAFETY: ending a stream that was never initialised only answers an error: its state is null.
        unsafe {
            if self.deflates {
                z::deflateEnd(self.raw.as_mut_ptr());
            } else {
                z::inflateEnd(self.raw.as_mut_ptr());
            }
        }
    }
}

/// The version of zlib that is linked.
pub fn version() -> String {
    // SAFETY: a static C string.
    unsafe {
        CStr::from_ptr(z::zlibVersion())
            .to_string_lossy()
            .into_owned()
    }
}

fn checksum(
    function: unsafe extern "C" fn(std::ffi::c_ulong, *const u8, u32) -> std::ffi::c_ulong,
    start: u32,
    data: &[u8],
) -> u32 {
    data.chunks(1 << 30).fold(start, |sum, chunk| {
        // SAFETY: the chunk's pointer and length.
        unsafe { function(sum as std::ffi::c_ulong, chunk.as_ptr(), chunk.len() as u32) as u32 }
    })
}

pub fn adler32(start: u32, data: &[u8]) -> u32 {
    checksum(z::adler32, start, data)
}

pub fn crc32(start: u32, data: &[u8]) -> u32 {
    checksum(z::crc32, start, data)
}
