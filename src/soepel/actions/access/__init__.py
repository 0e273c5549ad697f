"""Who may open a file that is not hers, and the record of who did."""
