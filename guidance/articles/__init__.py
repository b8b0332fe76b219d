"""Guides as HTML, and the search in them."""
