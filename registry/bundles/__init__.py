"""Exchange between levels: what a district's register holds goes to the city as one checked file, and lands there.

A bundle is a zip of CSV files, one for each kind of sheet, with the headers of ``zhunru export``, and a manifest.
"""
