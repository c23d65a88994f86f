"""The themes of all workshops and rounds seen together: signals, kinds, levels, crossed tags, and what stands behind the goals."""
