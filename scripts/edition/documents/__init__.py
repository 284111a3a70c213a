"""The whole edition as documents that readers take along: one PDF and one EPUB in each language."""
