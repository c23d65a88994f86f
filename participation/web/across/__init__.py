"""The parts of the page of themes across the project, and what they add to Review and Rounds."""
