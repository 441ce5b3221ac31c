"""What a seat works with: it sends commands, appends facts and publishes changes."""
