"""Fetch the front end's third-party files and write them, with a manifest of their hashes, into the repository.

Only whoever changes a version runs this: `python tools/vendor.py` needs npm, and `fonttools` and `brotli` from pip.
Everybody else uses the committed files; `tests/core/test_vendor.py` compares them with the manifest.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src/usving/core/static/core/vendor"
THEME = ROOT / "tools/theme.json"

# What a page in bokmål, nynorsk or English needs at once: Latin-1, dashes, quotes, arrows, signs.
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    *(0x2022, 0x2026, 0x202F, 0x2032, 0x2039, 0x203A, 0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212),
]
# Fetched only by a page that has one of them: the letters of the Sámi languages, and names from the rest of Europe.
SAMI = [*range(0x100, 0x180), 0x1B7, *range(0x1E4, 0x1EA), 0x1EE, 0x1EF, *range(0x218, 0x21C), 0x292, 0x2B9, 0x2BC]
WEIGHTS = (400, 700)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum"]


@dataclass(frozen=True)
class Vendored:
    """One committed file: where it came from and what it must hash to."""

    file: str
    package: str
    version: str
    source: str
    licence: str
    change: str
    sha256: str


@dataclass(frozen=True)
class Wanted:
    """One file to take: its name here, its package, its path in the package, and what is done to it on the way."""

    file: str
    package: str
    source: str
    licence: str
    change: str = ""


DESIGN, HTMX, INTER = "@digdir/designsystemet-css", "htmx.org", "@fontsource-variable/inter"
COPIED = [
    Wanted("designsystemet.css", DESIGN, "dist/src/index.css", "MIT"),
    Wanted("designsystemet.LICENSE", DESIGN, "LICENSE", "MIT"),
    Wanted("htmx.js", HTMX, "dist/htmx.min.js", "0BSD", "source map comment removed"),
    Wanted("htmx.LICENSE", HTMX, "LICENSE", "0BSD"),
    Wanted("inter.LICENSE", INTER, "LICENSE", "OFL-1.1"),
]
FONTS = [
    (Wanted("inter-latin.woff2", INTER, "files/inter-latin-wght-normal.woff2", "OFL-1.1", "subset"), LATIN),
    (Wanted("inter-sami.woff2", INTER, "files/inter-latin-ext-wght-normal.woff2", "OFL-1.1", "subset"), SAMI),
]
BUILT = Wanted("theme.css", "@digdir/designsystemet", "tools/theme.json", "MIT", "our colours; dark on screens only")


def run(*command: str, folder: Path) -> None:
    """Run a command in a folder; its failure is ours."""
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def install(folder: Path) -> Path:
    """Install exactly what the lock says, running no package's scripts; return the folder of packages."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, folder / name)
    run("npm", "ci", "--ignore-scripts", "--silent", folder=folder)
    return folder / "node_modules"


def copied(wanted: Wanted, packages: Path) -> bytes:
    """Return the file without a source map comment: the map is not here, and collecting static files would stumble."""
    lines = (packages / wanted.package / wanted.source).read_bytes().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(b"//# sourceMappingURL"))


def subset(wanted: Wanted, letters: Iterable[int], packages: Path) -> bytes:
    """Return the font with only these letters, the weights we use and the features that change how plain text reads."""
    from fontTools import subset as subsetting
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(packages / wanted.package / wanted.source, recalcTimestamp=False)
    options = subsetting.Options(flavor="woff2", layout_features=FEATURES, hinting=False, notdef_outline=True)
    subsetter = subsetting.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": WEIGHTS})
    with tempfile.NamedTemporaryFile(suffix=".woff2") as out:
        subsetting.save_font(font, out.name, options)
        return Path(out.name).read_bytes()


def themed(folder: Path) -> bytes:
    """Return the design system's tokens in our colours, built by its own tool; paper is never dark."""
    shutil.copy(THEME, folder / "designsystemet.config.json")
    run("npx", "--no-install", "designsystemet", "tokens", "create", folder=folder)
    run("npx", "--no-install", "designsystemet", "tokens", "build", folder=folder)
    css = (folder / "design-tokens-build/usving.css").read_bytes()
    return css.replace(b"@media (prefers-color-scheme: dark)", b"@media screen and (prefers-color-scheme: dark)")


def written(wanted: Wanted, content: bytes, packages: Path) -> Vendored:
    """Write one file and return its line in the manifest."""
    (VENDOR / wanted.file).write_bytes(content)
    package = json.loads((packages / wanted.package / "package.json").read_text(encoding="utf-8"))
    found = {**asdict(wanted), "version": package["version"], "sha256": hashlib.sha256(content).hexdigest()}
    return Vendored(**found)


def vendor(folder: Path) -> list[Vendored]:
    """Fetch, trim and write every file."""
    packages = install(folder)
    VENDOR.mkdir(parents=True, exist_ok=True)
    files = [written(wanted, copied(wanted, packages), packages) for wanted in COPIED]
    files += [written(wanted, subset(wanted, letters, packages), packages) for wanted, letters in FONTS]
    return [*files, written(BUILT, themed(folder), packages)]


def main() -> None:
    """Refresh the vendored files and their manifest."""
    with tempfile.TemporaryDirectory() as folder:
        files = vendor(Path(folder))
    manifest = {"fonttools": version("fonttools"), "files": [asdict(file) for file in files]}
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (VENDOR / "manifest.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
