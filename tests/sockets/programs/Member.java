import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** A member of a group as Apache Kafka's own client; see src/members.rs for what it prints. */
public class Member {
    public static void main(String[] args) {
        Properties config = new Properties();
        config.put("bootstrap.servers", args[0]);
        config.put("group.id", args[1]);
        config.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        config.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        config.put("auto.offset.reset", "earliest");
        config.put("enable.auto.commit", "false");
        for (int i = 3; i < args.length; i++) {
            String[] pair = args[i].split("=", 2);
            config.put(pair[0], pair[1]);
        }
        AtomicBoolean closing = new AtomicBoolean();
        listen(closing);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(config)) {
            consumer.subscribe(Collections.singletonList(args[2]), told(consumer));
            while (!closing.get()) {
                turn(consumer);
            }
        } catch (RuntimeException error) {
            say("error " + error);
        }
        say("closed");
        System.exit(0);
    }

    private static void turn(KafkaConsumer<String, String> consumer) {
        ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
        for (ConsumerRecord<String, String> record : records) {
            say("record " + record.partition() + " " + record.offset() + " " + record.value());
        }
        if (!records.isEmpty()) {
            consumer.commitSync();
            say("committed");
        }
    }

    private static ConsumerRebalanceListener told(KafkaConsumer<String, String> consumer) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                say("revoked");
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                String list = partitions.stream().map(TopicPartition::partition).sorted()
                    .map(String::valueOf).collect(Collectors.joining(","));
                say("assigned " + consumer.groupMetadata().memberId() + " " + list);
            }
        };
    }

    /** `close` leaves the group; the end of the input is the end of whoever started this. */
    private static void listen(AtomicBoolean closing) {
        Thread thread = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    closing.compareAndSet(false, line.equals("close"));
                }
            } catch (java.io.IOException error) {
                // As the end of the input.
            }
            if (!closing.get()) {
                Runtime.getRuntime().halt(1);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
