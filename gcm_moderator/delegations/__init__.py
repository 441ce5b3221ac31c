"""Who may ask for the floor: the directory of delegations and its type-ahead."""
