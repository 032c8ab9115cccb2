"""Observations as text for models."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from fle.agents import sections
from fle.agents.conversation import Text

if TYPE_CHECKING:
    from fle.gym import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationFormatter:
    """Writes observations as sections with headings; the same observation gives the same text.

    Attributes:
        include_raw_output: What the last program printed, and its error.
        include_task: What the task's verifier said, and what the task asks for.
        include_messages: What other agents sent.
        include_state_changes: What differs from the observation before.
        include_inventory: What the character carries.
        include_entities: The factory.
        include_flows: What was made and used up.
        include_research: What is being researched.
        include_functions: Functions that programs defined.
        include_game_info: The clock and the scores.
        include_character_positions: Where the characters stand.
        longest_section: Characters of a section that are kept; of entities whole lines.
        longest: Characters of the whole that are kept.
    """

    include_raw_output: bool = True
    include_task: bool = True
    include_messages: bool = True
    include_state_changes: bool = True
    include_inventory: bool = True
    include_entities: bool = True
    include_flows: bool = True
    include_research: bool = True
    include_functions: bool = True
    include_game_info: bool = True
    include_character_positions: bool = True
    longest_section: int = 12_000
    longest: int = 40_000

    def parts(
        self, observation: Observation, before: Mapping[str, Any] | None = None
    ) -> tuple[Text, ...]:
        """Return the text in one or two parts: what stays of interest, and what gets stale.

        Args:
            observation: What to write.
            before: The `sections.snapshot` of the observation before, if there was one.
        """
        lasting = "\n\n".join(self._lasting(observation, before))
        passing = "\n\n".join(self._passing(observation))
        room = self.longest
        texts = []
        for text, stale in ((lasting, False), (passing, True)):
            if text and room > 0:
                texts.append(Text(sections.shortened(text, room), stale_later=stale))
                room -= len(texts[-1].text)
        return tuple(texts)

    def format(self, observation: Observation, before: Mapping[str, Any] | None = None) -> str:
        """Return the text as a whole; see `parts`."""
        return "\n\n".join(part.text for part in self.parts(observation, before))

    def _lasting(self, observation: Observation, before: Mapping[str, Any] | None) -> Iterator[str]:
        if self.include_raw_output:
            yield self._section("Output of your last program", sections.output(observation))
        if self.include_task and (text := sections.verdict(observation)):
            yield self._section("Verdict", text)
        if self.include_messages and (text := sections.messages(observation)):
            yield self._section("Messages from other agents", text)
        if self.include_state_changes and before is not None:
            yield self._section("Changes", sections.state_changes(before, observation))

    def _passing(self, observation: Observation) -> Iterator[str]:
        if self.include_task and (text := sections.goal(observation)):
            yield self._section("Goal", text)
        if self.include_game_info:
            yield self._section("Clock and scores", sections.game_info(observation))
        if self.include_character_positions and (text := sections.character_positions(observation)):
            yield self._section("Characters", text)
        if self.include_inventory:
            yield self._section("Inventory", sections.inventory(observation))
        if self.include_entities:
            text = sections.fitting_lines(sections.entities(observation), self.longest_section)
            yield self._section(f"Entities ({len(observation.entities)})", text)
        if self.include_flows:
            yield self._section("Production", sections.flows(observation))
        if self.include_research:
            yield self._section("Research", sections.research(observation))
        if self.include_functions and (text := sections.functions(observation)):
            yield self._section("Functions that you defined", text)

    def _section(self, title: str, text: str) -> str:
        return f"## {title}\n\n{sections.shortened(text, self.longest_section)}"


_BULKY = ("map_image", "technologies", "price_list", "serialized_functions")


class TreeObservationFormatter:
    """Writes everything that an observation holds as an indented tree.

    Attributes:
        excluded_keys: Fields to leave out wherever they are.
        longest: Characters that are kept.
    """

    def __init__(self, excluded_keys: Collection[str] = _BULKY, *, longest: int = 40_000) -> None:
        self.excluded_keys = frozenset(excluded_keys)
        self.longest = longest

    def parts(
        self, observation: Observation, before: Mapping[str, Any] | None = None
    ) -> tuple[Text, ...]:
        """Return the output of the program as what stays of interest, and the tree."""
        tree = "\n".join(self._lines(asdict(observation), 0))
        output = sections.shortened(observation.raw_text, self.longest)
        texts = (Text(output), Text(sections.shortened(tree, self.longest), stale_later=True))
        return tuple(part for part in texts if part.text)

    def format(self, observation: Observation, before: Mapping[str, Any] | None = None) -> str:
        """Return the tree."""
        return sections.shortened("\n".join(self._lines(asdict(observation), 0)), self.longest)

    def _lines(self, value: Any, depth: int) -> Iterator[str]:
        indent = "  " * depth
        entries: Iterator[tuple[str, Any]]
        if isinstance(value, Mapping):
            entries = ((str(name), each) for name, each in value.items())
        else:
            entries = (("-", each) for each in value)
        for name, each in entries:
            if name in self.excluded_keys or each is None or each == "":
                continue
            label = name if name == "-" else f"{name}:"
            if not isinstance(each, Mapping | list | tuple):
                yield f"{indent}{label} {_leaf(each, indent)}"
            elif each:
                yield f"{indent}{label}"
                yield from self._lines(each, depth + 1)


def _leaf(value: Any, indent: str) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).replace("\n", f"\n{indent}    ")
