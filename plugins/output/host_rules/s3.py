"""What S3-compatible storage is told with each file: its type, how long it is kept.

Storage takes headers file by file. hosts/s3/publish.sh reads one line for all files
of an ending: which to take, which not, their type and Cache-Control.
"""

from collections.abc import Iterable

from host_rules.model import BINARY_TYPES, REVALIDATE, TYPES, Rules


def uploads(rules: Rules, files: Iterable[str]) -> str:
    """Write the lines in the order of sending: what pages need, then the pages.

    Args:
        files: Every file of the site, as a path.
    """
    found = {kept_as(name, rules) for name in files if not name.startswith("_")}
    ordered = sorted(
        found, key=lambda line: (line[0] == "*.html", line[1] != "-", line)
    )
    return "".join("\t".join(line) + "\n" for line in ordered)


def kept_as(name: str, rules: Rules) -> tuple[str, str, str, str]:
    """Give the line of a file: its pattern, what that leaves out, type, caching."""
    ending = name.rpartition("/")[2].rpartition(".")[2]
    kind = (TYPES | BINARY_TYPES).get(ending, "application/octet-stream")
    folders = {  # files lie as always below a path, too
        f"{prefix.removeprefix(rules.root).strip('/')}/": value
        for prefix, value in rules.caching.items()
    }
    for folder, caching in folders.items():
        if name.startswith(folder):
            return f"{folder}*.{ending}", "-", kind, caching
    others = " ".join(f"{folder}*" for folder in sorted(folders))
    return f"*.{ending}", others or "-", kind, REVALIDATE
