"""Measuring how many tablets one server holds."""
