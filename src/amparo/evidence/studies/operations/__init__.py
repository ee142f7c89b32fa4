"""What can be done with an analysis, a finding, a recommendation and a consultation."""
