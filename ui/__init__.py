"""The windows: the podium, the display and the start page."""
