"""Writes the folder that installs zhunru on a laptop without a network.

Usage: python packaging/bundle.py FOLDER

The folder holds the wheels of everything locked, for Windows and Linux and each Python we promise,
zhunru's own wheel, an install script for each system, a README and the checksums. It is put
together under another name and renamed, so that it is complete or not there.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# The oldest C library first: of several wheels the one that reaches furthest is taken.
GLIBC = ("2.17", "2.24", "2.26", "2.27", "2.28")
MANYLINUX = tuple(f"manylinux_{glibc.replace('.', '_')}_x86_64" for glibc in GLIBC)
SOURCES = ("LICENSE", "README.md", "pyproject.toml", "zhunru.py")
PACKAGES = ("registry", "catalog", "reports", "examples")


class BundleError(Exception):
    """The bundle cannot be complete."""


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of a lock file: its pin, its marker and the hashes of its files."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        """The package's name in its canonical spelling."""
        return canonicalize_name(self.requirement.name)

    def line(self, *, marker: bool) -> str:
        """The package as one line of a requirements file, with or without its marker."""
        pin = f"{self.name}{self.requirement.specifier}"
        condition = f" ; {self.requirement.marker}" if marker and self.requirement.marker else ""
        return " ".join([pin + condition, *(f"--hash={digest}" for digest in self.hashes)])


@dataclass(frozen=True, slots=True)
class Target:
    """One system with one Python, as pip's options and as a marker's environment."""

    system: str
    python: str
    platforms: tuple[str, ...]

    @property
    def environment(self) -> dict[str, str]:
        """What a marker sees there; pip itself would evaluate it for this machine."""
        windows = self.system == "Windows"
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "os_name": "nt" if windows else "posix",
            "platform_machine": "AMD64" if windows else "x86_64",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": self.system,
            "platform_version": "",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
            "sys_platform": "win32" if windows else "linux",
        }

    def wants(self, locked: Locked) -> bool:
        """Whether the package's marker holds there."""
        marker = locked.requirement.marker
        return marker is None or marker.evaluate(self.environment)

    def __str__(self) -> str:
        return f"{self.system}, Python {self.python}"


TARGETS = tuple(
    Target(system, python, platforms)
    for system, platforms in (("Windows", ("win_amd64",)), ("Linux", MANYLINUX))
    for python in PYTHONS
)


def read_lock(path: Path) -> list[Locked]:
    """The packages of a lock file, in its order."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    )
    return [_locked(line) for line in lines]


def _locked(line: str) -> Locked:
    pin, *hashes = re.split(r"\s--hash=", line)
    return Locked(Requirement(pin.strip()), tuple(digest.strip() for digest in hashes))


def download(target: Target, locked: Iterable[Locked], wheels: Path) -> str:
    """Puts the wheels for one target into the folder; returns pip's complaint, or nothing."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch, "requirements.txt")
        wanted.write_text("".join(f"{each.line(marker=False)}\n" for each in locked), "utf-8")
        options = [f"--platform={platform}" for platform in target.platforms]
        options += [f"--python-version={target.python}", "--implementation=cp"]
        options += ["--only-binary=:all:", "--no-deps", "--require-hashes"]
        return _pip("download", *options, f"--dest={wheels}", f"--requirement={wanted}")


def _pip(*arguments: str, epoch: str | None = None) -> str:
    environment = os.environ | ({"SOURCE_DATE_EPOCH": epoch} if epoch else {})
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return (
        "" if done.returncode == 0 else done.stderr.strip() or f"pip ended with {done.returncode}"
    )


def fetch(core: list[Locked], optional: list[Locked], wheels: Path) -> Iterator[str]:
    """Fetches the wheels for all targets; yields what could not be had of the optional ones."""
    for target in TARGETS:
        print(f"  {target}", flush=True)
        if complaint := download(target, [each for each in core if target.wants(each)], wheels):
            raise BundleError(f"{target}: a package that zhunru needs has no wheel\n{complaint}")
        for each in optional:
            if target.wants(each) and download(target, [each], wheels):
                yield f"{each.name} for {target}"


def build_wheel(wheels: Path) -> Locked:
    """Builds zhunru's own wheel from a clean copy, so that no leftover of a build gets in."""
    with tempfile.TemporaryDirectory() as scratch:
        copy, out = Path(scratch, "source"), Path(scratch, "out")
        copy.mkdir()
        for name in SOURCES:
            shutil.copy2(ROOT / name, copy)
        for name in PACKAGES:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        options = ["--no-deps", "--no-build-isolation", f"--wheel-dir={out}", str(copy)]
        # A fixed date (1980-01-01, the first a zip file knows): the same sources, the same bytes.
        if complaint := _pip("wheel", *options, epoch="315532800"):
            raise BundleError(f"the wheel of zhunru was not built\n{complaint}")
        (wheel,) = out.glob("*.whl")
        shutil.copy2(wheel, wheels)
        name, version = wheel.name.split("-")[:2]
        return Locked(Requirement(f"{name}=={version}"), (f"sha256:{_sha256(wheel)}",))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def oldest_glibc(wheels: Path) -> str:
    """The oldest C library on which every Linux wheel in the folder runs."""
    floors = [
        min(tuple(map(int, pair)) for pair in found)
        for wheel in wheels.iterdir()
        if (found := re.findall(r"manylinux_(\d+)_(\d+)_", wheel.name))
    ]
    return "glibc " + ".".join(map(str, max(floors, default=(2, 17))))


def write_texts(folder: Path, core: list[Locked], optional: list[Locked]) -> None:
    """Writes the requirements, the install scripts and the README."""
    for name, locked in (("requirements.txt", core), ("requirements-pdf.txt", optional)):
        text = "".join(f"{each.line(marker=True)}\n" for each in locked)
        (folder / name).write_text(text, "utf-8", newline="\n")
    for name in ("install.sh", "make-venv.sh"):
        shutil.copy(HERE / name, folder)
    # GB2312's bytes are all above ASCII: a Chinese console shows them, no other is upset by them.
    batch = (HERE / "install.bat").read_text(encoding="utf-8")
    (folder / "install.bat").write_text(batch, "gb2312", newline="\r\n")
    # With a byte-order mark and CRLF every Windows editor shows it right.
    readme = (HERE / "bundle-readme.txt").read_text(encoding="utf-8")
    readme = readme.format(glibc=oldest_glibc(folder / "wheels"))
    (folder / "README.txt").write_text(readme, "utf-8-sig", newline="\r\n")


def write_checksums(folder: Path) -> None:
    """Writes the checksum of every file of the folder, ordered by name."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    files = sorted(path.relative_to(folder).as_posix() for path in paths)
    lines = [f"{_sha256(folder / name)}  {name}\n" for name in files]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8", newline="\n")


def bundle(folder: Path) -> list[str]:
    """Writes the whole bundle; returns what could not be had of the optional packages.

    Raises:
        BundleError: a package that zhunru needs has no wheel for some target.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build = {
        canonicalize_name(Requirement(each).name) for each in project["build-system"]["requires"]
    }
    core = [each for each in read_lock(ROOT / "requirements.lock") if each.name not in build]
    needed = {each.name for each in core}
    optional = [
        each for each in read_lock(ROOT / "requirements-pdf.lock") if each.name not in needed
    ]
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    own = build_wheel(wheels)
    missing = list(fetch(core, optional, wheels))
    write_texts(folder, [own, *core], optional)
    write_checksums(folder)
    return missing


def main() -> int:
    """Writes the bundle into the folder named on the command line; 0 if it is complete."""
    target = Path(sys.argv[1])
    unfinished = target.with_name(f".{target.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    print("Wheels for")
    try:
        missing = bundle(unfinished)
    except BundleError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        print(error, file=sys.stderr)
        return 1
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)
    for each in missing:
        print(f"Not to be had, the bundle does without: {each}")
    files = [path for path in target.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1_000_000
    print(f"{target}: {len(files)} files, {size:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
