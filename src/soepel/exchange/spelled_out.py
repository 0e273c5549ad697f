"""Values of the core as plain ones with every field, also those that have their default.

Encoded as an object, a dataclass may leave out what it does not keep itself; `dataclasses.asdict`
keeps all, and takes four times as long, as it copies each leaf.
"""

from typing import Any


def spelled_out(value: object) -> Any:
    """The same in mappings and lists; what is neither a dataclass nor a tuple stays as it is."""
    if isinstance(value, tuple):
        return [spelled_out(part) for part in value]
    names = getattr(value, "__dataclass_fields__", None)
    return {name: spelled_out(getattr(value, name)) for name in names} if names else value
