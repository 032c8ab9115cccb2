"""`fle manual`: what agents read."""

from difflib import get_close_matches
from pathlib import Path

import click

from fle.runtime.interface import package_interface, user_interface


@click.command()
@click.argument("tool", required=False)
@click.option(
    "--tools",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="Folder with tools of your own, added to the manual; may be repeated.",
)
@click.option("--agent", is_flag=True, help="What agents are told before their first program.")
@click.option("--short", is_flag=True, help="With --agent: without descriptions and examples.")
@click.option(
    "--factorio",
    type=click.Choice(["1.1", "2.0"]),
    help="With --agent: the version of the game.  [default: 1.1]",
)
@click.option("--task", "task_key", metavar="KEY", help="With --agent: with this task's goal.")
def manual(
    tool: str | None,
    tools: tuple[Path, ...],
    agent: bool,
    short: bool,
    factorio: str | None,
    task_key: str | None,
) -> None:
    """Print the page of TOOL, the whole manual, or with --agent what agents are told."""
    if (short or factorio or task_key) and not agent:
        raise click.UsageError("--short, --factorio and --task go with --agent")
    if agent and tool:
        raise click.UsageError("--agent prints what is told of all tools; leave out TOOL")
    folder = (user_interface(tools) if tools else package_interface()).manual
    if agent:
        click.echo(_agent_manual(folder, not short, factorio or "1.1", task_key).rstrip())
        return
    path = folder / "tools" / f"{tool}.md" if tool else folder / "manual.md"
    if not path.is_file():
        names = sorted(page.stem for page in (folder / "tools").glob("*.md"))
        close = get_close_matches(tool or "", names, n=3) or names
        raise click.UsageError(f"no tool is called {tool!r}; there are: {', '.join(close)}")
    click.echo(path.read_text(encoding="utf-8").rstrip())


def _agent_manual(folder: Path, full: bool, factorio: str, task_key: str | None) -> str:
    from fle.agents.instructions import task_text
    from fle.agents.manual import agent_manual
    from fle.tasks import find_task

    text = agent_manual(factorio=factorio, full=full, folder=folder)
    if task_key is None:
        return text
    task = find_task(task_key)
    parts = [
        task_text(task, agent=number, num_agents=task.num_agents)
        for number in range(task.num_agents)
    ]
    return "\n".join([text, *parts])
