"""When something can be on the programme, who can register and be accepted, and what a template brings."""
