"""FLE: programs build factories in Factorio, and are measured."""
