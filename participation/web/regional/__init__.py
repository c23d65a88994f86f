"""The page of regions: summaries, the same questions side by side, and the board; and the editor of places."""
