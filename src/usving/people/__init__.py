"""Who you are and what you agreed to: accounts, organisations, families, notices."""
