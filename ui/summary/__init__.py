"""The summary panel: what each moderator and the thematic expert will say, put together from starred notes."""
