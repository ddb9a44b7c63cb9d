"""`python -m usving COMMAND`, the same as the command `usving`."""

from usving.command.main import main

if __name__ == "__main__":
    raise SystemExit(main())
