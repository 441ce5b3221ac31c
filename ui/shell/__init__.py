"""The frame of the program: its main window, the parts it is given, and what it remembers between two starts."""
