# Generated from schemas/tools/launch_rocket.yaml by `fle gen`. Do not edit.
"""The `launch_rocket` tool."""

from collections.abc import Callable
from typing import Any

from fle.generated import decode
from fle.generated.types import Position, RocketSilo
from fle.runtime.caller import Caller

_DECODE: Callable[[Any], RocketSilo] = decode.entity_of(RocketSilo)


class LaunchRocket(Caller):
    """Adds `launch_rocket` to the client."""

    def launch_rocket(self, silo: Position | RocketSilo) -> RocketSilo:
        """Launch the rocket that stands ready in a silo.

        The embedded server does not emulate rockets; there a silo never gets one ready.

        Args:
            silo: The silo, or its position.

        Returns:
            The silo as it is now.

        Raises:
            NoEntity: No silo stands there. Look for it with get_entities.
            RocketNotReady: The silo has no finished rocket. Give it electricity and what its rocket
                parts are made of, and wait.
            OutOfReach: It is too far away and the rules of reach are strict. Move nearer first.
        """
        return self._call(_DECODE, "launch_rocket", silo)
