"""What may be: duties, editions, permitted and barred lists."""
