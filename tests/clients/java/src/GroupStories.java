import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/** Groups whose members come, leave and die while records flow: each record to exactly one of them, none lost. */
final class GroupStories {
    private static final String PACKAGE = "org.apache.kafka.clients.consumer.";

    static void addTo(Suite suite) {
        suite.add("three members, one killed while records flow", GroupStories::killed);
        suite.add("a member that stops polling loses its partitions", GroupStories::slow);
        suite.add("a static member comes back to its partitions without a rebalance", GroupStories::staticMember);
        suite.add("a second member of the same instance id fences the first", GroupStories::fenced);
        for (var assignor : List.of("RangeAssignor," + PACKAGE + "CooperativeStickyAssignor", "RoundRobinAssignor",
                "StickyAssignor", "CooperativeStickyAssignor")) {
            var shown = assignor.replace(PACKAGE, "").replace("Assignor", "");
            suite.add("three members join and leave politely while records flow: " + shown,
                world -> joinsAndLeaves(world, PACKAGE + assignor, "classic"));
        }
    }

    /** A member in a thread: commits what it got before it gives partitions up. */
    static final class Member {
        final Map<String, Integer> got = new ConcurrentHashMap<>();
        final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();
        final AtomicInteger losses = new AtomicInteger();
        private final AtomicBoolean stop = new AtomicBoolean();
        private final Thread thread;
        private volatile Throwable failure;

        Member(Consumer<String, String> consumer, String topic) {
            thread = new Thread(() -> run(consumer, topic));
            thread.start();
        }

        private void run(Consumer<String, String> consumer, String topic) {
            try (consumer) {
                consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
                    @Override
                    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                        assigned.addAll(partitions);
                    }

                    @Override
                    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                        assigned.removeAll(partitions);
                        consumer.commitSync();
                    }

                    @Override
                    public void onPartitionsLost(Collection<TopicPartition> partitions) {
                        losses.incrementAndGet();
                        assigned.removeAll(partitions);
                    }
                });
                while (!stop.get()) {
                    var records = consumer.poll(Duration.ofMillis(100));
                    records.forEach(record -> got.merge(record.value(), 1, Integer::sum));
                    if (!records.isEmpty()) commit(consumer);
                }
            } catch (Throwable why) {
                failure = why;
            }
        }

        private static void commit(Consumer<String, String> consumer) {
            try {
                consumer.commitSync();
            } catch (RebalanceInProgressException later) {
                // Cooperative members read on while they rebalance and commit when it is over, or when they give up partitions.
            }
        }

        boolean has(int partitions) {
            check();
            return assigned.size() == partitions;
        }

        private void check() {
            if (failure != null) throw new AssertionError("a member failed: " + failure, failure);
        }

        void leave() throws Exception {
            stop.set(true);
            thread.join();
            check();
        }
    }

    private static Member member(World world, String topic, String group, String assignor, String protocol) {
        var configs = new HashMap<>(Map.of("group.id", group, "auto.offset.reset", "earliest", "enable.auto.commit", "false",
            "group.protocol", protocol, "max.poll.records", "20"));
        if (protocol.equals("classic")) {
            configs.put("partition.assignment.strategy", assignor);
            configs.put("heartbeat.interval.ms", "300");
        }
        var words = new ArrayList<String>();
        configs.forEach((key, value) -> words.addAll(List.of(key, value)));
        return new Member(world.consumer(words.toArray(String[]::new)), topic);
    }

    static void joinsAndLeaves(World world, String assignor, String protocol) throws Exception {
        var topic = world.topic("flow", 6);
        var group = world.name("flow");
        var flow = new Flow(world, topic);
        var one = member(world, topic, group, assignor, protocol);
        World.until("the first has all", () -> one.has(6));
        var two = member(world, topic, group, assignor, protocol);
        World.until("two share", () -> one.has(3) && two.has(3));
        var three = member(world, topic, group, assignor, protocol);
        World.until("three share", () -> List.of(one, two, three).stream().allMatch(m -> m.has(2)));
        two.leave();
        World.until("two share again", () -> one.has(3) && three.has(3));
        one.leave();
        World.until("the last has all", () -> three.has(6));
        int sent = flow.stop();
        World.until("all came", () -> one.got.size() + two.got.size() + three.got.size() >= sent);
        three.leave();
        var all = new HashMap<String, Integer>();
        for (var member : List.of(one, two, three)) {
            World.holds(!member.got.isEmpty(), "a member got nothing");
            member.got.forEach((value, times) -> all.merge(value, times, Integer::sum));
        }
        World.same(sent, all.size(), "different records");
        for (var entry : all.entrySet()) World.same(1, entry.getValue(), "times of record " + entry.getKey());
    }

    /** A producer that sends about 200 records a second until it is stopped. */
    static final class Flow {
        private final AtomicBoolean stop = new AtomicBoolean();
        private final Thread thread;
        private int sent;

        Flow(World world, String topic) {
            thread = new Thread(() -> {
                try (var producer = world.producer("acks", "all")) {
                    while (!stop.get()) {
                        producer.send(new ProducerRecord<>(topic, sent % 6, null, "" + sent));
                        sent += 1;
                        Thread.sleep(5);
                    }
                } catch (InterruptedException why) {
                    throw new IllegalStateException(why);
                }
            });
            thread.start();
        }

        int stop() throws InterruptedException {
            stop.set(true);
            thread.join();
            return sent;
        }
    }

    private static void killed(World world) throws Exception {
        var topic = world.topic("killed", 6);
        var group = world.name("killed");
        var flow = new Flow(world, topic);
        var one = member(world, topic, group, PACKAGE + "RangeAssignor", "classic");
        var two = member(world, topic, group, PACKAGE + "RangeAssignor", "classic");
        var java = ProcessHandle.current().info().command().orElse("java");
        var victim = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp",
            System.getProperty("java.class.path"), "Suite", "--group-member", topic, group)
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Set<String> victimGot = ConcurrentHashMap.newKeySet();
        Set<String> victimCommitted = ConcurrentHashMap.newKeySet();
        var reader = new Thread(() -> read(victim, victimGot, victimCommitted));
        reader.start();
        World.until("the victim has its share", () -> victimCommitted.size() > 50);
        World.until("and the others theirs", () -> one.has(2) && two.has(2));
        victim.destroyForcibly().waitFor();
        reader.join();
        World.until("the others have all", () -> one.assigned.size() + two.assigned.size() == 6);
        int sent = flow.stop();
        World.until("all came", () -> union(one.got.keySet(), two.got.keySet(), victimGot).size() >= sent);
        one.leave();
        two.leave();
        World.same(sent, union(one.got.keySet(), two.got.keySet(), victimGot).size(), "different records");
        for (var value : union(one.got.keySet(), two.got.keySet())) {
            int times = one.got.getOrDefault(value, 0) + two.got.getOrDefault(value, 0);
            World.same(1, times, "times of record " + value + " with those who lived");
            World.holds(!victimCommitted.contains(value), "record " + value + " came again though it was committed");
        }
    }

    private static void read(Process victim, Set<String> got, Set<String> committed) {
        try (var lines = new BufferedReader(new InputStreamReader(victim.getInputStream()))) {
            for (String line; (line = lines.readLine()) != null; ) {
                var words = line.split(" ");
                if (words[0].equals("got")) got.add(words[1]);
                if (words[0].equals("committed")) committed.add(words[1]);
            }
        } catch (java.io.IOException why) {
            throw new java.io.UncheckedIOException(why);
        }
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        var all = new HashSet<String>();
        for (var set : sets) all.addAll(set);
        return all;
    }

    private static void slow(World world) throws Exception {
        var topic = world.topic("slow", 2);
        var group = world.name("slow");
        world.send(topic, 0, 0, 5);
        try (var sleeper = world.consumer("group.id", group, "auto.offset.reset", "earliest", "enable.auto.commit", "false",
                "max.poll.interval.ms", "1500", "session.timeout.ms", "6000")) {
            sleeper.subscribe(List.of(topic));
            World.poll(sleeper, 5);
            var other = member(world, topic, group, PACKAGE + "RangeAssignor," + PACKAGE + "CooperativeStickyAssignor", "classic");
            World.until("the other has all", () -> other.has(2) && other.got.size() == 5);
            other.leave();
        }
    }

    private static Consumer<String, String> instance(World world, String topic, String group, String instance) {
        var consumer = world.consumer("group.id", group, "group.instance.id", instance, "auto.offset.reset", "earliest",
            "session.timeout.ms", "10000", "heartbeat.interval.ms", "300", "client.id", instance);
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    private static void staticMember(World world) throws Exception {
        var topic = world.topic("static", 4);
        var group = world.name("static");
        var one = instance(world, topic, group, "one");
        var two = instance(world, topic, group, "two");
        try {
            World.until("both have two", () -> {
                one.poll(Duration.ofMillis(100));
                two.poll(Duration.ofMillis(100));
                return one.assignment().size() == 2 && two.assignment().size() == 2;
            });
            int generation = one.groupMetadata().generationId();
            var had = two.assignment();
            two.close();
            try (var again = instance(world, topic, group, "two")) {
                World.until("it is back", () -> {
                    one.poll(Duration.ofMillis(100));
                    again.poll(Duration.ofMillis(100));
                    return !again.assignment().isEmpty();
                });
                World.same(had, again.assignment(), "partitions after coming back");
                World.same(generation, again.groupMetadata().generationId(), "generation after coming back");
            }
        } finally {
            one.close();
        }
    }

    private static void fenced(World world) throws Exception {
        var topic = world.topic("fenced", 1);
        var group = world.name("fenced");
        var first = instance(world, topic, group, "same");
        World.until("the first has it", () -> {
            first.poll(Duration.ofMillis(100));
            return first.assignment().size() == 1;
        });
        try (var second = instance(world, topic, group, "same")) {
            World.until("the second has it", () -> {
                second.poll(Duration.ofMillis(100));
                return second.assignment().size() == 1;
            });
            World.refused(FencedInstanceIdException.class, null, () -> {
                for (int i = 0; i < 50; i++) first.poll(Duration.ofMillis(100));
                return null;
            });
        } finally {
            first.close();
        }
    }
}
