"""The calendar of the process: what the workplan and the concept note print, with how exact each date is."""
