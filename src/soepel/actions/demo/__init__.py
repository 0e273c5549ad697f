"""What exists only in a database that the demo made."""
