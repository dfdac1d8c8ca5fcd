"""Asks the environment for a variable, some calls deep."""
import os


def descend(levels):
    if levels:
        return descend(levels - 1)
    return "HOME" in os.environ


def main():
    return descend(4)


main()
