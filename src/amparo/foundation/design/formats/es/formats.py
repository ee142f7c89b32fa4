"""Spanish: a day within the year is short and in small letters, such as 22 nov."""

MONTH_DAY_FORMAT = "j b"
