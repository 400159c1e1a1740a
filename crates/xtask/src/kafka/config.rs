//! The property files of one broker: the lines of the file in Kafka's own archive, with our ports
//! and folders.

use super::jars::Version;
use super::{Cluster, Setup};

/// What both releases' files say. One broker holds one replica of each internal topic.
const COMMON: &str = "\
num.network.threads=3
num.io.threads=8
socket.send.buffer.bytes=102400
socket.receive.buffer.bytes=102400
socket.request.max.bytes=104857600
num.partitions=1
num.recovery.threads.per.data.dir=1
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
log.retention.hours=168
log.segment.bytes=1073741824
log.retention.check.interval.ms=300000
";

/// Names the voters once and for all.
pub(super) const FIXED_QUORUM: &str = "controller.quorum.voters=";

/// server.properties, the caller's own lines last: Java's reader lets the last of a key win.
pub(super) fn server(cluster: &Cluster, setup: Setup, settings: &[String]) -> String {
    let (broker, other) = (cluster.port, cluster.port + 1);
    let mut text = match cluster.version {
        Version::V4_3_1 if setup == Setup::Recorded => format!(
            "process.roles=broker,controller\n\
             node.id=1\n\
             {FIXED_QUORUM}1@127.0.0.1:{other}\n\
             listeners=PLAINTEXT://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{other}\n\
             controller.listener.names=CONTROLLER\n"
        ),
        Version::V4_3_1 => format!(
            "process.roles=broker,controller\n\
             node.id=1\n\
             controller.quorum.bootstrap.servers=localhost:{other}\n\
             listeners=PLAINTEXT://localhost:{broker},CONTROLLER://localhost:{other}\n\
             advertised.listeners=PLAINTEXT://localhost:{broker},CONTROLLER://localhost:{other}\n\
             inter.broker.listener.name=PLAINTEXT\n\
             controller.listener.names=CONTROLLER\n\
             listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\n\
             share.coordinator.state.topic.replication.factor=1\n\
             share.coordinator.state.topic.min.isr=1\n"
        ),
        Version::V2_5_1 if setup == Setup::Recorded => format!(
            "broker.id=1\n\
             listeners=PLAINTEXT://127.0.0.1:{broker}\n\
             zookeeper.connect=localhost:{other}\n"
        ),
        Version::V2_5_1 => format!(
            "broker.id=1\n\
             listeners=PLAINTEXT://localhost:{broker}\n\
             zookeeper.connect=localhost:{other}\n\
             zookeeper.connection.timeout.ms=18000\n\
             group.initial.rebalance.delay.ms=0\n"
        ),
    };
    if setup == Setup::Shipped {
        text.push_str(COMMON);
    }
    text.push_str(&format!("log.dirs={}\n", cluster.folder.join("data").display()));
    for line in settings {
        text.push_str(line);
        text.push('\n');
    }
    text
}

pub(super) fn zookeeper(cluster: &Cluster) -> String {
    format!(
        "dataDir={}\nclientPort={}\nclientPortAddress=localhost\nmaxClientCnxns=0\n\
         admin.enableServer=false\n",
        cluster.folder.join("zookeeper").display(),
        cluster.port + 1
    )
}
