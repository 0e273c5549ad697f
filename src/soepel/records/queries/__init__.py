"""Every read that a page needs: takes who is asking, returns frozen values, never models."""
