"""Records on their way out: where a reader begins, where it jumps, what it keeps."""

import threading
import time

from stories.harness import equal, read, story, until


def numbers(count, start=0):
    return [b"%d" % n for n in range(start, start + count)]


def values(records):
    return [r.value for r in records]


def assigned(consumer, count):
    """Polls until the group has given it partitions; what is read on the way comes back."""
    records = []

    def there():
        records.extend(consumer.poll(consumer.patience))
        return len(consumer.assignment()) == count

    until(there, f"{count} partitions assigned")
    return records


def group_reader(world, topic, group, **settings):
    consumer = world.client.consumer(group=group, **settings)
    consumer.subscribe([topic])
    return consumer


class Polling(threading.Thread):
    """Polls without a pause, as a program of its own would.

    Two readers polled in turn by one thread would often leave each other waiting in a rebalance,
    and kafka-python starts a rebalance anew that ends between two polls.
    """

    def __init__(self, consumer):
        super().__init__(daemon=True)
        self.consumer, self.records, self.stopping = consumer, [], threading.Event()
        self.assignment = set()
        self.start()

    def run(self):
        while not self.stopping.is_set():
            self.records += self.consumer.poll(self.consumer.patience)
            self.assignment = self.consumer.assignment()

    def stop(self):
        self.stopping.set()
        self.join(20)


@story
def consume_earliest(world):
    topic = world.topic(1)
    world.fill(topic, numbers(10))
    consumer = group_reader(world, topic, world.unique(), reset="earliest")
    equal(values(read(consumer, 10)), numbers(10), "values")
    consumer.close()


@story
def consume_latest(world):
    topic = world.topic(1)
    world.fill(topic, numbers(10))
    consumer = group_reader(world, topic, world.unique(), reset="latest")
    equal(assigned(consumer, 1), [], "records before")
    until(lambda: consumer.poll(0.1) == [] and consumer.position(topic, 0) == 10, "position 10")
    world.fill(topic, numbers(5, 10))
    equal(values(read(consumer, 5)), numbers(5, 10), "values")
    consumer.close()


@story
def consume_by_group(world):
    """One reader has all; a second takes its part of what is new."""
    topic = world.topic(4)
    group = world.unique()
    first = group_reader(world, topic, group)
    producer = world.client.producer()
    for n in range(40):
        producer.send(topic, b"%d" % n, partition=n % 4)
    producer.flush()
    equal(sorted(int(v) for v in values(read(first, 40))), list(range(40)), "values")
    first.commit()
    second = group_reader(world, topic, group)
    both = [Polling(first), Polling(second)]
    parts = lambda: [one.assignment for one in both]  # noqa: E731
    until(lambda: [len(part) for part in parts()] == [2, 2], "two partitions each")
    assert not set.intersection(*parts()), "a partition with two readers"
    for n in range(40, 80):
        producer.send(topic, b"%d" % n, partition=n % 4)
    producer.flush()
    until(lambda: sum(len(one.records) for one in both) >= 40, "all records")
    # Both stop before one leaves: its partitions would be read again, from what is committed.
    for one in both:
        one.stop()
    for one in both:
        one.consumer.close()
        assert one.records, "a reader without records"
    seen = sorted(int(r.value) for one in both for r in one.records)
    equal(seen, list(range(40, 80)), "values of both")


@story
def consume_by_assignment(world):
    """Without a group, one partition of two; another reader of the same is not in the way."""
    topic = world.topic(2)
    producer = world.client.producer()
    for n in range(20):
        producer.send(topic, b"%d" % n, partition=n % 2)
    producer.flush()
    readers = [world.client.consumer(reset="earliest") for _ in range(2)]
    for reader in readers:
        reader.assign([(topic, 1)])
    for reader in readers:
        records = read(reader, 10)
        equal(values(records), [b"%d" % n for n in range(1, 20, 2)], "values")
        equal({r.partition for r in records}, {1}, "partitions")


def ten(world):
    """A reader at the end of ten records."""
    topic = world.topic(1)
    world.fill(topic, numbers(10))
    consumer = world.client.consumer(reset="earliest")
    consumer.assign([(topic, 0)])
    equal(values(read(consumer, 10)), numbers(10), "values")
    return topic, consumer


@story
def seek_to_an_offset(world):
    topic, consumer = ten(world)
    consumer.seek(topic, 0, 6)
    equal([r.offset for r in read(consumer, 4)], [6, 7, 8, 9], "offsets")
    consumer.seek(topic, 0, 3)
    equal([r.offset for r in read(consumer, 7)][0], 3, "offset")


@story
def seek_to_the_beginning(world):
    topic, consumer = ten(world)
    consumer.seek_to_beginning(topic, 0)
    equal(values(read(consumer, 10)), numbers(10), "values")


@story
def seek_to_the_end(world):
    topic, consumer = ten(world)
    consumer.seek(topic, 0, 0)
    consumer.seek_to_end(topic, 0)
    records = []

    def something_new():
        # Where the end is the client finds out in its own time, and position may be an old one.
        world.fill(topic, [b"new"])
        records.extend(consumer.poll(consumer.patience))
        return records

    until(something_new, "a record behind the end")
    equal({r.value for r in records}, {b"new"}, "values")


@story
def seek_out_of_range(world):
    """Beyond the log's end auto.offset.reset decides."""
    topic, consumer = ten(world)
    consumer.seek(topic, 0, 5000)
    equal([r.offset for r in read(consumer, 10)], list(range(10)), "offsets")


@story
def seek_to_a_timestamp(world):
    client = world.client
    topic = world.topic(1)
    start = int(time.time() * 1000) - 3_600_000
    producer = client.producer(linger=0.05)
    for n in range(10):
        producer.send(topic, b"%d" % n, partition=0, timestamp=start + n * 1000)
    producer.flush()
    consumer = client.consumer(reset="earliest")
    consumer.assign([(topic, 0)])
    read(consumer, 10)
    equal(consumer.offset_at(topic, 0, start + 4000), 4, "offset of a record's time")
    equal(consumer.offset_at(topic, 0, start + 4001), 5, "offset between two times")
    equal(consumer.offset_at(topic, 0, start - 5), 0, "offset of a time before all")
    equal(consumer.offset_at(topic, 0, start + 60_000), None, "offset of a time after all")
    consumer.seek(topic, 0, consumer.offset_at(topic, 0, start + 6500))
    equal(values(read(consumer, 3)), [b"7", b"8", b"9"], "values")


@story
def offsets_at_both_ends(world):
    topic, consumer = ten(world)
    equal(consumer.bounds(topic, 0), (0, 10), "first and end offset")


@story
def commit_sync(world):
    topic = world.topic(1)
    group = world.unique()
    world.fill(topic, numbers(10))
    consumer = group_reader(world, topic, group)
    equal(consumer.committed(topic, 0), None, "committed before")
    read(consumer, 10)
    consumer.commit()
    equal(consumer.committed(topic, 0), 10, "committed")
    consumer.close()


@story
def commit_async(world):
    topic = world.topic(1)
    group = world.unique()
    world.fill(topic, numbers(10))
    consumer = group_reader(world, topic, group)
    read(consumer, 10)
    done = consumer.commit_async()
    until(lambda: consumer.poll(0.1) == [] and done(), "the commit is answered")
    equal(consumer.committed(topic, 0), 10, "committed")
    consumer.close()


@story
def commit_automatically(world):
    topic = world.topic(1)
    world.fill(topic, numbers(10))
    consumer = group_reader(world, topic, world.unique(), auto_commit=0.3)
    read(consumer, 10)
    until(lambda: consumer.poll(0.1) == [] and consumer.committed(topic, 0) == 10, "committed 10")
    consumer.close()


@story
def commit_on_close(world):
    """What auto-commit has not sent yet, close sends."""
    topic = world.topic(1)
    group = world.unique()
    world.fill(topic, numbers(10))
    consumer = group_reader(world, topic, group, auto_commit=600)
    read(consumer, 10)
    consumer.close()
    equal(world.client.group_offsets(group), {(topic, 0): 10}, "committed")


@story
def commit_per_partition(world):
    topic = world.topic(3)
    group = world.unique()
    producer = world.client.producer()
    for n in range(30):
        producer.send(topic, b"%d" % n, partition=n % 3)
    producer.flush()
    consumer = group_reader(world, topic, group)
    read(consumer, 30)
    consumer.commit({(topic, 0): 7, (topic, 2): 2})
    equal([consumer.committed(topic, p) for p in range(3)], [7, None, 2], "committed")
    consumer.commit({(topic, 1): 10})
    equal([consumer.committed(topic, p) for p in range(3)], [7, 10, 2], "committed")
    consumer.close()
    again = group_reader(world, topic, group)
    places = sorted((r.partition, r.offset) for r in read(again, 11))
    expected = [(0, 7), (0, 8), (0, 9), *((2, n) for n in range(2, 10))]
    equal(places, expected, "places after the restart")
    again.close()


@story
def commit_without_a_group_membership(world):
    """By assignment, but with a group id: offsets are kept, nobody is a member."""
    topic = world.topic(2)
    group = world.unique()
    world.fill(topic, numbers(4))
    consumer = world.client.consumer(group=group)
    consumer.assign([(topic, 0)])
    read(consumer, 4)
    consumer.commit()
    equal(consumer.committed(topic, 0), 4, "committed")
    state, members = world.client.describe_group(group)
    equal((state, members), ("Empty", {}), "the group")
    consumer.close()


@story
def resume_after_restart(world):
    topic = world.topic(1)
    group = world.unique()
    world.fill(topic, numbers(10))
    first = group_reader(world, topic, group)
    read(first, 10)
    first.commit({(topic, 0): 5})
    first.close()
    second = group_reader(world, topic, group)
    equal(values(read(second, 5)), numbers(5, 5), "values after the restart")
    # It leaves without a commit: the same comes again.
    second.close()
    third = group_reader(world, topic, group)
    equal(values(read(third, 5)), numbers(5, 5), "values, uncommitted before")
    third.commit()
    third.close()
    world.fill(topic, [b"new"])
    fourth = group_reader(world, topic, group)
    equal(values(read(fourth, 1)), [b"new"], "values")
    fourth.close()


@story
def consumer_lag(world):
    topic = world.topic(1)
    group = world.unique()
    world.fill(topic, numbers(10))
    consumer = group_reader(world, topic, group)
    read(consumer, 10)
    consumer.commit()
    until(lambda: consumer.poll(0.1) == [] and consumer.lag(topic, 0) == 0, "no lag")
    consumer.pause(topic, 0)
    world.fill(topic, numbers(25, 10))
    equal(consumer.bounds(topic, 0)[1] - consumer.committed(topic, 0), 25, "end minus committed")
    # One record at a time: the client's own figure comes with each fetch.
    consumer.seek(topic, 0, 10)
    consumer.resume(topic, 0)
    records = []
    until(lambda: records.extend(consumer.poll(0.2, 10)) or records, "some records")
    consumer.pause(topic, 0)
    left = 35 - consumer.position(topic, 0)
    until(lambda: consumer.poll(0.1) == [] and consumer.lag(topic, 0) == left, f"a lag of {left}")
    consumer.close()


@story
def many_connections_at_once(world):
    """Eight producers and eight readers, each with connections of its own."""
    topic = world.topic(8)
    failures, read_by = [], {}

    def produce(partition):
        producer = world.client.producer(acks=(1, "all")[partition % 2])
        for n in range(100):
            producer.send(topic, b"%d" % n, partition=partition)
        producer.flush()
        producer.close()

    def consume(partition):
        consumer = world.client.consumer(reset="earliest")
        consumer.assign([(topic, partition)])
        read_by[partition] = values(read(consumer, 100, 45))
        consumer.close()

    def guarded(work, partition):
        try:
            work(partition)
        except BaseException as error:  # noqa: BLE001 - told below
            failures.append(f"{work.__name__} {partition}: {error!r}")

    threads = [
        threading.Thread(target=guarded, args=(work, partition))
        for partition in range(8)
        for work in (produce, consume)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    equal(failures, [], "failures")
    equal(read_by, {p: numbers(100) for p in range(8)}, "what was read")


@story
def consume_by_pattern(world):
    """Topics by regular expression, one of which is made later."""
    stem = world.unique()
    for n in (1, 2):
        world.client.create_topic(f"{stem}-{n}", 1, {})
    consumer = world.client.consumer(group=world.unique(), metadata_max_age=1.0)
    consumer.subscribe_pattern(f"^{stem}-[0-9]$")
    seen = set()

    def has(topics):
        seen.update(r.topic for r in consumer.poll(consumer.patience))
        return seen == topics

    for n in (1, 2):
        world.fill(f"{stem}-{n}", [b"hello"])
    until(lambda: has({f"{stem}-1", f"{stem}-2"}), "records of both topics")
    world.client.create_topic(f"{stem}-3", 1, {})
    world.client.create_topic(f"{stem}-x", 1, {})
    world.fill(f"{stem}-x", [b"not this"])
    world.fill(f"{stem}-3", [b"hello"])
    until(lambda: has({f"{stem}-{n}" for n in (1, 2, 3)}), "records of the third topic")
    consumer.close()


@story
def consume_committed_only(world):
    """isolation.level=read_committed: without transactions the same."""
    topic = world.topic(1)
    world.fill(topic, numbers(10))
    consumer = world.client.consumer(reset="earliest", committed_only=True)
    consumer.assign([(topic, 0)])
    equal(values(read(consumer, 10)), numbers(10), "values")


@story
def consume_records_larger_than_a_fetch(world):
    """The first batch comes whole even when it is larger than all that was asked for."""
    topic = world.topic(1)
    large = [bytes([n]) * 200_000 for n in range(5)]
    world.fill(topic, large, batch_size=16384)
    consumer = world.client.consumer(reset="earliest", fetch_max=50_000)
    consumer.assign([(topic, 0)])
    equal([len(v) for v in values(read(consumer, 5))], [200_000] * 5, "lengths")
    equal(consumer.position(topic, 0), 5, "position")
