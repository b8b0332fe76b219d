"""The guidance as formulas over every answer, independent of evaluation and planning."""
