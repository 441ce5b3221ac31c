"""Everything a user can do: what an action is, the actions of each view, and the table of them all."""
