"""The start page: the sessions, your own agendas, and the records to go on with."""
