"""What changes without us: external links and dependencies, as one report in Markdown."""
