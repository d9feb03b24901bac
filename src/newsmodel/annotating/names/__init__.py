"""Finds names: which capitals are one, and whether a person, an organisation or a place is called so."""
