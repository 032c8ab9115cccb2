"""The embedded server: an emulator of a headless Factorio server, and its hosts."""
