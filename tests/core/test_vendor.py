"""What others made and we carry: as it was fetched, nothing from elsewhere, light, readable in both schemes."""

import hashlib
import json
import re
from pathlib import Path

import brotli
import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src/usving/core/static/core"
VENDOR = STATIC / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
OURS = [*sorted((STATIC / "css").glob("*.css")), *sorted((STATIC / "js").glob("*.js"))]


def test_files_are_the_ones_in_the_manifest():
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.name != "manifest.json"
    }
    assert found == {file["file"]: file["sha256"] for file in MANIFEST["files"]}


def test_versions_are_the_ones_in_package_json():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {file["package"]: file["version"] for file in MANIFEST["files"]} == wanted


def test_lock_names_hashes_and_no_host():
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_every_vendored_package_has_its_licence():
    names = {file["file"] for file in MANIFEST["files"]}
    assert {name for name in names if name.endswith(".LICENSE")} == {
        "designsystemet.LICENSE",
        "htmx.LICENSE",
        "inter.LICENSE",
    }


@pytest.mark.parametrize("path", [*OURS, *VENDOR.glob("*.css")], ids=lambda path: path.name)
def test_nothing_is_fetched_from_elsewhere(path):
    text = path.read_text(encoding="utf-8")
    addresses = re.findall(r"url\(\s*[\"']?([^\"')]+)", text)
    foreign = [address for address in addresses if not address.startswith(("data:", "../vendor/"))]
    assert foreign == []
    assert "sourceMappingURL" not in text
    assert "@import" not in text


def test_theme_has_the_colours_of_the_configuration():
    colours = json.loads((ROOT / "tools/theme.json").read_text(encoding="utf-8"))["themes"]["usving"]["colors"]
    light = scheme("light")
    assert light["accent-base-default"] == colours["main"]["accent"]
    assert light["acting-base-default"] == colours["main"]["acting"]
    assert light["sun-base-default"] == colours["support"]["sun"]


def test_paper_is_never_dark():
    css = (VENDOR / "theme.css").read_text(encoding="utf-8") + (STATIC / "css/tone.css").read_text(encoding="utf-8")
    queries = re.findall(r"@media ([^{]*prefers-color-scheme: dark[^{]*)\{", css)
    assert [query.strip() for query in queries] == ["screen and (prefers-color-scheme: dark)"] * 2


def test_first_visit_is_light():
    """At most 80 kB for everything but the page itself; the letters of the Sámi languages come only when used."""
    files = [*OURS, *(VENDOR / name for name in ("designsystemet.css", "theme.css", "htmx.js"))]
    packed = sum(len(brotli.compress(path.read_bytes())) for path in files)
    assert packed + (VENDOR / "inter-latin.woff2").stat().st_size < 80_000


# Contrast, as WCAG 2.2 counts it: 4.5 for words, 3 for signs and lines that carry meaning.


def scheme(name: str) -> dict[str, str]:
    """The theme's colours in one scheme, light or dark, by their name without prefix."""
    css = (VENDOR / "theme.css").read_text(encoding="utf-8")
    block = css[css.index(f'[data-color-scheme="{name}"]') :]
    pairs = re.findall(r"--ds-color-([\w-]+): (#[0-9a-fA-F]{6})", block[: block.index("}")])
    return {colour: value.lower() for colour, value in pairs} | own(name)


def own(name: str) -> dict[str, str]:
    """The few colours of tone.css in one scheme."""
    light, dark = (STATIC / "css/tone.css").read_text(encoding="utf-8").split("@media screen")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light if name == "light" else dark))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_known_colours():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


WORDS = [
    ("neutral-text-default", "neutral-background-default"),
    ("neutral-text-subtle", "neutral-background-default"),
    ("neutral-text-default", "neutral-surface-default"),
    ("neutral-text-subtle", "neutral-surface-default"),
    ("neutral-text-subtle", "neutral-surface-tinted"),
    ("accent-text-subtle", "neutral-background-default"),
    ("accent-text-subtle", "neutral-surface-default"),
    ("acting-text-subtle", "neutral-surface-default"),
    ("danger-text-subtle", "neutral-background-default"),
    ("accent-base-contrast-default", "accent-base-default"),
    ("acting-base-contrast-default", "acting-base-default"),
    ("sun-base-contrast-default", "sun-base-default"),
    ("sun-text-default", "sun-surface-tinted"),
    ("accent-text-default", "accent-surface-tinted"),
    ("warning-text-default", "warning-surface-tinted"),
    ("danger-text-default", "danger-surface-tinted"),
]
SIGNS = [
    ("families", "neutral-surface-default"),
    ("providers", "neutral-surface-default"),
    ("families", "arm"),
    ("providers", "arm"),
    ("accent-base-default", "neutral-surface-default"),
    ("acting-text-subtle", "neutral-surface-default"),
    ("neutral-border-default", "neutral-surface-default"),
]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper", "least"), [*((*p, 4.5) for p in WORDS), *((*p, 3.0) for p in SIGNS)])
def test_contrast(name, ink, paper, least):
    colours = scheme(name)
    assert contrast(colours[ink], colours[paper]) >= least
