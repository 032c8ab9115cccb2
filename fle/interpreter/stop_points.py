"""Writes stop points into a program's syntax tree, and gives `return` a meaning at its top level.

The stop points make it certain that a program ends soon after its time, whatever it does with
exceptions: a handler, a `finally` and what follows a `with` begin with one, so that nobody can
swallow the exception that ends the program and go on.
"""

import ast
from typing import TypeVar

from fle.interpreter.attributes import FORMATS

_Node = TypeVar("_Node", bound=ast.AST)

LIMIT = "<limit>"
"""The global that stop points read: no name that a program could write down."""

READ = "<read>"
"""The global that reads attributes which read further ones."""

LOG = "<log>"
"""The global that takes the value of a `return` at the top level."""


def insert(tree: ast.Module) -> ast.Module:
    """Return `tree` with stop points; line numbers stay."""
    inserted: ast.Module = _Inserter().visit(tree)
    return inserted


class _Inserter(ast.NodeTransformer):
    def __init__(self) -> None:
        self._inside_function = False

    def visit_While(self, node: ast.While) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, _stop_point(node))
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, _stop_point(node))
        return node

    def visit_AsyncFor(self, node: ast.AsyncFor) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, _stop_point(node))
        return node

    def visit_Try(self, node: ast.Try) -> ast.AST:
        return self._guarded(node)

    def visit_TryStar(self, node: ast.TryStar) -> ast.AST:
        return self._guarded(node)

    def _guarded(self, node: ast.Try | ast.TryStar) -> ast.AST:
        self.generic_visit(node)
        for handler in node.handlers:
            handler.body.insert(0, _stop_point(handler))
        if node.finalbody:
            node.finalbody.insert(0, _stop_point(node.finalbody[0]))
        return node

    def visit_With(self, node: ast.With) -> list[ast.AST]:
        self.generic_visit(node)
        return [node, _stop_point(node)]

    def visit_AsyncWith(self, node: ast.AsyncWith) -> list[ast.AST]:
        self.generic_visit(node)
        return [node, _stop_point(node)]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._function(node)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        outside, self._inside_function = self._inside_function, True
        self.generic_visit(node)
        self._inside_function = outside
        first = 1 if ast.get_docstring(node, clean=False) is not None else 0
        node.body.insert(first, _stop_point(node))
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        self.generic_visit(node)
        node.body = ast.copy_location(
            ast.BoolOp(ast.And(), [_may_go_on(node.body), node.body]), node.body
        )
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs.insert(0, _may_go_on(node.target))
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if node.attr not in FORMATS or not isinstance(node.ctx, ast.Load):
            return node
        call = _call(ast.Name(READ, ast.Load()), [])
        for part in (call, call.func):
            ast.copy_location(part, node)
        call.args += [node.value, ast.copy_location(ast.Constant(node.attr), node)]
        return call

    def visit_Return(self, node: ast.Return) -> ast.AST | list[ast.AST]:
        self.generic_visit(node)
        if self._inside_function:
            return node
        finish = _located(ast.Expr(_call(_limit_attribute("finish"), [])), node)
        if node.value is None:
            return finish
        log = _located(ast.Expr(_call(ast.Name(LOG, ast.Load()), [])), node)
        log.value.args.append(node.value)  # type: ignore[attr-defined]
        return [log, finish]


def _stop_point(where: ast.stmt | ast.ExceptHandler) -> ast.stmt:
    """`if not <limit>.go: <limit>.stop()`."""
    condition = ast.UnaryOp(ast.Not(), _limit_attribute("go"))
    return _located(ast.If(condition, [ast.Expr(_call(_limit_attribute("stop"), []))], []), where)


def _may_go_on(where: ast.expr) -> ast.expr:
    """`<limit>.go or <limit>.stop()`: True, or an exception."""
    stop = _call(_limit_attribute("stop"), [])
    return _located(ast.BoolOp(ast.Or(), [_limit_attribute("go"), stop]), where)


def _located(node: _Node, where: ast.stmt | ast.expr | ast.ExceptHandler) -> _Node:
    """Put a new node and all that it consists of at the beginning of `where`."""
    for part in ast.walk(node):
        if isinstance(part, ast.expr | ast.stmt):
            part.lineno = part.end_lineno = where.lineno
            part.col_offset = part.end_col_offset = where.col_offset
    return node


def _limit_attribute(name: str) -> ast.Attribute:
    return ast.Attribute(ast.Name(LIMIT, ast.Load()), name, ast.Load())


def _call(function: ast.expr, args: list[ast.expr]) -> ast.Call:
    return ast.Call(function, args, [])
