"""What brings the plan of a patient to a day."""
