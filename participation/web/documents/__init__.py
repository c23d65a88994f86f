"""The page of documents: choosing one, reading it, taking it away."""
