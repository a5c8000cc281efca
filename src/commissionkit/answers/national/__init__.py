"""What questions put to a whole country give back."""
