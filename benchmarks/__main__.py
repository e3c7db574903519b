"""``python -m benchmarks``: measure what the README claims, as ratios of one run."""

from benchmarks import demonstration, imports, open_data, pages

if __name__ == "__main__":
    demonstration.main()
    print()
    pages.main()
    print()
    open_data.main()
    print()
    imports.main([])
