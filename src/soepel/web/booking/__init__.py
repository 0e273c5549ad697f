"""The desk of a clinic: who asks to be called, until booking exists."""
