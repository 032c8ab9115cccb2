"""`fle manual`: what agents read about the tools."""

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
def manual(tool: str | None, tools: tuple[Path, ...]) -> None:
    """Print the page of TOOL, or the whole manual."""
    folder = (user_interface(tools) if tools else package_interface()).manual
    path = folder / "tools" / f"{tool}.md" if tool else folder / "manual.md"
    if not path.is_file():
        names = sorted(page.stem for page in (folder / "tools").glob("*.md"))
        close = get_close_matches(tool or "", names, n=3) or names
        raise click.UsageError(f"no tool is called {tool!r}; there are: {', '.join(close)}")
    click.echo(path.read_text(encoding="utf-8").rstrip())
