"""What the editors' forms know: what words mean, how hard they read, what refers to what, what is due."""
