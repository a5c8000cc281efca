"""commissionkit."""
