"""The page and the pictures of a report."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image
from report.sample_results import play_run

from fle.eval.report import Report, html_page, make_report, plots_of
from fle.eval.report.plots import Plot
from fle.store import StepRecord, Store


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Report]:
    with Store(tmp_path_factory.mktemp("page") / "results.db") as store:
        run = play_run(store, "<b>odd</b> & name", seed=1, samples=2, steps=4)
        yield make_report(store, [run])


@pytest.fixture(scope="module")
def plots(report: Report) -> list[Plot]:
    return plots_of(report)


class Page(HTMLParser):
    """Reads the texts of the cells of a page, and what it would load."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.open: list[str] = []
        self._cell = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attributes)
        self.loads += [value for name in ("src", "srcset", "href") if (value := values.get(name))]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self._cell = tag in ("td", "th", "wbr")
        if tag not in ("meta", "img", "source", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data


def test_draws_what_there_is(plots: list[Plot]) -> None:
    assert [plot.name for plot in plots] == [
        "success",
        "score",
        "throughput",
        "milestones",
        "errors",
    ]
    for plot in plots:
        with Image.open(io.BytesIO(plot.light)) as light, Image.open(io.BytesIO(plot.dark)) as dark:
            assert light.size == dark.size
            assert light.size[0] == 1296
            # The corners are ground; what is drawn has other colours.
            assert light.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
            assert dark.convert("RGB").getpixel((0, 0)) == (0x16, 0x18, 0x1C)
            assert len(light.convert("RGB").getcolors(1_000_000)) > 10


def test_draws_no_empty_pictures(tmp_path: Path) -> None:
    with Store(tmp_path / "results.db") as store:
        run = store.create_run("a")
        trajectory = store.create_trajectory(run.id, task="t", model="m", agent="g")
        assert plots_of(make_report(store, [run])) == []
        store.add_step(trajectory.id, StepRecord(index=0, code="pass", production_score=1.0))
        assert [plot.name for plot in plots_of(make_report(store, [run]))] == ["score"]


def test_the_page_needs_nothing_else(report: Report, plots: list[Plot]) -> None:
    text = html_page(report, plots)
    page = Page(text)

    assert page.open == []
    assert len(page.loads) == 2 * len(plots)
    assert all(each.startswith("data:image/png;base64,") for each in page.loads)
    assert not {"script", "link", "iframe", "object"} & set(page.tags)
    assert not re.search(r"url\(|@import|https?:|\bon\w+=", text.split("<body>")[0])
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_the_page_escapes_what_others_wrote(report: Report, plots: list[Plot]) -> None:
    text = html_page(report, plots)
    assert "<b>" not in text
    assert "&lt;b&gt;odd&lt;/b&gt; &amp; name" in text


def test_the_page_shows_the_figures(report: Report, plots: list[Plot]) -> None:
    page = Page(html_page(report, plots))
    [total] = [row for row in page.rows if row[0] == "total" and row[-1].startswith("$")]
    cost = report.total.cost
    assert total[-2] == f"{cost.total_tokens:,}"
    assert total[-1] == f"${cost.cost:,.4f} + unknown"
    names = [row[0] for row in page.rows if re.fullmatch(r"t\d+", row[0])]
    assert names == [f"t{attempt.trajectory.id}" for attempt in report.attempts]
    assert any(row[0] == "iron_gear_wheel_throughput" for row in page.rows)
