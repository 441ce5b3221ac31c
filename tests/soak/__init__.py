"""Both days in all the windows at sixty times real time, again and again, watched from inside."""
