"""The server that an environment plays on."""

import os
from collections.abc import Sequence

from fle.runtime.connection import connect
from fle.runtime.errors import FleError
from fle.runtime.session import Session

EMBEDDED = "embedded"


class ServerError(FleError):
    """Raised when what names the server of an environment makes no sense."""


def address_of(server: str | Sequence[str] | None, run_idx: int) -> str:
    """Return the one server that is meant.

    Args:
        server: `embedded`, "host:port", or several of which `run_idx` chooses one. None:
            FACTORIO_SERVER_ADDRESS and FACTORIO_SERVER_PORT of the environment, else `embedded`.
        run_idx: The number of the run among those at the same time, from 0.

    Raises:
        ServerError: There are fewer servers than `run_idx` counts, or the address lacks its port.
    """
    if server is None:
        host = os.environ.get("FACTORIO_SERVER_ADDRESS")
        port = os.environ.get("FACTORIO_SERVER_PORT")
        if bool(host) != bool(port):
            raise ServerError(
                "FACTORIO_SERVER_ADDRESS and FACTORIO_SERVER_PORT name a server together; set "
                "both or none"
            )
        return f"{host}:{port}" if host else EMBEDDED
    if isinstance(server, str):
        return server
    if not 0 <= run_idx < len(server):
        raise ServerError(f"run_idx is {run_idx}, but there are {len(server)} servers")
    return server[run_idx]


def open_server(address: str, factorio: str, password: str | None = None) -> Session:
    """Open a session on the server at `address`.

    Args:
        address: `embedded` for one in this process, or "host:port".
        factorio: The version, "1.1" or "2.0".
        password: The RCON password; None: that of FLE_RCON_PASSWORD.

    Raises:
        ServerError: A server with RCON is named, and there is no password.
        FleError: The server cannot be reached, or is of another version.
    """
    if address == EMBEDDED:
        return connect(factorio=factorio)
    password = password or os.environ.get("FLE_RCON_PASSWORD")
    if not password:
        raise ServerError(f"give the RCON password of {address} in FLE_RCON_PASSWORD")
    return connect(address, password=password, factorio=factorio)
