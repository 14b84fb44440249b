"""Make anew what comes with the software of the house's typefaces.

python -m brand
"""

import shutil
import tomllib
from pathlib import Path

from brand.typefaces import MADE, digest_of, put_in_place

HOUSE = Path(__file__).resolve().parents[3] / "theme" / "brand"


def main() -> None:
    """Put it into theme/brand/made/, and nothing else."""
    text = (HOUSE / "brand.toml").read_text(encoding="utf-8")
    shutil.rmtree(HOUSE / MADE, ignore_errors=True)
    for face in tomllib.loads(text)["typefaces"].values():
        paths = [HOUSE / name for name in face["files"]]
        contents = [path.read_bytes() for path in paths]
        put_in_place(paths, HOUSE / MADE / digest_of(contents))


if __name__ == "__main__":
    main()
