"""The pictures of a report, as PNG files in memory."""

import io
import math
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from fle.eval.report.curves import Curve, milestone_curve, score_curve, throughput_curve
from fle.eval.report.figures import Row, grouped
from fle.eval.report.records import Attempt
from fle.eval.report.report import Report

_ON_WHITE = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#8c6d31",
    "#7f7f7f",
)
"""Colours that people tell apart who see no red or green, after Okabe and Ito."""

_ON_BLACK = (
    "#5aa9e6",
    "#f28e4b",
    "#3fc79a",
    "#e39ac0",
    "#f2c14e",
    "#a8d8f8",
    "#c8a165",
    "#b0b0b0",
)
"""The same, lighter."""

_LINES = ("-", "--", ":", "-.")
_WIDTH, _PANEL = 9.0, 2.5
_DPI = 144
_PANELS_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture.

    Attributes:
        name: Its name as a file, without ending.
        title: What it shows.
        note: How to read it.
        light: The PNG on white.
        dark: The PNG for dark pages.
    """

    name: str
    title: str
    note: str
    light: bytes
    dark: bytes


def plots_of(report: Report) -> list[Plot]:
    """Return the pictures that have something to show."""
    carried = (
        "Mean over trajectories with the 95 % interval of Student's t; "
        "one that ended earlier keeps its last value. Intervals that reach far out are cut."
    )
    drawn = (
        _plot("success", "Success by task", "Rate with Wilson's 95 % interval.", _success, report),
        _plot("score", "Production score over steps", carried, _scores, report),
        _plot("throughput", "Best throughput over steps", carried, _throughputs, report),
        _plot("milestones", "Milestones over steps", carried, _milestones, report),
        _plot("errors", "Errors of each model", "Failed steps of 100.", _errors, report),
    )
    return [plot for plot in drawn if plot is not None]


_Key = tuple[int, str]
_Looks = Mapping[_Key, dict[str, Any]]
_Draw = Callable[[Report, _Looks], Figure | None]


def _plot(name: str, title: str, note: str, draw: _Draw, report: Report) -> Plot | None:
    pictures = []
    for dark in (False, True):
        with _style(dark):
            figure = draw(report, _looks(report, dark=dark))
            if figure is None:
                return None
            pictures.append(_png(figure))
    return Plot(name, title, note, *pictures)


@contextmanager
def _style(dark: bool) -> Iterator[None]:
    ground, ink, grid = (
        ("#16181c", "#d8dade", "#3a3e46") if dark else ("#ffffff", "#222222", "#dddddd")
    )
    settings: Any = {
        "figure.facecolor": ground,
        "axes.facecolor": ground,
        "savefig.facecolor": ground,
        "axes.edgecolor": grid,
        "axes.labelcolor": ink,
        "text.color": ink,
        "xtick.color": ink,
        "ytick.color": ink,
        "axes.grid": True,
        "axes.axisbelow": True,
        "grid.color": grid,
        "grid.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "font.size": 9.0,
        "axes.titlesize": 9.0,
        "axes.titlelocation": "left",
        "legend.frameon": False,
        "lines.linewidth": 1.6,
    }
    with mpl.rc_context(settings):
        yield


def _png(figure: Figure) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def _looks(report: Report, *, dark: bool) -> dict[_Key, dict[str, Any]]:
    """Return how each model of each run looks: models by colour, runs by line."""
    colours = _ON_BLACK if dark else _ON_WHITE
    labels = list(dict.fromkeys(row.label for row in report.models))
    runs = [run.id for run in report.runs]
    several = len(runs) > 1
    return {
        (row.run, row.label): {
            "color": colours[labels.index(row.label) % len(colours)],
            "linestyle": _LINES[runs.index(row.run) % len(_LINES)],
            "label": f"{row.label}, {report.run_name(row.run)}" if several else row.label,
        }
        for row in sorted(report.models, key=lambda each: labels.index(each.label))
    }


def _key(attempt: Attempt) -> _Key:
    return attempt.run.id, attempt.label


def _panels(number: int, *, height: float = _PANEL) -> tuple[Figure, list[Axes]]:
    columns = min(number, _PANELS_A_ROW)
    rows = math.ceil(number / columns)
    figure = Figure(figsize=(_WIDTH, height * rows + 0.7), dpi=_DPI, layout="constrained")
    axes = figure.subplots(rows, columns, squeeze=False).flatten().tolist()
    for unused in axes[number:]:
        unused.set_visible(False)
    return figure, axes[:number]


def _legend(figure: Figure, looks: _Looks, axes: Sequence[Axes]) -> None:
    if len(looks) < 2:
        return
    handles: dict[str, Artist] = {}
    for axis in axes:
        for handle, label in zip(*axis.get_legend_handles_labels(), strict=True):
            handles.setdefault(label, handle)
    order = [look["label"] for look in looks.values() if look["label"] in handles]
    figure.legend(
        [handles[label] for label in order],
        order,
        loc="outside upper left",
        ncols=min(len(order), 4),
    )


def _draw_curve(axis: Axes, curve: Curve, look: Mapping[str, Any], marks: bool = True) -> None:
    # A single step is a point that a line does not show.
    marker = "o" if len(curve.steps) == 1 and marks else ""
    axis.plot(curve.steps, curve.values, marker=marker, **look)
    axis.fill_between(curve.steps, curve.low, curve.high, color=look["color"], alpha=0.15, lw=0)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))


def _look_at(axis: Axes, curves: Sequence[Curve]) -> None:
    """Show the means; of intervals that reach far beyond them only a part.

    Two trajectories that differ have an interval of many times their mean.
    """
    values = [value for curve in curves for value in curve.values]
    lowest, highest = min(0.0, *values), max(0.0, *values)
    span = (highest - lowest) or 1.0
    top = min(max(value for curve in curves for value in curve.high), highest + 0.75 * span)
    # A line along the bottom is to be seen.
    axis.set_ylim(lowest - 0.03 * span, max(top, highest) + 0.05 * span)


def _over_steps(
    report: Report,
    looks: _Looks,
    curve: Callable[[Sequence[Attempt]], Curve | None],
    unit: str,
) -> Figure | None:
    """Draw a panel for each task, a line for each model."""
    tasks = grouped(report.attempts, lambda each: each.trajectory.task)
    drawn = {
        task: {
            key: found
            for key, members in grouped(attempts, _key).items()
            if (found := curve(members))
        }
        for task, attempts in tasks.items()
    }
    drawn = {task: curves for task, curves in drawn.items() if curves}
    if not drawn:
        return None
    figure, axes = _panels(len(drawn))
    for axis, (task, curves) in zip(axes, drawn.items(), strict=True):
        for key, found in curves.items():
            _draw_curve(axis, found, looks[key])
        axis.set_title(_wrapped(task))
        _look_at(axis, list(curves.values()))
    figure.supxlabel("step", fontsize=9)
    figure.supylabel(unit, fontsize=9)
    _legend(figure, looks, axes)
    return figure


def _scores(report: Report, looks: _Looks) -> Figure | None:
    return _over_steps(report, looks, score_curve, "production score")


def _throughputs(report: Report, looks: _Looks) -> Figure | None:
    return _over_steps(report, looks, throughput_curve, "items per hold-out")


def _milestones(report: Report, looks: _Looks) -> Figure | None:
    groups = grouped((each for each in report.attempts if each.steps), _key)
    kinds = {"static": "made in any way", "automated": "made by machines"}
    curves = {
        kind: {
            key: found
            for key, members in groups.items()
            if (found := milestone_curve(members, kind))
        }
        for kind in kinds
    }
    every = [found for by_key in curves.values() for found in by_key.values()]
    if not any(any(found.values) for found in every):
        return None
    figure, axes = _panels(2, height=3.0)
    for axis, kind in zip(axes, kinds, strict=True):
        for key, found in curves[kind].items():
            _draw_curve(axis, found, looks[key])
        axis.set_title(f"{kind}: {kinds[kind]}")
        _look_at(axis, list(curves[kind].values()))
    axes[0].set_ylabel("different products")
    figure.supxlabel("step", fontsize=9)
    _legend(figure, looks, axes)
    return figure


def _success(report: Report, looks: _Looks) -> Figure | None:
    rows = [row for row in report.rows if row.group.success]
    if not rows:
        return None
    tasks = list(dict.fromkeys(row.task for row in rows))
    keys = list(looks)
    slot = 0.22
    height = 1.1 + len(tasks) * (0.25 + slot * len(keys))
    figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, layout="constrained")
    axis = figure.subplots()
    step = 0.25 + slot * len(keys)
    for row in rows:
        success = row.group.success
        assert success is not None
        assert success.low is not None
        assert success.high is not None
        key = (row.run, row.label)
        place = tasks.index(row.task) * step + slot * (keys.index(key) - (len(keys) - 1) / 2)
        look = looks[key]
        axis.hlines(
            place,
            100 * success.low,
            100 * success.high,
            color=look["color"],
            linestyles=look["linestyle"],
            alpha=0.6,
        )
        filled = "full" if look["linestyle"] == "-" else "none"
        axis.plot(100 * success.value, place, marker="o", markersize=6, fillstyle=filled, **look)
    axis.set_yticks([number * step for number in range(len(tasks))], list(map(_wrapped, tasks)))
    axis.set_ylim((len(tasks) - 0.5) * step, -0.5 * step)
    axis.set_xlim(-2, 102)
    axis.set_xlabel("attempts that did the task, %")
    axis.grid(visible=False, axis="y")
    _legend(figure, looks, [axis])
    return figure


def _errors(report: Report, looks: _Looks) -> Figure | None:
    kinds = list(report.total.errors)[:12]
    groups = {(row.run, row.label): row for row in report.models if row.group.cost.steps}
    rows = [groups[key] for key in looks if key in groups]
    if not kinds:
        return None
    slot = 0.8 / len(rows)
    height = 1.1 + 0.18 * len(kinds) * max(len(rows), 2)
    figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, layout="constrained")
    axis = figure.subplots()
    for number, row in enumerate(rows):
        look = looks[row.run, row.label]
        axis.barh(
            [at + slot * (number - (len(rows) - 1) / 2) for at in range(len(kinds))],
            [_of_100(row, kind) for kind in kinds],
            height=slot * 0.9,
            color=look["color"],
            alpha=0.5 if look["linestyle"] != "-" else 1.0,
            label=look["label"],
        )
    axis.set_yticks(range(len(kinds)), kinds)
    axis.invert_yaxis()
    axis.set_xlabel("of 100 steps")
    axis.grid(visible=False, axis="y")
    _legend(figure, looks, [axis])
    return figure


def _wrapped(task: str) -> str:
    """Return the key of a task in lines that fit above a panel."""
    words = task.replace("_", "_ ")
    return "\n".join(line.replace("_ ", "_") for line in textwrap.wrap(words, 36))


def _of_100(row: Row, kind: str) -> float:
    return 100 * row.group.errors.get(kind, 0) / row.group.cost.steps
