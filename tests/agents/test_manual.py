"""What agents are told: it is true, it runs, and it is no longer than it has to be."""

import builtins
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import fle
from fle.agents import AgentError, AgentSetup
from fle.agents.instructions import system_message
from fle.agents.manual import agent_manual
from fle.cli import group
from fle.codegen.render_agent_manual import LIMITS, MODULES
from fle.interpreter import Interpreter, Limits
from fle.interpreter.allowed import ALLOWED
from fle.tasks import find_task
from fle.tasks.inventories import named_inventory

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(params=["1.1", "2.0"])
def interpreter(request: pytest.FixtureRequest) -> Iterator[Interpreter]:
    with fle.connect(factorio=request.param) as session:
        items = fle.Inventory(named_inventory("lab_play"))
        session.reset(seed=0, inventory=items, technologies="all")
        yield Interpreter(session)


def snippets(text: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def section(title: str) -> str:
    return agent_manual().split(f"## {title}\n")[1].split("\n## ")[0]


def test_its_limits_are_those_of_programs() -> None:
    usual = Limits()
    assert {name: f"{getattr(usual, name):,.0f}" for name in LIMITS} == LIMITS
    assert tuple(name for name in ALLOWED if name != "__future__") == MODULES


def test_its_first_steps_run(interpreter: Interpreter) -> None:
    steps = snippets(section("First steps"))
    outputs = []
    for step in steps:
        result = interpreter.run(step)
        assert result.error is None, result.error
        outputs.append(result.output)
    assert re.search(r"'in the chest', [4-9]", outputs[0])
    assert "WORKING" in outputs[0]
    # The furnace has smelted, or is at it.
    assert "iron-plate" in outputs[1]


def test_its_error_is_what_programs_get(interpreter: Interpreter) -> None:
    shown = re.search(r"      Error occurred:\n(?: {6}.*\n)+", section("Programs"))
    assert shown is not None
    lines = [line.strip() for line in shown[0].splitlines()]
    program = lines[1].removeprefix("Line 3: ")
    result = interpreter.run(f"ore = nearest(Resource.IronOre)\n\n{program}")
    assert result.error is not None
    numbers = re.compile(r"-?\d+\.\d")
    said = [numbers.sub("#", line) for line in result.error.splitlines()]
    assert said == [numbers.sub("#", line) for line in lines]


@pytest.mark.parametrize("full", [True, False])
def test_every_name_in_it_exists(interpreter: Interpreter, full: bool) -> None:
    text = agent_manual(full=full)
    known = {*interpreter.names, *dir(builtins)}
    classes = set(re.findall(r"^- \*\*(\w+)\*\*", text, re.MULTILINE))
    tools = set(re.findall(r"^### (\w+)$", text, re.MULTILINE))
    errors = set(re.findall(r"^- `(\w+)`: ", text, re.MULTILINE))
    for line in re.findall(r"^Errors: (.*)\.$", text, re.MULTILINE):
        errors |= set(line.split(", "))
    assert len(classes) > 30
    assert len(tools) > 20
    assert len(errors) > 20
    # Some classes are only the types of values, and no names of programs.
    assert (tools | errors) - known == set()
    assert classes - known <= {"ConnectionAmount", "Dimensions", "EnergySource", "TileDimensions"}


def test_it_is_made_for_one_version() -> None:
    old, new = (" ".join(agent_manual(factorio=version).split()) for version in ("1.1", "2.0"))
    assert "This is Factorio 1.1." in old
    assert "BulkInserter: StackInserter" in old
    # It is a thing in both, and in one of them a technology of that name, too.
    assert "ProcessingUnit:" not in old
    assert "This is Factorio 2.0." in new
    assert "StackInserter: BulkInserter" in new
    for text in (old, new):
        assert text.count("This is Factorio") == 1
        assert "<!--" not in text


def test_the_short_one_fits_where_the_full_one_does_not() -> None:
    # About four characters a token.
    assert len(agent_manual(full=False)) / 4 < 8_000
    assert len(agent_manual()) / 4 < 20_000


def test_a_manual_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AgentError, match="run fle gen"):
        agent_manual(folder=tmp_path)


def test_each_of_several_agents_is_told_who_it_is() -> None:
    task = find_task("iron_plate_throughput_multiagent_impostor")
    first, second = (
        system_message(AgentSetup(task=task, agent=number, num_agents=2), full=False)
        for number in range(2)
    )
    assert "You are agent 1 of 2." in first
    assert "You are agent 2 of 2." in second
    for text, instructions in zip((first, second), task.agent_instructions, strict=True):
        assert task.goal in text
        assert instructions in text


def manual(*options: str) -> str:
    result = CliRunner().invoke(group, ["manual", *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_command_prints_what_agents_get() -> None:
    assert manual("--agent") == agent_manual()
    assert manual("--agent", "--short", "--factorio", "2.0") == agent_manual(
        factorio="2.0", full=False
    )
    task = find_task("iron_plate_throughput_16")
    with_task = manual("--agent", "--task", "iron_plate_throughput_16")
    assert with_task == system_message(AgentSetup(task=task))


def test_the_command_knows_tools_of_ones_own(tmp_path: Path) -> None:
    folder = tmp_path / "tools"
    created = CliRunner().invoke(group, ["new", "tool", "count_trees", "--tools", str(folder)])
    assert created.exit_code == 0, created.output
    assert "### count_trees" in manual("--agent", "--short", "--tools", str(folder))


@pytest.mark.parametrize("options", [["--short"], ["--task", "open_play"], ["nearest", "--agent"]])
def test_the_command_refuses_what_makes_no_sense(options: list[str]) -> None:
    result = CliRunner().invoke(group, ["manual", *options])
    assert result.exit_code == 2
    assert "--agent" in result.stderr


def test_the_page_on_agents_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own, played = snippets((DOCS / "agents.md").read_text())
    (tmp_path / "my_agents.py").write_text(own)
    monkeypatch.syspath_prepend(str(tmp_path))
    names: dict[str, object] = {}
    for agent in ('"random"', '"my_agents:Patient"'):
        assert '"random"' in played
        exec(played.replace('"random"', agent), names)
    info = names["info"]
    assert isinstance(info, dict)
    assert not info["error_occurred"]
    assert "10" in info["result"]


def test_the_page_on_agents_names_every_provider_and_option() -> None:
    from fle.agents.models import PROVIDERS, ModelOptions

    page = (DOCS / "agents.md").read_text()
    for provider in PROVIDERS:
        assert f"`{provider.name}`" in page
        assert all(f"`{name}`" in page for name in provider.key_env)
        assert provider.base_url_env is None or f"`{provider.base_url_env}`" in page
    assert all(f"`{name}`" in page for name in ModelOptions.names())
