import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Apache Kafka's own Java client against a broker: every story runs in its own thread of one JVM, since a JVM's start
 * costs more than most stories. One line per story on stdout; the exit status says whether all held.
 *
 * <p>Environment: BOOTSTRAP, the broker's host:port; CLIENT_ONLY, a text that {@code java/STORY} must contain.
 */
public final class Suite {
    /** What a story is: it throws when the broker did not do what Kafka does. */
    interface Story {
        void tell(World world) throws Exception;
    }

    /** Thrown by a story that cannot be told against this broker; its message says why. */
    static final class Skipped extends Exception {
        private static final long serialVersionUID = 1;

        Skipped(String why) {
            super(why);
        }
    }

    /** Group stories mostly wait (three seconds for a first join), so they may be many at a time. */
    private static final int THREADS = 12;

    private final Map<String, Story> stories = new LinkedHashMap<>();

    void add(String name, Story story) {
        if (stories.put(name, story) != null) throw new IllegalStateException("two stories named " + name);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("--group-member")) {
            GroupMember.main(arguments);
            return;
        }
        var suite = new Suite();
        GroupStories.addTo(suite);
        ConsumerProtocolStories.addTo(suite);
        TopicStories.addTo(suite);
        ProduceStories.addTo(suite);
        ConsumeStories.addTo(suite);
        CommitStories.addTo(suite);
        GroupAdminStories.addTo(suite);
        var failed = suite.run(System.getenv().getOrDefault("CLIENT_ONLY", ""));
        System.exit(failed ? 1 : 0);
    }

    private boolean run(String only) throws Exception {
        var out = System.out;
        var world = new World(System.getenv("BOOTSTRAP"));
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<Boolean>> told = stories.entrySet().stream()
            .filter(story -> ("java/" + story.getKey()).contains(only))
            .map(story -> pool.submit(telling(out, world, story.getKey(), story.getValue())))
            .collect(Collectors.toList());
        boolean failed = false;
        for (var one : told) failed |= !one.get();
        pool.shutdownNow();
        world.close();
        return failed;
    }

    private static Callable<Boolean> telling(PrintStream out, World world, String name, Story story) {
        return () -> {
            try {
                story.tell(world);
                out.println("ok " + name);
                return true;
            } catch (Skipped skipped) {
                out.println("skipped " + name + ": " + skipped.getMessage());
                return true;
            } catch (Throwable why) {
                out.println("FAILED " + name + ": " + String.valueOf(why).replace('\n', ' ') + at(why));
                if (System.getenv("VERBOSE") != null) why.printStackTrace();
                return false;
            }
        };
    }

    /** The story's own line that failed. */
    private static String at(Throwable why) {
        for (var frame : why.getStackTrace()) {
            var file = frame.getFileName();
            if (file != null && file.endsWith("Stories.java")) return " (" + file + ":" + frame.getLineNumber() + ")";
        }
        return "";
    }
}
