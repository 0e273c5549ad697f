"""Virtual people who live day by day with the real rules: how the rules behave, not efficacy."""
