"""The household's own money, closed to all others: months, calculators, and other ways to use what there is."""
