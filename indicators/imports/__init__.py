"""Sheets of actuals into the database, block by block, in constant memory."""
