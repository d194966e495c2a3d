"""The cleaners, one job each; ``table`` has them in the order in which they run."""
