"""deckgen: a Markdown outline becomes a zooming presentation in one HTML file."""

__version__ = "0.1.0"
