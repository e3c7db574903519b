"""``python -m benchmarks.imports_child STEP ARGUMENTS``: one step, a line of JSON."""

import importlib
import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    # Models exist only from here on.
    steps = importlib.import_module("benchmarks.imports_steps")
    name, *arguments = sys.argv[1:]
    print(json.dumps(getattr(steps, name)(*arguments)))
