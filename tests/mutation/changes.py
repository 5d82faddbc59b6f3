"""Every small change of a module's code: a comparison turned, a condition denied, a number moved, a call or a line left out."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


@dataclass(frozen=True)
class Change:
    """A module as changed in one place."""

    tree: ast.Module
    line: int
    words: str


def changes(source: str) -> Iterator[Change]:
    """Each change in turn. The words of sentences, and types, are left alone: no verdict rests on them."""
    tree = ast.parse(source)
    spots = [node for node in ast.walk(tree) if isinstance(node, (ast.expr, ast.stmt))]
    wording = {id(x) for node in _aside(tree) for x in ast.walk(node)}
    for number, node in enumerate(spots):
        if id(node) in wording:
            continue
        for how, words in _ways(node):
            new = copy.deepcopy(tree)
            twin = [x for x in ast.walk(new) if isinstance(x, (ast.expr, ast.stmt))][number]
            _do(new, twin, how)
            yield Change(ast.fix_missing_locations(new), node.lineno, words)


def _aside(tree: ast.Module) -> Iterator[ast.AST]:
    """Sentences, types and the settings of dataclasses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node
        elif isinstance(node, (ast.AnnAssign, ast.arg)) and node.annotation is not None:
            yield node.annotation
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield node.returns
        elif isinstance(node, ast.ClassDef):
            yield from node.decorator_list


def _ways(node: ast.AST) -> Iterator[tuple[str, str]]:
    """What can be done to one piece of code, with how it reads."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
        yield "turn", f"turned: {ast.unparse(node)}"
    elif isinstance(node, ast.BoolOp):
        yield "swap", f"and/or swapped: {ast.unparse(node)}"
        for i in range(len(node.values)):
            yield f"drop {i}", f"left out {ast.unparse(node.values[i])} of: {ast.unparse(node)}"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "affirm", f"not left out: {ast.unparse(node)}"
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "deny", f"turned: {node.value}"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield "more", f"one more than {node.value}"
    elif isinstance(node, (ast.If, ast.IfExp)):
        yield "never", f"never: if {ast.unparse(node.test)}"
        yield "always", f"always: if {ast.unparse(node.test)}"
    elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitOr, ast.BitAnd, ast.Sub, ast.Add)):
        if not isinstance(node.op, ast.Add):
            yield "left", f"only the left of: {ast.unparse(node)}"
    elif isinstance(node, (ast.Continue, ast.Return)) and getattr(node, "value", None) is None:
        yield "pass", f"left out: {ast.unparse(node)}"


def _do(tree: ast.Module, node: ast.AST, how: str) -> None:
    if isinstance(node, ast.Compare):
        node.ops[0] = _COMPARISONS[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp) and how == "swap":
        node.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
    elif isinstance(node, ast.BoolOp):
        del node.values[int(how.split()[1])]
        if len(node.values) == 1:
            _put(tree, node, node.values[0])
    elif isinstance(node, ast.UnaryOp):
        _put(tree, node, node.operand)
    elif isinstance(node, ast.Constant):
        node.value = (not node.value) if how == "deny" else node.value + 1  # type: ignore[operator]
    elif isinstance(node, (ast.If, ast.IfExp)):
        node.test = ast.Constant(how == "always")
    elif isinstance(node, ast.BinOp):
        _put(tree, node, node.left)
    else:
        _put(tree, node, ast.Pass())


def _put(tree: ast.Module, old: ast.AST, new: ast.AST) -> None:
    """Put one piece of code where another stands."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list):
                for i, item in enumerate(value):
                    if item is old:
                        value[i] = new
