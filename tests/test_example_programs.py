"""Every program of examples/ runs as it stands and achieves what it shows, on both versions."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fle.cli import group

EXAMPLES = Path(__file__).parent.parent / "examples"


def science(document: dict[str, Any], printed: str) -> None:
    assert "researched in" in printed
    made = document["production"]["output"]
    assert made["automation-science-pack"] >= 40
    assert made["logistic-science-pack"] >= 40
    used = document["production"]["input"]
    assert used["logistic-science-pack"] >= 40


def steam(document: dict[str, Any], printed: str) -> None:
    for words in ("offshore-pump', 'working", "boiler', 'working", "steam-engine', 'working"):
        assert words in printed
    assert "gears:', 10" in printed
    made = document["production"]["output"]
    # Everything comes from what was mined by hand: no engine and no machine was given.
    assert (made["iron-ore"], made["steam-engine"], made["boiler"]) == (140, 1, 1)
    assert made["steam"] > 0


def bus(document: dict[str, Any], printed: str) -> None:
    made = document["production"]["output"]
    # At speed 0.5: a cable craft, a gear and a pipe a second each; the belt starts empty.
    assert made["copper-cable"] >= 140
    assert made["iron-gear-wheel"] >= 60
    assert made["pipe"] >= 60
    assert "the bus has 20 belts" in printed


def smelter(document: dict[str, Any], printed: str) -> None:
    assert printed.count("'working'") == 6
    made = document["production"]["output"]
    # Six stone furnaces make 1.875 plates a second; the first ore takes a while to arrive.
    assert 280 <= made["iron-plate"] <= 1.875 * 180
    assert int(printed.rpartition(", ")[2].rstrip(")\n")) >= 270


CHECKS: dict[str, Callable[[dict[str, Any], str], None]] = {
    "belt_bus": bus,
    "red_and_green_science": science,
    "smelter_line": smelter,
    "steam_power": steam,
}


def test_every_example_is_checked() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.py")} == set(CHECKS)


def run(name: str, *options: str) -> dict[str, Any]:
    path = EXAMPLES / f"{name}.py"
    result = CliRunner().invoke(group, ["run", str(path), "--json", *options])
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
@pytest.mark.parametrize("name", CHECKS)
def test_an_example_achieves_what_it_shows(name: str, factorio: str) -> None:
    assert (EXAMPLES / f"{name}.py").read_text().startswith('"""')
    document = run(name, "--factorio", factorio)
    CHECKS[name](document, document["steps"][0]["output"])
    other = run(name, "--factorio", factorio, "--lua", "lua52")
    assert other["state_hash"] == document["state_hash"]


@pytest.mark.parametrize("name", CHECKS)
def test_an_example_runs_in_the_time_that_it_takes_a_player(name: str) -> None:
    run(name, "--time", "realistic")
