import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Kafka's shell tools against a broker: each file of {@code tools/sessions} is a session that was recorded against
 * Apache Kafka itself, and what the tools print must be what they printed there. A session wants a broker of its own,
 * as its lists name everything; CLIENTS_SERVER is the program that is one.
 *
 * <p>{@code --check FILE} replays any session against BOOTSTRAP and shows every difference, {@code --record FILE}
 * writes what the tools print there into the file.
 */
public final class Tools {
    private static final Path SESSIONS = Path.of("tools/sessions");
    /** How long {@code eventually} waits for the expected output. */
    private static final long LONG_MS = 60_000;

    /** Each has a JVM and a server. */
    private static final int AT_A_TIME = 2;

    private static PrintStream out;

    private Tools() {
    }

    public static void main(String[] arguments) throws Exception {
        out = System.out;
        Streams.install();
        boolean good = switch (arguments.length == 0 ? "" : arguments[0]) {
            case "--check" -> check(Path.of(arguments[1]));
            case "--session" -> session(arguments[1]);
            case "--verifiable" -> verifiable(System.getenv("BOOTSTRAP"));
            case "--record" -> record(Path.of(arguments[1]));
            default -> stories();
        };
        out.flush();
        Runtime.getRuntime().halt(good ? 0 : 1);
    }

    private static boolean stories() throws Exception {
        List<Path> files;
        try (var found = Files.list(SESSIONS)) {
            files = found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
        if (System.getenv("CLIENTS_SERVER") == null) {
            out.println("skipped all: its sessions want brokers of their own, not one that others use");
            return true;
        }
        var only = System.getenv().getOrDefault("CLIENT_ONLY", "");
        var pool = Executors.newFixedThreadPool(AT_A_TIME);
        var told = new ArrayList<Future<Boolean>>();
        for (var file : files) {
            var name = file.getFileName().toString().replace(".txt", "");
            if (!("tools/" + name).contains(only) && !only.contains("tools/" + name)) continue;
            told.add(pool.submit(() -> inItsOwnJvm(name)));
        }
        if ("tools/verifiable".contains(only) || only.contains("tools/verifiable")) told.add(0, pool.submit(() -> inItsOwnJvm("verifiable")));
        boolean good = true;
        for (var one : told) good &= one.get();
        pool.shutdown();
        return good;
    }

    /** Kafka's tools count in static fields, so that sessions cannot share a JVM, though the tools of one can. */
    private static boolean inItsOwnJvm(String name) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("Tools", "--session", name));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        int lines = 0;
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String line; (line = reader.readLine()) != null; lines++) out.println(line);
        }
        if (lines == 0) out.println("FAILED " + name + ": it said nothing");
        return process.waitFor() == 0 && lines > 0;
    }

    /** Plays a session against a server of its own; a line for each of its sections. */
    private static boolean session(String name) {
        try {
            var process = new ProcessBuilder(System.getenv("CLIENTS_SERVER"), "--port", "0", "--config", "tools/server.properties",
                "--set", "group.initial.rebalance.delay.ms=0").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
                var ready = lines.readLine();
                var address = Arrays.stream(ready.split(" ")).filter(word -> word.matches("\\S+:\\d+")).findFirst().orElseThrow();
                return name.equals("verifiable") ? verifiable(address) : play(SESSIONS.resolve(name + ".txt"), name, address);
            } finally {
                process.destroy();
                process.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (IOException | InterruptedException | RuntimeException why) {
            out.println("FAILED " + name + ": " + why);
            return false;
        }
    }

    private static boolean verifiable(String address) {
        var story = "verifiable: three consumers, one killed while records flow";
        try {
            Verifiable.tell(address);
            out.println("ok " + story);
            return true;
        } catch (Exception | AssertionError why) {
            out.println("FAILED " + story + ": " + why);
            return false;
        }
    }

    private static boolean play(Path file, String name, String address) throws IOException, InterruptedException {
        var shell = new Shell(address, Path.of(System.getenv().getOrDefault("CLIENT_SCRATCH", "/tmp"), name));
        boolean good = true;
        String section = null;
        String failure = null;
        for (var entry : Script.read(file).entries) {
            if (section != null && !section.equals(entry.section)) {
                good &= told(name, section, failure);
                failure = null;
            }
            section = entry.section;
            var difference = difference(shell, entry);
            if (difference != null && failure == null) failure = difference;
        }
        shell.close();
        return good & told(name, section, failure);
    }

    private static boolean told(String name, String section, String failure) {
        out.println(failure == null ? "ok " + name + ": " + section : "FAILED " + name + ": " + section + ": " + failure);
        return failure == null;
    }

    /** Null, or the first line that differs. */
    private static String difference(Shell shell, Script.Entry entry) throws IOException, InterruptedException {
        var expected = lines(entry, entry.expected(), shell);
        List<String> got;
        long deadline = System.currentTimeMillis() + LONG_MS;
        do {
            got = lines(entry, Script.text(runOnce(shell, entry)), shell);
        } while (entry.command.startsWith("eventually ") && !got.equals(expected) && System.currentTimeMillis() < deadline);
        if (entry.command.startsWith("kafka-broker-api-versions")) servedOnly(expected, got);
        if (got.equals(expected)) return null;
        for (int i = 0; ; i++) {
            var wanted = i < expected.size() ? expected.get(i) : "the end";
            var there = i < got.size() ? got.get(i) : "the end";
            if (!wanted.equals(there)) return "$ " + entry.command + ": expected '" + wanted + "', got '" + there + "'";
        }
    }

    /** Which APIs are served is said elsewhere; here those that are have Kafka's versions. */
    private static void servedOnly(List<String> expected, List<String> got) {
        for (var line : List.copyOf(got)) {
            if (!line.contains("UNSUPPORTED")) continue;
            var api = line.substring(0, line.indexOf(':') + 1);
            got.remove(line);
            expected.removeIf(one -> one.startsWith(api));
        }
        got.replaceAll(line -> line.replaceAll(",$", ""));
        expected.replaceAll(line -> line.replaceAll(",$", ""));
    }

    private static Script.Entry runOnce(Shell shell, Script.Entry entry) throws IOException, InterruptedException {
        var plain = new Script.Entry(entry.command.replaceFirst("^eventually ", ""));
        plain.section = entry.section;
        plain.stdin = entry.stdin;
        return shell.run(plain);
    }

    private static List<String> lines(Script.Entry entry, String text, Shell shell) {
        var masked = Mask.apply(entry.command, text.replace("<TAB>", "\t").replace("⏎", ""), shell.address, shell.scratch.toString());
        var lines = new ArrayList<>(Arrays.asList(masked.split("\n")));
        if (isUnordered(entry.command)) lines.sort(null);
        return lines;
    }

    /** What a tool prints out of a hash map, or reads from several partitions, has no order. */
    private static boolean isUnordered(String command) {
        boolean one = command.contains("console-consumer") && command.contains("--topic first");
        return !one && (command.contains("consume") || command.contains("kafka-topics") || command.contains("--list")
            || command.contains("kafka-configs") || command.contains("kafka-delete-records") || command.startsWith("kill")
            || command.contains("kafka-log-dirs"));
    }

    private static boolean check(Path file) throws IOException, InterruptedException {
        var shell = new Shell(System.getenv("BOOTSTRAP"), Files.createTempDirectory("session"));
        int same = 0;
        int different = 0;
        for (var entry : Script.read(file).entries) {
            if (!Shell.knows(entry.command)) {
                out.println("not played: $ " + entry.command);
                continue;
            }
            var ran = runOnce(shell, entry);
            var expected = lines(entry, entry.expected(), shell);
            var got = lines(entry, Script.text(ran), shell);
            if (got.equals(expected)) {
                same += 1;
                continue;
            }
            different += 1;
            out.println("\n$ " + entry.command + "\n<<<< expected\n" + String.join("\n", expected) + "\n>>>> got\n" + String.join("\n", got));
            out.flush();
        }
        shell.close();
        out.println(same + " the same, " + different + " different");
        return different == 0;
    }

    private static boolean record(Path file) throws IOException, InterruptedException {
        var shell = new Shell(System.getenv("BOOTSTRAP"), Files.createTempDirectory("session"));
        var script = Script.read(file);
        var recorded = new Script();
        recorded.head.addAll(script.head);
        for (var entry : script.entries) {
            if (entry.command.startsWith("eventually ")) Thread.sleep(12_000);
            var ran = runOnce(shell, entry);
            var kept = new Script.Entry(entry.command);
            kept.section = entry.section;
            kept.stdin = ran.stdin;
            kept.end = ran.end;
            kept.stdout = ran.stdout;
            kept.stderr = ran.stderr;
            recorded.entries.add(kept);
        }
        shell.close();
        recorded.write(file);
        return true;
    }
}
