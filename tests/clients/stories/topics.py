"""Topics: made, listed, described, grown, changed and deleted."""

from stories.harness import equal, refused, story, until

TOPIC_UNKNOWN, TOPIC_EXISTS, INVALID_NAME, INVALID_PARTITIONS = 3, 36, 17, 37
INVALID_REPLICATION_FACTOR, INVALID_CONFIG = 38, 40


@story
def topics_create_list_describe(world):
    client = world.client
    name = world.unique()
    client.create_topic(name, 3, {"retention.ms": "123456"})
    until(lambda: name in client.topics(), "the new topic is listed")
    partitions = client.describe(name)
    equal(sorted(partitions), [0, 1, 2], "partitions")
    for leader, replicas, in_sync in partitions.values():
        equal(replicas, [leader], "replicas")
        equal(in_sync, [leader], "in-sync replicas")
    equal(client.topic_config(name, "retention.ms"), "123456", "retention.ms")
    equal(client.topic_config(name, "cleanup.policy"), "delete", "cleanup.policy")


@story
def topics_change_a_config(world):
    client = world.client
    name = world.topic(2)
    client.alter_topic_config(name, "retention.ms", "7200000")
    until(lambda: client.topic_config(name, "retention.ms") == "7200000", "the new retention.ms")


@story
def topics_grow(world):
    client = world.client
    name = world.topic(2)
    client.grow(name, 5)
    until(lambda: sorted(client.describe(name)) == [0, 1, 2, 3, 4], "five partitions")
    refused(client, INVALID_PARTITIONS, lambda: client.grow(name, 4))
    refused(client, INVALID_PARTITIONS, lambda: client.grow(name, 5))


@story
def topics_grow_while_used(world):
    """A producer and a consumer of a group find the new partitions by themselves."""
    client = world.client
    name = world.topic(1)
    consumer = client.consumer(group=world.unique(), metadata_max_age=1.0)
    consumer.subscribe([name])
    producer = client.producer(metadata_max_age=1.0)
    producer.send(name, b"before").result()
    until(lambda: [r.value for r in consumer.poll(consumer.patience)] == [b"before"], "the first record")
    client.grow(name, 3)

    def both():
        consumer.poll(consumer.patience)
        return len(consumer.assignment()) == 3

    until(both, "the consumer has three partitions")
    until(lambda: producer.send(name, b"after", partition=2).result(), "partition 2 takes records")
    seen = []

    def after():
        seen.extend(consumer.poll(0.2))
        return any(r.partition == 2 and r.value == b"after" for r in seen)

    until(after, "the record in the new partition")
    consumer.close()


@story
def topics_delete(world):
    client = world.client
    name = world.topic(2)
    world.fill(name, [b"gone soon"])
    client.delete_topic(name)
    until(lambda: name not in client.topics(), "the topic is no longer listed")
    refused(client, TOPIC_UNKNOWN, lambda: client.delete_topic(name))
    # The name is free again, and nothing of the old topic is left.
    client.create_topic(name, 1, {})
    until(lambda: len(client.describe(name)) == 1, "the topic is there again")
    equal(world.fill(name, [b"anew"]), [(0, 0)], "the first record's place")


@story
def topics_refused(world):
    client = world.client
    name = world.topic(1)
    refused(client, TOPIC_EXISTS, lambda: client.create_topic(name, 1, {}))
    refused(client, INVALID_NAME, lambda: client.create_topic("no spaces please", 1, {}))
    refused(client, INVALID_PARTITIONS, lambda: client.create_topic(world.unique(), 0, {}))
    refused(
        client, INVALID_REPLICATION_FACTOR, lambda: client.create_topic(world.unique(), 1, {}, 5)
    )
    bad = {"retention.ms": "a while"}
    refused(client, INVALID_CONFIG, lambda: client.create_topic(world.unique(), 1, bad))
    refused(client, TOPIC_UNKNOWN, lambda: client.grow(world.unique(), 4))


@story
def topics_made_by_use(world):
    """auto.create.topics.enable, with which every broker starts."""
    client = world.client
    name = world.unique()
    producer = client.producer()
    partition, offset = producer.send(name, b"hello").result()
    equal((partition, offset), (0, 0), "the record's place")
    until(lambda: name in client.topics(), "the topic is listed")
    equal(len(client.describe(name)), 1, "num.partitions")


@story
def topics_delete_records(world):
    client = world.client
    name = world.topic(1)
    world.fill(name, [b"%d" % n for n in range(10)])
    client.delete_records(name, 0, 4)
    consumer = client.consumer(reset="earliest")
    consumer.assign([(name, 0)])
    equal(consumer.bounds(name, 0), (4, 10), "first and end offset")
    records = []
    until(lambda: records.extend(consumer.poll(0.2)) or len(records) >= 6, "the rest")
    equal([r.offset for r in records], [4, 5, 6, 7, 8, 9], "offsets")
