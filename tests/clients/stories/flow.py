"""Groups of three while records flow: members join, leave politely and are killed.

What is asserted. A member writes a journal: every partition given to it and taken from it, every
record, every commit the broker has acknowledged. A record counts as done by a member when an
acknowledged commit of that member covers it. Then:

1. every record sent is received, and every partition is committed up to its end;
2. every record is done by exactly one member, but for those in the hands of a killed member, which
   may be done by none (its last commit may have arrived without its knowing);
3. a record received twice was not done by the first one to receive it: that member was killed, or
   the broker refused its commit because the partition was no longer its own;
4. no partition has two owners at the same time: a member's ownership ends before the next begins,
   and a killed member's partitions are given away only after its session has timed out.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict

from stories.harness import equal, Skip, story, until

PARTITIONS = 6
SESSION_SECONDS = 6
HEARTBEAT_SECONDS = 0.5


class Journal:
    """Lines that are in the file as soon as they are written, whatever happens to the writer."""

    def __init__(self, path):
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)

    def __call__(self, event, what=None):
        line = json.dumps([time.monotonic(), event, what])
        os.write(self.file, line.encode() + b"\n")


def member(client_type, arguments):
    """The program of one member: `member TOPIC GROUP JOURNAL eager|cooperative`."""
    topic, group, path, strategy = arguments
    journal = Journal(path)
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    client = client_type(os.environ["BOOTSTRAP"])
    consumer = client.consumer(
        group=group,
        session_timeout=SESSION_SECONDS,
        heartbeat=HEARTBEAT_SECONDS,
        cooperative=strategy == "cooperative",
    )
    consumer.subscribe(
        [topic],
        on_assigned=lambda ps: journal("assigned", [p for _, p in ps]),
        on_revoked=lambda ps: journal("revoked", [p for _, p in ps]),
    )

    def handle(records):
        journal("records", [[r.partition, r.offset, int(r.value)] for r in records])

    def committed(offsets):
        journal("committed", [[p, offset] for (_, p), offset in offsets.items()])

    while not stopping.is_set():
        try:
            consumer.work(consumer.patience, handle, committed)
        except Exception as error:  # noqa: BLE001 - told apart by its code
            # REBALANCE_IN_PROGRESS, ILLEGAL_GENERATION, UNKNOWN_MEMBER_ID: not ours any more.
            if client.code(error) not in (27, 22, 25):
                journal("died", repr(error))
                raise
            journal("refused", client.code(error))
    journal("leaving")
    consumer.close()
    journal("left")
    return 0


class Member:
    """A member seen from outside: its process and its journal."""

    def __init__(self, world, topic, group, name, strategy):
        self.name = name
        self.path = world.scratch / f"{world.name}-{world.token}-{name}.journal"
        self.path.touch()
        self.killed_at = None
        arguments = ["member", topic, group, str(self.path), strategy]
        self.process = subprocess.Popen([sys.executable, sys.argv[0], *arguments])

    def journal(self):
        lines = self.path.read_text().splitlines()
        return [json.loads(line) for line in lines if line.endswith("]")]

    def owned(self):
        """The partitions it has now."""
        if self.killed_at or self.process.poll() is not None:
            return set()
        mine = set()
        for _, event, what in self.journal():
            if event == "assigned":
                mine |= set(what)
            elif event == "revoked":
                mine -= set(what)
        return mine

    def leave(self):
        self.process.terminate()
        equal(self.process.wait(20), 0, f"{self.name}'s exit status")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.killed_at = time.monotonic()


class Flow(threading.Thread):
    """Sends numbered records to all partitions in turn until told to stop."""

    def __init__(self, world, topic):
        super().__init__(daemon=True)
        self.producer = world.client.producer(acks="all")
        self.topic = topic
        self.stopping = threading.Event()
        self.handles = []

    def run(self):
        while not self.stopping.is_set():
            number = len(self.handles)
            partition = number % PARTITIONS
            self.handles.append(self.producer.send(self.topic, b"%d" % number, partition=partition))
            time.sleep(0.008)

    def stop(self):
        """Gives the place of every record."""
        self.stopping.set()
        self.join()
        self.producer.flush()
        return [handle.result() for handle in self.handles]


class Group:
    """The members of one group, past and present."""

    def __init__(self, world, strategy):
        self.world = world
        self.strategy = strategy
        self.topic = world.topic(PARTITIONS)
        self.group = world.unique()
        self.members = []

    def join(self):
        name = f"member-{len(self.members) + 1}"
        self.members.append(Member(self.world, self.topic, self.group, name, self.strategy))
        return self.members[-1]

    def settle(self, members, what, seconds=40):
        """Waits until exactly these share all partitions."""

        def settled():
            for one in self.members:
                status = one.process.poll()
                assert status in (None, 0, -signal.SIGKILL), f"{one.name} died with {status}"
            parts = [one.owned() for one in members]
            counts = sum(len(part) for part in parts)
            return all(parts) and counts == PARTITIONS == len(set.union(*parts))

        until(settled, f"{what}: all partitions shared by {len(members)}", seconds)

    def end(self):
        for one in self.members:
            if one.process.poll() is None:
                one.process.kill()


def judge(group, places):
    """The four assertions of this file's first lines."""
    received, done, finals = defaultdict(list), defaultdict(list), defaultdict(int)
    for one in group.members:
        in_hand = defaultdict(list)
        for at, event, what in one.journal():
            if event == "records":
                for partition, offset, value in what:
                    equal(places[value], [partition, offset], f"place of record {value}")
                    received[value].append((at, one))
                    in_hand[partition].append(value)
            elif event == "committed":
                for partition, offset in what:
                    for value in in_hand.pop(partition, []):
                        done[value].append((at, one))
                    finals[partition] = max(finals[partition], offset)
            elif event == "revoked":
                for partition in what:
                    in_hand.pop(partition, None)
            assert event != "died", f"{one.name} died: {what}"
    lost = [value for value in range(len(places)) if value not in received]
    equal(lost, [], "records nobody received")
    for value in range(len(places)):
        names = [one.name for _, one in done[value]]
        assert len(names) <= 1, f"record {value} was done by {names}"
        if not names:
            assert any(one.killed_at for _, one in received[value]), f"record {value} never done"
            continue
        done_at = done[value][0][0]
        again = [one.name for at, one in received[value] if at > done_at]
        equal(again, [], f"who received record {value} after {names[0]} had done it")
    ends = defaultdict(int)
    for partition, offset in places:
        ends[partition] = max(ends[partition], offset + 1)
    equal(dict(finals), dict(ends), "committed offsets")
    ownership(group)


def ownership(group):
    spans = defaultdict(list)
    for one in group.members:
        since = {}
        for at, event, what in one.journal():
            if event == "assigned":
                for partition in what:
                    since.setdefault(partition, at)
            elif event == "revoked":
                for partition in what:
                    if partition in since:
                        spans[partition].append((since.pop(partition), at, one))
            elif event == "left":
                for partition in list(since):
                    spans[partition].append((since.pop(partition), at, one))
        for partition, at in since.items():
            spans[partition].append((at, one.killed_at or time.monotonic(), one))
    for partition, owners in spans.items():
        owners.sort(key=lambda span: span[0])
        for (_, end, before), (begin, _, after) in zip(owners, owners[1:]):
            assert begin >= end, (
                f"partition {partition} had two owners for {end - begin:.3f} s: "
                f"{before.name} and {after.name}"
            )
            if end == before.killed_at:
                # The last heartbeat is as old as its interval, on a busy machine older.
                least = SESSION_SECONDS / 2
                gap = begin - before.killed_at
                assert gap >= least, f"{before.name}'s partition went on after only {gap:.1f} s"


def tell(world, strategy):
    group = Group(world, strategy)
    flow = Flow(world, group.topic)
    try:
        flow.start()
        one, two = group.join(), group.join()
        group.settle([one, two], "two joined")
        three = group.join()
        group.settle([one, two, three], "a third joined")
        two.leave()
        group.settle([one, three], "one left politely")
        four = group.join()
        group.settle([one, three, four], "a third joined again")
        one.kill()
        group.settle([three, four], "one was killed")
        time.sleep(0.5)
        places = [list(place) for place in flow.stop()]
        until(lambda: everything_committed(world, group, places), "all is committed")
        three.leave()
        four.leave()
        judge(group, places)
    finally:
        group.end()


def everything_committed(world, group, places):
    ends = defaultdict(int)
    for partition, offset in places:
        ends[(group.topic, partition)] = max(ends[(group.topic, partition)], offset + 1)
    return world.client.group_offsets(group.group) == dict(ends)


@story
def group_of_three(world):
    tell(world, "eager")


@story
def group_of_three_cooperative(world):
    if not world.client.cooperative:
        raise Skip(f"{world.client.name} has no cooperative assignor")
    tell(world, "cooperative")
