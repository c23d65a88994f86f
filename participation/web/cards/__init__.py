"""The cards of the participation tool: the editors' page, and the one that anybody reads."""
