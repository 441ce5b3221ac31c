"""What remains of a meeting: its speaking record, notes and conclusions as documents."""
