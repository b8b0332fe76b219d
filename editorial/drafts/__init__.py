"""The guidance as rows that editors change: what a row is, and which names and slots it takes."""
