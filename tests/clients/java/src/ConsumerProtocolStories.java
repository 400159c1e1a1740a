import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Members that ask for the consumer protocol (KIP-848): served, or refused as where group.version is 0. */
final class ConsumerProtocolStories {
    private static final String WORDS = "The cluster does not support the new CONSUMER group protocol. Set group.protocol=classic on the "
        + "consumer configs to revert to the CLASSIC protocol until the cluster is upgraded.";

    static void addTo(Suite suite) {
        suite.add("group.protocol=consumer joins and leaves where it is served", world -> {
            if (!served(world)) throw new Suite.Skipped("this broker refuses the consumer protocol");
            GroupStories.joinsAndLeaves(world, null, "consumer");
        });
        suite.add("group.protocol=consumer is refused in Kafka's words where it is not", world -> {
            if (served(world)) throw new Suite.Skipped("this broker serves the consumer protocol");
        });
    }

    /** The features of a cluster do not tell: what happens to a member does. */
    private static boolean served(World world) throws Exception {
        var topic = world.topic("consumer-protocol", 1);
        try (var consumer = world.consumer("group.id", world.name("consumer-protocol"), "group.protocol", "consumer")) {
            consumer.subscribe(List.of(topic));
            World.until("served or refused", () -> {
                consumer.poll(Duration.ofMillis(200));
                return consumer.assignment().size() == 1;
            });
            return true;
        } catch (UnsupportedVersionException refusal) {
            World.same(WORDS, refusal.getMessage(), "words of the refusal");
            return false;
        }
    }
}
