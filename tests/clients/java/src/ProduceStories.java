import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;

/** What a producer sends comes back: every compression and acks, keys, headers, nulls, batches. */
final class ProduceStories {
    static void addTo(Suite suite) {
        for (var codec : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
            suite.add(codec + ": acks 0, 1 and all, headers and nulls come back byte for byte", world -> variants(world, codec));
            suite.add(codec + ": a broker that stamps the time of appending", world -> logAppendTime(world, codec));
        }
        for (var codec : List.of("uncompressed", "gzip", "snappy", "lz4", "zstd")) {
            suite.add("a topic of compression.type " + codec + " takes batches of every codec", world -> recompressed(world, codec));
        }
        suite.add("equal keys go to one partition, by murmur2", ProduceStories::keyed);
        suite.add("records without keys spread over partitions batch by batch", ProduceStories::unkeyed);
        suite.add("large batches of large records", ProduceStories::large);
        suite.add("a record above max.message.bytes is refused", ProduceStories::tooLarge);
        suite.add("a timestamp far in the future is refused", ProduceStories::badTimestamp);
        suite.add("idempotent producers keep order with five requests in flight", ProduceStories::idempotent);
        suite.add("twelve producers at once on connections of their own", ProduceStories::many);
        suite.add("a topic nobody created is created by the first record", ProduceStories::autoCreated);
    }

    private static List<ProducerRecord<byte[], byte[]>> assorted(String topic, int partition, String tag) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 40; i++) {
            var value = World.bytes((tag + i + " ").repeat(1 + i * 3));
            records.add(new ProducerRecord<>(topic, partition, 1_700_000_000_000L + i, World.bytes("key" + i), value));
        }
        records.add(new ProducerRecord<>(topic, partition, (Long) null, World.bytes("tombstone"), (byte[]) null));
        records.add(new ProducerRecord<>(topic, partition, null, null, World.bytes("no key")));
        records.add(new ProducerRecord<>(topic, partition, (Long) null, (byte[]) null, (byte[]) null));
        records.add(new ProducerRecord<>(topic, partition, null, new byte[0], new byte[0]));
        var headed = new ProducerRecord<>(topic, partition, null, World.bytes("headed"), World.bytes("값"));
        headed.headers().add("trace", World.bytes("abc")).add("trace", World.bytes("twice")).add("empty", new byte[0]).add("null", null);
        records.add(headed);
        return records;
    }

    private static void variants(World world, String codec) throws Exception {
        var topic = world.topic("produce-" + codec, 1);
        var sent = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var acks : List.of("0", "1", "all")) {
            try (var producer = world.byteProducer("compression.type", codec, "acks", acks, "linger.ms", "20",
                    "enable.idempotence", "" + acks.equals("all"))) {
                var answers = new ArrayList<Future<RecordMetadata>>();
                for (var record : assorted(topic, 0, acks)) {
                    sent.add(record);
                    answers.add(producer.send(record));
                }
                producer.flush();
                for (int i = 0; i < answers.size(); i++) {
                    var expected = acks.equals("0") ? -1 : sent.size() - answers.size() + i;
                    World.same((long) expected, answers.get(i).get().offset(), "offset of the answer, acks " + acks);
                }
            }
        }
        try (var consumer = world.byteConsumer("auto.offset.reset", "earliest")) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            var got = World.poll(consumer, sent.size());
            for (int i = 0; i < sent.size(); i++) sameRecord(sent.get(i), got.get(i), i);
        }
    }

    private static void sameRecord(ProducerRecord<byte[], byte[]> sent, ConsumerRecord<byte[], byte[]> got, long offset) {
        World.same(offset, got.offset(), "offset");
        World.same(World.text(sent.key()), World.text(got.key()), "key at " + offset);
        World.same(World.text(sent.value()), World.text(got.value()), "value at " + offset);
        World.same(headers(sent.headers()), headers(got.headers()), "headers at " + offset);
        World.same(TimestampType.CREATE_TIME, got.timestampType(), "timestamp type");
        if (sent.timestamp() != null) World.same(sent.timestamp(), got.timestamp(), "timestamp at " + offset);
    }

    private static List<String> headers(Iterable<Header> headers) {
        var all = new ArrayList<String>();
        for (var header : headers) all.add(header.key() + "=" + World.text(header.value()));
        return all;
    }

    private static void logAppendTime(World world, String codec) throws Exception {
        var topic = world.topic("append-time", 1, "message.timestamp.type", "LogAppendTime");
        long before = System.currentTimeMillis();
        long answered;
        try (var producer = world.producer("compression.type", codec, "linger.ms", "20")) {
            for (int i = 0; i < 49; i++) producer.send(new ProducerRecord<>(topic, 0, 1_600_000_000_000L, "k", "v" + i));
            answered = producer.send(new ProducerRecord<>(topic, 0, 1_600_000_000_000L, "k", "last")).get().timestamp();
        }
        World.holds(answered >= before && answered <= System.currentTimeMillis(), "time of appending: " + answered);
        try (var consumer = world.consumer("auto.offset.reset", "earliest")) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            for (var record : World.poll(consumer, 50)) {
                World.same(TimestampType.LOG_APPEND_TIME, record.timestampType(), "timestamp type");
                World.holds(record.timestamp() >= before && record.timestamp() <= answered, "timestamp " + record.timestamp());
            }
        }
    }

    private static void recompressed(World world, String topicCodec) throws Exception {
        var topic = world.topic("recompressed", 1, "compression.type", topicCodec);
        var sent = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var codec : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
            try (var producer = world.byteProducer("compression.type", codec, "linger.ms", "20")) {
                for (var record : assorted(topic, 0, codec)) {
                    sent.add(record);
                    producer.send(record);
                }
            }
        }
        try (var consumer = world.byteConsumer("auto.offset.reset", "earliest")) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            var got = World.poll(consumer, sent.size());
            for (int i = 0; i < sent.size(); i++) sameRecord(sent.get(i), got.get(i), i);
        }
    }

    private static void keyed(World world) throws Exception {
        var topic = world.topic("keyed", 7);
        try (var producer = world.producer()) {
            for (int i = 0; i < 50; i++) {
                var key = "key-" + i % 25;
                var answer = producer.send(new ProducerRecord<>(topic, key, "v" + i)).get();
                World.same(BuiltInPartitioner.partitionForKey(World.bytes(key), 7), answer.partition(), "partition of " + key);
            }
        }
    }

    private static void unkeyed(World world) throws Exception {
        var topic = world.topic("unkeyed", 3);
        var partitions = new HashSet<Integer>();
        try (var producer = world.producer("linger.ms", "0", "batch.size", "100", "compression.type", "none")) {
            var answers = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < 600; i++) answers.add(producer.send(new ProducerRecord<>(topic, "value " + i)));
            for (var answer : answers) partitions.add(answer.get().partition());
        }
        World.same(3, partitions.size(), "partitions that got records");
        try (var consumer = world.consumer("auto.offset.reset", "earliest")) {
            consumer.assign(List.of(0, 1, 2).stream().map(p -> new TopicPartition(topic, p)).toList());
            World.poll(consumer, 600);
        }
    }

    private static void large(World world) throws Exception {
        var topic = world.topic("large", 1);
        try (var producer = world.producer("batch.size", "900000", "linger.ms", "50", "compression.type", "none")) {
            for (int i = 0; i < 60; i++) producer.send(new ProducerRecord<>(topic, "" + i, "x".repeat(i * 1000)));
            producer.send(new ProducerRecord<>(topic, "big", "y".repeat(1_000_000))).get();
        }
        try (var consumer = world.consumer("auto.offset.reset", "earliest", "fetch.max.bytes", "100000",
                "max.partition.fetch.bytes", "1000", "max.poll.records", "7")) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            var got = World.poll(consumer, 61);
            for (int i = 0; i < 60; i++) World.same(i * 1000, got.get(i).value().length(), "length of value " + i);
            World.same(1_000_000, got.get(60).value().length(), "length of the big one");
        }
    }

    private static void tooLarge(World world) throws Exception {
        var topic = world.topic("too-large", 1, "max.message.bytes", "1000");
        try (var producer = world.producer()) {
            World.refused(RecordTooLargeException.class, "The request included a message larger than the max message size the server will accept.",
                () -> producer.send(new ProducerRecord<>(topic, "x".repeat(2000))).get());
            World.same(0L, producer.send(new ProducerRecord<>(topic, "small")).get().offset(), "offset of the small one");
        }
        // Many small records in one batch that is too large: the client splits the batch and sends its halves.
        try (var producer = world.producer("linger.ms", "100")) {
            var answers = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < 20; i++) answers.add(producer.send(new ProducerRecord<>(topic, "v".repeat(200) + i)));
            for (int i = 0; i < 20; i++) World.same(1L + i, answers.get(i).get().offset(), "offset after splitting");
        }
    }

    private static void badTimestamp(World world) throws Exception {
        var topic = world.topic("timestamps", 1);
        try (var producer = world.producer()) {
            long future = System.currentTimeMillis() + Duration.ofDays(2).toMillis();
            World.refused(InvalidTimestampException.class, null,
                () -> producer.send(new ProducerRecord<>(topic, 0, future, "k", "v")).get());
        }
    }

    private static void idempotent(World world) throws Exception {
        var topic = world.topic("idempotent", 2);
        int count = 4000;
        try (var producer = world.producer("enable.idempotence", "true", "acks", "all", "linger.ms", "0", "batch.size", "300",
                "max.in.flight.requests.per.connection", "5")) {
            for (int i = 0; i < count; i++) producer.send(new ProducerRecord<>(topic, i % 2, null, "" + i));
        }
        try (var consumer = world.consumer("auto.offset.reset", "earliest")) {
            consumer.assign(List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1)));
            var next = new int[] {0, 1};
            for (var record : World.poll(consumer, count)) {
                World.same("" + next[record.partition()], record.value(), "value at " + record.offset());
                next[record.partition()] += 2;
            }
        }
        var partition = new TopicPartition(topic, 0);
        var producers = World.get(world.admin.describeProducers(List.of(partition)).all()).get(partition).activeProducers();
        World.same(1, producers.size(), "producers the broker remembers");
        World.same(count / 2 - 1, producers.get(0).lastSequence(), "last sequence");
    }

    private static void many(World world) throws Exception {
        var topic = world.topic("many", 3);
        var threads = new ArrayList<Thread>();
        Map<Integer, Exception> failures = new HashMap<>();
        for (int t = 0; t < 12; t++) {
            int number = t;
            threads.add(new Thread(() -> {
                try (var producer = world.producer("client.id", "many-" + number)) {
                    for (int i = 0; i < 100; i++) producer.send(new ProducerRecord<>(topic, number + "-" + i, "v"));
                } catch (Exception why) {
                    synchronized (failures) {
                        failures.put(number, why);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        World.same(Map.of(), failures, "failures");
        try (var consumer = world.consumer("auto.offset.reset", "earliest")) {
            consumer.assign(List.of(0, 1, 2).stream().map(p -> new TopicPartition(topic, p)).toList());
            var keys = new HashSet<String>();
            World.poll(consumer, 1200).forEach(record -> keys.add(record.key()));
            World.same(1200, keys.size(), "different keys");
        }
    }

    private static void autoCreated(World world) throws Exception {
        var topic = world.name("auto");
        try (var producer = world.producer()) {
            World.same(0L, producer.send(new ProducerRecord<>(topic, "first")).get().offset(), "offset");
        } catch (ExecutionException why) {
            throw new AssertionError("not created: " + why.getCause());
        }
        World.same(1, World.get(world.admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().size(), "partitions");
    }
}
