import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a consumer commits is where the next one of its group goes on. */
final class CommitStories {
    static void addTo(Suite suite) {
        suite.add("a synchronous commit is where the group resumes", CommitStories::sync);
        suite.add("an asynchronous commit is where the group resumes", CommitStories::async);
        suite.add("a commit per partition, with metadata and epoch, moves only that partition", CommitStories::perPartition);
        suite.add("automatic commits happen in time and when closing", CommitStories::automatic);
        suite.add("a consumer without subscription commits too", CommitStories::assigned);
        suite.add("a member that was removed cannot commit", CommitStories::removed);
        suite.add("commit metadata above the limit is refused", CommitStories::tooMuchMetadata);
    }

    private static Consumer<String, String> member(World world, String topic, String group, String... more) {
        var all = new String[more.length + 6];
        System.arraycopy(new String[] {"auto.offset.reset", "earliest", "group.id", group, "enable.auto.commit", "false"}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        var consumer = world.consumer(all);
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    private static void sync(World world) throws Exception {
        var topic = world.topic("sync", 1);
        var group = world.name("sync");
        world.send(topic, 0, 0, 20);
        try (var first = member(world, topic, group, "max.poll.records", "12")) {
            World.same(12, World.pollSome(first).size(), "records of one poll");
            first.commitSync();
        }
        try (var second = member(world, topic, group)) {
            World.same("v12", World.poll(second, 8).get(0).value(), "where the second goes on");
            // Not committed: a third begins at the same place.
        }
        try (var third = member(world, topic, group)) {
            World.same("v12", World.poll(third, 8).get(0).value(), "where the third goes on");
        }
    }

    private static void async(World world) throws Exception {
        var topic = world.topic("async", 1);
        var partition = new TopicPartition(topic, 0);
        var group = world.name("async");
        world.send(topic, 0, 0, 20);
        try (var first = member(world, topic, group)) {
            World.poll(first, 20);
            var told = new CompletableFuture<Map<TopicPartition, OffsetAndMetadata>>();
            first.commitAsync(Map.of(partition, new OffsetAndMetadata(7)), (offsets, why) -> {
                if (why == null) told.complete(offsets);
                else told.completeExceptionally(why);
            });
            World.until("the commit was answered", () -> {
                first.poll(Duration.ofMillis(50));
                return told.isDone();
            });
            World.same(7L, told.get(1, TimeUnit.SECONDS).get(partition).offset(), "offset of the callback");
        }
        try (var second = member(world, topic, group)) {
            World.same("v7", World.poll(second, 13).get(0).value(), "where the second goes on");
        }
    }

    private static void perPartition(World world) throws Exception {
        var topic = world.topic("per-partition", 2);
        var zero = new TopicPartition(topic, 0);
        var one = new TopicPartition(topic, 1);
        var group = world.name("per-partition");
        world.send(topic, 0, 0, 10);
        world.send(topic, 1, 0, 10);
        try (var first = member(world, topic, group)) {
            World.poll(first, 20);
            first.commitSync(Map.of(zero, new OffsetAndMetadata(6, java.util.Optional.of(0), "half of it")));
            var committed = first.committed(Set.of(zero, one));
            World.same(6L, committed.get(zero).offset(), "offset committed");
            World.same("half of it", committed.get(zero).metadata(), "metadata committed");
            World.same(0, committed.get(zero).leaderEpoch().orElse(-1), "epoch committed");
            World.same(null, committed.get(one), "the other partition");
        }
        try (var second = member(world, topic, group)) {
            int fromZero = 0;
            for (var record : World.poll(second, 14)) fromZero += record.partition() == 0 ? 1 : 0;
            World.same(4, fromZero, "records left of partition 0");
        }
    }

    private static void automatic(World world) throws Exception {
        var topic = world.topic("automatic", 1);
        var partition = new TopicPartition(topic, 0);
        var group = world.name("automatic");
        world.send(topic, 0, 0, 10);
        try (var first = world.consumer("auto.offset.reset", "earliest", "group.id", group, "enable.auto.commit", "true",
                "auto.commit.interval.ms", "300", "max.poll.records", "4")) {
            first.subscribe(List.of(topic));
            World.same(4, World.pollSome(first).size(), "records of the first poll");
            first.pause(List.of(partition));
            World.until("the interval committed", () -> {
                first.poll(Duration.ofMillis(100));
                var offsets = World.get(world.admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
                return offsets.containsKey(partition) && offsets.get(partition).offset() == 4;
            });
            first.resume(List.of(partition));
            World.same(4, World.pollSome(first).size(), "records of the second poll");
        }
        var offsets = World.get(world.admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        World.same(8L, offsets.get(partition).offset(), "committed by closing");
    }

    private static void assigned(World world) throws Exception {
        var topic = world.topic("assigned", 1);
        var partition = new TopicPartition(topic, 0);
        var group = world.name("assigned");
        world.send(topic, 0, 0, 10);
        try (var first = world.consumer("auto.offset.reset", "earliest", "group.id", group, "enable.auto.commit", "false")) {
            first.assign(List.of(partition));
            World.poll(first, 10);
            first.commitSync(Map.of(partition, new OffsetAndMetadata(3)));
        }
        try (var second = world.consumer("auto.offset.reset", "earliest", "group.id", group)) {
            second.assign(List.of(partition));
            World.same(3L, second.position(partition), "position from the commit");
            World.same("v3", World.poll(second, 7).get(0).value(), "where the second goes on");
        }
    }

    private static void removed(World world) throws Exception {
        var topic = world.topic("removed", 1);
        var group = world.name("removed");
        world.send(topic, 0, 0, 3);
        try (var member = member(world, topic, group)) {
            World.poll(member, 3);
            var options = new RemoveMembersFromConsumerGroupOptions();
            options.reason("told to go");
            World.get(world.admin.removeMembersFromConsumerGroup(group, options).all());
            World.refused(CommitFailedException.class, null, () -> {
                member.commitSync();
                return null;
            });
            world.send(topic, 0, 3, 5);
            // It joins again by itself and reads from the start: nothing was committed.
            World.until("it reads again", () -> {
                for (var record : member.poll(Duration.ofMillis(200))) if (record.value().equals("v4")) return true;
                return false;
            });
        }
        World.refused(org.apache.kafka.common.errors.UnknownMemberIdException.class, null, () -> World.get(world.admin
            .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove("nobody"))))
            .all()));
    }

    private static void tooMuchMetadata(World world) throws Exception {
        var topic = world.topic("metadata", 1);
        var partition = new TopicPartition(topic, 0);
        try (var consumer = world.consumer("group.id", world.name("metadata"))) {
            consumer.assign(List.of(partition));
            World.refused(org.apache.kafka.common.errors.OffsetMetadataTooLarge.class, null, () -> {
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0, "m".repeat(5000))));
                return null;
            });
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0, "m".repeat(4096))));
        }
    }
}
