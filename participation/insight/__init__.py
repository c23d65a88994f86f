"""What the answers say: counts that protect small groups, where groups differ, which themes are near."""
