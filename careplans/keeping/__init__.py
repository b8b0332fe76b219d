"""A plan kept without an account: in this browser, or in a link."""
