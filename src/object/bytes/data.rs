//! Where a bytes object has its bytes: few of them in the object itself.

use std::borrow::Cow;
use std::ops::Deref;

/// So many bytes need no allocation of their own.
const FEW: usize = 22;

/// Bytes that do not change.
pub enum Data {
    Few { length: u8, bytes: [u8; FEW] },
    Many(Box<[u8]>),
}

impl Data {
    /// Bytes that are not in the object itself.
    pub fn elsewhere(&self) -> usize {
        match self {
            Data::Few { .. } => 0,
            Data::Many(bytes) => bytes.len(),
        }
    }
}

impl Deref for Data {
    type Target = [u8];
    #[inline(always)]
    fn deref(&self) -> &[u8] {
        match self {
            Data::Few { length, bytes } => &bytes[..(*length as usize).min(FEW)],
            Data::Many(bytes) => bytes,
        }
    }
}

impl Default for Data {
    fn default() -> Data {
        Data::from(&[][..])
    }
}

impl From<&[u8]> for Data {
    #[inline]
    fn from(data: &[u8]) -> Data {
        if data.len() > FEW {
            return Data::Many(data.into());
        }
        let mut bytes = [0; FEW];
        bytes[..data.len()].copy_from_slice(data);
        Data::Few {
            length: data.len() as u8,
            bytes,
        }
    }
}

impl From<Vec<u8>> for Data {
    #[inline]
    fn from(data: Vec<u8>) -> Data {
        match data.len() {
            ..=FEW => Data::from(&data[..]),
            _ => Data::Many(data.into()),
        }
    }
}

impl From<Box<[u8]>> for Data {
    fn from(data: Box<[u8]>) -> Data {
        match data.len() {
            ..=FEW => Data::from(&data[..]),
            _ => Data::Many(data),
        }
    }
}

impl From<Cow<'_, [u8]>> for Data {
    fn from(data: Cow<'_, [u8]>) -> Data {
        match data {
            Cow::Borrowed(data) => Data::from(data),
            Cow::Owned(data) => Data::from(data),
        }
    }
}

impl<const N: usize> From<[u8; N]> for Data {
    fn from(data: [u8; N]) -> Data {
        Data::from(&data[..])
    }
}

impl<const N: usize> From<&[u8; N]> for Data {
    fn from(data: &[u8; N]) -> Data {
        Data::from(&data[..])
    }
}
