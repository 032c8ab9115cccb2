"""A small set of schemas with everything that is made from it, kept beside the tests."""

from pathlib import Path

from fle.codegen.sources import Sources

GOLDEN = Path(__file__).resolve().parent / "golden"


def golden_sources(root: Path = GOLDEN) -> Sources:
    """Return the sources in `root`, a copy of the golden folder or itself."""
    return Sources(root / "schemas", root / "mod", root / "data")
