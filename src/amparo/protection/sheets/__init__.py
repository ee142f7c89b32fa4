"""Sealed sheets: what was written without a network, sealed on the device to the intake of a country.

Whoever wrote one cannot read it any more, nor can whoever brings it. Intake opens it, looks it over and sends it: a
case is opened or a report taken down. Until then it lies here just as sealed as it came.
"""
