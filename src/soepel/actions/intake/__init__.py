"""The intake: each answer kept at once, and the first plan."""
