"""Transports, sessions, batches and errors: how calls reach a server and come back."""
