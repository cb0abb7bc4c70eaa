"""Programs that open a deck in a browser."""
