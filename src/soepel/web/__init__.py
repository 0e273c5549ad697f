"""The pages. Each front end stands alone; what they have in common is in `shared`."""
