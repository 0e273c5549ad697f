"""What an action says when it cannot do what is asked."""


class Refused(Exception):
    """It was not done, and nothing was changed: says what is wrong, with which value."""
