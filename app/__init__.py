"""Comptoir."""
