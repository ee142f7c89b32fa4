"""French: juin and juillet share three letters, so a month keeps as many as it needs."""

MONTH_DAY_FORMAT = "j N"
