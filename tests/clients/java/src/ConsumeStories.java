import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reading without and with a group: where it starts, where it is sent to, how much comes at a time. */
final class ConsumeStories {
    static void addTo(Suite suite) {
        suite.add("an assigned consumer starts at the earliest or latest record", ConsumeStories::earliestAndLatest);
        suite.add("a group starts at the earliest or latest record", ConsumeStories::groupEarliestAndLatest);
        suite.add("a consumer seeks to an offset, the beginning, the end and a time", ConsumeStories::seeks);
        suite.add("a reset rule by duration goes back so far", ConsumeStories::byDuration);
        suite.add("without a reset rule a missing or impossible offset is an error", ConsumeStories::none);
        suite.add("an offset out of range is reset by rule", ConsumeStories::outOfRange);
        suite.add("paused partitions keep their records", ConsumeStories::paused);
        suite.add("a fetch waits for enough bytes, and no longer than asked", ConsumeStories::longPoll);
        suite.add("a pattern subscribes to topics that appear later", ConsumeStories::pattern);
        suite.add("partitions added later are read too", ConsumeStories::growing);
        suite.add("a consumer of read_committed reads what has no transaction", ConsumeStories::readCommitted);
        suite.add("beginning, end and lag as the consumer sees them", ConsumeStories::lag);
        suite.add("ten consumers of one topic at once", ConsumeStories::ten);
        suite.add("a consumer of a deleted and created topic reads the new one", ConsumeStories::recreated);
    }

    private static void earliestAndLatest(World world) throws Exception {
        var topic = world.topic("start", 1);
        var partition = new TopicPartition(topic, 0);
        world.send(topic, 0, 0, 5);
        try (var earliest = world.consumer("auto.offset.reset", "earliest"); var latest = world.consumer("auto.offset.reset", "latest")) {
            earliest.assign(List.of(partition));
            latest.assign(List.of(partition));
            World.same("v0", World.poll(earliest, 5).get(0).value(), "first value from the earliest");
            World.same(5L, latest.position(partition), "position at the latest");
            world.send(topic, 0, 5, 8);
            World.same("v5", World.poll(latest, 3).get(0).value(), "first value from the latest");
            World.same("v5", World.poll(earliest, 3).get(0).value(), "next value from the earliest");
        }
    }

    private static void groupEarliestAndLatest(World world) throws Exception {
        var topic = world.topic("group-start", 2);
        world.send(topic, 0, 0, 5);
        try (var earliest = world.consumer("auto.offset.reset", "earliest", "group.id", world.name("earliest"));
                var latest = world.consumer("auto.offset.reset", "latest", "group.id", world.name("latest"))) {
            earliest.subscribe(List.of(topic));
            latest.subscribe(List.of(topic));
            assigned(latest, 2);
            latest.position(new TopicPartition(topic, 0));
            latest.position(new TopicPartition(topic, 1));
            world.send(topic, 1, 5, 9);
            World.same("v5", World.poll(latest, 4).get(0).value(), "first value from the latest");
            World.poll(earliest, 9);
        }
    }

    private static void assigned(Consumer<?, ?> consumer, int count) throws Exception {
        World.until(count + " partitions assigned", () -> {
            consumer.poll(Duration.ofMillis(100));
            return consumer.assignment().size() == count;
        });
    }

    private static void seeks(World world) throws Exception {
        var topic = world.topic("seeks", 2);
        var zero = new TopicPartition(topic, 0);
        var one = new TopicPartition(topic, 1);
        long start = 1_700_000_000_000L;
        try (var producer = world.producer("linger.ms", "5", "compression.type", "gzip")) {
            for (int i = 0; i < 30; i++) producer.send(new ProducerRecord<>(topic, 0, start + i * 1000, null, "v" + i));
        }
        try (var consumer = world.consumer("auto.offset.reset", "earliest")) {
            consumer.assign(List.of(zero, one));
            World.poll(consumer, 30);
            consumer.seek(zero, 17);
            World.same("v17", World.poll(consumer, 13).get(0).value(), "after seeking to 17");
            consumer.seekToBeginning(List.of(zero));
            World.same("v0", World.poll(consumer, 30).get(0).value(), "after seeking to the beginning");
            consumer.seekToEnd(List.of(zero, one));
            World.same(30L, consumer.position(zero), "position at the end");
            World.same(0L, consumer.position(one), "position at the end of the empty one");
            var found = consumer.offsetsForTimes(Map.of(zero, start + 8500, one, start));
            World.same(9L, found.get(zero).offset(), "offset for a time");
            World.same(start + 9000, found.get(zero).timestamp(), "its timestamp");
            World.same(null, found.get(one), "offset for a time in an empty partition");
            consumer.seek(zero, found.get(zero).offset());
            World.same("v9", World.poll(consumer, 21).get(0).value(), "after seeking to a time");
            World.same(null, consumer.offsetsForTimes(Map.of(zero, start + 99_000)).get(zero), "offset for a later time");
        }
    }

    private static void byDuration(World world) throws Exception {
        var topic = world.topic("by-duration", 1);
        long now = System.currentTimeMillis();
        try (var producer = world.producer()) {
            for (int hours = 5; hours >= 0; hours--) producer.send(new ProducerRecord<>(topic, 0, now - hours * 3_600_000L, null, "h" + hours));
        }
        try (var consumer = world.consumer("auto.offset.reset", "by_duration:PT2H30M")) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            World.same("h2", World.poll(consumer, 3).get(0).value(), "first value of the last two and a half hours");
        }
    }

    private static void none(World world) throws Exception {
        var topic = world.topic("none", 1);
        var partition = new TopicPartition(topic, 0);
        world.send(topic, 0, 0, 3);
        try (var consumer = world.consumer("auto.offset.reset", "none", "group.id", world.name("none"))) {
            consumer.assign(List.of(partition));
            World.refused(NoOffsetForPartitionException.class, null, () -> consumer.poll(World.LONG));
            consumer.seek(partition, 99);
            World.refused(OffsetOutOfRangeException.class, null, () -> {
                for (int i = 0; i < 20; i++) consumer.poll(Duration.ofMillis(500));
                return null;
            });
        }
    }

    private static void outOfRange(World world) throws Exception {
        var topic = world.topic("out-of-range", 1);
        var partition = new TopicPartition(topic, 0);
        world.send(topic, 0, 0, 3);
        try (var consumer = world.consumer("auto.offset.reset", "earliest")) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, 99);
            World.same("v0", World.poll(consumer, 3).get(0).value(), "value after the reset");
        }
    }

    private static void paused(World world) throws Exception {
        var topic = world.topic("paused", 2);
        var zero = new TopicPartition(topic, 0);
        world.send(topic, 0, 0, 10);
        world.send(topic, 1, 0, 10);
        try (var consumer = world.consumer("auto.offset.reset", "earliest", "max.poll.records", "1")) {
            consumer.assign(List.of(zero, new TopicPartition(topic, 1)));
            consumer.pause(List.of(zero));
            for (var record : World.poll(consumer, 10)) World.same(1, record.partition(), "partition while 0 is paused");
            consumer.resume(List.of(zero));
            for (var record : World.poll(consumer, 10)) World.same(0, record.partition(), "partition afterwards");
        }
    }

    private static void longPoll(World world) throws Exception {
        var topic = world.topic("long-poll", 1);
        try (var consumer = world.consumer("auto.offset.reset", "earliest", "fetch.min.bytes", "100000", "fetch.max.wait.ms", "2500")) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.poll(Duration.ofMillis(300));
            world.send(topic, 0, 0, 1);
            long start = System.nanoTime();
            World.poll(consumer, 1);
            long waited = (System.nanoTime() - start) / 1_000_000;
            World.holds(waited > 500 && waited < 6000, "waited " + waited + " ms for too few bytes");
        }
        try (var consumer = world.consumer("fetch.min.bytes", "1", "fetch.max.wait.ms", "10000")) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToEnd(List.of(new TopicPartition(topic, 0)));
            consumer.poll(Duration.ofMillis(500));
            world.send(topic, 0, 1, 2);
            long start = System.nanoTime();
            World.pollSome(consumer);
            long waited = (System.nanoTime() - start) / 1_000_000;
            World.holds(waited < 4000, "a waiting fetch was not woken: " + waited + " ms");
        }
    }

    private static void pattern(World world) throws Exception {
        var prefix = world.name("pattern");
        World.get(world.admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(prefix + ".one", 1, (short) 1))).all());
        world.send(prefix + ".one", 0, 0, 3);
        try (var consumer = world.consumer("auto.offset.reset", "earliest", "group.id", world.name("pattern"), "metadata.max.age.ms", "500")) {
            consumer.subscribe(Pattern.compile(Pattern.quote(prefix) + "\\..*"));
            World.poll(consumer, 3);
            World.get(world.admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(prefix + ".two", 1, (short) 1))).all());
            world.send(prefix + ".two", 0, 0, 2);
            for (var record : World.poll(consumer, 2)) World.same(prefix + ".two", record.topic(), "topic");
        }
    }

    private static void growing(World world) throws Exception {
        var topic = world.topic("growing", 1);
        try (var consumer = world.consumer("auto.offset.reset", "earliest", "group.id", world.name("growing"), "metadata.max.age.ms", "500")) {
            consumer.subscribe(List.of(topic));
            assigned(consumer, 1);
            World.get(world.admin.createPartitions(Map.of(topic, org.apache.kafka.clients.admin.NewPartitions.increaseTo(3))).all());
            World.until("the new partitions can be written to",
                () -> World.get(world.admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().size() == 3);
            world.send(topic, 2, 0, 4);
            World.poll(consumer, 4);
            World.same(3, consumer.assignment().size(), "partitions assigned");
        }
    }

    private static void readCommitted(World world) throws Exception {
        var topic = world.topic("read-committed", 1);
        world.send(topic, 0, 0, 10);
        try (var consumer = world.consumer("auto.offset.reset", "earliest", "isolation.level", "read_committed")) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            World.poll(consumer, 10);
            World.same(10L, consumer.endOffsets(List.of(new TopicPartition(topic, 0))).get(new TopicPartition(topic, 0)), "stable end");
        }
    }

    private static void lag(World world) throws Exception {
        var topic = world.topic("lag", 1);
        var partition = new TopicPartition(topic, 0);
        world.send(topic, 0, 0, 40);
        try (var consumer = world.consumer("auto.offset.reset", "earliest", "max.poll.records", "10")) {
            consumer.assign(List.of(partition));
            World.same(0L, consumer.beginningOffsets(List.of(partition)).get(partition), "beginning");
            World.same(40L, consumer.endOffsets(List.of(partition)).get(partition), "end");
            World.same(10, World.pollSome(consumer).size(), "records of one poll");
            World.same(30L, consumer.currentLag(partition).getAsLong(), "lag after ten of forty");
            World.poll(consumer, 30);
            World.same(0L, consumer.currentLag(partition).getAsLong(), "lag at the end");
        }
    }

    private static void ten(World world) throws Exception {
        var topic = world.topic("ten", 1);
        world.send(topic, 0, 0, 500);
        var failures = java.util.Collections.synchronizedList(new ArrayList<Throwable>());
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 10; t++) {
            threads.add(new Thread(() -> {
                try (var consumer = world.consumer("auto.offset.reset", "earliest")) {
                    consumer.assign(List.of(new TopicPartition(topic, 0)));
                    World.poll(consumer, 500);
                } catch (Throwable why) {
                    failures.add(why);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        World.same(List.of(), failures, "failures");
    }

    private static void recreated(World world) throws Exception {
        var topic = world.topic("recreated", 1);
        var partition = new TopicPartition(topic, 0);
        world.send(topic, 0, 0, 5);
        try (var consumer = world.consumer("auto.offset.reset", "earliest", "metadata.max.age.ms", "500")) {
            consumer.assign(List.of(partition));
            World.poll(consumer, 5);
            World.get(world.admin.deleteTopics(List.of(topic)).all());
            World.until("gone", () -> !World.get(world.admin.listTopics().names()).contains(topic));
            World.get(world.admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(topic, 1, (short) 1))).all());
            world.send(topic, 0, 100, 103);
            var values = new HashSet<String>();
            World.until("the new topic's records came", () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return values.contains("v100");
            });
        }
    }
}
