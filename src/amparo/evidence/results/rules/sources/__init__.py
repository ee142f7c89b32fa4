"""What can be counted, by where it comes from; `countables` is their one register."""
