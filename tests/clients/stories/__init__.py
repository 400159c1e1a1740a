"""Stories that every Python client tells through an adapter of its own, and what runs them.

A story is a function of a `World`. It talks to the broker only through the client under test, so
that the same story holds against Apache Kafka and against ours. An adapter is a `Client` (see
client.py) in CLIENT/suite.py.
"""
