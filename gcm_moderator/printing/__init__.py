"""Documents as PDF, through Qt's own writer. The only room besides the windows that draws."""
