"""The agenda editor: an agenda as a table that can be typed into, alone or while its meeting is open."""
