"""Which pairs of blocks still say what a reviewer confirmed: wordings, changes, states, suggestions."""
