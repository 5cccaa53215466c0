"""One workbook sets up a province or a commune: rows → checked plan → what would change."""
