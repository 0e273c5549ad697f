"""What is kept, in PostgreSQL: models by subject, and the queries that pages read from them."""
