"""The user guide in the program."""
