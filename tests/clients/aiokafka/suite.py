"""aiokafka: the adapter of the shared stories, its coroutines run on one loop in a thread."""

import asyncio
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
# This folder has the package's own name.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).parent]

from aiokafka import (  # noqa: E402
    AIOKafkaConsumer,
    AIOKafkaProducer,
    ConsumerRebalanceListener,
    TopicPartition,
)
from aiokafka import errors  # noqa: E402
from aiokafka.admin import (  # noqa: E402
    AIOKafkaAdminClient,
    NewPartitions,
    NewTopic,
    RecordsToDelete,
)
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType  # noqa: E402
from aiokafka.coordinator.assignors.range import RangePartitionAssignor  # noqa: E402
from aiokafka.coordinator.protocol import ConsumerProtocolMemberAssignment  # noqa: E402

from stories import client, harness  # noqa: E402


class Loop:
    """An event loop in a thread, begun when first needed: a forked process has its own."""

    def __init__(self):
        self.loop = None

    def __call__(self, coroutine, seconds=60):
        if self.loop is None:
            self.loop = asyncio.new_event_loop()
            threading.Thread(target=self.loop.run_forever, daemon=True).start()
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(seconds)


run = Loop()


class Producer:
    def __init__(self, settings):
        async def start():
            self.producer = AIOKafkaProducer(**settings)
            await self.producer.start()

        run(start())

    def send(self, topic, value, key=None, headers=None, partition=None, timestamp=None):
        sending = self.producer.send(
            topic, value, key=key, headers=headers, partition=partition, timestamp_ms=timestamp
        )
        return Sent(run(sending))

    def flush(self):
        run(self.producer.flush())

    def close(self):
        run(self.producer.stop())


class Sent:
    def __init__(self, future):
        self.future = future

    def result(self):
        async def wait():
            return await asyncio.wait_for(self.future, 30)

        metadata = run(wait())
        return (metadata.partition, metadata.offset) if metadata else (None, None)


class Listener(ConsumerRebalanceListener):
    def __init__(self, working, on_assigned, on_revoked):
        self.working = working
        self.on_assigned, self.on_revoked = on_assigned, on_revoked

    async def on_partitions_assigned(self, assigned):
        if self.on_assigned:
            self.on_assigned([tuple(tp) for tp in assigned])

    async def on_partitions_revoked(self, revoked):
        # Rebalances happen beside the reader: it ends what it has in hand first.
        async with self.working:
            if self.on_revoked and revoked:
                self.on_revoked([tuple(tp) for tp in revoked])


class Consumer(client.Consumer):
    def __init__(self, settings):
        async def start():
            self.working = asyncio.Lock()
            self.consumer = AIOKafkaConsumer(**settings)
            await self.consumer.start()

        run(start())

    def subscribe(self, topics, on_assigned=None, on_revoked=None):
        async def subscribe():
            listener = Listener(self.working, on_assigned, on_revoked)
            self.consumer.subscribe(topics, listener=listener)

        run(subscribe())

    def subscribe_pattern(self, pattern):
        async def subscribe():
            self.consumer.subscribe(pattern=pattern)

        run(subscribe())

    def assign(self, partitions):
        async def assign():
            self.consumer.assign([TopicPartition(*tp) for tp in partitions])

        run(assign())

    def assignment(self):
        return {tuple(tp) for tp in self.consumer.assignment()}

    def poll(self, seconds, most=None):
        return run(self._poll(seconds, most))

    async def _poll(self, seconds, most=None):
        batches = await self.consumer.getmany(timeout_ms=int(seconds * 1000), max_records=most)
        return [
            client.Record(
                r.topic, r.partition, r.offset, r.key, r.value, list(r.headers), r.timestamp
            )
            for batch in batches.values()
            for r in batch
        ]

    def work(self, seconds, handle, committed):
        async def work():
            # Waiting for records must not hold a rebalance up, having them in hand must.
            async with self.working:
                # Without partitions it would wait for some, which this lock keeps away.
                records = await self._poll(0) if self.consumer.assignment() else []
                if records:
                    handle(records)
                    offsets = client.behind(records)
                    await self.consumer.commit(self._kept(offsets))
                    committed(offsets)
                    return
            await asyncio.sleep(min(seconds, 0.02))

        run(work())

    def seek(self, topic, partition, offset):
        async def seek():
            self.consumer.seek(TopicPartition(topic, partition), offset)

        run(seek())

    def seek_to_beginning(self, topic, partition):
        run(self.consumer.seek_to_beginning(TopicPartition(topic, partition)))

    def seek_to_end(self, topic, partition):
        run(self.consumer.seek_to_end(TopicPartition(topic, partition)))

    def position(self, topic, partition):
        return run(self.consumer.position(TopicPartition(topic, partition)))

    def offset_at(self, topic, partition, timestamp):
        at = TopicPartition(topic, partition)
        found = run(self.consumer.offsets_for_times({at: timestamp}))[at]
        return None if found is None else found.offset

    def bounds(self, topic, partition):
        at = TopicPartition(topic, partition)
        first = run(self.consumer.beginning_offsets([at]))[at]
        return first, run(self.consumer.end_offsets([at]))[at]

    @staticmethod
    def _kept(offsets):
        return {TopicPartition(*tp): offset for tp, offset in offsets.items()}

    def commit(self, offsets=None):
        run(self.consumer.commit(offsets and self._kept(offsets)))

    def commit_async(self, offsets=None):
        committing = self.consumer.commit(offsets and self._kept(offsets))
        future = asyncio.run_coroutine_threadsafe(committing, run.loop)
        return lambda: future.done() and future.result() is None

    def committed(self, topic, partition):
        return run(self.consumer.committed(TopicPartition(topic, partition)))

    def pause(self, topic, partition):
        async def pause():
            self.consumer.pause(TopicPartition(topic, partition))

        run(pause())

    def resume(self, topic, partition):
        async def resume():
            self.consumer.resume(TopicPartition(topic, partition))

        run(resume())

    def lag(self, topic, partition):
        """As its documentation has it: the end its last fetch saw, minus its position."""
        end = self.consumer.highwater(TopicPartition(topic, partition))
        return None if end is None else end - self.position(topic, partition)

    def close(self):
        run(self.consumer.stop())


class Aiokafka(client.Client):
    name = "aiokafka"
    # INVALID_RECORD.
    unheard_of = (87,)
    lacks = {
        "groups-delete": "aiokafka's admin client has no DeleteGroups",
        "groups-reset-offsets": "aiokafka's admin client cannot set a group's offsets",
    }

    def __init__(self, bootstrap):
        super().__init__(bootstrap)
        self._admin = None

    @property
    def admin(self):
        if self._admin is None:

            async def start():
                admin = AIOKafkaAdminClient(bootstrap_servers=self.bootstrap)
                await admin.start()
                return admin

            self._admin = run(start())
        return self._admin

    def code(self, error):
        return getattr(error, "errno", None)

    def create_topic(self, name, partitions, configs, replication=1):
        topic = NewTopic(name, partitions, replication, topic_configs=configs)
        answer = run(self.admin.create_topics([topic]))
        _check(answer.topic_errors[0][1])

    def topics(self):
        return set(run(self.admin.list_topics()))

    def describe(self, name):
        [topic] = run(self.admin.describe_topics([name]))
        _check(topic["error_code"])
        found = {}
        for partition in topic["partitions"]:
            _check(partition["error_code"])
            place = (partition["leader"], partition["replicas"], partition["isr"])
            found[partition["partition"]] = place
        return found

    def topic_config(self, name, key):
        resource = ConfigResource(ConfigResourceType.TOPIC, name)
        [answer] = run(self.admin.describe_configs([resource]))
        for code, _, _, _, entries in answer.resources:
            _check(code)
            return {entry[0]: entry[1] for entry in entries}[key]

    def alter_topic_config(self, name, key, value):
        resource = ConfigResource(ConfigResourceType.TOPIC, name, {key: value})
        for answer in run(self.admin.alter_configs([resource])):
            _check(answer.resources[0][0])

    def grow(self, name, total):
        run(self.admin.create_partitions({name: NewPartitions(total)}))

    def delete_topic(self, name):
        answer = run(self.admin.delete_topics([name]))
        _check(answer.topic_error_codes[0][1])

    def delete_records(self, topic, partition, offset):
        asked = {TopicPartition(topic, partition): RecordsToDelete(before_offset=offset)}
        run(self.admin.delete_records(asked))

    def groups(self):
        return {group[0] for group in run(self.admin.list_consumer_groups())}

    def describe_group(self, group):
        [answer] = run(self.admin.describe_consumer_groups([group]))
        code, _, state, _, _, described, *_ = answer.groups[0]
        _check(code)
        members = {}
        for member in described:
            member_id, assignment = member[0], member[-1]
            parts = ConsumerProtocolMemberAssignment.decode(assignment).assignment
            members[member_id] = [(topic, p) for topic, ps in parts for p in ps]
        return state, members

    def group_offsets(self, group):
        found = run(self.admin.list_consumer_group_offsets(group))
        return {tuple(tp): at.offset for tp, at in found.items() if at.offset >= 0}

    def producer(self, acks="all", compression="none", idempotence=False, linger=0,
                 batch_size=16384, max_request=1048576, metadata_max_age=300):
        return Producer({
            "bootstrap_servers": self.bootstrap,
            "acks": acks,
            "compression_type": None if compression == "none" else compression,
            "enable_idempotence": idempotence,
            "linger_ms": int(linger * 1000),
            "max_batch_size": batch_size,
            "max_request_size": max_request,
            "metadata_max_age_ms": int(metadata_max_age * 1000),
        })

    def consumer(self, group=None, reset="earliest", auto_commit=None, session_timeout=10,
                 heartbeat=1, cooperative=False, instance=None, metadata_max_age=300,
                 committed_only=False, fetch_max=1048576):
        return Consumer({
            "bootstrap_servers": self.bootstrap,
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
            "partition_assignment_strategy": (RangePartitionAssignor,),
        })


def _check(code):
    if code:
        raise errors.for_code(code)


if __name__ == "__main__":
    harness.main(Aiokafka)
