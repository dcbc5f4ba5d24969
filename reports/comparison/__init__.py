"""A report beside the same report of an earlier time: what changed, and why, fact by fact.

``views`` are the two reports with the facts behind their figures, ``matching`` tells which facts differ and by what
cause, ``comparing`` does so for every figure, ``papers`` are the reports that can be compared and ``elsewhere`` opens
an earlier register file.
"""
