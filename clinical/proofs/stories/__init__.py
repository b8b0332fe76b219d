"""Counter-examples told as a person's story."""
