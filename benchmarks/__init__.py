"""Benchmarks: questions of a national model, put to commissionkit and to what a user might take instead."""
