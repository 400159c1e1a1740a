//! Groups: joining, sitting idle, leaving politely, dying, being slow, and what each costs.

use browser::Page;

/// Two consumers share four partitions of a topic into which records keep coming.
const SHARED: [&str; 4] = [
    "create-topic --topic orders --partitions 4",
    "@3000 produce-at-rate --producer shop --topic orders --rate 2 --keys ada --keys ben \
     --keys chi --keys dov --keys mia --keys rob --value-bytes 16",
    "@4000 start-consumer --consumer c-1 --group billing --topics orders \
     --configs auto.offset.reset=earliest",
    "@4000 start-consumer --consumer c-2 --group billing --topics orders \
     --configs auto.offset.reset=earliest",
];

fn shared(settings: &str) -> Page {
    let page = Page::scene(settings, &SHARED);
    page.part("billing").read("Stable");
    page
}

fn owns_all(page: &Page, consumer: &str) -> bool {
    page.part(consumer).partitions() == ["P0", "P1", "P2", "P3"]
        && page.part("billing").says("Stable")
}

/// Lets the page itself note when c-1 has all four partitions: at high speed its clock is far ahead
/// by the time somebody outside has seen it.
fn watch_c1(page: &Page) {
    page.script(
        "(window.ownedAt = null, playground.on('change', ({ now }) => { \
            const group = playground.view().groups.find(g => g.id === 'billing'); \
            const of = name => group.consumers.find(c => c.name === name)?.owned.length; \
            if (group.state === 'Stable' && of('c-1') === 4) ownedAt ??= now; }), 1)",
    );
}

/// Waits until c-1 has all four partitions. When that was, in milliseconds of the clock.
fn taken_over(page: &Page) -> u64 {
    page.until("c-1 has taken over", |page| {
        owns_all(page, "c-1") && page.script("ownedAt").is_number()
    });
    page.script("ownedAt").as_f64().expect("the page noted it") as u64
}

#[test]
fn a_new_group_reads_from_where_it_is_told() {
    let page = shared("at=20000");
    page.click("Add a consumer in a new group");
    let groups = page.part("Consumer groups");
    groups.fill("Group", "audit");
    groups.fill("Name", "auditor");
    groups.choose("Without a commit, start at", "earliest");
    groups.click("Add");
    page.speed("5");
    let auditor = page.part("auditor");
    page.until("the newcomer has it all", |_| auditor.partitions().len() == 4);
    page.part("audit").read("generation 1");
    page.until("it has caught up", |_| auditor.number("lag").is_some_and(|lag| lag < 6));
    assert!(page.part("billing").says("generation 1"), "other groups do not notice");
    page.screenshot("new group");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn more_consumers_than_partitions_is_no_error() {
    let page = shared("at=20000");
    let billing = page.part("billing");
    page.speed("5");
    billing.click("Add a consumer");
    for name in ["c-3", "c-4", "c-5"] {
        billing.fill("Name", name);
        billing.click("Add");
        billing.read(name);
    }
    billing.read("idle: more consumers than partitions is no error");
    billing.read("Stable");
    page.until("four have one each, one has none", |page| {
        let names = ["c-1", "c-2", "c-3", "c-4", "c-5"];
        let mut owned = names.map(|name| page.part(name).partitions().len());
        owned.sort_unstable();
        owned == [0, 1, 1, 1, 1]
    });
    assert!(!billing.text().contains("Exception"));
    page.screenshot("idle consumer");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_polite_close_moves_partitions_after_one_rebalance() {
    let page = shared("at=20000");
    let leaver = page.part("c-2");
    page.part("shop").click("Stop");
    page.until("it is quiet", |page| !page.part("shop").says("records/s"));
    leaver.click("More");
    watch_c1(&page);
    page.pause();
    let before = page.clock_ms();
    leaver.click("Close");
    page.speed("2");
    page.click("Play");
    page.part("Details").lists("It said LeaveGroup, so nobody had to wait.");
    let took = taken_over(&page) - before;
    assert!(took < 20_000, "one heartbeat and one rebalance, not a timeout: {took} ms");
    page.part("billing").read("generation 2");
    assert!(!page.part("c-1").says("delivered again"), "what was read had been committed");
    page.screenshot("polite close");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_kill_moves_partitions_only_after_the_session_timeout() {
    let page = shared("era=4&at=20000");
    let victim = page.part("c-2");
    victim.click("More");
    watch_c1(&page);
    page.pause();
    let before = page.clock_ms();
    victim.click("Kill");
    victim.read("killed");
    victim.read("the coordinator still counts it as a member");
    page.part("Details").lists("its group waits until session.timeout.ms is over");
    page.script(&format!("playground.seek({})", before + 25_000));
    page.until("half the session timeout is over", |page| page.clock_ms() == before + 25_000);
    assert!(!owns_all(&page, "c-1"), "nobody knows yet");
    page.speed("10");
    page.click("Play");
    let took = taken_over(&page) - before;
    // The last heartbeat was at most 3 s (and its way) before the death.
    assert!((41_000..75_000).contains(&took), "session.timeout.ms is 45 s: {took} ms");
    page.screenshot("kill");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn what_was_read_but_not_committed_is_delivered_again_and_marked() {
    // Auto-commit every 5 s; the death falls between two commits, when records stop coming.
    // In this era clients agree on versions twice: the topic is there five seconds later.
    let later = |line: &str| line.replace("@3000", "@8000").replace("@4000", "@9000");
    let shared = SHARED.map(later);
    let mut commands: Vec<&str> = shared.iter().map(String::as_str).collect();
    commands.push("@31000 produce-at-rate --producer shop --topic orders --rate 0");
    commands.push("@31000 kill --process c-2");
    let page = Page::scene("era=2.5&at=30990&play=0", &commands);
    page.until("c-2 reads two", |page| page.part("c-2").partitions() == ["P2", "P3"]);
    let read_since = "playground.view().topics.find(t => t.name === 'orders').partitions \
        .flatMap(p => p.readers).filter(r => r.consumer === 'c-2') \
        .reduce((sum, r) => sum + r.position - r.committed, 0)";
    let read_since = page.script(read_since).as_u64().expect("a number of records");
    assert!(read_since > 0, "something was read since the last commit");
    page.speed("5");
    page.click("Play");
    page.part("c-2").read("killed");
    page.until("c-1 has taken over", |page| owns_all(page, "c-1"));
    page.part("c-1").read(&format!("{read_since} delivered again"));
    page.part("Details").lists("delivered again to billing.");
    page.screenshot("delivered again");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_slow_consumer_falls_behind() {
    let page = shared("at=20000");
    let slow = page.part("c-1");
    let before = slow.number("lag").expect("a lag");
    slow.click("More");
    slow.fill("Time per record (ms)", "5000");
    slow.click("Set");
    page.speed("5");
    slow.read("working on orders-");
    page.until("it lags", |_| slow.number("lag").unwrap_or(0) > before + 15);
    slow.read("in hand");
    page.screenshot("slow consumer");
    slow.fill("Time per record (ms)", "fast");
    slow.click("Set");
    slow.read("“fast” is not a whole number");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_consumer_that_stops_polling_leaves_after_max_poll_interval() {
    let page = shared("at=20000");
    let lazy = page.part("c-2");
    watch_c1(&page);
    page.click("Stop");
    page.pause();
    let before = page.clock_ms();
    lazy.click("Stop polling");
    page.click("Play");
    lazy.read("does not call poll");
    lazy.read("max.poll.interval.ms over in");
    page.speed("50");
    let took = taken_over(&page) - before;
    assert!((290_000..400_000).contains(&took), "max.poll.interval.ms is 5 min: {took} ms");
    page.screenshot("stopped polling");
    page.speed("5");
    lazy.click("Poll again");
    page.until("it is a member again", |_| lazy.partitions().len() == 2);
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn commit_now_commits_now() {
    let page = shared("at=20000");
    page.part("c-1").click("Commit now");
    page.part("Details").lists("commitSync().");
    page.part("Details").lists("c-1 committed for billing:");
    assert!(!page.part("c-1").says("Exception"));
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_group_with_members_is_not_deleted_and_an_empty_one_is() {
    let page = shared("at=20000");
    let billing = page.part("billing");
    page.speed("5");
    billing.click("Delete group billing");
    billing.read("GroupNotEmptyException");
    billing.read("The group is not empty.");
    for name in ["c-1", "c-2"] {
        page.part(name).click("More");
        page.part(name).click("Close");
        page.part(name).read("closed");
    }
    billing.read("Empty");
    billing.click("Delete group billing");
    page.part("Details").lists("Group billing is gone.");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_broker_that_died_comes_back_with_what_it_had() {
    let page = shared("at=20000");
    let (broker, orders) = (page.part("broker 1"), page.part("orders"));
    page.click("Stop");
    page.part("shop").read("At a rate");
    page.until("all is acknowledged", |page| !page.part("shop").says("in flight"));
    let records = orders.number("records").expect("records");
    broker.click("Kill");
    broker.read("killed");
    broker.click("Start");
    page.part("Details").lists("from that log alone");
    page.speed("5");
    page.part("billing").read("Stable");
    assert_eq!(orders.number("records"), Some(records), "nothing acknowledged is lost");
    assert_eq!(page.errors(), [""; 0]);
}
