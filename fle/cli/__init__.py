"""The `fle` command: its commands by name, each in a module of its own."""

from fle.cli._lazy import LazyGroup, run_group

COMMANDS = {
    "bench": "fle.cli.bench:bench",
    "data": "fle.cli.data:data",
    "engine": "fle.cli.engine:engine",
    "envs": "fle.cli.envs:envs",
    "eval": "fle.cli.eval:eval_command",
    "gen": "fle.cli.gen:gen",
    "manual": "fle.cli.manual:manual",
    "map": "fle.cli.map:map_command",
    "mod": "fle.cli.mod:mod",
    "new": "fle.cli.new:new",
    "replay": "fle.cli.replay:replay",
    "report": "fle.cli.report:report",
    "run": "fle.cli.run:run",
    "serve": "fle.cli.serve:serve",
    "store": "fle.cli.store:store",
    "tasks": "fle.cli.tasks:tasks",
}

group = LazyGroup(
    "fle",
    commands_by_path=COMMANDS,
    help="Build factories in Factorio with programs, and measure how well they do.",
)


def main() -> None:
    """Run the `fle` command: exit 0 done, 1 failed, 2 misused."""
    run_group(group)
