"""Kills a running meeting again and again, and holds what is left against a model that knows what was acknowledged."""
