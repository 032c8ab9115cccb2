"""The templates of generated files; one for each kind of output."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fle.codegen import python_code
from fle.codegen.lua_code import key, literal, quoted

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=False,
)
_environment.filters.update(lua=literal, lua_key=key, lua_quoted=quoted, py=python_code.literal)


def render(template: str, **values: Any) -> str:
    """Return the text of a template."""
    return _environment.get_template(template).render(**values)
