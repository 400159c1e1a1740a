"""Runs stories side by side, each in a process of its own that can be ended when it hangs."""

import faulthandler
import logging
import multiprocessing
import os
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

FORK = multiprocessing.get_context("fork")
LIMIT_SECONDS = 180
SIDE_BY_SIDE = 8

STORIES = {}


class Skip(Exception):
    """The client lacks what the story is about; the message says what."""


def story(function):
    """Registers a story under its function's name."""
    STORIES[function.__name__.replace("_", "-")] = function
    return function


def stories_of(stem, values, tell):
    """Registers a story of each value, `STEM-VALUE`: `tell(world, value)`."""
    for value in values:
        STORIES[f"{stem}-{value}"] = lambda world, value=value: tell(world, value)


def scratch_folder():
    """The runner's folder; of a suite run by hand, one that is never the project's own."""
    return Path(os.environ.get("CLIENT_SCRATCH") or tempfile.mkdtemp(prefix="playground-clients-"))


class World:
    """What a story is given: its client, names of its own, and folders."""

    def __init__(self, client_type, name, bootstrap=None):
        self.client = client_type(bootstrap or os.environ["BOOTSTRAP"])
        self.name = name
        self.token = f"{random.SystemRandom().randrange(36**4):x}"
        self.scratch = scratch_folder()
        self._names = 0

    def unique(self):
        """A name no other story uses."""
        self._names += 1
        return f"{self.client.name}-{self.name}-{self.token}-{self._names}"

    def topic(self, partitions=1, **configs):
        """A new topic whose partitions all have a leader."""
        name = self.unique()
        configs = {key.replace("_", "."): str(value) for key, value in configs.items()}
        self.client.create_topic(name, partitions, configs)
        until(lambda: len(self.client.describe(name)) == partitions, f"{name} is described")
        return name

    def fill(self, topic, values, **settings):
        """Sends the values, in order, to partition 0, and waits for all to be acknowledged."""
        producer = self.client.producer(**settings)
        sent = [producer.send(topic, value, partition=0) for value in values]
        producer.flush()
        offsets = [handle.result() for handle in sent]
        producer.close()
        return offsets


def until(condition, what, seconds=60):
    """Waits until the condition holds; an exception of it counts as not yet."""
    end = time.monotonic() + seconds
    reason = None
    while time.monotonic() < end:
        try:
            if condition():
                return
            reason = None
        except Exception as error:  # noqa: BLE001 - any client's not-yet
            reason = error
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s: {what}" + (f" ({reason!r})" if reason else ""))


def read(consumer, count, seconds=60):
    """Polls until `count` records came, and a little longer for one too many."""
    records = []
    end = time.monotonic() + seconds
    while len(records) < count and time.monotonic() < end:
        records += consumer.poll(consumer.patience)
    records += consumer.poll(0.1)
    assert len(records) == count, f"{len(records)} records instead of {count} within {seconds} s"
    return records


def equal(actual, expected, what="it"):
    """An assertion that shows both sides, shortened."""
    if actual != expected:
        raise AssertionError(f"{what} is {shown(actual)}, not {shown(expected)}")


def shown(value):
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:200]}..."


def refused(client, codes, action):
    """Runs the action, which the broker must refuse with one of the codes."""
    codes = codes if isinstance(codes, tuple) else (codes,)
    try:
        result = action()
    except Exception as error:  # noqa: BLE001 - each client has its own
        code = client.code(error)
        if code == -1 and set(codes) & set(client.unheard_of):
            return
        assert code in codes, f"refused with {code} ({error!r}), not {codes}"
        return
    raise AssertionError(f"not refused with {codes} but {shown(result)}")


def _one(client_type, name, function, outcome):
    """In the story's own process."""
    faulthandler.dump_traceback_later(LIMIT_SECONDS - 3, file=sys.stderr)
    try:
        if os.environ.get("CLIENT_LOG"):
            scratch = scratch_folder()
            form = "%(asctime)s %(name)s %(message)s"
            logging.basicConfig(filename=scratch / f"{name}.log", level="DEBUG", format=form)
        lacks = client_type.lacks.get(name)
        if lacks:
            raise Skip(lacks)
        world = World(client_type, name)
        function(world)
        outcome.send(("ok", None))
    except Skip as reason:
        outcome.send(("skipped", str(reason)))
    except BaseException as error:  # noqa: BLE001 - the story's verdict
        print(f"== {name}", file=sys.stderr)
        traceback.print_exc()
        text = str(error).strip().splitlines() or [""]
        kind = "" if isinstance(error, AssertionError) else f"{type(error).__name__}: "
        outcome.send(("FAILED", f"{kind}{text[0][:400]}"))
    sys.stderr.flush()
    # Clients left open must not keep the process: a story closes what it is about.
    os._exit(0)


class _Running:
    def __init__(self, client_type, name, function):
        self.name = name
        self.began = time.monotonic()
        self.outcome, there = FORK.Pipe(duplex=False)
        self.process = FORK.Process(target=_one, args=(client_type, name, function, there))
        self.process.start()
        there.close()

    def verdict(self):
        """None while it runs."""
        seconds = time.monotonic() - self.began
        if self.outcome.poll():
            try:
                return self.outcome.recv()
            except EOFError:
                self.process.join()
                return ("FAILED", f"its process ended with {self.process.exitcode}")
        if seconds > LIMIT_SECONDS:
            return ("FAILED", f"not done within {LIMIT_SECONDS} s")
        return None

    def end(self):
        self.process.join(2)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


def wanted(suite, stories):
    """The stories the filter of the caller leaves."""
    only = os.environ.get("CLIENT_ONLY", "")
    only = sys.argv[1] if len(sys.argv) > 1 else only
    return {name: f for name, f in stories.items() if only in f"{suite}/{name}"}


def run(client_type, stories):
    """Tells the stories, prints their lines, and gives the exit status."""
    waiting = list(wanted(client_type.name, stories).items())
    # The long ones first.
    waiting.sort(key=lambda item: item[0].startswith("group-of"))
    running, failed = [], 0
    while waiting or running:
        while waiting and len(running) < SIDE_BY_SIDE:
            name, function = waiting.pop()
            running.append(_Running(client_type, name, function))
        for one in list(running):
            verdict = one.verdict()
            if verdict is None:
                continue
            running.remove(one)
            one.end()
            word, why = verdict
            failed += word == "FAILED"
            seconds = f" ({time.monotonic() - one.began:.1f} s)" if word == "ok" else ""
            print(f"{word} {one.name}{seconds}" + (f": {why}" if why else ""), flush=True)
        time.sleep(0.01)
    return 1 if failed else 0


def main(client_type):
    """The whole program of a suite."""
    from stories import consuming, flow, groups, producing, topics  # noqa: F401 - they register

    if sys.argv[1:2] == ["member"]:
        sys.exit(flow.member(client_type, sys.argv[2:]))
    sys.exit(run(client_type, STORIES))
