"""The sections of an observation as text, each on one subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fle.gym import Observation

_LEFT_OUT = 100
# `<Direction.UP: 0>`, as Python shows the member of an enum.
_MEMBER = re.compile(r"<(\w+\.\w+): [^<>]*>")
_NOTHING = re.compile(r", \w+=(None|\[\]|\{\}|Inventory\(\{\}\))(?=[,)])")


def output(observation: Observation) -> str:
    """Return what the last program printed, and its error."""
    return observation.raw_text or "(nothing was printed)"


def inventory(observation: Observation) -> str:
    """Return what the character carries, the most first."""
    return _counts(observation.inventory) or "empty"


def entities(observation: Observation) -> str:
    """Return the entities, one a line, without the fields that say nothing."""
    return "\n".join(map(_entity, observation.entities)) or "none"


def flows(observation: Observation) -> str:
    """Return what was made and used up since the start."""
    seen = observation.flows
    lines = [
        ("Produced", seen.output),
        ("Used up", seen.input),
        ("Of it harvested by hand", seen.harvested),
        ("Made or harvested by hand", seen.static_items),
    ]
    said = [f"{title}: {_counts(amounts)}" for title, amounts in lines if amounts]
    return "\n".join(said) or "nothing yet"


def goal(observation: Observation) -> str:
    """Return what the task asks for, and how many programs are left where the task tells."""
    return observation.task_info.goal_description if observation.task_info else ""


def verdict(observation: Observation) -> str:
    """Return what the verifier said of the last program."""
    verified = observation.task_verification
    if verified is None:
        return ""
    lines = ["Reached." if verified.success else "Not reached yet."]
    lines += [f"{name}: {value}" for name, value in verified.meta.items()]
    return "\n".join(lines)


def messages(observation: Observation) -> str:
    """Return what other agents sent since the last observation."""
    return "\n".join(
        f"[{message.timestamp:.0f} s] agent {message.sender}: {message.content}"
        for message in observation.messages
    )


def functions(observation: Observation) -> str:
    """Return the functions that programs defined, by their first lines."""
    return "\n".join(_header(each.source, each.name) for each in observation.serialized_functions)


def research(observation: Observation) -> str:
    """Return what is researched now, and how much was researched before."""
    seen = observation.research
    done = sum(1 for each in seen.technologies if each.researched)
    lines = []
    if seen.technologies:
        lines.append(f"Researched: {done} of {len(seen.technologies)} technologies")
    if seen.current_research:
        lines.append(f"Now: {seen.current_research}, {seen.research_progress:.0%} done")
    waiting = [name for name in seen.research_queue if name != seen.current_research]
    if waiting:
        lines.append(f"Next: {', '.join(waiting)}")
    lines += [f"Begun: {name}, {part:.0%} done" for name, part in seen.progress.items()]
    return "\n".join(lines) or "nothing is being researched"


def game_info(observation: Observation) -> str:
    """Return the clock and the scores."""
    clock = observation.game_info
    return (
        f"Game time: {clock.time:.1f} s (tick {clock.tick})\n"
        f"Production score: {observation.score:.1f}, by machines: {observation.automated_score:.1f}"
    )


def character_positions(observation: Observation) -> str:
    """Return where the characters stand."""
    return "\n".join(
        f"Agent {each.agent_idx + 1}: ({each.x:g}, {each.y:g})"
        for each in observation.character_positions
    )


def snapshot(observation: Observation) -> dict[str, Any]:
    """Return what `state_changes` compares the next observation with, as plain values."""
    counts: dict[str, int] = {}
    for entity in observation.entities:
        kind = _kind(entity)
        counts[kind] = counts.get(kind, 0) + 1
    return {
        "inventory": dict(observation.inventory),
        "entities": counts,
        "score": observation.score,
    }


def state_changes(before: Mapping[str, Any], observation: Observation) -> str:
    """Return what differs from an earlier observation, given by its `snapshot`."""
    now = snapshot(observation)
    lines = [
        f"{title}: {text}"
        for title, name in (("Inventory", "inventory"), ("Entities", "entities"))
        if (text := _differences(before.get(name, {}), now[name]))
    ]
    if gained := now["score"] - before.get("score", 0.0):
        lines.append(f"Production score: {gained:+.1f}")
    return "\n".join(lines) or "none"


def shortened(text: str, longest: int) -> str:
    """Return a text that is no longer than a number of characters, its middle left out."""
    if len(text) <= longest:
        return text
    room = max(0, longest - _LEFT_OUT)
    head = room * 2 // 3
    tail = room - head
    note = f"\n[... {len(text) - room:,} characters left out ...]\n"
    return (text[:head] + note + text[len(text) - tail :])[: max(longest, len(note))]


def fitting_lines(text: str, longest: int) -> str:
    """Return the first whole lines of a text that fit, and how many are left out."""
    if len(text) <= longest:
        return text
    lines = text.split("\n")
    kept: list[str] = []
    room = longest - _LEFT_OUT
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join([*kept, f"[... {len(lines) - len(kept):,} more ...]"])


def _counts(amounts: Mapping[str, float]) -> str:
    ordered = sorted(amounts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {_number(amount)}" for name, amount in ordered if amount)


def _number(amount: float) -> str:
    return f"{amount:.0f}" if float(amount).is_integer() else f"{amount:.1f}"


def _differences(before: Mapping[str, int], now: Mapping[str, int]) -> str:
    names: Iterable[str] = sorted({*before, *now})
    changed = ((name, now.get(name, 0) - before.get(name, 0)) for name in names)
    return ", ".join(f"{name} {change:+d}" for name, change in changed if change)


def _entity(text: str) -> str:
    return _NOTHING.sub("", _MEMBER.sub(r"\1", text))


def _kind(entity: str) -> str:
    return entity.split("(", 1)[0].strip()


def _header(source: str, name: str) -> str:
    lines = (line.strip() for line in source.splitlines())
    return next((line.rstrip(":") for line in lines if line.startswith(("def ", "async "))), name)
