"""What departments write about their measures, and the committee's opinion."""
