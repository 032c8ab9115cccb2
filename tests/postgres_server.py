"""A PostgreSQL server for tests, from the binaries of the system; fixtures for `conftest.py`.

`postgres_url` is the URL of an empty database that lives as long as the test. Tests that ask for it
are skipped where there is no server to start.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

_OWNER = "fle"
_SETTINGS = {
    # Only a socket in a folder of its own: no port to fight over.
    "listen_addresses": "''",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "16MB",
    "max_connections": "40",
}


def find_binaries() -> Path | None:
    """The newest folder with a server, Debian's first, else what is on the PATH."""
    debian = sorted(
        (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        key=lambda folder: float(folder.parent.name),
    )
    if debian:
        return debian[-1]
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def running_server(binaries: Path) -> Iterator[str]:
    """Start a server with a cluster of its own; gives its URL without a database."""
    # The path of a socket may have about 100 characters.
    root = Path(tempfile.mkdtemp(prefix="fle-pg-", dir="/tmp"))
    data = root / "data"
    user = _server_user()
    try:
        if user:
            os.chown(root, user.pw_uid, user.pw_gid)
        _run(
            user,
            root,
            binaries / "initdb",
            "-D",
            data,
            "-U",
            _OWNER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "-N",
        )
        options = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        control = [str(binaries / "pg_ctl"), "-D", str(data), "-w", "-t", "120"]
        with _guard([*control, "-m", "immediate", "stop"], user, root):
            _run(user, root, *control, "-l", root / "log", "-o", f"{options} -k {root}", "start")
            yield f"postgresql+psycopg://{_OWNER}@/{{database}}?host={root}"
    finally:
        shutil.rmtree(root, ignore_errors=True)


@contextmanager
def _guard(stop: list[str], user: pwd.struct_passwd | None, root: Path) -> Iterator[None]:
    """Stop the server at the end of the block, also when the tests are killed before it."""
    script = 'cat > /dev/null; cd /; root=$1; shift; "$@" > /dev/null 2>&1; rm -rf "$root"'
    guard = subprocess.Popen(
        ["sh", "-c", script, "guard", str(root), *stop],
        stdin=subprocess.PIPE,
        start_new_session=True,
        **_as(user),
    )
    try:
        yield
    finally:
        # Its input ends here, or with this process.
        guard.communicate(timeout=240)


def _server_user() -> pwd.struct_passwd | None:
    """Somebody else when root runs the tests: the server refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    pytest.skip("PostgreSQL cannot be run by root, and there is no user postgres or nobody")


def _as(user: pwd.struct_passwd | None) -> dict[str, Any]:
    settings: dict[str, Any] = {"env": {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC"}}
    if user:
        settings |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return settings


def _run(user: pwd.struct_passwd | None, folder: Path, *command: object) -> None:
    with tempfile.TemporaryFile() as output:
        # A pipe would be held open by the server that is left running.
        ended = subprocess.run(
            [str(part) for part in command],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            check=False,
            **_as(user),
        )
        output.seek(0)
        said = output.read().decode(errors="replace")
    if ended.returncode:
        raise RuntimeError(f"{command[0]} failed with {ended.returncode}:\n{said}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server, with `{database}` in the place of the database."""
    pytest.importorskip("psycopg", reason="PostgreSQL needs the extra: fle-toolkit[postgres]")
    binaries = find_binaries()
    if binaries is None:
        pytest.skip(
            "no PostgreSQL server: neither /usr/lib/postgresql/*/bin/initdb nor initdb on the PATH"
        )
    with running_server(binaries) as url:
        yield url


@contextmanager
def database(postgres_server: str, template: str = "template0") -> Iterator[str]:
    """A PostgreSQL database with what is in another one; gives its name."""
    from sqlalchemy import NullPool, create_engine, text

    name = f"fle_{uuid4().hex[:12]}"
    server = create_engine(
        postgres_server.format(database="postgres"),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
    )
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield name
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with database(postgres_server) as name:
        yield postgres_server.format(database=name)


@pytest.fixture(params=["sqlite", "postgresql"])
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store may be made: the test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'results.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url
