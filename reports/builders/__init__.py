"""Builders: each makes a document from measures; none of them knows how it will be drawn."""
