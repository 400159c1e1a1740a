import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Kafka's own checkers at work: three kafka-verifiable-consumers in a group while a kafka-verifiable-producer sends, one
 * joins late, one is killed, the others leave politely. Each record goes to one of them, none is lost.
 */
final class Verifiable {
    private static final String TOPIC = "checked";
    private static final int PARTITIONS = 6;
    private static final long LONG_MS = 60_000;
    private static final Pattern RECORD =
        Pattern.compile("\"name\":\"record_data\".*\"value\":\"(\\d+)\".*\"partition\":(\\d+),\"offset\":(\\d+)");
    private static final Pattern SENT = Pattern.compile("\"name\":\"producer_send_success\".*\"value\":\"(\\d+)\"");
    private static final Pattern COMMITTED = Pattern.compile("\"partition\":(\\d+),\"offset\":(\\d+)");

    private Verifiable() {
    }

    /** A tool in a process of its own, and what it said so far. */
    private static final class Tool {
        final Process process;
        /** Values sent and acknowledged. */
        final Set<String> sent = ConcurrentHashMap.newKeySet();
        /** Values read, by {@code partition:offset}. */
        final Map<String, String> records = new ConcurrentHashMap<>();
        final Map<Integer, Long> committed = new ConcurrentHashMap<>();
        volatile int partitions;
        private final Thread reader;

        Tool(String main, String... arguments) throws IOException {
            var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.add("org.apache.kafka.tools." + main);
            command.addAll(List.of(arguments));
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            reader = new Thread(this::read);
            reader.start();
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
                for (String line; (line = lines.readLine()) != null; ) hear(line);
            } catch (IOException why) {
                // Its end.
            }
        }

        private void hear(String line) {
            var record = RECORD.matcher(line);
            var acknowledged = SENT.matcher(line);
            if (acknowledged.find()) {
                sent.add(acknowledged.group(1));
            } else if (record.find()) {
                var place = record.group(2) + ":" + record.group(3);
                if (records.put(place, record.group(1)) != null) records.put(place + " twice", "");
            } else if (line.contains("\"partitions_assigned\"")) {
                partitions = line.split("\"partition\"").length - 1;
            } else if (line.contains("\"partitions_revoked\"")) {
                partitions = 0;
            } else if (line.contains("\"offsets_committed\"") && line.contains("\"success\":true")) {
                var offsets = COMMITTED.matcher(line);
                while (offsets.find()) committed.put(Integer.parseInt(offsets.group(1)), Long.parseLong(offsets.group(2)));
            }
        }

        void end(boolean kill) throws InterruptedException {
            if (kill) process.destroyForcibly();
            else process.destroy();
            process.waitFor();
            reader.join();
        }
    }

    /** Throws when something was lost or given twice. */
    static void tell(String address) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
        }
        var tools = new ArrayList<Tool>();
        try {
            var one = consumer(tools, address);
            var two = consumer(tools, address);
            until("two share", () -> one.partitions == 3 && two.partitions == 3);
            var producer = new Tool("VerifiableProducer", "--bootstrap-server", address, "--topic", TOPIC,
                "--throughput", "250");
            tools.add(producer);
            var victim = consumer(tools, address);
            until("three share", () -> one.partitions == 2 && two.partitions == 2 && victim.partitions == 2);
            until("the third reads", () -> victim.records.size() > 100 && !victim.committed.isEmpty());
            victim.end(true);
            until("two have all", () -> one.partitions == 3 && two.partitions == 3);
            producer.end(false);
            until("all was read", () -> values(tools).containsAll(producer.sent));
            one.end(false);
            two.end(false);
            check(one, two, victim);
        } finally {
            for (var tool : tools) tool.end(true);
        }
    }

    private static Tool consumer(List<Tool> tools, String address) throws IOException {
        var tool = new Tool("VerifiableConsumer", "--bootstrap-server", address, "--topic", TOPIC, "--group-id", TOPIC,
            "--group-protocol", "classic", "--reset-policy", "earliest", "--session-timeout", "6000", "--verbose");
        tools.add(tool);
        return tool;
    }

    private static Set<String> values(List<Tool> tools) {
        var values = new HashSet<String>();
        for (var tool : tools) values.addAll(tool.records.values());
        return values;
    }

    private static void check(Tool one, Tool two, Tool victim) {
        var times = new HashMap<String, Integer>();
        for (var tool : List.of(one, two)) tool.records.keySet().forEach(place -> times.merge(place, 1, Integer::sum));
        for (var place : victim.records.keySet()) {
            var words = place.split(":");
            boolean done = Long.parseLong(words[1]) < victim.committed.getOrDefault(Integer.parseInt(words[0]), 0L);
            // What it had not committed belongs to whoever takes over.
            if (done) times.merge(place, 1, Integer::sum);
        }
        times.forEach((place, count) -> {
            if (count > 1 || place.endsWith("twice")) throw new AssertionError("partition:offset " + place + " came " + count + " times");
        });
        // What the victim was killed over may have been committed without its saying so.
        var places = new HashSet<>(times.keySet());
        places.addAll(victim.records.keySet());
        int read = values(List.of(one, two, victim)).size();
        if (places.size() != read) throw new AssertionError(places.size() + " places of " + read + " records");
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.currentTimeMillis() + LONG_MS;
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > deadline) throw new AssertionError("never: " + what);
            Thread.sleep(50);
        }
    }
}
