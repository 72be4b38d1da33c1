"""Speed and memory against peers and against the limit: `make bench`."""
