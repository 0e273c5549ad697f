"""The rules, a module for each family: values in, findings and reasons out."""
