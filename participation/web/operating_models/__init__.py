"""The parts of the page of operating models."""
