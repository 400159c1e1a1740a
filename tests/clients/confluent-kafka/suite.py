"""confluent-kafka, and so librdkafka: the adapter of the shared stories."""

import json
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from confluent_kafka import (  # noqa: E402
    Consumer as RawConsumer,
    ConsumerGroupTopicPartitions,
    KafkaError,
    KafkaException,
    OFFSET_BEGINNING,
    OFFSET_END,
    OFFSET_INVALID,
    Producer as RawProducer,
    TopicPartition,
    TopicCollection,
)
from confluent_kafka.admin import (  # noqa: E402
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    NewPartitions,
    NewTopic,
)

from stories import client, harness  # noqa: E402

QUIET = {"log_level": 0, "allow.auto.create.topics": True}


class Producer:
    def __init__(self, settings):
        self.producer = RawProducer(settings)

    def send(self, topic, value, key=None, headers=None, partition=None, timestamp=None):
        sent = Sent(self.producer)
        more = {"headers": headers} if headers else {}
        if partition is not None:
            more["partition"] = partition
        if timestamp is not None:
            more["timestamp"] = timestamp
        self.producer.produce(topic, value, key, on_delivery=sent.delivered, **more)
        self.producer.poll(0)
        return sent

    def flush(self):
        harness.equal(self.producer.flush(30), 0, "records left after flush")

    def close(self):
        self.flush()


class Sent:
    def __init__(self, producer):
        self.producer = producer
        self.done = threading.Event()
        self.error = self.message = None

    def delivered(self, error, message):
        self.error, self.message = error, message
        self.done.set()

    def result(self):
        for _ in range(300):
            if self.done.is_set():
                break
            self.producer.poll(0.1)
        if self.error:
            raise KafkaException(self.error)
        return self.message.partition(), self.message.offset()


class Consumer(client.Consumer):
    # A second call with a record in hand could give its partition away.
    most_at_work = 1

    def __init__(self, settings):
        self.statistics = {}
        self.commits = []
        settings = {
            **settings,
            "stats_cb": lambda text: self.statistics.update(json.loads(text)),
            "on_commit": lambda error, partitions: self.commits.append((error, partitions)),
        }
        self.consumer = RawConsumer(settings)

    def subscribe(self, topics, on_assigned=None, on_revoked=None):
        told = {}
        for name, tell in (("on_assign", on_assigned), ("on_revoke", on_revoked)):
            if tell:
                told[name] = lambda _, tps, tell=tell: tps and tell([at(tp) for tp in tps])
        if on_revoked:
            told["on_lost"] = told["on_revoke"]
        self.consumer.subscribe(topics, **told)

    def subscribe_pattern(self, pattern):
        self.consumer.subscribe([pattern])

    def assign(self, partitions):
        self.consumer.assign([TopicPartition(*tp) for tp in partitions])

    def assignment(self):
        return {at(tp) for tp in self.consumer.assignment()}

    def poll(self, seconds, most=None):
        records = []
        # `consume` alone would wait for as many as it may bring.
        first = self.consumer.poll(seconds)
        if first is None:
            return records
        for message in [first, *self.consumer.consume((most or 500) - 1, timeout=0)]:
            if message.error():
                raise KafkaException(message.error())
            place = (message.topic(), message.partition(), message.offset())
            headers = message.headers() or []
            when = message.timestamp()[1]
            records.append(client.Record(*place, message.key(), message.value(), headers, when))
        return records

    def seek(self, topic, partition, offset):
        # Not before the fetcher of the partition runs.
        def sought():
            self.consumer.seek(TopicPartition(topic, partition, offset))
            self.statistics.clear()
            return True

        harness.until(sought, "the seek is taken")

    def seek_to_beginning(self, topic, partition):
        self.seek(topic, partition, OFFSET_BEGINNING)

    def seek_to_end(self, topic, partition):
        self.seek(topic, partition, OFFSET_END)

    def position(self, topic, partition):
        position = self.consumer.position([TopicPartition(topic, partition)])[0].offset
        if position >= 0:
            return position
        # Nothing handed out yet: the statistics know where it fetches.
        figures = self._figures(topic, partition)
        return figures["next_offset"] if figures.get("fetch_state") == "active" else None

    def _figures(self, topic, partition):
        found = self.statistics.get("topics", {}).get(topic, {})
        return found.get("partitions", {}).get(str(partition), {})

    def offset_at(self, topic, partition, timestamp):
        asked = [TopicPartition(topic, partition, timestamp)]
        found = self.consumer.offsets_for_times(asked, timeout=20)[0].offset
        return None if found == OFFSET_END else found

    def bounds(self, topic, partition):
        return self.consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=20)

    def commit(self, offsets=None):
        kept = {"offsets": self._kept(offsets)} if offsets else {}
        for answer in self.consumer.commit(asynchronous=False, **kept):
            if answer.error:
                raise KafkaException(answer.error)

    def commit_async(self, offsets=None):
        before = len(self.commits)
        kept = {"offsets": self._kept(offsets)} if offsets else {}
        self.consumer.commit(asynchronous=True, **kept)

        def done():
            if len(self.commits) == before:
                return False
            error, _ = self.commits[-1]
            if error:
                raise KafkaException(error)
            return True

        return done

    @staticmethod
    def _kept(offsets):
        return [TopicPartition(*tp, offset) for tp, offset in offsets.items()]

    def committed(self, topic, partition):
        found = self.consumer.committed([TopicPartition(topic, partition)], timeout=20)[0].offset
        return None if found == OFFSET_INVALID else found

    def pause(self, topic, partition):
        self.consumer.pause([TopicPartition(topic, partition)])

    def resume(self, topic, partition):
        self.consumer.resume([TopicPartition(topic, partition)])

    def lag(self, topic, partition):
        """As librdkafka computes it: end offset minus the next offset to be committed."""
        return self._figures(topic, partition).get("consumer_lag_stored")

    def close(self):
        self.consumer.close()


def at(tp):
    return tp.topic, tp.partition


class ConfluentKafka(client.Client):
    name = "confluent-kafka"
    cooperative = "cooperative-sticky"

    def __init__(self, bootstrap):
        super().__init__(bootstrap)
        self._admin = None

    @property
    def admin(self):
        if self._admin is None:
            self._admin = AdminClient({"bootstrap.servers": self.bootstrap, "log_level": 0})
        return self._admin

    def code(self, error):
        if isinstance(error, KafkaException) and isinstance(error.args[0], KafkaError):
            code = error.args[0].code()
            # Its own name for a record too large to be sent.
            return 10 if code == KafkaError.MSG_SIZE_TOO_LARGE else code
        return None

    def create_topic(self, name, partitions, configs, replication=1):
        topic = NewTopic(name, partitions, replication, config=configs)
        self.admin.create_topics([topic])[name].result(20)

    def topics(self):
        return set(self.admin.list_topics(timeout=20).topics)

    def describe(self, name):
        found = self.admin.describe_topics(TopicCollection([name]))[name].result(20)
        ids = lambda nodes: [node.id for node in nodes]  # noqa: E731
        return {p.id: (p.leader.id, ids(p.replicas), ids(p.isr)) for p in found.partitions}

    def topic_config(self, name, key):
        resource = ConfigResource(ConfigResource.Type.TOPIC, name)
        return self.admin.describe_configs([resource])[resource].result(20)[key].value

    def alter_topic_config(self, name, key, value):
        entry = ConfigEntry(key, value, incremental_operation=AlterConfigOpType.SET)
        resource = ConfigResource(ConfigResource.Type.TOPIC, name, incremental_configs=[entry])
        self.admin.incremental_alter_configs([resource])[resource].result(20)

    def grow(self, name, total):
        self.admin.create_partitions([NewPartitions(name, total)])[name].result(20)

    def delete_topic(self, name):
        self.admin.delete_topics([name])[name].result(20)

    def delete_records(self, topic, partition, offset):
        asked = TopicPartition(topic, partition, offset)
        self.admin.delete_records([asked])[asked].result(20)

    def groups(self):
        found = self.admin.list_consumer_groups().result(20)
        return {group.group_id for group in found.valid}

    def describe_group(self, group):
        found = self.admin.describe_consumer_groups([group])[group].result(20)
        members = {}
        for member in found.members:
            members[member.member_id] = [at(tp) for tp in member.assignment.topic_partitions]
        return found.state.name.capitalize(), members

    def delete_group(self, group):
        self.admin.delete_consumer_groups([group])[group].result(20)

    def group_offsets(self, group):
        asked = ConsumerGroupTopicPartitions(group)
        found = self.admin.list_consumer_group_offsets([asked])[group].result(20)
        return {at(tp): tp.offset for tp in found.topic_partitions if tp.offset >= 0}

    def reset_offsets(self, group, offsets):
        kept = [TopicPartition(*tp, offset) for tp, offset in offsets.items()]
        asked = ConsumerGroupTopicPartitions(group, kept)
        answer = self.admin.alter_consumer_group_offsets([asked])[group].result(20)
        for partition in answer.topic_partitions:
            if partition.error:
                raise KafkaException(partition.error)

    def producer(self, acks="all", compression="none", idempotence=False, linger=0,
                 batch_size=16384, max_request=1048576, metadata_max_age=300):
        return Producer({
            **QUIET,
            "bootstrap.servers": self.bootstrap,
            "acks": acks,
            "compression.type": compression,
            "enable.idempotence": idempotence,
            "linger.ms": linger * 1000,
            "batch.size": batch_size,
            "message.max.bytes": max_request,
            "metadata.max.age.ms": int(metadata_max_age * 1000),
            "topic.metadata.refresh.interval.ms": int(metadata_max_age * 1000),
        })

    def consumer(self, group=None, reset="earliest", auto_commit=None, session_timeout=10,
                 heartbeat=1, cooperative=False, instance=None, metadata_max_age=300,
                 committed_only=False, fetch_max=1048576):
        settings = {
            **QUIET,
            "bootstrap.servers": self.bootstrap,
            # It has no consumer without a group; by assignment the name is not used.
            "group.id": group or "unused",
            "auto.offset.reset": reset,
            "enable.auto.commit": auto_commit is not None,
            "auto.commit.interval.ms": int((auto_commit or 5) * 1000),
            "session.timeout.ms": int(session_timeout * 1000),
            "heartbeat.interval.ms": int(heartbeat * 1000),
            "topic.metadata.refresh.interval.ms": int(metadata_max_age * 1000),
            "statistics.interval.ms": 200,
            "isolation.level": "read_committed" if committed_only else "read_uncommitted",
            "max.partition.fetch.bytes": fetch_max,
        }
        if instance:
            settings["group.instance.id"] = instance
        if cooperative:
            settings["partition.assignment.strategy"] = self.cooperative
        return Consumer(settings)


if __name__ == "__main__":
    harness.main(ConfluentKafka)
