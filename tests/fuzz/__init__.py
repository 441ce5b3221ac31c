"""Coverage-guided fuzzing of everything that reads what somebody else wrote.

`make fuzz` looks for new inputs; what it once found stands in `corpus/` and is replayed by `make test`.
"""
