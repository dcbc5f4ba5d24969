"""From a spreadsheet as it comes to clean typed rows: bytes → cells → rows → facts, with findings beside them."""
