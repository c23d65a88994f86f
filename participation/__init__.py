"""Yhdessä: co-development and participation workshops. Pages draw; everything else lives here."""
