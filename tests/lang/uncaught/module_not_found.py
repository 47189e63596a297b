# A module that does not exist.
import nonexistent_module.sub
