"""A stored step on a terminal, or as plain text where there is none."""

import re
from collections.abc import Iterator

from rich.console import Console
from rich.rule import Rule
from rich.syntax import Syntax
from rich.text import Text

from fle.store import StoredStep, Trajectory

# Programs print what they like; a terminal is not to obey it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def heading(trajectory: Trajectory) -> str:
    """Return what a trajectory is, in two lines."""
    played = trajectory.model or trajectory.agent
    if trajectory.model:
        played += f" ({trajectory.agent})"
    ended = "not ended" if trajectory.reason is None else f"ended: {trajectory.reason}"
    if trajectory.error:
        ended += f", {trajectory.error}"
    where = trajectory.backend or "a server that is not named"
    return plain(
        f"t{trajectory.id}: {trajectory.task}, sample {trajectory.sample}, {played}\n"
        f"seed {trajectory.seed}, on {where}; {ended}"
    )


def show(
    console: Console,
    step: StoredStep,
    before: StoredStep | None,
    *,
    title: str,
    map_text: str | None,
) -> None:
    """Print a step: its program, what came of it, and the map after it.

    Args:
        console: Where.
        step: The step.
        before: The step from which it began, if any.
        title: A line above it.
        map_text: The map, None for none.
    """
    if console.is_terminal:
        console.print(Rule(Text(title, style="bold"), align="left"))
    else:
        console.print(Text(f"== {title}"))
    _show_program(console, step)
    if step.output:
        console.print(Text("\noutput", style="dim"))
        console.print(Text(plain(step.output.rstrip("\n"))))
    if step.error:
        kind = (
            f"{step.error_type}: " if step.error_type and step.error_type not in step.error else ""
        )
        # On lines of its own: an error points at a place of its first line.
        console.print(Text(f"\nfailed\n{kind}{plain(step.error)}", style="red"))
    console.print()
    for line in _figures(step, before):
        console.print(Text(plain(line), style="cyan"))
    if map_text is not None:
        console.print()
        # Cut rather than wrapped: a wrapped map is no map.
        console.print(Text(plain(map_text), no_wrap=True, overflow="crop"))
    console.print()


def _show_program(console: Console, step: StoredStep) -> None:
    if step.code is None:
        console.print(
            Text(f"no program: {plain(step.problem or 'the reply held none')}", style="red")
        )
        if step.reply:
            console.print(Text(plain(step.reply)))
        return
    code = plain(step.code.rstrip("\n"))
    if console.is_terminal:
        # The ground of the terminal stays; the colours are its own.
        console.print(Syntax(code, "python", theme="ansi_dark", line_numbers=True, word_wrap=True))
    else:
        console.print(Text(code))


def _figures(step: StoredStep, before: StoredStep | None) -> Iterator[str]:
    gained = step.production_score - (before.production_score if before else 0.0)
    yield (
        f"production score {step.production_score:,.1f} ({gained:+,.1f}), "
        f"automated {step.automated_score:,.1f}, reward {step.reward:,.2f}"
    )
    yield f"{step.ticks:,} ticks, tick {step.tick:,}" + _seconds(step)
    if step.verdict:
        yield _verdict(step)
    made = [f"{kind}: {', '.join(names)}" for kind, names in step.milestones.items() if names]
    if made:
        yield f"first made, {'; '.join(made)}"
    if step.usage.total_tokens:
        cost = "" if step.usage.cost is None else f", ${step.usage.cost:.4f}"
        yield (
            f"{step.usage.total_tokens:,} tokens: {step.usage.prompt_tokens:,} read, "
            f"{step.usage.completion_tokens:,} written{cost}"
        )


def _seconds(step: StoredStep) -> str:
    parts = ("model_s", "program_s", "verify_s")
    told = [
        f"{name.removesuffix('_s')} {step.timings[name]:.2f} s"
        for name in parts
        if name in step.timings
    ]
    return f"; {', '.join(told)}" if told else ""


def _verdict(step: StoredStep) -> str:
    verdict = dict(step.verdict or {})
    word = "success" if verdict.get("success") else "not reached"
    throughput, quota = verdict.get("throughput"), verdict.get("quota")
    if throughput is None:
        return f"task: {word}"
    asked = "" if quota is None else f", quota {quota:g}"
    return f"task: {word}: {throughput:g} per hold-out{asked}"


def plain(text: str) -> str:
    """Return `text` without characters that a terminal would take for commands."""
    return _CONTROL.sub("�", text.replace("\r\n", "\n"))
