"""The commands of the catalogue: each parses, calls one function and prints."""
