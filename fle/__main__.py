"""`python -m fle` is the `fle` command."""

from fle.cli import main

main()
