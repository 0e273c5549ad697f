"""What somebody learns: which lessons were read."""
