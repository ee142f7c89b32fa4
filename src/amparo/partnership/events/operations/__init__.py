"""What can be done with events: made, put on the programme, registered for, answered, and paid for."""
