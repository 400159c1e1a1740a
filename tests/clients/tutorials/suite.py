"""The programs every Kafka tutorial in Python shows, run as they stand, one after another.

They say `localhost:9092` and the topic `test`, so a broker of their own has to listen there. Where
a program reads for ever it is read from until it has printed what it must, and then interrupted.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from stories.harness import equal, scratch_folder, until, wanted  # noqa: E402

STORIES = {}


def story(function):
    STORIES[function.__name__.replace("_", "-")] = function
    return function


def heed_interrupts():
    """A shell's background job is born deaf to Ctrl-C, and so would be its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Program:
    """One of the programs beside this file."""

    def __init__(self, name):
        scratch = scratch_folder()
        self.path = scratch / f"{name}-{time.monotonic_ns()}.txt"
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-W", "ignore", str(HERE / name)]
        # The interruption's traceback is not for the reader's eyes.
        errors = self.path.with_suffix(".stderr")
        with self.path.open("wb") as output, errors.open("wb") as error:
            self.process = subprocess.Popen(
                command, env=environment, stdout=output, stderr=error, preexec_fn=heed_interrupts
            )

    def lines(self):
        return self.path.read_text().splitlines()

    def to_the_end(self):
        equal(self.process.wait(40), 0, "exit status")
        return self.lines()

    def until_it_has(self, count):
        """Its lines, at least so many, once a second and a half has brought no more."""

        def at_rest():
            before = len(self.lines())
            time.sleep(1.5)
            return count <= before == len(self.lines())

        try:
            until(at_rest, f"{count} lines", 60)
            equal(self.process.poll(), None, "exit status of a program that reads for ever")
            return self.lines()
        finally:
            # Ctrl-C: KafkaConsumer commits and leaves only when it is closed or collected.
            self.process.send_signal(signal.SIGINT)
            self.process.wait(40)


def test_partitions():
    from kafka import KafkaAdminClient

    admin = KafkaAdminClient(bootstrap_servers="localhost:9092")
    try:
        [topic] = admin.describe_topics(["test"])
        return len(topic["partitions"])
    finally:
        admin.close()


def value(number):
    return {"number": number, "text": f"result {number}"}


@story
def produce_json_with_acks_0_and_gzip():
    equal(Program("produce.py").to_the_end(), ["done"], "output")
    equal(test_partitions(), 1, "partitions of the topic made by use")


@story
def consume_in_a_group_from_earliest():
    lines = Program("consume.py").until_it_has(100)
    expected = [f"test:0:{n}: key=None value={json.dumps(value(n)).encode()!r}" for n in range(100)]
    equal(lines, expected, "output")


@story
def create_partitions_to_3():
    equal(Program("grow.py").to_the_end(), ["done"], "output")
    equal(test_partitions(), 3, "partitions")


@story
def assign_a_partition_and_commit():
    # Values without a key go to all three: enough of them, some are in partition 1.
    for _ in range(3):
        Program("produce.py").to_the_end()
    first = Program("assign.py").until_it_has(1)
    pattern = r"Topic: test, Partition: 1, Offset: (\d+), Key: None, Value: (\{.*\})"
    found = [re.fullmatch(pattern, line) for line in first]
    assert all(found), f"a line is not as it should be: {first}"
    equal([int(line[1]) for line in found], list(range(len(found))), "offsets")
    for line in found:
        read = json.loads(line[2])
        equal(read, value(read["number"]), "value")
    # Every record was committed: the second time it begins behind the last.
    for _ in range(3):
        Program("produce.py").to_the_end()
    again = Program("assign.py").until_it_has(1)
    equal(int(re.fullmatch(pattern, again[0])[1]), len(first), "offset after the restart")


def main():
    failed = 0
    for name, tell in wanted("tutorials", STORIES).items():
        began = time.monotonic()
        try:
            tell()
        except Exception as error:  # noqa: BLE001 - the story's verdict
            failed += 1
            print(f"FAILED {name}: {error}", flush=True)
            continue
        print(f"ok {name} ({time.monotonic() - began:.1f} s)", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
