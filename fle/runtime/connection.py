"""`connect`: from the name of a server to an open session."""

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Literal

from fle.runtime.embedded import EmbeddedTransport
from fle.runtime.interface import Interface, package_interface, user_interface
from fle.runtime.link import Link
from fle.runtime.rcon import RconTransport
from fle.runtime.session import Session, open_session
from fle.runtime.transport import Transport

Lua = Literal["luajit", "lua52"]


def connect(
    server: str | Transport = "embedded",
    *,
    password: str | None = None,
    factorio: str | None = None,
    seed: int | None = None,
    lua: str = "luajit",
    mods: Sequence[str | PathLike[str]] = (),
    tools: Sequence[str | PathLike[str]] = (),
    agent: int = 1,
    timeout: float = 30.0,
) -> Session:
    """Open a session with a server; close it with `close()` or `with`.

    Args:
        server: "embedded" for an emulator in this process, "HOST:PORT" for a server with RCON,
            or a transport that is already open.
        password: The RCON password.
        factorio: "1.1" (the default of the embedded server) or "2.0". Over RCON: what the server
            must run.
        seed: The seed of an embedded world, 0 unless given. Over RCON the tool `reset` takes it.
        lua: What runs an embedded server, "luajit" or "lua52".
        mods: Folders of further mods for an embedded server.
        tools: Folders with tools of one's own.
        agent: Which agent's character the calls steer, from 1.
        timeout: The longest wait for an answer, in seconds of real time, resending included.

    Raises:
        TransportError: The server cannot be reached or refuses the password.
        SchemaError: The server's mod was made from other schemas than this package.
        ProtocolError: The server has no FLE mod, or runs another version than `factorio`.
    """
    interface = user_interface([Path(folder) for folder in tools]) if tools else package_interface()
    if not isinstance(server, str):
        transport = server
    elif server == "embedded":
        # The package's own mod keeps its state in its saved table; of others nobody knows.
        own = not tools and not mods
        transport = _embedded(interface, factorio or "1.1", seed or 0, lua, mods, own)
    else:
        _require_unset(seed=seed, mods=mods or None)
        if password is None:
            raise ValueError(f"the server {server} needs password=...")
        # Half of the time for the first answer leaves the other half for sending again.
        transport = RconTransport(server, password, timeout=timeout / 2)
    return _open(transport, interface, factorio, agent, timeout)


def _embedded(
    interface: Interface,
    factorio: str,
    seed: int,
    lua: str,
    mods: Sequence[str | PathLike[str]],
    keep_scripts: bool,
) -> Transport:
    # The engine takes a moment to import; a client of a distant server does not need it.
    from fle.engine.host import EmbeddedServer

    folders = [interface.mod, *map(Path, mods)]
    return EmbeddedTransport(
        lambda: EmbeddedServer(factorio=factorio, seed=seed, mods=folders, lua=lua),
        keep_scripts=keep_scripts,
    )


def _open(
    transport: Transport, interface: Interface, factorio: str | None, agent: int, timeout: float
) -> Session:
    from fle.generated.protocol import PROTOCOL, VERSION
    from fle.runtime.errors import ProtocolError

    link = Link(
        transport,
        protocol=PROTOCOL,
        schema_hash=interface.schema_hash,
        mod_version=VERSION,
        agent=agent,
        timeout=timeout,
    )
    session = open_session(link, interface)
    running = str(session.server.get("game", ""))
    if factorio is not None and running and not running.startswith(factorio):
        session.close()
        raise ProtocolError(f"the server runs Factorio {running}, not {factorio} as asked")
    return session


def _require_unset(**options: object) -> None:
    for name, value in options.items():
        if value is not None:
            raise ValueError(f"{name}= belongs to the embedded server; this one has its own")
