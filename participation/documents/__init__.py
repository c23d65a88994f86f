"""Documents that leave the tool: each is made anew from what may be shown now, so that nothing taken back is left in it."""
