"""The commands of the reports: each parses, calls one function and prints."""
