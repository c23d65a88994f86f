"""Carrying a project on to another installation: its structure and what was concluded, never participants or what they answered."""
