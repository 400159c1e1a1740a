"""kafka-python: the adapter of the shared stories."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kafka import (  # noqa: E402
    ConsumerRebalanceListener,
    KafkaAdminClient,
    KafkaConsumer,
    KafkaProducer,
    OffsetAndMetadata,
    TopicPartition,
)
from kafka.admin import ConfigResource, ConfigResourceType  # noqa: E402
from kafka.coordinator.assignors.cooperative_sticky import (  # noqa: E402
    CooperativeStickyAssignor,
)
from kafka import errors  # noqa: E402

from stories import client, harness  # noqa: E402


class Producer:
    def __init__(self, bootstrap, settings):
        self.producer = KafkaProducer(bootstrap_servers=bootstrap, **settings)

    def send(self, topic, value, key=None, headers=None, partition=None, timestamp=None):
        future = self.producer.send(
            topic, value, key=key, headers=headers, partition=partition, timestamp_ms=timestamp
        )
        return Sent(future)

    def flush(self):
        self.producer.flush(30)

    def close(self):
        self.producer.close()


class Sent:
    def __init__(self, future):
        self.future = future

    def result(self):
        metadata = self.future.get(timeout=30)
        return metadata.partition, metadata.offset


class Listener(ConsumerRebalanceListener):
    def __init__(self, on_assigned, on_revoked):
        self.on_assigned, self.on_revoked = on_assigned, on_revoked

    def on_partitions_assigned(self, assigned):
        if self.on_assigned:
            self.on_assigned([tuple(tp) for tp in assigned])

    def on_partitions_revoked(self, revoked):
        if self.on_revoked and revoked:
            self.on_revoked([tuple(tp) for tp in revoked])


class Consumer(client.Consumer):
    # It forgets a rebalance that ends while nobody polls, so a poll has to outlast it.
    patience = 2

    def __init__(self, bootstrap, settings):
        self.consumer = KafkaConsumer(bootstrap_servers=bootstrap, **settings)

    def subscribe(self, topics, on_assigned=None, on_revoked=None):
        self.consumer.subscribe(topics, listener=Listener(on_assigned, on_revoked))

    def subscribe_pattern(self, pattern):
        self.consumer.subscribe(pattern=pattern)

    def assign(self, partitions):
        self.consumer.assign([TopicPartition(*tp) for tp in partitions])

    def assignment(self):
        return {tuple(tp) for tp in self.consumer.assignment()}

    def poll(self, seconds, most=None):
        batches = self.consumer.poll(timeout_ms=int(seconds * 1000), max_records=most)
        return [
            client.Record(r.topic, r.partition, r.offset, r.key, r.value, r.headers, r.timestamp)
            for batch in batches.values()
            for r in batch
        ]

    def seek(self, topic, partition, offset):
        self.consumer.seek(TopicPartition(topic, partition), offset)

    def seek_to_beginning(self, topic, partition):
        self.consumer.seek_to_beginning(TopicPartition(topic, partition))

    def seek_to_end(self, topic, partition):
        self.consumer.seek_to_end(TopicPartition(topic, partition))

    def position(self, topic, partition):
        return self.consumer.position(TopicPartition(topic, partition))

    def offset_at(self, topic, partition, timestamp):
        at = TopicPartition(topic, partition)
        found = self.consumer.offsets_for_times({at: timestamp})[at]
        return None if found is None else found.offset

    def bounds(self, topic, partition):
        at = TopicPartition(topic, partition)
        return self.consumer.beginning_offsets([at])[at], self.consumer.end_offsets([at])[at]

    def commit(self, offsets=None):
        self.consumer.commit(offsets and self._kept(offsets))

    def commit_async(self, offsets=None):
        future = self.consumer.commit_async(offsets and self._kept(offsets))
        return lambda: future.is_done and (future.succeeded() or _raise(future.exception))

    @staticmethod
    def _kept(offsets):
        return {TopicPartition(*tp): OffsetAndMetadata(o, "", -1) for tp, o in offsets.items()}

    def committed(self, topic, partition):
        return self.consumer.committed(TopicPartition(topic, partition))

    def pause(self, topic, partition):
        self.consumer.pause(TopicPartition(topic, partition))

    def resume(self, topic, partition):
        self.consumer.resume(TopicPartition(topic, partition))

    def lag(self, topic, partition):
        """What is beyond its position, as far as its last fetch knew (so do its metrics)."""
        at = TopicPartition(topic, partition)
        end = self.consumer.highwater(at)
        return None if end is None else end - self.consumer.position(at)

    def close(self):
        self.consumer.close()


def _raise(error):
    raise error


class KafkaPython(client.Client):
    name = "kafka-python"
    cooperative = (CooperativeStickyAssignor,)
    lacks = {}
    null_headers = False

    def __init__(self, bootstrap):
        super().__init__(bootstrap)
        self._admin = None

    @property
    def admin(self):
        if self._admin is None:
            self._admin = KafkaAdminClient(bootstrap_servers=self.bootstrap)
        return self._admin

    def code(self, error):
        return getattr(error, "errno", None)

    def create_topic(self, name, partitions, configs, replication=1):
        settings = {"num_partitions": partitions, "replication_factor": replication}
        self.admin.create_topics({name: {**settings, "configs": configs}})

    def topics(self):
        return set(self.admin.list_topics())

    def describe(self, name):
        [topic] = self.admin.describe_topics([name])
        _check(topic["error_code"])
        found = {}
        for partition in topic["partitions"]:
            _check(partition["error_code"])
            place = (partition["leader_id"], partition["replica_nodes"], partition["isr_nodes"])
            found[partition["partition_index"]] = place
        return found

    def topic_config(self, name, key):
        resource = ConfigResource(ConfigResourceType.TOPIC, name)
        found = self.admin.describe_configs([resource], config_filter="all")
        return found["topic"][name][key]["value"]

    def alter_topic_config(self, name, key, value):
        self.admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, {key: value})])

    def grow(self, name, total):
        self.admin.create_partitions({name: total})

    def delete_topic(self, name):
        self.admin.delete_topics([name])

    def delete_records(self, topic, partition, offset):
        self.admin.delete_records({TopicPartition(topic, partition): offset})

    def groups(self):
        return {group["group_id"] for group in self.admin.list_groups()}

    def describe_group(self, group):
        found = self.admin.describe_groups([group])[group]
        members = {}
        for member in found["members"]:
            assignment = member["member_assignment"] or {"assigned_partitions": []}
            parts = assignment["assigned_partitions"]
            members[member["member_id"]] = [(t["topic"], p) for t in parts for p in t["partitions"]]
        return found["group_state"], members

    def delete_group(self, group):
        answer = self.admin.delete_groups([group])[group]
        if answer != "OK":
            raise getattr(errors, answer)

    def group_offsets(self, group):
        found = self.admin.list_group_offsets({group: None})[group]
        return {tuple(tp): at.offset for tp, at in found.items() if at.offset >= 0}

    def reset_offsets(self, group, offsets):
        kept = {TopicPartition(*tp): OffsetAndMetadata(o, "", -1) for tp, o in offsets.items()}
        for error in self.admin.alter_group_offsets(group, kept).values():
            if error is not errors.NoError:
                raise error

    def producer(self, acks="all", compression="none", idempotence=False, linger=0,
                 batch_size=16384, max_request=1048576, metadata_max_age=300):
        settings = {
            "acks": acks,
            "compression_type": None if compression == "none" else compression,
            "enable_idempotence": idempotence,
            "linger_ms": int(linger * 1000),
            "batch_size": batch_size,
            "max_request_size": max_request,
            "metadata_max_age_ms": int(metadata_max_age * 1000),
        }
        return Producer(self.bootstrap, settings)

    def consumer(self, group=None, reset="earliest", auto_commit=None, session_timeout=10,
                 heartbeat=1, cooperative=False, instance=None, metadata_max_age=300,
                 committed_only=False, fetch_max=1048576):
        settings = {
            "group_id": group,
            "auto_offset_reset": reset,
            "enable_auto_commit": auto_commit is not None,
            "auto_commit_interval_ms": int((auto_commit or 5) * 1000),
            "session_timeout_ms": int(session_timeout * 1000),
            "heartbeat_interval_ms": int(heartbeat * 1000),
            "metadata_max_age_ms": int(metadata_max_age * 1000),
            "group_instance_id": instance,
            "isolation_level": "read_committed" if committed_only else "read_uncommitted",
            "max_partition_fetch_bytes": fetch_max,
        }
        if cooperative:
            settings["partition_assignment_strategy"] = self.cooperative
        return Consumer(self.bootstrap, settings)


def _check(code):
    if code:
        raise errors.for_code(code)


if __name__ == "__main__":
    harness.main(KafkaPython)
