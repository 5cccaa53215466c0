"""The same script played on each channel: what a person does, and what they see."""
