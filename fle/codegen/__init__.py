"""Makes the mod's tables, the typed client and the manual from the schemas."""
