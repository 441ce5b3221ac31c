"""The page of the settings: each with its sentence, in groups, and back to its default with one key."""
