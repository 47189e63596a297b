"""The kinds of C data under the name that CPython's accelerator has."""

from ctypes import ArgumentError, CField, POINTER, addressof, alignment, byref, pointer, resize, sizeof
from ctypes._data import Array, _Pointer, _SimpleCData
from ctypes._structures import Structure, Union
