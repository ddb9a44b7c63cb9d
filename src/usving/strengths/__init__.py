"""What people stand for and can: values, letters from the future, resources, and the exchange of them."""
