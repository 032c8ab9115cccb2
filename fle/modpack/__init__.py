"""The mod as the game takes it: zips for its mods folder, and checks of the Lua in it."""

from fle.modpack.archive import MOD_VERSIONS, OtherVersion, build
from fle.modpack.lint import Finding, lint

__all__ = ["MOD_VERSIONS", "Finding", "OtherVersion", "build", "lint"]
