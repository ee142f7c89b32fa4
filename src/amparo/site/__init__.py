"""What ties the pages together: navigation, work lists, plain error pages."""
