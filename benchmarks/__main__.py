"""``python -m benchmarks``: measure what the README claims, as ratios of one run."""

from benchmarks import pages

if __name__ == "__main__":
    pages.main()
