"""The Time view: the co-facilitators’ seat."""
