"""Makes this edition's site from its data and pages."""
