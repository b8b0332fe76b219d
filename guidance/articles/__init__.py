"""The guidance as pages and drawings: guides from Markdown, their search, the flow chart of the questions."""
