"""What a sentence's words are to each other."""
