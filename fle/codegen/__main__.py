"""`python -m fle.codegen` is `fle gen`."""

from fle.cli.gen import gen

gen(prog_name="python -m fle.codegen")
