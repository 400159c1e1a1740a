"""kcat: stories of its own, as it is a program and no library.

It can neither make nor change topics; where a story needs several partitions, kafka-python makes
them. A record is read as JSON, which tells its place, key, headers and time.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from stories import client, harness  # noqa: E402
from stories.harness import equal, stories_of, story, until  # noqa: E402

KCAT = os.environ.get("CLIENTS_KCAT", "kcat")


class Kcat(client.Client):
    """Runs kcat; what it prints is the answer."""

    name = "kcat"
    lacks = {
        "topics-create-describe-grow-delete": "kcat lists topics; it cannot make or change them",
        "commit-sync-async-per-partition": "kcat commits by itself (see its groups)",
        "consumer-lag": "kcat does not tell it",
        "groups-list-describe-delete": "kcat has no commands for groups",
    }

    def run(self, *arguments, text=None, seconds=30):
        command = [KCAT, "-b", self.bootstrap, "-m", "10", *arguments]
        done = subprocess.run(command, input=text, capture_output=True, timeout=seconds)
        errors = done.stderr.decode(errors="replace")
        assert done.returncode == 0, f"kcat ended with {done.returncode}: {errors.strip()[-300:]}"
        return done.stdout

    def send(self, topic, lines, *arguments):
        self.run("-P", "-t", topic, *arguments, text=b"\n".join(lines) + b"\n")

    def read(self, topic, *arguments):
        """All records from where the arguments say to the end, unless they say otherwise."""
        where = arguments if "-o" in arguments else ("-o", "beginning", *arguments)
        return parsed(self.run("-C", "-q", "-e", "-J", "-t", topic, *where))

    def listed(self, topic):
        found = json.loads(self.run("-L", "-J", "-t", topic))
        [topic] = found["topics"]
        return topic

    def start(self, *arguments):
        command = [KCAT, "-b", self.bootstrap, *arguments]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def parsed(output):
    """The records of kcat -J; the last line of a killed one may be cut off."""
    lines = [line for line in output.decode().splitlines() if line.endswith("}")]
    return [json.loads(line) for line in lines]


def partitioned(world, partitions):
    """A topic with several partitions, from another client's hand."""
    from kafka import KafkaAdminClient

    name = world.unique()
    admin = KafkaAdminClient(bootstrap_servers=world.client.bootstrap)
    admin.create_topics({name: {"num_partitions": partitions, "replication_factor": 1}})
    admin.close()
    until(lambda: len(world.client.listed(name)["partitions"]) == partitions, "partitions")
    return name


def numbers(count, start=0):
    return [b"%d" % n for n in range(start, start + count)]


def payloads(records):
    return [record["payload"] for record in records]


def strings(count, start=0):
    return [str(n) for n in range(start, start + count)]


@story
def topics_create_describe_grow_delete(world):
    """Told by what it lacks."""


@story
def topics_made_by_use_and_listed(world):
    topic = world.unique()
    world.client.send(topic, [b"hello"])
    listed = world.client.listed(topic)
    equal(listed["topic"], topic, "topic")
    equal([p["partition"] for p in listed["partitions"]], [0], "partitions")
    leader = listed["partitions"][0]["leader"]
    equal(listed["partitions"][0]["replicas"], [{"id": leader}], "replicas")
    equal(listed["partitions"][0]["isrs"], [{"id": leader}], "in-sync replicas")


@story
def topics_all_listed(world):
    topic = world.unique()
    world.client.send(topic, [b"hello"])
    found = json.loads(world.client.run("-L", "-J"))
    assert topic in [t["topic"] for t in found["topics"]], "the topic is not listed"
    assert found["brokers"], "no brokers are listed"


@story
def produce_keyed(world):
    topic = partitioned(world, 4)
    lines = [b"key-%d:%d" % (n % 16, n) for n in range(80)]
    world.client.send(topic, lines, "-K", ":")
    records = world.client.read(topic)
    equal(len(records), 80, "records")
    places = {}
    for record in records:
        places.setdefault(record["key"], []).append(record)
    for key, mine in places.items():
        equal(len({r["partition"] for r in mine}), 1, f"partitions of {key}")
        values = [int(r["payload"]) for r in sorted(mine, key=lambda r: r["offset"])]
        equal(values, sorted(values), f"order of {key}")
    assert len({r["partition"] for r in records}) > 1, "all keys are in one partition"


@story
def produce_unkeyed(world):
    topic = partitioned(world, 3)
    world.client.send(topic, numbers(60))
    records = world.client.read(topic)
    equal(sorted(int(p) for p in payloads(records)), list(range(60)), "values")
    equal({r["key"] for r in records}, {None}, "keys")


def acks(world, how):
    topic = world.unique()
    world.client.send(topic, [b"first"])
    world.client.send(topic, numbers(20), "-X", f"acks={how}")
    until(lambda: payloads(world.client.read(topic)) == ["first", *strings(20)], "all values")


stories_of("produce-acks", (0, 1, "all"), acks)


def compressed(world, codec):
    topic = world.unique()
    lines = [b"%06d " % n + b"abcdefghij" * 30 for n in range(2000)]
    world.client.send(topic, lines, "-z", codec, "-X", "linger.ms=100")
    world.client.send(topic, [b"small"], "-z", codec)
    expected = [line.decode() for line in lines] + ["small"]
    equal(payloads(world.client.read(topic)), expected, "values")


stories_of("produce-compression", ("none", "gzip", "snappy", "lz4", "zstd"), compressed)


@story
def produce_headers(world):
    topic = world.unique()
    world.client.send(topic, [b"with"], "-H", "trace=one", "-H", "empty=", "-H", "trace=two")
    world.client.send(topic, [b"without"])
    first, second = world.client.read(topic)
    equal(first["headers"], ["trace", "one", "empty", "", "trace", "two"], "headers")
    equal(second.get("headers"), None, "headers")


@story
def produce_null_key_and_null_value(world):
    topic = world.unique()
    world.client.send(topic, [b"k:", b":v", b"k:v"], "-K", ":", "-Z")
    records = world.client.read(topic)
    equal([(r["key"], r["payload"]) for r in records], [("k", None), (None, "v"), ("k", "v")], "it")


@story
def produce_batches(world):
    topic = world.unique()
    world.client.send(topic, numbers(5000), "-X", "linger.ms=50")
    world.client.send(topic, numbers(20, 5000), "-X", "batch.num.messages=1", "-X", "linger.ms=0")
    records = world.client.read(topic)
    equal(payloads(records), strings(5020), "values")
    equal([r["offset"] for r in records], list(range(5020)), "offsets")


@story
def produce_idempotent(world):
    topic = partitioned(world, 3)
    for _ in range(2):
        world.client.send(topic, numbers(900), "-X", "enable.idempotence=true")
    counts = Counter(int(p) for p in payloads(world.client.read(topic)))
    equal(counts, Counter({n: 2 for n in range(900)}), "how often each came")


@story
def consume_earliest(world):
    topic = world.unique()
    world.client.send(topic, numbers(10))
    equal(payloads(world.client.read(topic, "-o", "beginning")), strings(10), "values")


@story
def consume_latest(world):
    topic = world.unique()
    world.client.send(topic, numbers(10))
    reader = world.client.start("-C", "-q", "-u", "-J", "-t", topic, "-o", "end", "-c", "5")
    # It does not say when it has begun: what is sent is the reader's once it has.
    sent = 10

    def read():
        nonlocal sent
        world.client.send(topic, numbers(1, sent))
        sent += 1
        return reader.poll() is not None

    until(read, "the reader has five")
    records = parsed(reader.stdout.read())
    first = records[0]["offset"]
    assert first >= 10, f"the first record read is {first}"
    equal([r["offset"] for r in records], list(range(first, first + 5)), "offsets")


@story
def consume_by_assignment(world):
    topic = partitioned(world, 2)
    for partition in (0, 1):
        world.client.send(topic, numbers(10, 10 * partition), "-p", str(partition))
    records = world.client.read(topic, "-p", "1")
    equal(payloads(records), strings(10, 10), "values")
    equal({r["partition"] for r in records}, {1}, "partitions")


@story
def seek_to_an_offset(world):
    topic = world.unique()
    world.client.send(topic, numbers(10))
    equal(payloads(world.client.read(topic, "-o", "6")), strings(4, 6), "from 6")
    equal(payloads(world.client.read(topic, "-o", "-3")), strings(3, 7), "the last three")


@story
def seek_to_the_end(world):
    topic = world.unique()
    world.client.send(topic, numbers(10))
    equal(world.client.read(topic, "-o", "end"), [], "records")


@story
def seek_to_a_timestamp(world):
    topic = world.unique()
    for n in range(4):
        world.client.send(topic, numbers(1, n))
        time.sleep(0.02)
    times = [r["ts"] for r in world.client.read(topic)]
    asked = ("-o", f"s@{times[1]}", "-o", f"e@{times[3]}")
    equal(payloads(world.client.read(topic, *asked)), ["1", "2"], "between two times")
    found = world.client.run("-Q", "-t", f"{topic}:0:{times[2]}").decode().strip()
    equal(found, f"{topic} [0] offset 2", "offset of a time")
    found = world.client.run("-Q", "-t", f"{topic}:0:{times[3] + 60_000}").decode().strip()
    equal(found, f"{topic} [0] offset -1", "offset of a time after all")


MEMBER = (
    *("-q", "-u", "-J"),
    *("-X", "session.timeout.ms=6000", "-X", "heartbeat.interval.ms=500"),
    *("-X", "auto.commit.interval.ms=100", "-X", "auto.offset.reset=earliest"),
)


def member(world, group, topic, *more):
    return world.client.start("-G", group, *MEMBER, *more, topic)


@story
def commit_sync_async_per_partition(world):
    """Told by what it lacks."""


@story
def consumer_lag(world):
    """Told by what it lacks."""


@story
def groups_list_describe_delete(world):
    """Told by what it lacks."""


@story
def consume_by_group_and_resume(world):
    """What it commits as it leaves, the next one goes on from."""
    topic, group = world.unique(), world.unique()
    world.client.send(topic, numbers(10))
    first = parsed(member(world, group, topic, "-c", "6").communicate(timeout=40)[0])
    equal(payloads(first), strings(6), "values")
    rest = parsed(member(world, group, topic, "-e").communicate(timeout=40)[0])
    equal(payloads(rest), strings(4, 6), "values after the restart")
    world.client.send(topic, [b"new"])
    equal(payloads(parsed(member(world, group, topic, "-e").communicate(timeout=40)[0])), ["new"],
          "values")


@story
def many_connections_at_once(world):
    topic = partitioned(world, 8)
    send = [KCAT, "-b", world.client.bootstrap, "-P", "-t", topic]
    senders = []
    for partition in range(8):
        sender = subprocess.Popen([*send, "-p", str(partition)], stdin=subprocess.PIPE)
        sender.stdin.write(b"\n".join(numbers(100)) + b"\n")
        sender.stdin.close()
        senders.append(sender)
    readers = [
        world.client.start("-C", "-q", "-J", "-t", topic, "-p", str(p), "-o", "0", "-c", "100")
        for p in range(8)
    ]
    for reader in readers:
        equal(payloads(parsed(reader.communicate(timeout=40)[0])), strings(100), "values")
    for sender in senders:
        equal(sender.wait(10), 0, "exit status")


class Watched:
    """A member of a group whose output goes to a file that can be read while it runs."""

    def __init__(self, world, group, topic, name):
        self.path = world.scratch / f"{world.name}-{world.token}-{name}.json"
        command = [KCAT, "-b", world.client.bootstrap, "-G", group, *MEMBER]
        with self.path.open("wb") as output:
            self.process = subprocess.Popen(
                [*command, topic], stdout=output, stderr=subprocess.DEVNULL
            )
        self.name, self.killed = name, False

    def records(self):
        return parsed(self.path.read_bytes())

    def partitions_since(self, number):
        return {r["partition"] for r in self.records() if int(r["payload"]) >= number}


@story
def group_of_three(world):
    """Joins, a polite leave and a kill while records flow.

    kcat commits every 100 ms and when it leaves, so: nothing is lost; nothing comes twice but what
    the killed one had in the tenth of a second and the heartbeat before its end.
    """
    topic, group = partitioned(world, 6), world.unique()
    world.client.send(topic, [b"-1"] * 6)
    sender = subprocess.Popen(
        [KCAT, "-b", world.client.bootstrap, "-P", "-t", topic, "-X", "linger.ms=0", "-p", "-1"],
        stdin=subprocess.PIPE,
    )
    sent = 0

    def flow(condition, what):
        """Records go on until the condition holds."""
        nonlocal sent

        def step():
            nonlocal sent
            for _ in range(10):
                sender.stdin.write(b"%d\n" % sent)
                sent += 1
            sender.stdin.flush()
            return condition()

        until(step, what, 45)

    def shared_by(members):
        """From here on exactly these have the partitions, each of which has one reader."""
        mark = sent

        def settled():
            parts = [one.partitions_since(mark) for one in members]
            return all(parts) and sum(map(len, parts)) == 6 == len(set.union(*parts))

        return settled

    def settle(members, what):
        # A mark set too early counts partitions that moved since: then again from now on.
        for _ in range(12):
            condition = shared_by(members)
            deadline = time.monotonic() + 3
            flow(lambda: condition() or time.monotonic() > deadline, what)
            if condition():
                return
        raise AssertionError(f"not shared by all: {what}")

    members = [Watched(world, group, topic, f"member-{n}") for n in (1, 2)]
    try:
        one, two = members
        settle([one, two], "two joined")
        three = Watched(world, group, topic, "member-3")
        members.append(three)
        settle([one, two, three], "a third joined")
        two.process.terminate()
        equal(two.process.wait(20), 0, "exit status of the one that left")
        settle([one, three], "one left politely")
        four = Watched(world, group, topic, "member-4")
        members.append(four)
        settle([one, three, four], "a third joined again")
        one.process.kill()
        one.process.wait()
        last_of_killed = one.records()
        settle([three, four], "one was killed")
        sender.stdin.close()
        equal(sender.wait(20), 0, "the sender's exit status")
        expected = set(range(-1, sent))
        until(lambda: {int(r["payload"]) for m in members for r in m.records()} == expected, "all")
    finally:
        for one in members:
            one.process.kill()
    seen = Counter((r["partition"], r["offset"]) for m in members for r in m.records())
    twice = {place for place, count in seen.items() if count > 1}
    recent = {(r["partition"], r["offset"]) for r in last_of_killed}
    equal(twice - recent, set(), "places read twice though nobody was killed with them")
    assert len(twice) <= 200, f"{len(twice)} records came twice after the kill"


if __name__ == "__main__":
    try:
        subprocess.run([KCAT, "-V"], capture_output=True, check=False)
    except OSError:
        print("skipped all: needs kcat (Debian, Ubuntu: apt-get install kcat)")
        sys.exit(0)
    sys.exit(harness.run(Kcat, harness.STORIES))
