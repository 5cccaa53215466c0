"""Officer reporting: units, people, indicators, forms, periods, lines, approval, totals. Pure."""
