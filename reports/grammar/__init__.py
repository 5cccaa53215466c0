"""How an officer's sentence is taken apart: tokens, numbers, days, phrases, clauses, pairs."""
