import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the commands of a script: Kafka's tools by the names of their shell scripts, jobs, and what little else is needed. */
final class Shell {
    private static final String TOOLS = "org.apache.kafka.tools.";
    private static final Map<String, String> MAIN = Map.ofEntries(
        Map.entry("kafka-broker-api-versions", TOOLS + "BrokerApiVersionsCommand"),
        Map.entry("kafka-cluster", TOOLS + "ClusterTool"),
        Map.entry("kafka-configs", "kafka.admin.ConfigCommand"),
        Map.entry("kafka-console-consumer", TOOLS + "consumer.ConsoleConsumer"),
        Map.entry("kafka-console-producer", TOOLS + "ConsoleProducer"),
        Map.entry("kafka-consumer-groups", TOOLS + "consumer.group.ConsumerGroupCommand"),
        Map.entry("kafka-consumer-perf-test", TOOLS + "ConsumerPerformance"),
        Map.entry("kafka-delete-records", TOOLS + "DeleteRecordsCommand"),
        Map.entry("kafka-e2e-latency", TOOLS + "EndToEndLatency"),
        Map.entry("kafka-features", TOOLS + "FeatureCommand"),
        Map.entry("kafka-get-offsets", TOOLS + "GetOffsetShell"),
        Map.entry("kafka-groups", TOOLS + "GroupsCommand"),
        Map.entry("kafka-leader-election", TOOLS + "LeaderElectionCommand"),
        Map.entry("kafka-log-dirs", TOOLS + "LogDirsCommand"),
        Map.entry("kafka-metadata-quorum", TOOLS + "MetadataQuorumCommand"),
        Map.entry("kafka-producer-perf-test", TOOLS + "ProducerPerformance"),
        Map.entry("kafka-reassign-partitions", TOOLS + "reassign.ReassignPartitionsCommand"),
        Map.entry("kafka-topics", TOOLS + "TopicCommand"),
        Map.entry("kafka-transactions", TOOLS + "TransactionsCommand"),
        Map.entry("kafka-verifiable-consumer", TOOLS + "VerifiableConsumer"),
        Map.entry("kafka-verifiable-producer", TOOLS + "VerifiableProducer"));

    /** These end by hooks of the JVM itself, which only a JVM's end runs. */
    private static final List<String> ALONE = List.of("kafka-verifiable-producer");

    /** A tool that runs beside the script. */
    private record Job(String command, Streams streams, Thread thread) {
    }

    final String address;
    final Path scratch;
    private final Map<Integer, Job> jobs = new HashMap<>();

    Shell(String address, Path scratch) throws IOException {
        this.address = address;
        this.scratch = Files.createDirectories(scratch.toAbsolutePath());
    }

    /** Whether this shell knows the command at all. */
    static boolean knows(String command) {
        var word = command.split(" ")[0];
        return MAIN.containsKey(word) || List.of("cat", "sleep", "kill").contains(word);
    }

    /** Runs the entry's command; what it printed, masked, replaces what the returned entry holds. */
    Script.Entry run(Script.Entry entry) throws IOException, InterruptedException {
        var ran = new Script.Entry(entry.command);
        ran.section = entry.section;
        ran.stdin = entry.stdin;
        var words = words(entry.command);
        switch (words.get(0)) {
            case "cat" -> cat(ran, words);
            case "sleep" -> Thread.sleep(Long.parseLong(words.get(1)) * 1000);
            case "kill" -> kill(ran, words.get(words.size() - 1));
            default -> tool(ran, words);
        }
        return ran;
    }

    void close() throws InterruptedException {
        for (var job : jobs.values()) job.streams.terminate();
    }

    private void cat(Script.Entry ran, List<String> words) throws IOException {
        if (words.get(1).equals(">")) Files.writeString(scratch.resolve(words.get(2)), ran.stdin);
        else ran.stdout = Mask.apply(ran.command, Files.readString(scratch.resolve(words.get(1))), address, scratch.toString());
        ran.end = "exit 0";
    }

    private void tool(Script.Entry ran, List<String> words) throws IOException, InterruptedException {
        boolean beside = words.get(words.size() - 1).equals("&");
        if (beside) words.remove(words.size() - 1);
        int into = words.indexOf(">");
        Path file = into < 0 ? null : scratch.resolve(words.get(into + 1));
        if (into >= 0) words = words.subList(0, into);
        var arguments = new ArrayList<String>();
        for (var word : words.subList(1, words.size())) {
            if (!word.equals("</dev/null")) arguments.add(argument(word));
        }
        if (ALONE.contains(words.get(0))) {
            alone(ran, MAIN.get(words.get(0)), arguments);
            return;
        }
        var streams = new Streams(new ByteArrayInputStream(ran.stdin.getBytes(StandardCharsets.UTF_8)));
        var main = MAIN.get(words.get(0));
        var thread = new Thread(() -> streams.run(main, null, arguments), words.get(0));
        thread.setDaemon(true);
        thread.start();
        if (beside) {
            int number = jobs.size() + 1;
            jobs.put(number, new Job(ran.command, streams, thread));
            ran.end = "started %" + number;
            return;
        }
        thread.join(90_000);
        if (thread.isAlive()) {
            // As its caller would: so that what it does does not go on beside all others.
            streams.terminate();
        }
        ended(ran, streams);
        if (file != null) {
            Files.writeString(file, streams.out());
            ran.stdout = "";
        }
    }

    /** Runs a tool in a JVM of its own. */
    private void alone(Script.Entry ran, String main, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
            "-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile"), main));
        command.addAll(arguments);
        var out = scratch.resolve("stdout").toFile();
        var err = scratch.resolve("stderr").toFile();
        int status = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start().waitFor();
        ran.end = "exit " + status;
        ran.stdout = Mask.apply(ran.command, Files.readString(out.toPath()), address, scratch.toString());
        ran.stderr = Mask.apply(ran.command, Mask.shorten(Files.readString(err.toPath())), address, scratch.toString());
    }

    private String argument(String word) {
        if (word.matches("[\\w-]+\\.[a-z]+") && Files.exists(scratch.resolve(word))) return scratch.resolve(word).toString();
        return word.equals("B") ? address : word.replace("bootstrap.servers=B", "bootstrap.servers=" + address);
    }

    private void ended(Script.Entry ran, Streams streams) {
        ran.end = "exit " + streams.status();
        ran.stdout = Mask.apply(ran.command, streams.out(), address, scratch.toString());
        ran.stderr = Mask.apply(ran.command, Mask.shorten(streams.err()), address, scratch.toString());
    }

    private void kill(Script.Entry ran, String name) throws InterruptedException {
        var job = jobs.remove(Integer.parseInt(name.substring(1)));
        job.streams.terminate();
        job.thread.join(15_000);
        ended(ran, job.streams);
        jobs.put(Integer.parseInt(name.substring(1)), new Job(job.command, new Streams(null), job.thread));
    }

    /** Words of a command line; what stands in single quotes is one. */
    static List<String> words(String command) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (char c : command.toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
                any = true;
            } else if (c == ' ' && !quoted) {
                if (any) words.add(word.toString());
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) words.add(word.toString());
        return words;
    }
}
