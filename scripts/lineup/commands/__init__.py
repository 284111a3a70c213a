"""The commands, one module each: `add(commands)` describes it, `run(arguments)` does it and returns the exit code."""
