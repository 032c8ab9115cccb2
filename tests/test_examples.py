"""Every example of every tool's schema runs: the manual tells nothing that does not work."""

import ast
from collections.abc import Iterator

import pytest

import fle
from fle.codegen.sources import Sources, read
from fle.generated.types import Inventory
from fle.interpreter import Interpreter
from fle.tasks.inventories import named_inventory

EXAMPLES = [
    pytest.param(example.code, id=f"{tool.name} {number}")
    for tool in read(Sources.installed()).tools
    for number, example in enumerate(tool.examples, start=1)
]


@pytest.fixture(scope="module", params=["1.1", "2.0"])
def session(request: pytest.FixtureRequest) -> Iterator[fle.Session]:
    with fle.connect(factorio=request.param) as session:
        yield session


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_runs(session: fle.Session, code: str) -> None:
    assert ast.parse(code).body
    session.reset(seed=0, inventory=Inventory(named_inventory("free_play")), technologies="all")
    result = Interpreter(session).run(code)
    assert result.error is None, result.error
