"""The podium: the moderator's window."""
