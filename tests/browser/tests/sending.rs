//! Records sent by hand: where they go and why, and values that try to be more than text.

use browser::Page;
use serde_json::json;

/// A cluster with a topic of four partitions and a producer that waits for a person.
fn quiet() -> Page {
    let page = Page::scene(
        "era=4&seed=1&at=8000",
        &["create-topic --topic orders --partitions 4", "@3000 start-producer --producer shop"],
    );
    page.part("shop").button("Send");
    page.part("orders").read("4 partitions");
    page
}

#[test]
fn a_key_decides_the_partition_and_the_page_says_how() {
    let page = quiet();
    let shop = page.part("shop");
    // murmur2("user-42") is 1459644460 once its sign is taken off; by 4, nothing is left.
    shop.fill("Key", "user-42");
    shop.fill("Value", "a cup of tea");
    shop.read("1459644460 % 4 = partition 0");
    shop.click("Send");
    shop.read("user-42 → orders-0");
    shop.read("toPositive(murmur2(key)) = 1459644460; 1459644460 % 4 = 0");
    shop.read("acked 1");
    let lane = page.part("orders partition 0, offsets 0 to 0");
    lane.click_record("0");
    page.read("orders-0 @0");
    page.read("a cup of tea");
    page.screenshot("record card");
    shop.fill("Key", "한국어");
    shop.read("790120414 % 4 = partition 2");
    shop.click("Send");
    shop.read("한국어 → orders-2");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn without_a_key_the_sticky_partition_and_without_a_value_null() {
    let page = quiet();
    let shop = page.part("shop");
    shop.click("no key");
    shop.click("null");
    shop.read("no key: sticky partition, chosen when sent");
    shop.click("Send");
    shop.read("no key → orders-");
    shop.read("no key: the sticky partition");
    shop.read("acked 1");
    page.part("Stage").click_record("0");
    page.read("no value (null)");
    page.read("no key: the producer's partitioner chose");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_record_may_name_its_partition_and_a_negative_one_is_refused() {
    let page = quiet();
    let shop = page.part("shop");
    shop.click("More");
    shop.fill("Partition", "3");
    shop.click("Send");
    shop.read("user-42 → orders-3");
    shop.read("the record named its partition");
    shop.read("acked 1");
    shop.fill("Partition", "-1");
    shop.click("Send");
    shop.read("IllegalArgumentException");
    shop.read("Invalid partition: -1. Partition number should always be non-negative or null.");
    page.part("orders").read("1 record");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn markup_and_control_characters_stay_text() {
    let page = quiet();
    let shop = page.part("shop");
    let value = "<script>document.title='taken'</script><img src=x onerror=alert(1)> 안녕 &amp;";
    shop.fill("Key", "<b>key</b>");
    shop.fill("Value", value);
    shop.click("Send");
    shop.read("<b>key</b> → orders-");
    shop.read("acked 1");
    page.part("Stage").click_record("0");
    page.read(value);
    page.screenshot("markup is text");
    let odd = json!([{"command": "send", "producer": "shop", "topic": "orders", "partition": 3,
        "key": "a\u{0}b\u{7}\u{1b}[31m", "value": "\u{202e}over\u{0}\r\n"}]);
    let answer = page.script(&format!("playground.run({odd})"));
    assert_eq!(answer[0]["ok"], true, "{answer}");
    shop.read("acked 2");
    let made = page.script("document.querySelectorAll('main b b, main img, main script').length");
    assert_eq!((made, page.script("document.title")), (json!(0), json!("Kafka Playground")));
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn two_megabytes_are_too_large_in_kafkas_words() {
    let page = quiet();
    let shop = page.part("shop");
    page.driver.paste(&shop.field("Value"), &"x".repeat(2_000_000));
    shop.click("Send");
    shop.read("RecordTooLargeException");
    shop.read("bytes when serialized which is larger than 1048576, which is the value of the");
    page.part("orders").read("0 records");
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_topic_nobody_made_is_made_and_one_that_cannot_be_is_refused() {
    let page = quiet();
    let shop = page.part("shop");
    page.speed("5");
    shop.fill("Topic", "from-nowhere");
    shop.click("Send");
    page.part("from-nowhere").read("1 record");
    page.part("Details").lists("Nobody created it by hand");
    shop.fill("Topic", "no such topic!");
    shop.click("Send");
    shop.read("InvalidTopicException");
    assert!(!page.part("no such topic!").is_there());
    assert_eq!(page.errors(), [""; 0]);
}

#[test]
fn a_producer_runs_at_a_rate_with_a_set_of_keys() {
    let page = quiet();
    let shop = page.part("shop");
    shop.click("At a rate");
    shop.fill("Records per second", "4");
    shop.fill("Keys, separated by spaces", "ada ben");
    shop.click("Start");
    shop.read("4 records/s");
    let orders = page.part("orders");
    page.until("records arrive", |_| orders.number("records").unwrap_or(0) > 3);
    shop.click("Stop");
    page.until("it has stopped", |_| !shop.text().contains("records/s"));
    page.click("Add a producer");
    page.part("Producers").fill("Configs, one per line: name=value", "acks=0");
    page.part("Producers").click("Add");
    page.part("p-2").read("acks=0");
    assert_eq!(page.errors(), [""; 0]);
}
