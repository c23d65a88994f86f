"""What the pages of the project draw: its structure, rounds, products, groups, events and plans."""
