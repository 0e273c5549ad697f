"""What a therapist does with an item that asks for attention."""
