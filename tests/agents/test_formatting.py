"""Observations as text: what is in it, what can be left out, how long it gets."""

from dataclasses import fields, replace

import pytest

from fle.agents import ObservationFormatter, TreeObservationFormatter
from fle.agents.sections import fitting_lines, shortened, snapshot
from tests.agents.observations import full, plain

TEXT = """\
## Output of your last program

1: ('hello',)

## Verdict

Not reached yet.
throughput: 8.0
quota: 16

## Messages from other agents

[7 s] agent 2: plates are in the chest

## Goal

Make 16 plates.

## Clock and scores

Game time: 10.0 s (tick 600)
Production score: 12.5, by machines: 10.0

## Characters

Agent 1: (1.5, -2)

## Inventory

iron-plate 40, coal 5

## Entities (2)

Chest(name='wooden-chest', direction=Direction.UP)
Furnace(name='stone-furnace', status=EntityStatus.WORKING)

## Production

Produced: iron-plate 8
Used up: coal 1.5
Of it harvested by hand: wood 4

## Research

Researched: 1 of 2 technologies
Now: logistics, 25% done
Next: optics
Begun: optics, 50% done

## Functions that you defined

def build(spot)"""

FLAGS = [each.name for each in fields(ObservationFormatter) if each.name.startswith("include_")]
HEADINGS = {
    "include_raw_output": "Output",
    "include_task": "Verdict",
    "include_messages": "Messages",
    "include_state_changes": "Changes",
    "include_game_info": "Clock",
    "include_character_positions": "Characters",
    "include_inventory": "Inventory",
    "include_entities": "Entities",
    "include_flows": "Production",
    "include_research": "Research",
    "include_functions": "Functions",
}


def test_everything_is_told_under_a_heading() -> None:
    assert ObservationFormatter().format(full()) == TEXT


@pytest.mark.parametrize("flag", FLAGS)
def test_each_flag_leaves_out_its_section(flag: str) -> None:
    before = snapshot(plain())
    whole = ObservationFormatter().format(full(), before)
    without = ObservationFormatter(**{flag: False}).format(full(), before)
    heading = f"## {HEADINGS[flag]}"
    assert heading in whole
    assert heading not in without
    sections = 2 if flag == "include_task" else 1
    assert whole.count("## ") == without.count("## ") + sections


def test_changes_are_told_from_one_observation_to_the_next() -> None:
    now = replace(full(), inventory={"coal": 3, "iron-gear-wheel": 2}, score=20.0)
    text = ObservationFormatter().format(now, snapshot(full()))
    changes = text.split("## Changes\n\n")[1].split("\n\n")[0].splitlines()
    assert changes == [
        "Inventory: coal -2, iron-gear-wheel +2, iron-plate -40",
        "Production score: +7.5",
    ]
    assert "## Changes\n\nnone" in ObservationFormatter().format(full(), snapshot(full()))


def test_the_goal_is_told_with_and_without_a_verdict() -> None:
    first = ObservationFormatter().format(replace(full(), task_verification=None))
    assert "## Goal\n\nMake 16 plates." in first
    assert "## Verdict" not in first
    assert "## Goal" not in ObservationFormatter().format(plain())


def test_what_gets_stale_is_a_part_of_its_own() -> None:
    lasting, passing = ObservationFormatter().parts(full())
    assert not lasting.stale_later
    assert passing.stale_later
    assert "hello" in lasting.text
    assert "wooden-chest" in passing.text


@pytest.mark.parametrize("longest", [50, 500, 5_000])
def test_long_observations_are_cut_to_size(longest: int) -> None:
    entities = tuple(f"Chest(name='wooden-chest', number={number})" for number in range(2_000))
    huge = plain(raw_text="x" * 30_000 + "\nthe end", entities=entities)
    text = ObservationFormatter(longest=longest).format(huge)
    # The note on what is left out may be longer than a very small limit.
    assert len(text) <= longest + 100
    assert text == ObservationFormatter(longest=longest).format(huge)
    assert "left out" in text


def test_entities_are_left_out_as_whole_lines() -> None:
    entities = tuple(f"Chest(number={number:04})" for number in range(1_000))
    text = ObservationFormatter(longest_section=1_000).format(plain(entities=entities))
    shown = text.split("## Entities (1000)\n\n")[1].split("\n\n")[0].splitlines()
    assert shown[0] == "Chest(number=0000)"
    assert all(line.startswith("Chest(number=") for line in shown[:-1])
    assert shown[-1] == f"[... {1_000 - (len(shown) - 1):,} more ...]"


def test_shortened_texts_keep_their_ends() -> None:
    text = "begin" + "." * 1_000 + "end"
    short = shortened(text, 300)
    assert len(short) <= 300
    assert short.startswith("begin")
    assert short.endswith("end")
    assert shortened("short", 300) == fitting_lines("short", 300) == "short"


def test_a_tree_shows_all_but_the_excluded_keys() -> None:
    tree = TreeObservationFormatter().format(full())
    assert "research:\n  current_research: logistics\n" in tree
    assert "  iron-plate: 40\n" in tree
    assert "aGk=" not in tree
    assert "technologies" not in tree
    everything = TreeObservationFormatter(excluded_keys=()).format(full())
    assert "map_image: aGk=" in everything
    assert "name: automation" in everything
    without = TreeObservationFormatter(excluded_keys=("research", "source")).format(full())
    assert "logistics" not in without
    assert "name: build" in without
    assert "def build" not in without


def test_a_long_tree_is_cut_to_size() -> None:
    assert len(TreeObservationFormatter(longest=300).format(full())) <= 300
