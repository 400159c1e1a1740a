"""Groups as an administrator sees them, and members that keep their place."""

import time

from stories.consuming import Polling, assigned, group_reader, numbers
from stories.harness import equal, read, refused, story, until

UNKNOWN_MEMBER, NOT_EMPTY, NOT_FOUND = 25, 68, 69


@story
def groups_list_describe(world):
    client = world.client
    topic = world.topic(3)
    group = world.unique()
    consumer = group_reader(world, topic, group)
    assigned(consumer, 3)
    until(lambda: group in client.groups(), "the group is listed")
    state, members = client.describe_group(group)
    equal(state, "Stable", "state")
    equal([sorted(p) for p in members.values()], [[(topic, 0), (topic, 1), (topic, 2)]], "members")
    consumer.close()
    until(lambda: client.describe_group(group)[0] == "Empty", "the group is empty")


@story
def groups_offsets(world):
    client = world.client
    topic = world.topic(2)
    group = world.unique()
    world.fill(topic, numbers(6))
    consumer = group_reader(world, topic, group)
    read(consumer, 6)
    consumer.commit({(topic, 0): 6})
    consumer.close()
    equal(client.group_offsets(group), {(topic, 0): 6}, "offsets of the group")


@story
def groups_delete(world):
    client = world.client
    topic = world.topic(1)
    group = world.unique()
    world.fill(topic, numbers(3))
    consumer = group_reader(world, topic, group)
    read(consumer, 3)
    consumer.commit()
    refused(client, NOT_EMPTY, lambda: client.delete_group(group))
    consumer.close()
    until(lambda: client.describe_group(group)[0] == "Empty", "the group is empty")
    client.delete_group(group)
    until(lambda: group not in client.groups(), "the group is no longer listed")
    refused(client, NOT_FOUND, lambda: client.delete_group(group))
    # Its offsets went with it.
    again = group_reader(world, topic, group)
    equal([r.offset for r in read(again, 3)], [0, 1, 2], "offsets")
    again.close()


@story
def static_member_keeps_its_place(world):
    """group.instance.id: away and back within the session, and nobody else notices."""
    topic = world.topic(4)
    group = world.unique()
    losses = []
    settings = {"session_timeout": 20, "heartbeat": 0.5}
    one = Polling(group_reader(world, topic, group, instance="one", **settings))
    other = world.client.consumer(group=group, instance="other", **settings)
    other.subscribe([topic], on_revoked=losses.append)
    other = Polling(other)
    counts = lambda: [len(c.assignment) for c in (one, other)]  # noqa: E731
    until(lambda: counts() == [2, 2], "two partitions each")
    mine, losses_before = sorted(one.assignment), len(losses)
    one.stop()
    one.consumer.close()
    # Several heartbeats of the other.
    time.sleep(1.5)
    equal(len(world.client.describe_group(group)[1]), 2, "members while one is away")
    one = Polling(group_reader(world, topic, group, instance="one", **settings))
    until(lambda: counts() == [2, 2], "two partitions each again")
    equal(sorted(one.assignment), mine, "its partitions")
    equal(len(losses), losses_before, "times the other lost partitions")
    for reader in (one, other):
        reader.stop()
        reader.consumer.close()


@story
def groups_reset_offsets(world):
    """Offsets of a group at rest, moved by an administrator; of a group at work it is refused."""
    client = world.client
    topic = world.topic(1)
    group = world.unique()
    world.fill(topic, numbers(10))
    consumer = group_reader(world, topic, group)
    read(consumer, 10)
    consumer.commit()
    refused(client, UNKNOWN_MEMBER, lambda: client.reset_offsets(group, {(topic, 0): 4}))
    consumer.close()
    until(lambda: client.describe_group(group)[0] == "Empty", "the group is empty")
    client.reset_offsets(group, {(topic, 0): 4})
    equal(client.group_offsets(group), {(topic, 0): 4}, "offsets of the group")
    again = group_reader(world, topic, group)
    equal([r.offset for r in read(again, 6)], [4, 5, 6, 7, 8, 9], "offsets")
    again.close()
