"""Regions: their places and partners, a summary of each, the same questions side by side, and what goes on where."""
