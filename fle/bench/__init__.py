"""The benchmark behind `fle bench`: operations, ticks, worlds, snapshots and bytes."""
