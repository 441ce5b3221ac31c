"""Clumsy hands on the real windows: any key, any click, in any order."""
