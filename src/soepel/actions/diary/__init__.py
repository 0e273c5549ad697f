"""What a person, or her therapist, adds to the diary."""
