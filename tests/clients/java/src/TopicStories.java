import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics, their configs and what lies in them, as an administrator's program handles them. */
final class TopicStories {
    static void addTo(Suite suite) {
        suite.add("a topic is created, listed, described, grown and deleted", TopicStories::lifeOfTopic);
        suite.add("what cannot be is refused in Kafka's words", TopicStories::refusals);
        suite.add("a trial creation makes nothing", TopicStories::validateOnly);
        suite.add("topics are found and deleted by id", TopicStories::byId);
        suite.add("topic configs are described, changed and taken back", TopicStories::configs);
        suite.add("the cluster describes itself", TopicStories::cluster);
        suite.add("records are deleted up to an offset", TopicStories::deleteRecords);
        suite.add("offsets are listed by every rule", TopicStories::listOffsets);
    }

    private static void lifeOfTopic(World world) throws Exception {
        var admin = world.admin;
        var name = world.name("life");
        var created = admin.createTopics(List.of(new NewTopic(name, 2, (short) 1).configs(Map.of("retention.ms", "60000"))));
        World.get(created.all());
        World.same(2, World.get(created.numPartitions(name)), "partitions of the answer");
        World.same(1, World.get(created.replicationFactor(name)), "replication factor of the answer");
        World.same("60000", World.get(created.config(name)).get("retention.ms").value(), "config of the answer");
        World.until("the new topic is listed", () -> World.get(admin.listTopics().names()).contains(name));
        var description = World.get(admin.describeTopics(List.of(name)).allTopicNames()).get(name);
        World.same(World.get(created.topicId(name)), description.topicId(), "topic id");
        World.same(2, description.partitions().size(), "partitions described");
        for (var partition : description.partitions()) {
            World.same(1, partition.isr().size(), "in-sync replicas");
            World.same(partition.leader(), partition.replicas().get(0), "leader");
        }
        World.get(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(5))).all());
        var grown = World.get(admin.describeTopics(List.of(name)).allTopicNames()).get(name);
        World.same(5, grown.partitions().size(), "partitions after growing");
        World.get(admin.deleteTopics(List.of(name)).all());
        World.until("the topic is gone", () -> !World.get(admin.listTopics().names()).contains(name));
    }

    private static void refusals(World world) throws Exception {
        var admin = world.admin;
        var name = world.topic("refusals", 3);
        World.refused(TopicExistsException.class, "Topic '" + name + "' already exists.", create(world, name, 1, 1));
        World.refused(InvalidReplicationFactorException.class,
            "Unable to replicate the partition 3 time(s): The target replication factor of 3 cannot be reached because "
                + "only 1 broker(s) are registered or some brokers have all their log directories cordoned.",
            create(world, world.name("three"), 1, 3));
        World.refused(InvalidTopicException.class,
            "Topic name is invalid: 'not a name' contains one or more characters other than ASCII alphanumerics, '.', "
                + "'_' and '-'", create(world, "not a name", 1, 1));
        World.refused(InvalidPartitionsException.class, "Number of partitions was set to an invalid non-positive value.",
            create(world, world.name("none"), 0, 1));
        var odd = new NewTopic(world.name("odd"), 1, (short) 1).configs(Map.of("no.such.config", "1"));
        World.refused(InvalidConfigurationException.class, "Unknown topic config name: no.such.config",
            () -> World.get(admin.createTopics(List.of(odd)).all()));
        World.refused(InvalidPartitionsException.class,
            "The topic " + name + " currently has 3 partition(s); 2 would not be an increase.", grow(world, name, 2));
        World.refused(InvalidPartitionsException.class, "Topic already has 3 partition(s).", grow(world, name, 3));
        var nobody = world.name("nobody");
        World.refused(UnknownTopicOrPartitionException.class, "This server does not host this topic-partition.",
            grow(world, nobody, 3));
        World.refused(UnknownTopicOrPartitionException.class, "This server does not host this topic-partition.",
            () -> World.get(admin.deleteTopics(List.of(nobody)).all()));
        World.refused(UnknownTopicOrPartitionException.class, null,
            () -> World.get(admin.describeTopics(List.of(nobody)).allTopicNames()));
    }

    private static java.util.concurrent.Callable<?> create(World world, String name, int partitions, int replicas) {
        return () -> World.get(world.admin.createTopics(List.of(new NewTopic(name, partitions, (short) replicas))).all());
    }

    private static java.util.concurrent.Callable<?> grow(World world, String name, int partitions) {
        return () -> World.get(world.admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all());
    }

    private static void validateOnly(World world) throws Exception {
        var name = world.name("trial");
        var options = new CreateTopicsOptions().validateOnly(true);
        var result = world.admin.createTopics(List.of(new NewTopic(name, 4, (short) 1)), options);
        World.get(result.all());
        World.same(4, World.get(result.numPartitions(name)), "partitions it would have");
        World.holds(!World.get(world.admin.listTopics().names()).contains(name), "the trial made a topic");
    }

    private static void byId(World world) throws Exception {
        var name = world.topic("by-id", 1);
        var listing = World.get(world.admin.listTopics(new ListTopicsOptions().listInternal(true)).namesToListings());
        var id = listing.get(name).topicId();
        var described = World.get(world.admin.describeTopics(TopicCollection.ofTopicIds(List.of(id))).allTopicIds());
        World.same(name, described.get(id).name(), "name by id");
        World.get(world.admin.deleteTopics(TopicCollection.ofTopicIds(List.of(id))).all());
        World.until("gone", () -> !World.get(world.admin.listTopics().names()).contains(name));
    }

    private static void configs(World world) throws Exception {
        var name = world.topic("configs", 1);
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        World.same(ConfigSource.DEFAULT_CONFIG, config(world, resource, "retention.ms").source(), "source at first");
        alter(world, resource, OpType.SET, "retention.ms", "1234567");
        var set = config(world, resource, "retention.ms");
        World.same("1234567", set.value(), "value set");
        World.same(ConfigSource.DYNAMIC_TOPIC_CONFIG, set.source(), "source of what was set");
        alter(world, resource, OpType.APPEND, "cleanup.policy", "compact");
        World.same("delete,compact", config(world, resource, "cleanup.policy").value(), "policy appended to");
        alter(world, resource, OpType.SUBTRACT, "cleanup.policy", "delete");
        World.same("compact", config(world, resource, "cleanup.policy").value(), "policy taken from");
        alter(world, resource, OpType.DELETE, "retention.ms", "");
        World.same("604800000", config(world, resource, "retention.ms").value(), "value taken back");
        World.refused(InvalidConfigurationException.class,
            "Invalid value soon for configuration retention.ms: Not a number of type LONG",
            () -> alter(world, resource, OpType.SET, "retention.ms", "soon"));
        var broker = World.get(world.admin.describeCluster().nodes()).iterator().next();
        var brokerResource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
        World.holds(config(world, brokerResource, "num.partitions").isReadOnly(), "num.partitions is not read-only");
    }

    private static ConfigEntry config(World world, ConfigResource resource, String key) throws Exception {
        return World.get(world.admin.describeConfigs(List.of(resource)).all()).get(resource).get(key);
    }

    private static Void alter(World world, ConfigResource resource, OpType type, String key, String value) throws Exception {
        Collection<AlterConfigOp> operations = List.of(new AlterConfigOp(new ConfigEntry(key, value), type));
        return World.get(world.admin.incrementalAlterConfigs(Map.of(resource, operations)).all());
    }

    private static void cluster(World world) throws Exception {
        var cluster = world.admin.describeCluster();
        var nodes = World.get(cluster.nodes());
        World.same(1, nodes.size(), "brokers");
        var node = nodes.iterator().next();
        World.same(world.bootstrap.split(":")[1], "" + node.port(), "port the broker advertises");
        World.same(22, World.get(cluster.clusterId()).length(), "length of the cluster id");
        World.holds(World.get(cluster.controller()) != null, "no controller");
        var features = World.get(world.admin.describeFeatures().featureMetadata());
        World.holds(features.finalizedFeatures().containsKey("metadata.version"), "no metadata.version");
        var directories = World.get(world.admin.describeLogDirs(List.of(node.id())).allDescriptions()).get(node.id());
        World.same(1, directories.size(), "log directories");
    }

    private static void deleteRecords(World world) throws Exception {
        var topic = world.topic("delete-records", 1);
        var partition = new TopicPartition(topic, 0);
        world.send(topic, 0, 0, 10);
        var deleted = world.admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(4)));
        World.same(4L, World.get(deleted.lowWatermarks().get(partition)).lowWatermark(), "low watermark");
        World.same(4L, offset(world, partition, OffsetSpec.earliest()), "earliest offset");
        try (var consumer = world.consumer("auto.offset.reset", "earliest")) {
            consumer.assign(List.of(partition));
            World.same("v4", World.poll(consumer, 6).get(0).value(), "first value left");
        }
        World.refused(OffsetOutOfRangeException.class, null,
            () -> World.get(world.admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(99))).all()));
        World.get(world.admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1))).all());
        World.same(10L, offset(world, partition, OffsetSpec.earliest()), "earliest offset after deleting all");
    }

    private static long offset(World world, TopicPartition partition, OffsetSpec spec) throws Exception {
        return World.get(world.admin.listOffsets(Map.of(partition, spec)).all()).get(partition).offset();
    }

    private static void listOffsets(World world) throws Exception {
        var topic = world.topic("list-offsets", 1);
        var partition = new TopicPartition(topic, 0);
        long now = System.currentTimeMillis();
        try (var producer = world.producer()) {
            for (long at : new long[] {now - 3000, now - 1000, now - 2000}) {
                producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(topic, 0, at, null, "v")).get();
            }
        }
        World.same(0L, offset(world, partition, OffsetSpec.earliest()), "earliest");
        World.same(3L, offset(world, partition, OffsetSpec.latest()), "latest");
        World.same(1L, offset(world, partition, OffsetSpec.maxTimestamp()), "of the newest timestamp");
        World.same(0L, offset(world, partition, OffsetSpec.earliestLocal()), "earliest local");
        World.same(-1L, offset(world, partition, OffsetSpec.latestTiered()), "latest tiered");
        World.same(1L, offset(world, partition, OffsetSpec.forTimestamp(now - 2500)), "for a timestamp");
        World.same(-1L, offset(world, partition, OffsetSpec.forTimestamp(now + 1)), "for the future");
        try (var producer = world.producer("linger.ms", "100", "compression.type", "gzip")) {
            for (int i = 0; i < 3; i++) producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(topic, 0, now, null, "same"));
        }
        World.same(3L, offset(world, partition, OffsetSpec.maxTimestamp()), "the first of the newest timestamp");
        World.same(Set.of(partition), World.get(world.admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all()).keySet(), "asked");
    }
}
