"""``python -m pdvalidate`` is the command line, where the program's own folder is not on the path."""

from pdvalidate.cli.main import main

if __name__ == "__main__":
    main(prog_name="pdvalidate")
