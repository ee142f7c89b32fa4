"""What can be asked of bodies, meetings, plans, action points and agreements, narrowed to who asks."""
