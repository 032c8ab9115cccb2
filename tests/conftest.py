from __future__ import annotations

from pathlib import Path

import pytest
from lua_specs import SpecFile, collect_spec

# Fixtures: every test may ask for them by name.
from postgres_server import postgres_server, postgres_url, store_address

__all__ = ["postgres_server", "postgres_url", "store_address"]


def pytest_configure(config: pytest.Config) -> None:
    # Asking for test_specs.py asks for the specs too.
    if any(Path(argument).name == "test_specs.py" for argument in config.args):
        config.args.append(str(Path(__file__).parent / "lua"))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> SpecFile | None:
    return collect_spec(file_path, parent)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the two long tests, so that no worker has one alone at the end."""
    items.sort(key=lambda item: "random_programs" not in item.nodeid)
