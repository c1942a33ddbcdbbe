"""The command line: each module but a few is a command. Nothing heavy is imported before a command runs."""
