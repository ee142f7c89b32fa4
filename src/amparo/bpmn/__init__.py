"""The procedure kernel: a coalition's procedures, drawn in BPMN, as something that can be run and proved.

`read` accepts a closed part of BPMN 2.0, `net` runs it for a case, `check` proves soundness and the
rights of the person over every reachable state, `explain` tells a broken right as a story.
Pure Python and lxml: nothing of the web, nothing of the rest of Amparo.
"""
