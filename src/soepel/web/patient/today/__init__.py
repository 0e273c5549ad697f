"""What the page of today shows, each part made from the day and its words."""
