"""The rules, one module per family; each is a pure function of a bead, of a page pair or of the tree pair."""
