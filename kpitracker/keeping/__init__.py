"""Pages that are the same for everybody: known by an ETag, kept compressed."""
