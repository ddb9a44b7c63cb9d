"""The database engine: Django's for PostgreSQL, which tells every transaction who is asking."""
