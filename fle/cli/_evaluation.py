"""What `fle eval` does with its options."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from fle.cli._store import find_run, open_store
from fle.eval.events import RunEnded
from fle.eval.progress import Display, EventLines, LiveTable, TextLines, summary
from fle.eval.request import Request, read_request, request_new, request_resumed
from fle.eval.runner import carry_out
from fle.store import Store

_KEYS = ("name", "tasks", "agents", "models", "samples", "seed", "factorio", "servers")


def evaluate(given: Mapping[str, Any]) -> None:
    """Carry out the run that the options of `fle eval` ask for; exit 1 when it is not whole."""
    console = Console(stderr=True)
    with _opened(given, console) as (store, request):
        _say(console, f"results go to {store.name}")
        try:
            with _display(console, as_json=given["as_json"]) as display:
                ended = carry_out(
                    store,
                    request.run,
                    request.plan,
                    request.execution,
                    resumed=request.resumed,
                    retry_failed=given["retry_failed"],
                    tell=display.show,
                )
        except KeyboardInterrupt:
            _say(console, f"ended at once; {_go_on(request.run.id)}")
            sys.exit(1)
    if not given["as_json"]:
        click.echo(f"run {ended.run} ({request.run.name}): {summary(ended)}")
    _say(console, _next(ended))
    if not ended.complete or ended.failed:
        sys.exit(1)


@contextmanager
def _opened(given: Mapping[str, Any], console: Console) -> Iterator[tuple[Store, Request]]:
    """Open the store and find or make the run in it."""
    options = _options(given)
    path = _run_file(given)
    if given["resume"] is not None:
        if path is not None:
            raise click.UsageError("give a run file or --resume RUN, not both")
        with open_store(given["address"]) as store:
            yield store, request_resumed(find_run(store, given["resume"]), options)
        return
    if path is None and not given["tasks"]:
        raise click.UsageError("give a run file, tasks with --task, or --resume RUN")
    asked = read_request(path, options)
    for note in asked.notes:
        _say(console, f"note: {note}")
    with open_store(given["address"] or asked.store, create=True) as store:
        yield store, request_new(store, asked, new=given["new"])


def _run_file(given: Mapping[str, Any]) -> Path | None:
    if given["run_file"] and given["config"]:
        raise click.UsageError("give the run file once, as argument or with --config")
    path: Path | None = given["run_file"] or given["config"]
    return path


def _options(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were given as keys of a run file."""
    document: dict[str, Any] = {
        key: list(value) if isinstance(value, tuple) else value
        for key in _KEYS
        if (value := given[key]) not in (None, ())
    }
    document |= given["workers"] or {}
    if given["tasks_dirs"]:
        document["tasks_dirs"] = [str(folder.absolute()) for folder in given["tasks_dirs"]]
    limits = {
        whose: {
            amount: given[f"{prefix}max_{amount}"]
            for amount in ("steps", "tokens", "cost", "seconds")
            if given[f"{prefix}max_{amount}"] is not None
        }
        for whose, prefix in (("trajectory", ""), ("run", "run_"))
    }
    if limits := {whose: table for whose, table in limits.items() if table}:
        document["limits"] = limits
    return document


def _display(console: Console, *, as_json: bool) -> Display:
    if as_json:
        return EventLines(sys.stdout)
    if console.is_terminal:
        return LiveTable(console)
    return TextLines(lambda line: _say(console, line))


def _say(console: Console, text: str) -> None:
    console.print(text, highlight=False, markup=False, soft_wrap=True)


def _go_on(run: int) -> str:
    return f"go on with: fle eval --resume {run}"


def _next(ended: RunEnded) -> str:
    if not ended.complete:
        return _go_on(ended.run)
    if ended.failed:
        return f"try what failed again with: fle eval --resume {ended.run} --retry-failed"
    return f"see the results with: fle report {ended.run}"
