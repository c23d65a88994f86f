"""What management reads: activity, experience and change, kept apart; voices, questions, signals, promises. Only of groups."""
