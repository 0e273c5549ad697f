"""The limits on which the rules turn, a module for each family of rules."""
