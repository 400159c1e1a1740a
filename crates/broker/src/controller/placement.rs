//! Which brokers get the replicas of new partitions.

use protocol::era::Era;
use protocol::rng::Rng;

use crate::metadata::MetadataImage;

/// Where the replicas of one new partition go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Node ids, preferred leader first.
    pub replicas: Vec<i32>,
    /// Those of them that are alive; never empty.
    pub isr: Vec<i32>,
}

impl Placement {
    /// A placement the caller chose; `None` if none of its brokers is alive.
    pub fn manual(replicas: &[i32], image: &MetadataImage) -> Option<Self> {
        let alive = |id: &&i32| image.brokers.get(id).is_some_and(|broker| !broker.fenced);
        let isr: Vec<i32> = replicas.iter().filter(alive).copied().collect();
        (!isr.is_empty()).then(|| Self { replicas: replicas.to_vec(), isr })
    }

    /// The first live replica.
    pub fn leader(&self) -> i32 {
        self.isr.first().copied().unwrap_or(-1)
    }
}

/// Places `count` partitions, the first of them number `first`, `replication_factor` times each:
/// StripedReplicaPlacer of KRaft without racks, AdminUtils of the ZooKeeper era.
///
/// # Errors
/// Kafka's words if there are too few brokers.
pub fn place(
    image: &MetadataImage,
    era: Era,
    rng: &mut Rng,
    (first, count): (i32, i32),
    replication_factor: i16,
) -> Result<Vec<Placement>, String> {
    let active: Vec<i32> = image.alive_brokers().map(|broker| broker.id).collect();
    let fenced: Vec<i32> =
        image.brokers.values().filter(|broker| broker.fenced).map(|broker| broker.id).collect();
    let factor = usize::from(replication_factor.unsigned_abs());
    let registered = match era {
        Era::Kafka25 => active.len(),
        Era::Kafka4 => active.len() + fenced.len(),
    };
    if factor > registered || active.is_empty() {
        return Err(too_few_brokers(era, factor, registered));
    }
    let size = active.len() as u64;
    let start = rng.below(size) as usize;
    let shift = if era == Era::Kafka25 { rng.below(size) as usize } else { 0 };
    let place_one = |partition: i32| {
        let index = partition as usize;
        let replicas = match era {
            Era::Kafka25 => {
                zookeeper_replicas(&active, start, shift, (first as usize + index, factor))
            }
            Era::Kafka4 => {
                let ring = |of: &[i32], j: usize| of[(start + index + j) % of.len()];
                let live = factor.min(active.len());
                let mut replicas: Vec<i32> = (0..live).map(|j| ring(&active, j)).collect();
                replicas.extend((0..factor - live).map(|j| ring(&fenced, j)));
                replicas
            }
        };
        let isr = replicas.iter().filter(|id| active.contains(id)).copied().collect();
        Placement { replicas, isr }
    };
    Ok((0..count).map(place_one).collect())
}

/// AdminUtils.assignReplicasToBrokersRackUnaware.
fn zookeeper_replicas(
    brokers: &[i32],
    start: usize,
    shift: usize,
    (partition, factor): (usize, usize),
) -> Vec<i32> {
    let size = brokers.len();
    let shift = shift + partition / size;
    let first = (partition + start) % size;
    let follower = |j: usize| {
        let step = 1 + (shift + j) % (size - 1).max(1);
        brokers[(first + step) % size]
    };
    core::iter::once(brokers[first]).chain((0..factor - 1).map(follower)).collect()
}

fn too_few_brokers(era: Era, factor: usize, registered: usize) -> String {
    match era {
        Era::Kafka25 => {
            format!("Replication factor: {factor} larger than available brokers: {registered}.")
        }
        Era::Kafka4 => format!(
            "Unable to replicate the partition {factor} time(s): The target replication factor of \
             {factor} cannot be reached because only {registered} broker(s) are registered or some \
             brokers have all their log directories cordoned."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::BrokerImage;
    use protocol::Str;

    fn cluster(size: i32) -> MetadataImage {
        let broker = |id| BrokerImage {
            id,
            host: Str::from_static("b"),
            port: 9092,
            rack: None,
            fenced: false,
        };
        let brokers = (1..=size).map(|id| (id, broker(id))).collect();
        MetadataImage { brokers, ..MetadataImage::default() }
    }

    #[test]
    fn leaders_go_round_and_no_broker_holds_two_replicas() {
        for era in Era::ALL {
            for seed in 0..20 {
                let mut rng = Rng::new(seed);
                let placed = place(&cluster(3), era, &mut rng, (0, 6), 2).unwrap();
                let mut leaders = [0; 3];
                for placement in &placed {
                    leaders[placement.leader() as usize - 1] += 1;
                    assert_ne!(placement.replicas[0], placement.replicas[1]);
                    assert_eq!(placement.isr, placement.replicas);
                }
                assert_eq!(leaders, [2, 2, 2], "{era:?} {seed}");
            }
        }
    }

    #[test]
    fn too_few_brokers_are_refused() {
        let mut rng = Rng::new(1);
        assert_eq!(
            place(&cluster(3), Era::Kafka25, &mut rng, (0, 1), 5),
            Err("Replication factor: 5 larger than available brokers: 3.".to_owned())
        );
    }
}
