"""The releases that the public reads."""
