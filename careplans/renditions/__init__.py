"""The care plan as files to keep."""
