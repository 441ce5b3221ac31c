"""Rehearsal scripts and their playing."""
