"""A report as one HTML page that needs nothing else: no files, no network, no scripts."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from fle.eval.report.layout import Table, attempts_table, money, percent, tables_of
from fle.eval.report.plots import Plot
from fle.eval.report.report import Report, backends


def html_page(report: Report, plots: Sequence[Plot]) -> str:
    """Return the page.

    Args:
        report: The report.
        plots: Its pictures, as `plots_of` makes them.
    """
    # Everything that people and models wrote is escaped.
    environment = Environment(
        loader=PackageLoader("fle.eval.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["breakable"] = _breakable
    names = ", ".join(report.run_name(run.id) for run in report.runs)
    return environment.get_template("page.html.j2").render(
        title=f"Results of {names}",
        runs=[_run(report, number) for number in range(len(report.runs))],
        highlights=_highlights(report),
        parts=_parts(report, plots),
    )


def _breakable(text: str) -> Markup:
    """Return escaped text that may be broken after its underscores."""
    return Markup(str(escape(text)).replace("_", "_<wbr>"))


def _run(report: Report, number: int) -> dict[str, Any]:
    run = report.runs[number]
    return {
        "id": run.id,
        "name": run.name,
        "description": run.description,
        "version": run.version,
        "begun": f"{run.created_at:%Y-%m-%d %H:%M}",
        "ended": f"ended {run.finished_at:%Y-%m-%d %H:%M} UTC" if run.finished_at else "not ended",
        "backends": ", ".join(backends(report, run.id)),
        "toolkit": run.toolkit,
    }


def _highlights(report: Report) -> list[tuple[str, str]]:
    total = report.total
    rate = percent(total.success.value) if total.success else "-"
    return [
        ("attempts", f"{total.attempts:,}"),
        ("successes", f"{total.successes:,} ({rate})"),
        ("tasks", str(len({row.task for row in report.rows}))),
        ("models", str(len({row.label for row in report.rows}))),
        ("steps", f"{total.cost.steps:,}"),
        ("tokens", f"{total.cost.total_tokens:,}"),
        ("cost", money(total.cost)),
    ]


def _parts(report: Report, plots: Sequence[Plot]) -> list[Table | dict[str, str]]:
    """Return tables and pictures in the order of the page: the pictures after the first table."""
    tables = tables_of(report)
    curves = [_picture(plot) for plot in plots if plot.name != "errors"]
    errors = [_picture(plot) for plot in plots if plot.name == "errors"]
    return [tables[0], *curves, *tables[1:], *errors, attempts_table(report)]


def _picture(plot: Plot) -> dict[str, str]:
    return {
        "title": plot.title,
        "note": plot.note,
        "light": b64encode(plot.light).decode("ascii"),
        "dark": b64encode(plot.dark).decode("ascii"),
    }
