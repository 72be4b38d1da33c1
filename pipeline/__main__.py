"""`python -m pipeline` is `strandline`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
