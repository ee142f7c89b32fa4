"""One case's run of the procedures: open steps, what was done, deviations and timers."""
