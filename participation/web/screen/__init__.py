"""The room's screen, drawn as one piece of HTML: readable from five metres, with nothing to press."""
