"""The clinical core: pure, deterministic, standard library only.

No clock, no randomness, no files. It takes values and returns values with reasons;
`soepel.words` turns those into language.
"""
