"""What leadership reads: reports built from measures and drawn in several formats."""
