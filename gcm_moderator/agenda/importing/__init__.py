"""From a circulated document to a session file: readers, what was understood, and the file written from it."""
