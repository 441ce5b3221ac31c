"""Which cue is due when, in which words, and how it is heard. Pure, but for the voice: a process of its own."""
