"""The modules that programs may import: what computes and touches nothing."""

ALLOWED = (
    "__future__", "abc", "base64", "bisect", "calendar", "cmath", "collections",
    "collections.abc", "contextlib", "copy", "dataclasses", "datetime", "decimal", "difflib",
    "enum", "fractions", "functools", "graphlib", "hashlib", "heapq", "io", "itertools", "json",
    "math", "numbers", "operator", "pprint", "random", "re", "statistics", "string", "struct",
    "textwrap", "time", "types", "typing", "uuid", "zlib",
)  # fmt: skip
