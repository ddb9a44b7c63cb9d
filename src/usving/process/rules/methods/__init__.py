"""Methods, learning cards and films as data: their shapes, how they are read and written, and how two sides change one."""
