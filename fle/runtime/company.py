"""The sessions that share one transport: whose places a snapshot remembers, and who closes it."""

from collections.abc import Sequence
from typing import Any

from fle.runtime.link import Link


class Company:
    """The links over one transport, the first of which owns it.

    Attributes:
        links: In the order in which they were opened.
        start: The snapshot of the server as it was when the first was opened, if there can be one.
        original: The company of the world that this one's server was started to copy, if any.
    """

    def __init__(self, first: Link, original: "Company | None" = None) -> None:
        self.links = [first]
        self.start: bytes | None = None
        self.original = original
        self._idle: Company | None = None
        self._open = True

    def places(self) -> list[Any]:
        """Return where the links stand, as plain data: the tick and [agent, session, sequence]s."""
        return [max(link.tick for link in self.links), [[x.agent, *x.place] for x in self.links]]

    def take(self, places: Sequence[Any]) -> None:
        """Take the places that the server remembers since it was put back; others are opened anew.

        A place belongs to the link of its agent; of several, to the one opened in the same order.
        """
        tick, free = places[0], list(places[1])
        for link in self.links:
            link.tick = tick
            place = next((place for place in free if place[0] == link.agent), None)
            if place is None:
                link.hello()
            else:
                free.remove(place)
                link.adopt(place[1], place[2])

    def leave(self, link: Link) -> None:
        """Let one go; the transport closes with the first."""
        if link is self.links[0]:
            self._close()
        elif link in self.links:
            self.links.remove(link)

    def idle_copy(self, agent: int) -> "Company | None":
        """Return a company of `agent` whose server was started for a copy that is not needed."""
        idle = self._idle
        if idle is None or idle.links[0].agent != agent:
            return None
        self._idle = None
        idle._open = True
        del idle.links[1:]
        idle.links[0].deadline = None
        return idle

    def _close(self) -> None:
        # Starting a server takes longer than all else about a copy, so one is kept for the next.
        if not self._open:
            return
        self._open = False
        original = self.original
        if original is not None and original._open and original._idle is None:
            original._idle = self
        else:
            self._end()

    def _end(self) -> None:
        self.links[0].transport.close()
        idle, self._idle = self._idle, None
        if idle is not None:
            idle._end()
