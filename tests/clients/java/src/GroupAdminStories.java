import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** Groups as an administrator sees and changes them. */
final class GroupAdminStories {
    static void addTo(Suite suite) {
        suite.add("a group is listed and described with its members", GroupAdminStories::described);
        suite.add("lag is the log's end less what is committed", GroupAdminStories::lag);
        suite.add("offsets of an idle group are set and deleted", GroupAdminStories::offsets);
        suite.add("a group is deleted when it is empty, not before", GroupAdminStories::deleted);
    }

    private static Consumer<String, String> joined(World world, String topic, String group) throws Exception {
        var consumer = world.consumer("group.id", group, "auto.offset.reset", "earliest", "enable.auto.commit", "false", "client.id", "seen");
        consumer.subscribe(List.of(topic));
        World.until("joined", () -> {
            consumer.poll(Duration.ofMillis(100));
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }

    private static void described(World world) throws Exception {
        var topic = world.topic("described", 2);
        var group = world.name("described");
        try (var consumer = joined(world, topic, group)) {
            var description = World.get(world.admin.describeConsumerGroups(List.of(group)).all()).get(group);
            World.same(GroupState.STABLE, description.groupState(), "state");
            World.same(GroupType.CLASSIC, description.type(), "type");
            World.same("range", description.partitionAssignor(), "assignor");
            World.same(1, description.members().size(), "members");
            var member = description.members().iterator().next();
            World.same("seen", member.clientId(), "client id");
            World.same("/127.0.0.1", member.host(), "host");
            World.holds(member.consumerId().startsWith("seen-"), "member id " + member.consumerId());
            World.same(consumer.assignment(), member.assignment().topicPartitions(), "assignment");
            var listing = World.get(world.admin.listGroups().all()).stream().filter(g -> g.groupId().equals(group)).findFirst();
            World.same("consumer", listing.orElseThrow().protocol(), "protocol listed");
            World.same(GroupState.STABLE, listing.get().groupState().orElseThrow(), "state listed");
            var empty = new ListGroupsOptions().inGroupStates(Set.of(GroupState.EMPTY));
            World.holds(World.get(world.admin.listGroups(empty).all()).stream().noneMatch(g -> g.groupId().equals(group)), "listed as empty");
        }
        World.until("empty", () -> World.get(world.admin.describeConsumerGroups(List.of(group)).all()).get(group).groupState() == GroupState.EMPTY);
        World.refused(GroupIdNotFoundException.class, "Group nobody-of-java not found.",
            () -> World.get(world.admin.describeConsumerGroups(List.of("nobody-of-java")).all()));
    }

    private static void lag(World world) throws Exception {
        var topic = world.topic("group-lag", 1);
        var partition = new TopicPartition(topic, 0);
        var group = world.name("group-lag");
        world.send(topic, 0, 0, 25);
        try (var consumer = joined(world, topic, group)) {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(10)));
            var committed = World.get(world.admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).get(partition);
            var end = World.get(world.admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all()).get(partition);
            World.same(15L, end.offset() - committed.offset(), "lag");
        }
    }

    private static void offsets(World world) throws Exception {
        var topic = world.topic("offsets", 2);
        var zero = new TopicPartition(topic, 0);
        var one = new TopicPartition(topic, 1);
        var group = world.name("offsets");
        world.send(topic, 0, 0, 10);
        World.get(world.admin.alterConsumerGroupOffsets(group,
            Map.of(zero, new OffsetAndMetadata(4, "set"), one, new OffsetAndMetadata(0))).all());
        try (var consumer = joined(world, topic, group)) {
            World.until("it read on from there", () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> World.holds(record.offset() >= 4, "read " + record.offset()));
                return consumer.position(zero) == 10;
            });
            World.same("set", consumer.committed(Set.of(zero)).get(zero).metadata(), "metadata of the offset set");
            World.refused(UnknownMemberIdException.class, null,
                () -> World.get(world.admin.alterConsumerGroupOffsets(group, Map.of(zero, new OffsetAndMetadata(1))).all()));
            World.refused(GroupSubscribedToTopicException.class, null,
                () -> World.get(world.admin.deleteConsumerGroupOffsets(group, Set.of(zero)).all()));
        }
        World.get(world.admin.deleteConsumerGroupOffsets(group, Set.of(zero)).all());
        var left = World.get(world.admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        World.same(Set.of(one), left.keySet(), "partitions with offsets left");
    }

    private static void deleted(World world) throws Exception {
        var topic = world.topic("deleted", 1);
        var group = world.name("deleted");
        try (var consumer = joined(world, topic, group)) {
            consumer.commitSync(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)));
            World.refused(GroupNotEmptyException.class, "The group is not empty.",
                () -> World.get(world.admin.deleteConsumerGroups(List.of(group)).all()));
        }
        World.get(world.admin.deleteConsumerGroups(List.of(group)).all());
        World.holds(World.get(world.admin.listGroups().all()).stream().noneMatch(g -> g.groupId().equals(group)), "still listed");
        World.refused(GroupIdNotFoundException.class, "The group id does not exist.",
            () -> World.get(world.admin.deleteConsumerGroups(List.of(group)).all()));
    }
}
