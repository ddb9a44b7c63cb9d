"""The co-creation process: the U, its gatherings, values, resources, ideas and pilots."""
