"""What every front end builds on: the base page, components, tags and the files for the browser."""
