"""The site as it runs: its settings, addresses, clock, jobs and database."""
