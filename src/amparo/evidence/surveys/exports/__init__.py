"""Results and forms as files, and the lists of surveys and of those invited as workbooks."""
