"""The drawing helpers of the page where templates are kept and edited."""
