"""What a process does to itself before it runs programs: afterwards it cannot reach anything.

Only `guarantees` may be imported where there is no Linux or macOS.
"""
