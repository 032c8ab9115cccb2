"""Export and import of the table `programs` of the published environment.

A row is a step. Everything that the table has no column for stands in `meta`, under `fle`, so a
run that is exported and imported again is the same run. The other way round, what a foreign row
says and a step cannot say is kept in the step's meta, under `published`, and written back.
`docs/results.md` says what each column means here.
"""

from fle.store.published.exporting import export_programs
from fle.store.published.importing import import_programs
from fle.store.published.table import COLUMNS, TABLE

__all__ = ["COLUMNS", "TABLE", "export_programs", "import_programs"]
