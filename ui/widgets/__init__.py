"""The widgets that the windows are made of. They draw themselves from the tokens of `ui.theme`."""
