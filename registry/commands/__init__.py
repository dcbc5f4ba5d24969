"""The commands of the registry: each parses, calls one function and prints."""
