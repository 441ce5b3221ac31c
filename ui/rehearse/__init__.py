"""Rehearsing from the start page: a room that asks for the floor, a clock that can be hurried, and how it went."""
