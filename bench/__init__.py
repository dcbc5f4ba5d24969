"""Speed and memory beside named peers, run in turn on one machine: ``python -m bench``."""
