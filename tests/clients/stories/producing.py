"""Records on their way in: keys, acknowledgements, compression, headers, nulls and batches."""

import time

from stories.harness import equal, read, refused, Skip, stories_of, story

MESSAGE_TOO_LARGE = 10


def all_of(world, topic, count, partitions=1):
    """Reads the topic from its beginning with a consumer of its own."""
    consumer = world.client.consumer(reset="earliest")
    consumer.assign([(topic, p) for p in range(partitions)])
    records = read(consumer, count)
    consumer.close()
    return records


def send_all(producer, topic, values, **more):
    sent = [producer.send(topic, value, **more) for value in values]
    producer.flush()
    return [handle.result() for handle in sent]


@story
def produce_keyed(world):
    """A key stays in its partition, in order, and keys are spread."""
    topic = world.topic(4)
    producer = world.client.producer()
    sent = {}
    for n in range(80):
        key = b"key-%d" % (n % 16)
        sent.setdefault(key, []).append(producer.send(topic, b"%d" % n, key=key))
    producer.flush()
    for handles in sent.values():
        equal(len({handle.result()[0] for handle in handles}), 1, "partitions of a key")
    records = all_of(world, topic, 80, 4)
    for key in sent:
        mine = [int(r.value) for r in records if r.key == key]
        equal(mine, sorted(mine), f"order of {key}")
    assert len({r.partition for r in records}) > 1, "all keys are in one partition"


@story
def produce_unkeyed(world):
    topic = world.topic(3)
    producer = world.client.producer()
    places = send_all(producer, topic, [b"%d" % n for n in range(60)])
    equal(len(set(places)), 60, "places")
    records = all_of(world, topic, 60, 3)
    equal(sorted(int(r.value) for r in records), list(range(60)), "values")
    equal({r.key for r in records}, {None}, "keys")


def acks(world, how):
    topic = world.topic(1)
    producer = world.client.producer(acks=how)
    places = send_all(producer, topic, [b"%d" % n for n in range(20)])
    # Nobody tells where a record went that is not acknowledged.
    if how != 0:
        equal(places, [(0, n) for n in range(20)], "places")
    producer.close()
    equal([r.value for r in all_of(world, topic, 20)], [b"%d" % n for n in range(20)], "values")


stories_of("produce-acks", (0, 1, "all"), acks)


def compressed(world, codec):
    if codec != "none" and codec not in world.client.compressions:
        raise Skip(f"{world.client.name} has no {codec}")
    topic = world.topic(1)
    # Long enough for several blocks in every framing, and nothing a codec can make small for free.
    values = [b"%06d " % n + bytes((n * k) % 251 for k in range(300)) for n in range(400)]
    # One small batch too: a codec may treat it differently.
    producer = world.client.producer(compression=codec, linger=0.05, batch_size=100_000)
    send_all(producer, topic, values)
    send_all(producer, topic, [b"small"])
    send_all(producer, topic, [b""])
    producer.close()
    records = all_of(world, topic, 402)
    equal([r.value for r in records], [*values, b"small", b""], "values")
    equal([r.offset for r in records], list(range(402)), "offsets")


stories_of("produce-compression", ("none", "gzip", "snappy", "lz4", "zstd"), compressed)


@story
def produce_topic_compression(world):
    """A topic with a compression.type of its own: the broker packs anew what came otherwise."""
    for wanted in ("gzip", "snappy", "lz4", "zstd", "uncompressed"):
        if wanted != "uncompressed" and wanted not in world.client.compressions:
            continue
        topic = world.topic(1, compression_type=wanted)
        values = [b"%d" % n * 40 for n in range(50)]
        producer = world.client.producer(linger=0.05)
        send_all(producer, topic, values)
        producer.close()
        packed = world.client.producer(compression="gzip", linger=0.05)
        send_all(packed, topic, values)
        packed.close()
        equal([r.value for r in all_of(world, topic, 100)], values + values, f"values by {wanted}")


@story
def produce_headers(world):
    topic = world.topic(1)
    headers = [("trace", b"\x00\xff"), ("empty", b""), ("trace", b"again")]
    headers.append(("한글", "글".encode()))
    producer = world.client.producer()
    send_all(producer, topic, [b"with"], headers=headers)
    send_all(producer, topic, [b"without"])
    records = all_of(world, topic, 2)
    equal([list(r.headers) for r in records], [headers, []], "headers")


@story
def produce_null_header(world):
    if not world.client.null_headers:
        raise Skip(f"{world.client.name} takes only bytes as a header's value")
    topic = world.topic(1)
    send_all(world.client.producer(), topic, [b"null"], headers=[("nothing", None)])
    equal(list(all_of(world, topic, 1)[0].headers), [("nothing", None)], "headers")


@story
def produce_null_key(world):
    topic = world.topic(1)
    producer = world.client.producer()
    send_all(producer, topic, [b"a"], key=None)
    send_all(producer, topic, [b"b"], key=b"")
    send_all(producer, topic, [b"c"], key=b"k")
    keys = [r.key for r in all_of(world, topic, 3)]
    equal(keys, [None, world.client.empty_key, b"k"], "keys")


@story
def produce_null_value(world):
    topic = world.topic(1)
    producer = world.client.producer()
    send_all(producer, topic, [None, b"", b"v"], key=b"k")
    equal([r.value for r in all_of(world, topic, 3)], [None, b"", b"v"], "values")


@story
def produce_null_value_to_a_compacted_topic(world):
    topic = world.topic(1, cleanup_policy="compact")
    producer = world.client.producer()
    send_all(producer, topic, [b"v", None], key=b"k")
    equal([r.value for r in all_of(world, topic, 2)], [b"v", None], "values")
    # INVALID_RECORD: nothing could be compacted by it.
    refused(world.client, 87, lambda: producer.send(topic, b"v").result())


@story
def produce_batches(world):
    """Many records in few requests, and one record each: the same log."""
    topic = world.topic(1)
    values = [b"%05d" % n for n in range(3000)]
    big = world.client.producer(linger=0.1, batch_size=200_000)
    places = send_all(big, topic, values, partition=0)
    equal(places, [(0, n) for n in range(3000)], "places")
    single = world.client.producer(linger=0, batch_size=1 if world.client.batch_of_one else 16384)
    for n in range(20):
        equal(single.send(topic, b"alone", partition=0).result(), (0, 3000 + n), "place")
    equal([r.value for r in all_of(world, topic, 3020)][:3000], values, "values")


@story
def produce_large(world):
    topic = world.topic(1)
    producer = world.client.producer(max_request=3_000_000)
    # Just under message.max.bytes, 1048588, with the batch's own 61 bytes and the record's few.
    value = bytes(range(256)) * 4090
    equal(producer.send(topic, value).result(), (0, 0), "place")
    equal(all_of(world, topic, 1)[0].value, value, "value")
    too_large = b"x" * 1_100_000
    refused(world.client, MESSAGE_TOO_LARGE, lambda: producer.send(topic, too_large).result())
    equal(producer.send(topic, b"next").result(), (0, 1), "place after the refusal")


@story
def produce_timestamps(world):
    """The producer's time is kept; of a topic by LogAppendTime the broker's."""
    client = world.client
    when = int(time.time() * 1000) - 86_400_000
    topic = world.topic(1)
    client.producer().send(topic, b"yesterday", timestamp=when).result()
    equal(all_of(world, topic, 1)[0].timestamp, when, "timestamp")
    append = world.topic(1, message_timestamp_type="LogAppendTime")
    client.producer().send(append, b"now", timestamp=when).result()
    stamped = all_of(world, append, 1)[0].timestamp
    assert stamped > when + 86_000_000, f"the broker kept the producer's time {stamped}"


@story
def produce_idempotent(world):
    topic = world.topic(3)
    producer = world.client.producer(idempotence=True, linger=0.005)
    sent = [producer.send(topic, b"%d" % n, partition=n % 3) for n in range(900)]
    producer.flush()
    equal([h.result() for h in sent], [(n % 3, n // 3) for n in range(900)], "places")
    records = all_of(world, topic, 900, 3)
    for partition in range(3):
        mine = [int(r.value) for r in records if r.partition == partition]
        equal(mine, list(range(partition, 900, 3)), f"order in partition {partition}")
    # A second one with a producer id of its own is no duplicate of the first.
    equal(send_all(world.client.producer(idempotence=True), topic, [b"other"], partition=0),
          [(0, 300)], "place")


@story
def produce_idempotent_compressed(world):
    topic = world.topic(1)
    producer = world.client.producer(idempotence=True, compression="gzip", linger=0.005)
    places = send_all(producer, topic, [b"%d" % n for n in range(300)])
    equal(places, [(0, n) for n in range(300)], "places")
    values = [r.value for r in all_of(world, topic, 300)]
    equal(values, [b"%d" % n for n in range(300)], "values")
