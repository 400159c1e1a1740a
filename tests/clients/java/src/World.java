import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What every story needs: the broker's address, names nobody else uses, clients, and ways to say what must be. */
final class World implements AutoCloseable {
    /** No single answer of a broker on loopback takes this long. */
    static final Duration LONG = Duration.ofSeconds(60);

    final String bootstrap;
    final Admin admin;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final AtomicInteger names = new AtomicInteger();

    World(String bootstrap) {
        this.bootstrap = Objects.requireNonNull(bootstrap, "BOOTSTRAP is not set");
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    @Override
    public void close() {
        admin.close();
    }

    /** A name for a topic or group that no other story, run or client has. */
    String name(String what) {
        return "java-" + what + "-" + run + "-" + names.incrementAndGet();
    }

    /** A new topic that can be written to. */
    String topic(String what, int partitions, String... configs) throws Exception {
        var topic = new NewTopic(name(what), partitions, (short) 1);
        if (configs.length > 0) topic.configs(pairs(configs));
        get(admin.createTopics(List.of(topic)).all());
        // A Kafka broker answers when its controller knows the topic, a moment before it does so itself.
        until("a new topic is known", () -> get(admin.listTopics().names()).contains(topic.name()));
        return topic.name();
    }

    static Map<String, String> pairs(String... words) {
        var map = new HashMap<String, String>();
        for (int i = 0; i < words.length; i += 2) map.put(words[i], words[i + 1]);
        return map;
    }

    private Map<String, Object> configs(String... words) {
        var map = new HashMap<String, Object>(pairs(words));
        map.put("bootstrap.servers", bootstrap);
        return map;
    }

    Producer<String, String> producer(String... configs) {
        return new KafkaProducer<>(configs(configs), new StringSerializer(), new StringSerializer());
    }

    Producer<byte[], byte[]> byteProducer(String... configs) {
        return new KafkaProducer<>(configs(configs), new ByteArraySerializer(), new ByteArraySerializer());
    }

    Consumer<String, String> consumer(String... configs) {
        return new KafkaConsumer<>(configs(configs), new StringDeserializer(), new StringDeserializer());
    }

    Consumer<byte[], byte[]> byteConsumer(String... configs) {
        return new KafkaConsumer<>(configs(configs), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Sends {@code from}..{@code to} as values, keyed by themselves, and waits for the acknowledgements. */
    void send(String topic, int partition, int from, int to) throws Exception {
        try (var producer = producer("linger.ms", "5")) {
            for (int i = from; i < to; i++) producer.send(new ProducerRecord<>(topic, partition, "k" + i, "v" + i));
        }
    }

    static <T> T get(KafkaFuture<T> future) throws Exception {
        return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    static TopicPartition partition(String topic, int partition) {
        return new TopicPartition(topic, partition);
    }

    /** Polls until {@code count} records came, and shortly on, so that too many are noticed. */
    static <K, V> List<ConsumerRecord<K, V>> poll(Consumer<K, V> consumer, int count) {
        var records = new ArrayList<ConsumerRecord<K, V>>();
        long deadline = System.nanoTime() + LONG.toNanos();
        while (records.size() < count && System.nanoTime() < deadline) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
        same(count, records.size(), "records polled");
        return records;
    }

    /** One poll that brings something. */
    static <K, V> List<ConsumerRecord<K, V>> pollSome(Consumer<K, V> consumer) {
        var records = new ArrayList<ConsumerRecord<K, V>>();
        long deadline = System.nanoTime() + LONG.toNanos();
        while (records.isEmpty() && System.nanoTime() < deadline) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        holds(!records.isEmpty(), "no record came");
        return records;
    }

    static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.call()) {
            holds(System.nanoTime() < deadline, "never: " + what);
            Thread.sleep(50);
        }
    }

    static void holds(boolean condition, String otherwise) {
        if (!condition) throw new AssertionError(otherwise);
    }

    static void same(Object expected, Object actual, String what) {
        holds(Objects.equals(expected, actual), what + ": expected " + expected + ", got " + actual);
    }

    /** The action fails with this exception (as a future's cause or thrown) and this message. */
    static void refused(Class<? extends Throwable> kind, String message, Callable<?> action) throws Exception {
        try {
            action.call();
        } catch (Throwable thrown) {
            var why = thrown instanceof ExecutionException ? thrown.getCause() : thrown;
            same(kind.getName(), why.getClass().getName(), "refusal (" + why.getMessage() + ")");
            if (message != null) same(message, why.getMessage(), "words of the refusal");
            return;
        }
        throw new AssertionError("not refused with " + kind.getSimpleName());
    }

    static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
