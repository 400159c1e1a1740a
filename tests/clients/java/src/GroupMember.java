import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A group member in a process of its own, to be killed: {@code --group-member TOPIC GROUP}. Prints {@code got N} for
 * each record before it commits and {@code committed N} after, so that whoever kills it knows what it did to the end.
 */
final class GroupMember {
    static void main(String[] arguments) {
        Map<String, Object> configs = Map.of("bootstrap.servers", System.getenv("BOOTSTRAP"), "group.id", arguments[2],
            "auto.offset.reset", "earliest", "enable.auto.commit", "false", "session.timeout.ms", "6000", "max.poll.records", "5");
        try (var consumer = new KafkaConsumer<>(configs, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(arguments[1]));
            while (true) {
                var records = consumer.poll(Duration.ofMillis(100));
                for (ConsumerRecord<String, String> record : records) say("got " + record.value());
                if (records.isEmpty()) continue;
                consumer.commitSync();
                for (ConsumerRecord<String, String> record : records) say("committed " + record.value());
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
