"""Soepel: the open system for living well with hip osteoarthritis."""

__version__ = "0.1.0"
