"""What the patient fills in. Each form makes the entry of the diary that it stands for."""
