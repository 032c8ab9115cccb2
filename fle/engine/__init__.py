"""The embedded server: an emulator of Factorio's headless server."""
