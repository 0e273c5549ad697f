"""The one error of this package."""


class NoDatabase(Exception):
    """No database can be had: what is wrong, with which folder or program, and what to do."""
