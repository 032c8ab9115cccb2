"""Reports: what runs reached, with intervals, and what they used.

`make_report` reads runs from a store; the others write the report down.
"""

from typing import TYPE_CHECKING, Any

from fle.eval.report.layout import tables_of
from fle.eval.report.report import Report, backends, csv_text, document, make_report

if TYPE_CHECKING:
    from fle.eval.report.page import html_page
    from fle.eval.report.plots import plots_of

__all__ = [
    "Report",
    "backends",
    "csv_text",
    "document",
    "html_page",
    "make_report",
    "plots_of",
    "tables_of",
]


def __getattr__(name: str) -> Any:
    # matplotlib takes a second to import, and tables need none of it.
    if name == "plots_of":
        from fle.eval.report.plots import plots_of

        return plots_of
    if name == "html_page":
        from fle.eval.report.page import html_page

        return html_page
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
