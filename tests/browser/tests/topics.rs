//! Topics: made, grown, refused and deleted, in Kafka's words.

use browser::Page;

/// A cluster with one topic in which nothing happens by itself.
fn quiet() -> Page {
    let page = Page::scene("era=4&at=5000", &["create-topic --topic orders --partitions 4"]);
    page.part("orders").read("4 partitions");
    page
}

fn create(page: &Page, name: &str, partitions: &str) {
    page.fill("Name", name);
    page.fill("Partitions", partitions);
    page.click("Create");
}

#[test]
fn a_topic_is_created_grown_and_deleted() {
    let page = quiet();
    page.speed("5");
    page.click("Create a topic");
    create(&page, "payments", "2");
    let payments = page.part("payments");
    payments.read("2 partitions");
    page.part("Details").lists("Topic payments exists, with 2 partitions.");
    page.screenshot("topic created");
    payments.click("Actions");
    payments.fill("New total", "3");
    payments.click("Add partitions");
    payments.read("3 partitions");
    payments.read("P2");
    payments.click("Delete topic payments");
    payments.click("Really delete?");
    page.until("the topic is gone", |page| !page.part("payments").is_there());
    assert!(page.part("orders").is_there());
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn names_and_numbers_that_cannot_be_are_refused_in_kafkas_words() {
    let page = quiet();
    page.speed("5");
    page.click("Create a topic");
    let cluster = page.part("Cluster");
    create(&page, "bad name!", "1");
    cluster.read(
        "Topic name is invalid: 'bad name!' contains one or more characters other than ASCII \
         alphanumerics, '.', '_' and '-'",
    );
    create(&page, "..", "1");
    cluster.read("Topic name is invalid: '..' is not allowed");
    create(&page, &"n".repeat(300), "1");
    cluster.read("is longer than the max allowed length 249");
    create(&page, "orders", "1");
    cluster.read("TopicExistsException");
    cluster.read("Topic 'orders' already exists.");
    create(&page, "none", "-5");
    cluster.read("InvalidPartitionsException");
    create(&page, "many", "many");
    cluster.read("“many” is not a whole number");
    page.screenshot("topic refused");
    assert!(!page.part("none").is_there() && !page.part("..").is_there());
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn partitions_are_never_taken_away() {
    let page = quiet();
    page.speed("5");
    let orders = page.part("orders");
    orders.click("Actions");
    orders.fill("New total", "2");
    orders.click("Add partitions");
    orders.read("InvalidPartitionsException");
    orders.read("The topic orders currently has 4 partition(s); 2 would not be an increase.");
    orders.fill("New total", "4");
    orders.click("Add partitions");
    orders.read("Topic already has 4 partition(s).");
    assert!(orders.text().contains("4 partitions"), "nothing changed");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn deleting_is_asked_twice_and_can_be_called_off() {
    let page = quiet();
    let orders = page.part("orders");
    orders.click("Actions");
    orders.click("Delete topic orders");
    orders.click("Cancel");
    orders.button("Delete topic orders");
    orders.read("4 partitions");
}

#[test]
fn growing_moves_keys_and_the_group_reads_the_new_partition_after_a_metadata_refresh() {
    let page = Page::scene(
        "era=4&seed=3&at=20000",
        &[
            "create-topic --topic t --partitions 1",
            "@3000 start-consumer --consumer c --group g --topics t",
            "@9000 start-producer --producer p",
        ],
    );
    let (topic, consumer) = (page.part("t"), page.part("c"));
    page.speed("10");
    page.until("the consumer has the one partition", |_| consumer.partitions() == ["P0"]);
    topic.click("Actions");
    topic.fill("New total", "3");
    topic.click("Add partitions");
    topic.read("3 partitions");
    page.speed("100");
    page.until("the group has rebalanced", |_| consumer.partitions() == ["P0", "P1", "P2"]);
    page.screenshot("topic grown");
    assert_eq!(page.errors(), [""; 0]);
}
