"""What a process does to itself before it runs programs: afterwards it cannot reach anything."""

from fle.interpreter.lockdown.guarantees import Guarantee
from fle.interpreter.lockdown.isolate import isolate
from fle.interpreter.lockdown.lock import lock

__all__ = ["Guarantee", "isolate", "lock"]
