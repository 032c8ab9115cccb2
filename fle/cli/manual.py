"""`fle manual`: what agents read about the tools."""

from difflib import get_close_matches

import click

from fle._resources import resource


@click.command()
@click.argument("tool", required=False)
def manual(tool: str | None) -> None:
    """Print the page of TOOL, or the whole manual."""
    docs = resource("docs")
    path = docs / "tools" / f"{tool}.md" if tool else docs / "manual.md"
    if not path.is_file():
        names = sorted(page.stem for page in (docs / "tools").glob("*.md"))
        close = get_close_matches(tool or "", names, n=3) or names
        raise click.UsageError(f"no tool is called {tool!r}; there are: {', '.join(close)}")
    click.echo(path.read_text(encoding="utf-8").rstrip())
