"""What the reader takes along: CSV, spreadsheet, brief."""
