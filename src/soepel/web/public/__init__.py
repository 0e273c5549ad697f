"""The front door: for whoever has a sore hip, before any account."""
