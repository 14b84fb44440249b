"""A practice starts its own site, and publishes nothing of the sample."""

import os
import pty
import re
import shutil
import subprocess
import sys
import tomllib

import pytest
import yaml
from tests.conftest import PYTHONPATH, ROOT, run_here
from tests.tools.start.conftest import (
    NOON,
    OF_THE_TRIAL,
    PRACTICES,
    PUBLISH,
    program,
    start,
    with_software,
)

from confirm.__main__ import main as confirm
from facts.values import slug_of
from start.__main__ import main
from start.answers import read_answers
from start.folder import around, write
from start.hosts import HOSTS
from start.software import SAMPLE

pytestmark = pytest.mark.slow
GOOD = (PRACTICES / "two-doctors.toml").read_text()
OF_THE_SAMPLE = re.compile(
    r"example street|sampletown|jordan|placeholder|specimen|sample plan|robin sample"
    r"|555[-‑]01|is a sample|are samples|made.up|de ejemplo|es un ejemplo|inventad"
    r"|what a website|un sitio web para",
    re.IGNORECASE,
)
OF_SEVERAL = re.compile(
    r"our therapists|we are physical|or one of us|each other.s work",
    re.IGNORECASE,
)


def written_by_its_people(site):
    """Write what only the practice can: its people, its notices, its plans."""
    for path in (site / "content").rglob("people/*.md"):
        text = path.read_text()
        text = re.sub("(?m)^status: waiting\n", "", text)
        about = "Has treated people with sore backs in this town for eleven years."
        text = re.sub("(?m)^description: .*", f"description: {about}", text)
        path.write_text(re.sub("(?m)^fill in$", "Likes to walk in any weather.", text))
    for name in ("notices", "insurers"):
        path = site / "content" / "practice" / f"{name}.toml"
        text = path.read_text()
        text = re.sub('(?m)(telephone) = "fill in"', r'\1 = "207-338-9900"', text)
        text = re.sub('(?m)(email) = "fill in"', r'\1 = "office@own.health"', text)
        path.write_text(text.replace('"fill in"', '"Pat Lindqvist"'))
    path = site / "content" / "practice" / "hours.toml"
    text = path.read_text()
    path.write_text(text.replace("monday = []", 'monday = ["08:00-12:00"]'))
    path = site / "content" / "practice" / "practice.toml"
    if "gyrotonic.md" in {place.name for place in (site / "content").rglob("*.md")}:
        with path.open("a") as file:
            file.write("\n[gyrotonic]\ntrained_staff = true\nowner_confirmed = true\n")
            file.write('by = "ines-marlow"\non = 2026-12-01\n')


@pytest.mark.parametrize("practice", ["institute", "one-room"])
def test_a_practice_starts_confirms_and_publishes(
    tmp_path, trial, monkeypatch, practice
):
    """What its people have read is published, and it alone."""
    answers = PRACTICES / f"{practice}.toml"
    done = start(tmp_path, "--answers", answers)
    assert done.returncode == 0, done.stdout + done.stderr
    site = with_software(tmp_path / "site")
    shutil.copytree(trial.with_name("drawn"), site / ".cache")
    given = read_answers(answers)
    noted = read_answers(site / ".starter/answers.toml")
    assert noted == given

    written_by_its_people(site)
    people = sorted(path.stem for path in (site / "content/people").glob("*.md"))
    first = next(iter(given.people))
    reviewer = next((name for name in people if name != first), people[0])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    confirmed = run_here(confirm, site, "content", "--by", reviewer, "--all-read")
    assert confirmed.returncode == 0, confirmed.stdout
    published = program(site, *PUBLISH)
    assert published.returncode == 0, published.stderr

    for office in given.office:
        page = site / "live/locations" / slug_of(office.name) / "index.html"
        assert office.street in page.read_text()
    pages = {
        path.relative_to(site / "live").as_posix(): path.read_text()
        for path in (site / "live").rglob("*")
        if path.suffix in {".html", ".xml", ".json", ".txt", ".vcf", ".webmanifest"}
    }
    assert "signs/index.html" in pages
    untrue = [OF_THE_SAMPLE, *[OF_SEVERAL] * (len(given.people) == 1)]
    found = {
        name: claim.search(text)[0]
        for claim in untrue
        for name, text in pages.items()
        if claim.search(text)
    }
    assert found == {}


def test_questions_are_asked_one_after_the_other(tmp_path):
    """Whoever sits at the keyboard answers; a wrong answer is asked again."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "start", "site"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": PYTHONPATH, "LANG": "C.UTF-8"},
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    answers = [
        *(
            "Søren’s “Back” Works",
            "Søren’s",
            "Oregon",
            "OR",
            "14 Alder Lane",
            "Portland",
            "97201",
        ),
        *("12", "503-222-7781", "Harbor, 7 Harbor Square", "Harbor, 7 Quay, Gresham"),
        *("Harbor, 7 Quay, Gresham, 97030", "Hill, 8 Hill, Salem, 97301", ""),
        *("hi@backworks.health", "backworks"),
        *("https://backworks.health", "backs and necks", "Dana Díaz, Rosa Reed", ""),
        *("strenthening", "strengthening"),
        *("no", "#204060, #d86627", "", "netlify, server"),
    ]
    os.write(master, "".join(f"{answer}\n" for answer in answers).encode())
    said, _ = process.communicate(timeout=120)

    for sentence in (
        "“Oregon” is not a US state.",
        "“12” is not a US telephone number.",
        "“postal_code” is missing.\n",
        "Did you mean “strengthening”?",
    ):
        assert sentence in said
    assert process.returncode == 0, said
    facts = (tmp_path / "site/content/practice/practice.toml").read_text()
    assert 'name = "Søren’s “Back” Works"' in facts
    assert 'short_name = "Søren’s"' in facts
    offices = [office["name"] for office in tomllib.loads(facts)["location"]]
    assert offices == ["Portland", "Harbor", "Hill"]
    wording = (tmp_path / "site/content/practice/wording.toml").read_text()
    assert 'treats = "backs and necks"' in wording
    site = tmp_path / "site"
    assert (site / "content/people/dana-diaz.md").is_file()
    assert [path.stem for path in (site / "content/services").glob("*.md")] == [
        "strengthening"
    ]
    assert not (site / "content/articles").exists()
    assert 'accent = "#d86627"' in (site / "content/brand/brand.toml").read_text()
    workflows = {path.stem for path in (site / ".github/workflows").glob("*.yml")}
    assert workflows == {"netlify", "server"}


@pytest.mark.parametrize("host", HOSTS)
def test_every_host_s_workflow_checks_and_then_publishes(tmp_path, host):
    """What a host runs is in the folder, with the site's own name in it."""
    answers = tmp_path / "answers.toml"
    answers.write_text(f'hosts = ["{host}"]\n{GOOD}')
    files = around(read_answers(answers), None)
    site = tmp_path / "site"
    write(
        site, {name: text.encode() for name, text in files.items()}, SAMPLE / "images"
    )
    (path,) = (site / ".github/workflows").glob("*.yml")
    jobs = yaml.safe_load(path.read_text())["jobs"]
    steps = [
        step["run"] for job in jobs.values() for step in job["steps"] if "run" in step
    ]
    assert steps[0] == "./run check"
    own = re.findall(r"(?m)(?:^|\s)((?:hosts/|\./)[\w./-]+)", "\n".join(steps))
    assert [script for script in own if not os.access(site / script, os.X_OK)] == []
    assert "publish" in "".join(steps) or "pagesconf.py" in "".join(steps)
    assert "example.com" not in "".join(
        file.read_text() for file in (site / "hosts").rglob("*") if file.is_file()
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            ("name =", "nmae ="),
            "answers.toml:2: “nmae” is not a known key here. Did you",
        ),
        (('state = "CA"', 'state = "ZZ"'), "“ZZ” is not a US state."),
        (('state = "CA"\n', ""), "“state” is missing."),
        (("707-341-5520", "341-5520"), "answers.toml:7: “341-5520” is not a US"),
        (('"manual-therapy"', '"manual-terapy"'), "Did you mean “manual-therapy”"),
        (
            ('"home-exercise-program"]', '"x"'),
            "answers.toml:11: A list opens with [ and",
        ),
        (("fax =", 'languages = ["fr"]\nfax ='), "in English and Spanish."),
        (("[[therapist]]", "[[people]]"), "“people” is not a known key here."),
        (("fax =", 'hosts = ["geocities"]\nfax ='), "“geocities” is no host that has"),
        (
            ("fax =", 'colors = {brand = "red", accent = "#d98a1f"}\nfax ='),
            "“red” is no color.",
        ),
        (("fax =", 'logo = "logo.png"\nfax ='), "“logo.png” is no drawing"),
        (("fax =", 'logo = "none.svg"\nfax ='), "none.svg”. Correct “logo”."),
    ],
)
def test_a_bad_answer_makes_nothing(tmp_path, change, sentence):
    """One sentence names the line; no folder is left."""
    path = tmp_path / "answers.toml"
    path.write_text(GOOD.replace(*change))
    done = start(tmp_path, "--answers", path)

    assert sentence in done.stdout
    assert "Nothing was made." in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["answers.toml"]


def test_half_answered_options_say_what_is_missing(tmp_path):
    """A script that gives too little is told every key."""
    done = start(tmp_path, "--answer", "name=Back Works")

    assert "“state”, “site_url”" in done.stdout
    assert "are missing" in done.stdout
    assert not (tmp_path / "site").exists()


def test_a_folder_that_is_there_stays_as_it_is(tmp_path):
    """Nothing is written into somebody's folder."""
    (tmp_path / "site").mkdir()
    done = start(tmp_path, "--answers", OF_THE_TRIAL)

    assert "is there already" in done.stdout
    assert list((tmp_path / "site").iterdir()) == []


def test_a_file_in_the_way_is_one_sentence(tmp_path):
    """No folder can be made below a file."""
    (tmp_path / "file").write_text("")
    done = run_here(main, tmp_path, "file/site", "--answers", OF_THE_TRIAL)

    assert done.stdout == "file/site can't be made: File exists. Name another folder.\n"


def test_it_works_without_git(tmp_path, monkeypatch):
    """A machine that has no git gets the folder all the same."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    monkeypatch.setenv("PATH", str(bin_folder))
    done = start(tmp_path, "--answers", OF_THE_TRIAL)

    assert done.returncode == 0, done.stderr
    assert "with its own git repository" not in done.stdout
    assert (tmp_path / "site" / "run").stat().st_mode & 0o111


# Takes pip from where it is: unpacking it takes longer than all the rest.
PYTHON = f"""#!/bin/sh
[ "$2" != venv ] || set -- "$@" --without-pip --system-site-packages
exec {sys.executable} "$@"
"""


def test_a_site_without_a_network_says_so(tmp_path):
    """What cannot be installed is one sentence, and the next run tries again."""
    shutil.copy(ROOT / "tools/start/files/run", tmp_path / "run")
    (tmp_path / "requirements.txt").write_text("clinicsite==1.0.0\n")
    python = tmp_path / "python"
    python.write_text(PYTHON)
    python.chmod(0o755)
    done = subprocess.run(
        ["sh", "run", "build"],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHON": str(python),
            "PIP_INDEX_URL": "https://127.0.0.1:9/simple",
            "PIP_RETRIES": "0",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Try ./run again with a network." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / ".venv" / "pins.txt").exists()
