"""What can be done with a report: open, answer, weigh, join, pass on, close, take down, erase; and cards."""
