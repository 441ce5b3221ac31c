"""Cues in the windows: when they are given, how they are heard and shown, and how people choose among them."""
