"""`python -m tests.codegen.regenerate` makes the golden files anew; look at the difference."""

from fle.codegen.generate import outputs, write
from tests.codegen.golden_folder import GOLDEN, golden_sources

if __name__ == "__main__":
    for path in write(outputs(golden_sources())):
        print(path.relative_to(GOLDEN).as_posix())
