"""Pictures of every view, for the documents and for looking at."""
