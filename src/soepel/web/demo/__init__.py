"""What exists only in the demo."""
