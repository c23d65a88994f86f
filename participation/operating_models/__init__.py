"""Operating models on their way from an idea to everyday use, or to where they ended."""
