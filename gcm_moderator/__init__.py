"""gcm-moderator: keep time, the floor and the notes of an informal thematic session."""

__version__ = "0.1.0"
