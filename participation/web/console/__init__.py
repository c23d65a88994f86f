"""The facilitator's console: one glance, one hand. Each part is a fragment that is drawn again when its topics moved."""
