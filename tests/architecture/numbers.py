"""Reads the source of a rules module and tells which numbers stand in it without a basis."""

import ast
from collections.abc import Iterator

NUMBER_MAKERS = frozenset({"Decimal", "Fraction", "complex", "float", "int"})


def loose_numbers(source: str) -> Iterator[str]:
    """Each number but 0 and 1 outside a `Limit(...)`, as `line 7: 0.5`.

    -1 is such a number too, except as an index: `doses[-1]` is a place, the last one.
    """
    yield from _loose(ast.parse(source))


def _loose(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=func) if _name(func) == "Limit":
            return
        case ast.Subscript(value=value, slice=index) if ast.unparse(index) == "-1":
            yield from _loose(value)
            return
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))) if value == 1:
            yield f"line {node.lineno}: -1"
        case ast.Constant(value=int() | float() | complex() as value) if value not in (0, 1):
            yield f"line {node.lineno}: {value}"
        case ast.Call(func=func, args=[ast.Constant(value=str(text))]) if (
            _name(func) in NUMBER_MAKERS
        ):
            yield f"line {node.lineno}: {text!r} made into a number"
    for child in ast.iter_child_nodes(node):
        yield from _loose(child)


def _name(func: ast.expr) -> str:
    """The last word of what is called: `Limit` of `evidence.Limit`, also of `Limit[int]`."""
    if isinstance(func, ast.Subscript):
        func = func.value
    return ast.unparse(func).rpartition(".")[2]
