"""Check-ins: urgent signs first, then how it goes, and what that does to the plan."""
