"""Pure functions on strings: folding, numbers, periods, unit names, legacy encodings."""
