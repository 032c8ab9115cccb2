"""What a program may not do, found in its syntax tree before any of it runs.

This keeps honest programs from harming themselves and tells the others early that they will not get
far. It is no wall: that is the process that programs run in.
"""

import ast
import re
from collections.abc import Mapping

from fle.interpreter.allowed import ALLOWED

_REACHING_TEXT = """
    __globals__ __closure__ __code__ __self__ __func__ __wrapped__ __subclasses__ __bases__
    __base__ __mro__ __builtins__ __loader__ __spec__ __import__ __getattribute__ __reduce__
    __reduce_ex__ __traceback__ __objclass__
    gi_yieldfrom cr_await ag_await f_back f_globals f_locals f_builtins f_code gi_frame gi_code
    cr_frame cr_code ag_frame ag_code tb_frame tb_next
"""
_REACHING = frozenset(("__match_args__", *_REACHING_TEXT.split()))
_REACHING_PATTERN = re.compile("|".join(sorted(_REACHING)))


class Forbidden(Exception):
    """Raised when a program is refused.

    Attributes:
        line: The line of the program.
        kind: The name of the exception as which it is reported.
    """

    def __init__(self, line: int, kind: str, text: str) -> None:
        super().__init__(text)
        self.line = line
        self.kind = kind


def check(tree: ast.Module, source: str, protected: Mapping[str, str]) -> None:
    """Refuse a program that reaches behind objects or takes away a protected name.

    Args:
        tree: The program's syntax tree.
        source: Its text.
        protected: What each protected name is, as "a tool".

    Raises:
        Forbidden: The program does either.
    """
    # Python folds other letters into ASCII ones, so only a plain text shows that none is there.
    if not source.isascii() or _REACHING_PATTERN.search(source):
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                check_attribute(node.attr, node.lineno)
            elif isinstance(node, ast.MatchClass):
                for name in node.kwd_attrs:
                    check_attribute(name, node.lineno)
            elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                # A class may say by names which attributes are read of its instances.
                check_attribute(node.id, node.lineno)
    _Bindings(protected).visit(tree)


def check_attribute(name: object, line: int = 0) -> None:
    """Refuse attributes through which a program could reach what is not its own.

    Raises:
        Forbidden: `name` is one of them.
    """
    if name in _REACHING:
        raise Forbidden(line, "AttributeError", f"{name} is not available to programs")


class _Bindings(ast.NodeVisitor):
    """Walks what binds names in the program's own scope; functions may use any local name."""

    def __init__(self, protected: Mapping[str, str]) -> None:
        self._protected = protected

    def _bind(self, name: str | None, line: int) -> None:
        if name is not None and name in self._protected:
            raise Forbidden(
                line,
                "NameError",
                f"{name!r} is {self._protected[name]} and keeps its meaning; "
                f"give the value another name, as {name.lower()}_1",
            )

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._bind(node.id, node.lineno)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._bind(node.name, node.lineno)
        self._globals(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._bind(node.name, node.lineno)
        self._globals(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._globals(node)

    def _globals(self, scope: ast.AST) -> None:
        for node in ast.walk(scope):
            if isinstance(node, ast.Global):
                for name in node.names:
                    self._bind(name, node.lineno)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        # The target belongs to the comprehension; a walrus inside it does not.
        self.visit(node.iter)
        for condition in node.ifs:
            self.visit(condition)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._bind(alias.asname or alias.name.partition(".")[0], node.lineno)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module not in ALLOWED:
            return  # The import itself says what is wrong with it.
        for alias in node.names:
            # `time.sleep` is the tool `sleep` itself, and many programs begin by importing it.
            if (node.module, alias.name, alias.asname) != ("time", "sleep", None):
                self._bind(alias.asname or alias.name, node.lineno)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self._bind(node.name, node.lineno)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self._bind(node.name, node.lineno)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        self._bind(node.name, node.lineno)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self._bind(node.rest, node.lineno)
        self.generic_visit(node)
