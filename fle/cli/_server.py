"""What commands that play on a running server ask for."""

import click

PASSWORD = click.option(
    "--password",
    envvar="FLE_RCON_PASSWORD",
    show_envvar=True,
    help="RCON password of the server; better kept in the environment.",
)


def required_password(password: str | None, server: str) -> str:
    """Return the password of `server`, which must be given."""
    if password is None:
        raise click.UsageError(f"give the RCON password of {server} in FLE_RCON_PASSWORD")
    return password
