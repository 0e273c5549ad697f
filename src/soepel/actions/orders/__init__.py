"""What a therapist orders about a plan, and how she takes it back."""
