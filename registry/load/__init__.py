"""The load: how much work lies on communities, by WHO's method, and how many people it asks for."""
