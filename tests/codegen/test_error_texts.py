"""The text of an error is the same in the mod and in the client."""

import json
from pathlib import Path
from typing import Any

import lupa.lua52
import lupa.luajit21
import pytest

from fle._resources import resource
from fle.codegen.sources import Sources, read
from fle.generated.errors import ERRORS
from fle.runtime.template import render

LUAS = {"luajit": lupa.luajit21, "lua52": lupa.lua52}
VALUES: list[Any] = [
    None,
    True,
    0,
    5,
    -3,
    2.5,
    1 / 3,
    -0.125,
    12345678.9,
    1e6,
    "iron-plate",
    {"x": 2, "y": -3.5},
    ["a", "b"],
    [{"x": 1, "y": 1}, {"x": 0.25, "y": 2}],
    {"coal": 5, "wood": 2},
    {},
]


def lua_value(lua: Any, value: Any) -> Any:
    if isinstance(value, dict):
        return lua.table_from({key: lua_value(lua, item) for key, item in value.items()})
    if isinstance(value, list):
        return lua.table_from([lua_value(lua, item) for item in value])
    return value


@pytest.fixture(scope="module", params=list(LUAS))
def lua(request: pytest.FixtureRequest) -> Any:
    runtime = LUAS[request.param].LuaRuntime(unpack_returned_tuples=True)
    mod: Path = resource("mod")
    runtime.execute(f"package.path = {json.dumps(str(mod / '?.lua'))}")
    return runtime


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_reads_the_same(lua: Any, value: Any) -> None:
    show = lua.eval('require("lib.template").show')
    assert show(lua_value(lua, value)) == render("{value}", {"value": value})


@pytest.mark.parametrize("value", [0, 2.25, 9.96, -1.5, None, "far"], ids=str)
@pytest.mark.parametrize("form", [".0f", ".1f", ".3f"])
def test_a_number_with_decimals_reads_the_same(lua: Any, value: Any, form: str) -> None:
    fixed = lua.eval('require("lib.template").fixed')
    assert fixed(value, f"%{form}") == render(f"{{value:{form}}}", {"value": value})


def test_every_text_reads_the_same(lua: Any) -> None:
    errors = lua.eval('require("generated.errors")')
    sample = {"float": 12.34, "int": 7, "Position": {"x": 1.5, "y": -2}, "bool": True}
    for code, error in read(Sources.installed()).errors.items():
        data = {name: sample.get(str(type_), f"some {name}") for name, type_ in error.data}
        assert errors.render(code, lua_value(lua, data)) == str(ERRORS[code](data)), code


def test_an_undeclared_code_is_shown_as_it_is(lua: Any) -> None:
    assert lua.eval('require("generated.errors").render("odd", {})') == "odd"
