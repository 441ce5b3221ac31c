"""New agenda from a document: what was understood, beside its lines."""
