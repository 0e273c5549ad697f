"""The intake as pages: one question a screen, each answer kept at once."""
