"""What leaves the pages: charts, and later documents, calendars and mail."""
