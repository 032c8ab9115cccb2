"""What a run needs besides its plan, looked for before anything is run."""

import os
from collections.abc import Iterable

from fle.agents.models import Model
from fle.agents.models.options import ModelOptions
from fle.agents.models.selection import select
from fle.eval.entries import WITH_MODEL
from fle.eval.errors import EvalError
from fle.eval.plan import Entry, Execution
from fle.eval.worlds import PASSWORD


def require_ready(entries: Iterable[Entry], execution: Execution) -> None:
    """Refuse models that nobody can ask, and servers that nobody can reach.

    With Ray the keys of models are those of other machines, and are not looked for here.

    Raises:
        ModelError: A model has no provider, no key or a wrong option.
        EvalError: A server has no port, or there is no password.
    """
    for entry in entries:
        if entry.agent in WITH_MODEL and entry.model is not None:
            given = {**entry.agent_options, **entry.model_options}
            asked = {name: given[name] for name in ModelOptions.names() if name in given}
            if execution.ray:
                options = ModelOptions.of(asked)
                select(entry.model, provider=options.provider, base_url=options.base_url)
            else:
                Model(entry.model, **asked).close()
    for server in execution.servers:
        host, _, port = server.rpartition(":")
        if not host or not port.isdigit():
            raise EvalError(f"{server!r} is no server: write HOST:PORT")
        if os.environ.get(PASSWORD) is None:
            raise EvalError(f"give the RCON password of {server} in {PASSWORD}")
