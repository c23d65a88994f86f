"""The overview for management, part by part: a sentence, a picture, and the figures as a table behind it."""
