"""What must hold of every guidance, each theorem in a sentence that a clinician understands."""
