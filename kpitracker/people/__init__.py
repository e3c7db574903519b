"""Accounts and memberships as one sheet: taken in March, brought back in April."""
