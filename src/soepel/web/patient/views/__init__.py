"""The pages of a patient: her own, and none before the intake."""
