"""Sets of cards such as the participation tool: their versions, the themes behind each card, and who approved them."""

READERS = ("facilitator", "coordinator", "reviewer", "evaluator", "management")
