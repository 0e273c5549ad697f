"""The one way in which a command says no."""


class Refused(Exception):
    """What cannot be done, with the field, the value and what to do; shown on one line."""
