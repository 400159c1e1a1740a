import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;

/**
 * Lets several of Kafka's command line tools run in one JVM, each with its own stdin, stdout, stderr, exit status and
 * shutdown hooks: a JVM of its own for each would cost a second of both processors. Threads a tool starts belong to it.
 */
final class Streams {
    private static final InheritableThreadLocal<Streams> CURRENT = new InheritableThreadLocal<>();

    /** What {@code System.exit} is to a tool: its thread ends. */
    static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final InputStream in;
    private final List<Runnable> hooks = new ArrayList<>();
    private int status = -1;
    /** It asked to end: what its own handlers print about that is not its output. */
    private volatile boolean over;

    Streams(InputStream in) {
        this.in = in;
    }

    /** Takes over the JVM's streams and ends; before anything of Kafka's or log4j's is loaded. */
    static void install() {
        var realOut = System.out;
        var realErr = System.err;
        System.setOut(new PrintStream(new Split(realOut, true), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Split(realErr, false), true, StandardCharsets.UTF_8));
        System.setIn(new SplitInput());
        Exit.setExitProcedure((status, message) -> end(status));
        Exit.setHaltProcedure((status, message) -> end(status));
        Exit.setShutdownHookAdder((name, hook) -> {
            var streams = CURRENT.get();
            if (streams != null) synchronized (streams) {
                streams.hooks.add(hook);
            }
        });
    }

    private static void end(int status) {
        var streams = CURRENT.get();
        if (streams != null) synchronized (streams) {
            if (streams.status < 0) streams.status = status;
            streams.over = true;
        }
        throw new Ended();
    }

    /** Runs a tool's main in this thread, its hooks after it as a JVM does. */
    void run(String mainClass, String first, List<String> arguments) {
        CURRENT.set(this);
        try {
            var all = new ArrayList<>(arguments);
            if (first != null) all.add(0, first);
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) all.toArray(String[]::new));
            end(0);
        } catch (java.lang.reflect.InvocationTargetException why) {
            if (!(why.getCause() instanceof Ended)) uncaught(why.getCause());
        } catch (Ended done) {
            // As it wanted.
        } catch (ReflectiveOperationException why) {
            uncaught(why);
        }
        runHooks();
        CURRENT.remove();
    }

    private void uncaught(Throwable why) {
        System.err.print("Exception in thread \"main\" ");
        why.printStackTrace();
        synchronized (this) {
            if (status < 0) status = 1;
        }
    }

    private void runHooks() {
        List<Runnable> todo;
        synchronized (this) {
            todo = new ArrayList<>(hooks);
            hooks.clear();
            over = false;
        }
        for (var hook : todo) {
            try {
                hook.run();
            } catch (Ended done) {
                // A hook may not end anything any more.
            }
        }
    }

    /** What signal TERM does: the hooks run while the tool still does. */
    void terminate() throws InterruptedException {
        synchronized (this) {
            if (status < 0) status = 143;
        }
        var thread = new Thread(() -> {
            CURRENT.set(this);
            runHooks();
        });
        thread.start();
        thread.join(15_000);
    }

    synchronized int status() {
        return status;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Writes to the stream of whoever's thread it is. */
    private static final class Split extends OutputStream {
        private final OutputStream real;
        private final boolean isOut;

        Split(OutputStream real, boolean isOut) {
            this.real = real;
            this.isOut = isOut;
        }

        private OutputStream target() {
            var streams = CURRENT.get();
            if (streams == null) return real;
            if (streams.over) return nullOutputStream();
            return isOut ? streams.out : streams.err;
        }

        @Override
        public void write(int one) throws IOException {
            target().write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            target().write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            target().flush();
        }
    }

    private static final class SplitInput extends InputStream {
        private static InputStream source() {
            var streams = CURRENT.get();
            return streams == null ? InputStream.nullInputStream() : streams.in;
        }

        @Override
        public int read() throws IOException {
            return source().read();
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            return source().read(into, from, count);
        }
    }
}
