"""The Notes view: the rapporteurs' window."""
