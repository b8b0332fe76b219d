"""Who may edit: roles, two-step sign-in, lock-out and sessions. Nothing of it touches the public pages."""
