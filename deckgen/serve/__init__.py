"""Programs that stay and watch a talk while it is written."""
