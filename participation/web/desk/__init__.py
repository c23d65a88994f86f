"""The desk: what the reviewer's and the results pages are drawn with."""
