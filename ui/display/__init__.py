"""The room's screen: what everybody in the room sees."""
