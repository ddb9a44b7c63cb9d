"""What people are asked."""
