"""The import lines of a generated Python file."""

from __future__ import annotations

from collections.abc import Iterable

from fle.codegen import python_code as code


class Imports:
    """Collects imports and writes them in the linter's order."""

    def __init__(self) -> None:
        self.modules: dict[str, set[str]] = {}

    def add(self, module: str, name: str) -> None:
        """Import a name, which may read `name as other`."""
        self.modules.setdefault(module, set()).add(name)

    def types(self, names: Iterable[str]) -> None:
        """Import names of `fle.generated.types`."""
        for name in names:
            self.add("fle.generated.types", name)

    def lines(self) -> list[str]:
        """Return the lines: the standard library, an empty one, the package."""
        groups: list[list[str]] = [[], []]
        for module in sorted(self.modules):
            renamed = sorted(name for name in self.modules[module] if " as " in name)
            names = sorted(self.modules[module].difference(renamed), key=import_key)
            before = f"from {module} import "
            line = before + ", ".join(names)
            if len(line) > code.WIDTH:
                line = before + "(\n" + "".join(f"    {name},\n" for name in names) + ")"
            group = groups[module.startswith(("fle", "."))]
            group += [line] if names else []
            group += [before + name for name in renamed]
        return groups[0] + ([""] if groups[0] and groups[1] else []) + groups[1]


def import_key(name: str) -> tuple[int, str]:
    """Return the sort key of a name: constants, then classes, then functions, as the linter."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return (kind, name.lower())
