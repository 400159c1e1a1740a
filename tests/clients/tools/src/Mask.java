import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of a tool's output what differs from run to run on one and the same broker. */
final class Mask {
    private static final String[][] RULES = {
        {"CONTROLLER://localhost:\\d+", "CONTROLLER://localhost:9093"},
        {"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[,:]\\d{3}", "TIME"},
        {"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID"},
        {"(TopicId: |Cluster ID: |ClusterId: +|\"directoryId\": \"|id )[A-Za-z0-9_-]{22}", "$1ID"},
        {"\\b1[78]\\d{11}\\b", "MS"},
        {"console-consumer-\\d+", "console-consumer-N"},
        {"(adminclient|producer|perf-consumer|perf-producer-client)-\\d+", "$1-N"},
        {"correlation id \\d+", "correlation id N"},
        {"consumer-([A-Za-z0-9.-]+)-\\d+, groupId", "consumer-$1-N, groupId"},
        {"Epoch: \\d+(?= *$)", "Epoch: N"},
        {"(HighWatermark|LeaderEpoch|MaxFollowerLagTimeMs): +\\d+", "$1: N"},
        {"deadlineMs=\\d+, tries=\\d+, nextAllowedTryMs=-?\\d+", "deadlineMs=N, tries=N, nextAllowedTryMs=N"},
        {"timed out at \\S+ after \\d+ attempt", "timed out at MS after N attempt"},
        {"\"size\":\\d+", "\"size\":N"},
        {"\"logDir\":\"[^\"]*\"", "\"logDir\":\"FOLDER\""},
        // Sets the tools print in the order of a hash.
        {"(Valid states are:|following scenarios:|of these options:|the following options:) .*", "$1 SOME"},
        // 1 in a quorum that can change, 0 in one that cannot.
        {"\"directoryId\": \"[^\"]*\", ", ""},
        {"(kraft\\.version .*FinalizedVersionLevel: )\\d", "$1N"},
        // A column is as wide as its longest cell, and one of them may have been masked.
        {" {2,}", "  "},
        {"  (\\(\\d+\\))", " $1"},
        {"[ \\t]+$", ""},
    };
    private static final Pattern[] PATTERNS = Arrays.stream(RULES).map(rule -> Pattern.compile(rule[0], Pattern.MULTILINE)).toArray(Pattern[]::new);
    private static final Pattern FIGURES = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern RATE = Pattern.compile("(\"avg_throughput\"):[0-9.E]+");
    private static final Pattern TOTAL = Pattern.compile("Processed a total of \\d+");
    private static final Pattern CONFIGS = Pattern.compile("Configs: ([^\n⏎]+)");
    private static final Pattern LAST = Pattern.compile("(?m)^(\\w+:\\d+):\\d+");
    private static final Pattern QUORUM = Pattern.compile("(?m)^1 +\\t.*$");

    private Mask() {
    }

    /** {@code address} is the broker's, shown as localhost:9092; {@code scratch} the folder of the script's files. */
    static String apply(String command, String text, String address, String scratch) {
        var masked = text.replace(address, "localhost:9092").replace(scratch + "/", "");
        for (int i = 0; i < RULES.length; i++) masked = PATTERNS[i].matcher(masked).replaceAll(RULES[i][1]);
        masked = CONFIGS.matcher(masked).replaceAll(found -> "Configs: " + sorted(found.group(1)));
        if (command.contains("max-timestamp")) masked = LAST.matcher(masked).replaceAll("$1:N");
        if (command.contains("perf-test") || command.contains("e2e-latency")) masked = FIGURES.matcher(masked).replaceAll("N");
        // The count is the JVM's, and another consumer of it may have added to it.
        if (command.startsWith("kill")) masked = TOTAL.matcher(masked).replaceAll("Processed a total of N");
        if (command.contains("verifiable-producer")) masked = RATE.matcher(masked).replaceAll("$1:N");
        if (command.contains("describe --replication")) masked = QUORUM.matcher(masked).replaceAll("the row of node 1");
        return masked;
    }

    private static String sorted(String list) {
        var words = list.split(",(?=[a-z.]+=)");
        Arrays.sort(words);
        return Matcher.quoteReplacement(String.join(",", words));
    }

    /** Stack frames and the tables of flags after a complaint say nothing about a broker. */
    static String shorten(String stderr) {
        var kept = new StringBuilder();
        for (var line : stderr.split("\n")) {
            if (line.startsWith("Option  ") || line.equals("Option")) {
                kept.append("<usage text follows>\n");
                break;
            }
            if (line.startsWith("\tat ") || line.matches("\t\\.\\.\\. \\d+ more")) continue;
            kept.append(line).append('\n');
        }
        return kept.toString().isBlank() ? "" : kept.toString().stripTrailing() + "\n";
    }
}
