"""The calendar of the process: by month and as a list, with how exact each date is."""
