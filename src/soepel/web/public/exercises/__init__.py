"""The exercises and what helps besides, for anybody: a list to search, and a page about each."""
