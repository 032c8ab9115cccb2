"""Programs in a process of their own: the line, the processes, what is checked."""
