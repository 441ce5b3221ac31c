"""The live meeting as pure code: facts, commands, rules and state."""
