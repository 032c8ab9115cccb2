"""`fle eval`: tasks, models and samples, run by workers, kept in a store."""

from pathlib import Path
from typing import Any

import click

from fle.cli._store import STORE
from fle.cli._tasks_dir import TASKS_DIR

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_AMOUNT = click.IntRange(1)
_POSITIVE = click.FloatRange(min=0, min_open=True)


def _workers(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> dict[str, Any] | None:
    """Return a number of worker processes, `ray`, or `ray:NUMBER` as keys of a run file."""
    if value is None:
        return None
    kind, _, number = value.rpartition(":")
    if value == "ray":
        return {"ray": True}
    if kind in ("", "ray") and number.isdigit() and int(number):
        return {"ray": kind == "ray", "workers": int(number)}
    raise click.BadParameter(
        f"{value!r} is neither a number of workers nor `ray` nor `ray:NUMBER`", ctx, param
    )


@click.command("eval", short_help="Evaluate agents on tasks.")
@click.argument("run_file", required=False, metavar="[RUNFILE]", type=_FILE)
@click.option("--config", type=_FILE, help="The run file, as the published command has it.")
@click.option("--resume", metavar="RUN", help="Go on with this run: its number or its name.")
@click.option("--new", is_flag=True, help="Begin a new run though the same one is in the store.")
@click.option("--retry-failed", is_flag=True, help="Let failed trajectories of the run go on too.")
@click.option("--task", "tasks", multiple=True, metavar="KEY", help="Task to play; repeatable.")
@click.option("--agent", "agents", multiple=True, metavar="NAME", help="Agent; repeatable.")
@click.option("--model", "models", multiple=True, metavar="NAME", help="Model; repeatable.")
@click.option("--name", help="Name of the run.")
@click.option("--samples", type=_AMOUNT, help="Trajectories of each task and model.  [default: 1]")
@click.option("--seed", type=click.IntRange(0, 2**31), help="Seed of sample 0.  [default: 0]")
@click.option("--factorio", type=click.Choice(["1.1", "2.0"]), help="Version.  [default: 1.1]")
@click.option(
    "--workers",
    callback=_workers,
    metavar="N|ray|ray:N",
    help="Worker processes, or Ray actors.  [default: 1]",
)
@click.option(
    "--server",
    "servers",
    multiple=True,
    metavar="HOST:PORT",
    help="A real server in place of embedded ones, one for each worker; repeatable. The password "
    "is taken from FLE_RCON_PASSWORD.",
)
@STORE
@TASKS_DIR
@click.option("--max-steps", type=_AMOUNT, help="Programs of each trajectory.")
@click.option("--max-tokens", type=_AMOUNT, help="Tokens of each trajectory.")
@click.option("--max-cost", type=_POSITIVE, help="US dollars of each trajectory.")
@click.option("--max-seconds", type=_POSITIVE, help="Seconds of real time of each trajectory.")
@click.option("--run-max-steps", type=_AMOUNT, help="Programs of the whole run.")
@click.option("--run-max-tokens", type=_AMOUNT, help="Tokens of the whole run.")
@click.option("--run-max-cost", type=_POSITIVE, help="US dollars of the whole run.")
@click.option("--run-max-seconds", type=_POSITIVE, help="Seconds of real time of the whole run.")
@click.option("--json", "as_json", is_flag=True, help="Print every event as one line of JSON.")
def eval_command(**given: Any) -> None:
    r"""Run agents on tasks and keep every step, so that a run can be stopped and goes on.

    What is run is said by RUNFILE (our own TOML or JSON, or a published run config) or by options;
    options count more than the file. The same command again goes on with a run that was stopped,
    as --resume RUN does.

    Exit code 1 says that the run is not complete, or that trajectories failed.

    \b
    Examples:
      fle eval --task iron_ore_throughput --agent scripted
      fle eval --task steel_plate_throughput --model gpt-4o --samples 8 --workers 2
      fle eval run.toml --workers ray
      fle eval --resume 3 --run-max-cost 50
    """
    # Models, databases and workers take their time to import; `fle --help` does without.
    from fle.cli._evaluation import evaluate

    evaluate(given)
