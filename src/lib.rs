//! gillie: a Python VM to run, see and understand concurrent Python.
