"""Short codes for names of entities, each with one meaning in a picture."""

from collections.abc import Iterable


def codes(names: Iterable[str]) -> dict[str, str]:
    """Return a code for each name, as BMD for burner-mining-drill; no two are the same."""
    wanted = sorted(set(names))
    found: dict[str, str] = {}
    length = 1
    while wanted:
        tried = {name: _code(name, length) for name in wanted}
        taken = list(tried.values()) + list(found.values())
        unique = {name: code for name, code in tried.items() if taken.count(code) == 1}
        found.update(unique)
        wanted = [name for name in wanted if name not in unique]
        length += 1
    return found


def _code(name: str, length: int) -> str:
    """Return the initials of a name, its first word with as many letters as asked for."""
    first, *rest = [word for word in name.split("-") if word] or [name]
    tail = "".join(word[0].upper() for word in rest)
    if length > len(first):
        # The first words are the same: the others tell them apart.
        tail = "".join(word[: length - len(first) + 1].capitalize() for word in rest)
    return first[:length].capitalize() + tail
