//! Topics and groups made, grown, described and deleted by our admin client.

use std::time::Duration;

use client::admin::{ConfigResource, NewTopic};
use protocol::era::Era;

use super::{Entry, Needs};
use crate::clients::{Administering, Consuming, Producing};
use crate::place::Place;
use crate::{Story, hold};

pub(super) const STORIES: &[Entry] = &[
    ("topics are created, grown, described and deleted", Needs::Nothing, topics),
    ("what a broker refuses comes back in Kafka's words", Needs::Nothing, refusals),
    ("a group is deleted once nobody is in it", Needs::Nothing, groups),
];

fn topics(place: &Place) -> Story {
    for (era, name) in [(Era::Kafka25, "admin-old"), (Era::Kafka4, "admin-new")] {
        let mut admin = Administering::start(place.bootstrap(), era)?;
        admin.create(NewTopic {
            name: name.into(),
            partitions: Some(2),
            replication_factor: Some(1),
            configs: vec![("retention.ms".into(), "86400000".into())],
        })?;
        admin.grow(name, 5)?;
        place.await_leaders(name, 5)?;
        let configs = admin.configs(ConfigResource::Topic(name.into()))?;
        let retention = configs.iter().find(|config| config.name == "retention.ms");
        let value = retention.and_then(|config| config.value.clone());
        hold!(value.as_deref() == Some("86400000"), "retention.ms is {value:?}");
        let broker = admin.configs(ConfigResource::Broker(1))?;
        let known = broker.iter().any(|config| config.name == "num.partitions");
        hold!(known, "the broker's configs have no num.partitions");
        let mut producer = Producing::start(place.bootstrap(), era, &[])?;
        producer.send_text(name, None, "a record");
        producer.flush_well()?;
        let known = producer.machine().metadata().topic(name).map(|it| it.partitions.len());
        hold!(known == Some(5), "{known:?} partitions");
        admin.delete_topic(name)?;
        let again = admin.delete_topic(name);
        hold!(
            again.as_ref().is_err_and(|error| error.starts_with("UnknownTopicOrPartition")),
            "deleted twice: {again:?}"
        );
    }
    Ok(())
}

fn refusals(place: &Place) -> Story {
    let mut admin = place.admin()?;
    admin.create_topic("refused", 2)?;
    let cases = [
        ("a topic twice", admin.create_topic("refused", 2), "TopicExistsException"),
        ("a name with a space", admin.create_topic("a b", 1), "InvalidTopicException"),
        ("no partitions", admin.create_topic("none", 0), "InvalidPartitionsException"),
        ("fewer partitions", admin.grow("refused", 1), "InvalidPartitionsException"),
        ("growing what is not", admin.grow("missing", 9), "UnknownTopicOrPartitionException"),
        ("deleting what is not", admin.delete_group("nobody"), "GroupIdNotFoundException"),
    ];
    for (what, result, wanted) in cases {
        let named = result.as_ref().is_err_and(|error| error.starts_with(wanted));
        hold!(named, "{what}: {result:?} and not {wanted}");
    }
    Ok(())
}

fn groups(place: &Place) -> Story {
    let mut admin = place.admin()?;
    place.topic("group-to-delete", 1)?;
    let configs = [("group.id", "to-delete"), ("auto.offset.reset", "earliest")];
    let mut consumer = Consuming::start(place.bootstrap(), place.era(), &configs)?;
    consumer.subscribe(&["group-to-delete"])?;
    let joined = |consumer: &client::consumer::Consumer| !consumer.assignment().is_empty();
    consumer.poll_until(Duration::from_secs(15), "joining", joined)?;
    let busy = admin.delete_group("to-delete");
    let refused = busy.as_ref().is_err_and(|error| error.starts_with("GroupNotEmptyException"));
    hold!(refused, "with a member in it: {busy:?}");
    consumer.commit()?;
    consumer.close()?;
    admin.delete_group("to-delete")
}
