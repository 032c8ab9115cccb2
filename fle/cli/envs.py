"""`fle envs`: the environments that `gymnasium.make` takes."""

import json

import click

from fle.gym.catalogue import (
    EnvironmentInfo,
    get_environment_info,
    list_available_environments,
)

JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.group()
def envs() -> None:
    """List, show and search the Gymnasium environments, one for each task.

    Tasks are those of the package and of the folders that FLE_TASKS names.
    """


@envs.command("list")
@JSON
def list_command(as_json: bool) -> None:
    """List the ids of all environments."""
    _print([get_environment_info(each) for each in list_available_environments()], as_json)


@envs.command("show")
@click.argument("env_id")
@JSON
def show_command(env_id: str, as_json: bool) -> None:
    """Show the environment ENV_ID: its task, spaces and other names."""
    info = get_environment_info(env_id)
    if as_json:
        click.echo(json.dumps(info.to_dict(), indent=2))
        return
    click.echo(f"{info.id}\n\n{info.goal}\n")
    click.echo(f"other names: {', '.join(info.aliases)}")
    click.echo(f"task: {info.task_key} ({info.task_type})")
    if info.quota is not None:
        click.echo(f"quota: {info.quota:g} {info.entity}")
    click.echo(f"programs: at most {info.trajectory_length}; agents: {info.num_agents}")
    click.echo(f'\nimport gymnasium\nenv = gymnasium.make("{info.id}")')


@envs.command("search")
@click.argument("words", nargs=-1, required=True)
@JSON
def search_command(words: tuple[str, ...], as_json: bool) -> None:
    """List the environments whose id, other names, goal or task type hold all WORDS."""
    found = [
        info
        for info in map(get_environment_info, list_available_environments())
        if all(word.lower() in _text(info) for word in words)
    ]
    if not found and not as_json:
        raise click.ClickException(f"no environment has {' and '.join(words)}")
    _print(found, as_json)


def _text(info: EnvironmentInfo) -> str:
    parts = (info.id, *info.aliases, info.goal, info.task_type, info.entity or "")
    return " ".join(parts).lower()


def _print(found: list[EnvironmentInfo], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([info.to_dict() for info in found], indent=2))
        return
    # One line each, however narrow the terminal: ids are there to be copied.
    longest = max((len(info.id) for info in found), default=0)
    for info in found:
        click.echo(f"{info.id:<{longest}}  {_measured(info)}")


def _measured(info: EnvironmentInfo) -> str:
    quota = f"{info.quota:g} " if info.quota is not None else ""
    measured = f"{quota}{info.entity}" if info.entity else info.task_type
    return f"{measured}, {info.num_agents} agents" if info.num_agents > 1 else measured
