"""Measurements of speed, and the long runs of the properties; `python -m benchmarks`."""
