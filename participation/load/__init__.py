"""Drives many tablets against a running server and measures what a person would notice.

Everything here speaks the wire itself (HTTP/1.1, server-sent events, WebSocket), because a general client takes more of
the machine than the server that is being measured.
"""
