"""The pages on which a therapist steers a plan: bounds, phase, anchor, pause; and what they do."""
