//! The system's libm, so that results equal those of a CPython on the same system to the last bit; it is loaded when a
//! program first computes with one of these functions. Linked like other libraries it would be mapped, relocated and
//! bound (its functions choose their variants by the processor) at every start, of which few need it.

use std::sync::OnceLock;

/// Functions of the C library's `<math.h>`, for whoever calls them by these names: Rust's standard library, other crates
/// and the compiler itself. After a name: what takes its place where no libm can be loaded.
macro_rules! functions {
    ($($name:ident($($x:ident)+) = $spare:expr;)+) => {
        struct Library {
            $($name: extern "C" fn($(functions!(@number $x)),+) -> f64,)+
        }
        impl Library {
            fn load() -> Self {
                let file = if cfg!(target_env = "gnu") { c"libm.so.6" } else { c"libm.so" };
                // SAFETY: the name is a C string; what runs when it is loaded is the C library's own.
                let handle = unsafe { libc::dlopen(file.as_ptr(), libc::RTLD_LAZY) };
                Self {
                    $($name: {
                        extern "C" fn spare($($x: f64),+) -> f64 {
                            $spare($($x),+)
                        }
                        let symbol = concat!(stringify!($name), "\0");
                        let found = if handle.is_null() {
                            std::ptr::null_mut()
                        } else {
                            // SAFETY: a library that is never closed, and a name that ends in a zero.
                            unsafe { libc::dlsym(handle, symbol.as_ptr().cast()) }
                        };
                        if found.is_null() {
                            spare
                        } else {
                            // SAFETY: C99 (7.12) declares the function of this name with these numbers.
                            unsafe {
                                std::mem::transmute::<
                                    *mut libc::c_void,
                                    extern "C" fn($(functions!(@number $x)),+) -> f64,
                                >(found)
                            }
                        }
                    },)+
                }
            }
        }
        $(
            // SAFETY: what C's function of this name promises, this one does: it is called in its place.
            #[unsafe(no_mangle)]
            pub extern "C" fn $name($($x: f64),+) -> f64 {
                match LIBRARY.get() {
                    Some(library) => (library.$name)($($x),+),
                    None => {
                        #[cold]
                        #[inline(never)]
                        fn first($($x: f64),+) -> f64 {
                            (LIBRARY.get_or_init(Library::load).$name)($($x),+)
                        }
                        first($($x),+)
                    }
                }
            }
        )+
    };
    (@number $x:ident) => { f64 };
}

functions! {
    acos(x) = libm::acos;
    acosh(x) = libm::acosh;
    asin(x) = libm::asin;
    asinh(x) = libm::asinh;
    atan(x) = libm::atan;
    atan2(y x) = libm::atan2;
    atanh(x) = libm::atanh;
    cbrt(x) = libm::cbrt;
    cos(x) = libm::cos;
    cosh(x) = libm::cosh;
    erf(x) = libm::erf;
    erfc(x) = libm::erfc;
    exp(x) = libm::exp;
    exp2(x) = libm::exp2;
    expm1(x) = libm::expm1;
    hypot(x y) = libm::hypot;
    log(x) = libm::log;
    log10(x) = libm::log10;
    log1p(x) = libm::log1p;
    log2(x) = libm::log2;
    pow(x y) = libm::pow;
    sin(x) = libm::sin;
    sinh(x) = libm::sinh;
    tan(x) = libm::tan;
    tanh(x) = libm::tanh;
}

static LIBRARY: OnceLock<Library> = OnceLock::new();

/// What the compiler makes of a sine and a cosine of one number.
///
/// # Safety
/// `sine` and `cosine` can be written to.
// SAFETY: as C's (GNU's) function of this name, in whose place it is called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sincos(x: f64, sine: *mut f64, cosine: *mut f64) {
    let library = LIBRARY.get_or_init(Library::load);
    // SAFETY: as the caller promises.
    unsafe {
        *sine = (library.sin)(x);
        *cosine = (library.cos)(x);
    }
}
