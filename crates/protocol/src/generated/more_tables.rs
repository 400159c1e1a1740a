//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::schema::{Default, Field, Kind, Schema, Struct, Type, Versions};

const fn field(name: &'static str, ty: Type, first: i8, last: i8) -> Field {
    Field::new(name, ty, first, last)
}

/// All of this file.
pub(crate) static SCHEMAS: &[&Schema] = &[
    &ADD_OFFSETS_TO_TXN_REQUEST,
    &ADD_OFFSETS_TO_TXN_RESPONSE,
    &ADD_PARTITIONS_TO_TXN_REQUEST,
    &ADD_PARTITIONS_TO_TXN_RESPONSE,
    &ALLOCATE_PRODUCER_IDS_REQUEST,
    &ALLOCATE_PRODUCER_IDS_RESPONSE,
    &ALTER_PARTITION_REQUEST,
    &ALTER_PARTITION_RESPONSE,
    &ALTER_SHARE_GROUP_OFFSETS_REQUEST,
    &ALTER_SHARE_GROUP_OFFSETS_RESPONSE,
    &ASSIGN_REPLICAS_TO_DIRS_REQUEST,
    &ASSIGN_REPLICAS_TO_DIRS_RESPONSE,
    &BEGIN_QUORUM_EPOCH_REQUEST,
    &BEGIN_QUORUM_EPOCH_RESPONSE,
    &BROKER_HEARTBEAT_REQUEST,
    &BROKER_HEARTBEAT_RESPONSE,
    &BROKER_REGISTRATION_REQUEST,
    &BROKER_REGISTRATION_RESPONSE,
    &CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY,
    &CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE,
    &CONSUMER_GROUP_HEARTBEAT_REQUEST,
    &CONSUMER_GROUP_HEARTBEAT_RESPONSE,
    &CONSUMER_GROUP_MEMBER_METADATA_KEY,
    &CONSUMER_GROUP_MEMBER_METADATA_VALUE,
    &CONSUMER_GROUP_METADATA_KEY,
    &CONSUMER_GROUP_METADATA_VALUE,
    &CONSUMER_GROUP_PARTITION_METADATA_KEY,
    &CONSUMER_GROUP_PARTITION_METADATA_VALUE,
    &CONSUMER_GROUP_REGULAR_EXPRESSION_KEY,
    &CONSUMER_GROUP_REGULAR_EXPRESSION_VALUE,
    &CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY,
    &CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE,
    &CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_KEY,
    &CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE,
    &CONTROL_RECORD_TYPE_SCHEMA,
    &CONTROLLER_REGISTRATION_REQUEST,
    &CONTROLLER_REGISTRATION_RESPONSE,
    &DEFAULT_PRINCIPAL_DATA,
    &DELETE_SHARE_GROUP_OFFSETS_REQUEST,
    &DELETE_SHARE_GROUP_OFFSETS_RESPONSE,
    &DELETE_SHARE_GROUP_STATE_REQUEST,
    &DELETE_SHARE_GROUP_STATE_RESPONSE,
    &DESCRIBE_SHARE_GROUP_OFFSETS_REQUEST,
    &DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE,
    &END_QUORUM_EPOCH_REQUEST,
    &END_QUORUM_EPOCH_RESPONSE,
    &END_TXN_REQUEST,
    &END_TXN_RESPONSE,
    &ENVELOPE_REQUEST,
    &ENVELOPE_RESPONSE,
    &FETCH_SNAPSHOT_REQUEST,
    &FETCH_SNAPSHOT_RESPONSE,
    &INITIALIZE_SHARE_GROUP_STATE_REQUEST,
    &INITIALIZE_SHARE_GROUP_STATE_RESPONSE,
    &K_RAFT_VERSION_RECORD,
    &LEGACY_OFFSET_COMMIT_KEY,
    &LEGACY_OFFSET_COMMIT_VALUE,
    &LIST_TRANSACTIONS_REQUEST,
    &LIST_TRANSACTIONS_RESPONSE,
    &READ_SHARE_GROUP_STATE_REQUEST,
    &READ_SHARE_GROUP_STATE_RESPONSE,
    &READ_SHARE_GROUP_STATE_SUMMARY_REQUEST,
    &READ_SHARE_GROUP_STATE_SUMMARY_RESPONSE,
    &SHARE_ACKNOWLEDGE_REQUEST,
    &SHARE_ACKNOWLEDGE_RESPONSE,
    &SHARE_FETCH_REQUEST,
    &SHARE_FETCH_RESPONSE,
    &SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY,
    &SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE,
    &SHARE_GROUP_DESCRIBE_REQUEST,
    &SHARE_GROUP_DESCRIBE_RESPONSE,
    &SHARE_GROUP_HEARTBEAT_REQUEST,
    &SHARE_GROUP_HEARTBEAT_RESPONSE,
    &SHARE_GROUP_MEMBER_METADATA_KEY,
    &SHARE_GROUP_MEMBER_METADATA_VALUE,
    &SHARE_GROUP_METADATA_KEY,
    &SHARE_GROUP_METADATA_VALUE,
    &SHARE_GROUP_STATE_PARTITION_METADATA_KEY,
    &SHARE_GROUP_STATE_PARTITION_METADATA_VALUE,
    &SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY,
    &SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE,
    &SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_KEY,
    &SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE,
    &SNAPSHOT_FOOTER_RECORD,
    &SNAPSHOT_HEADER_RECORD,
    &STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY,
    &STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE,
    &STREAMS_GROUP_DESCRIBE_REQUEST,
    &STREAMS_GROUP_DESCRIBE_RESPONSE,
    &STREAMS_GROUP_HEARTBEAT_REQUEST,
    &STREAMS_GROUP_HEARTBEAT_RESPONSE,
    &STREAMS_GROUP_MEMBER_METADATA_KEY,
    &STREAMS_GROUP_MEMBER_METADATA_VALUE,
    &STREAMS_GROUP_METADATA_KEY,
    &STREAMS_GROUP_METADATA_VALUE,
    &STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY,
    &STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE,
    &STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_KEY,
    &STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE,
    &STREAMS_GROUP_TOPOLOGY_KEY,
    &STREAMS_GROUP_TOPOLOGY_VALUE,
    &TRANSACTION_LOG_KEY,
    &TRANSACTION_LOG_VALUE,
    &TXN_OFFSET_COMMIT_REQUEST,
    &TXN_OFFSET_COMMIT_RESPONSE,
    &UPDATE_RAFT_VOTER_REQUEST,
    &UPDATE_RAFT_VOTER_RESPONSE,
    &VOTE_REQUEST,
    &VOTE_RESPONSE,
    &VOTERS_RECORD,
    &WRITE_SHARE_GROUP_STATE_REQUEST,
    &WRITE_SHARE_GROUP_STATE_RESPONSE,
    &WRITE_TXN_MARKERS_REQUEST,
    &WRITE_TXN_MARKERS_RESPONSE,
];

pub(crate) static ADD_OFFSETS_TO_TXN_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 25,
    versions: Versions::new(0, 4),
    flexible_since: 3,
    root: &ADD_OFFSETS_TO_TXN_REQUEST_FIELDS,
};
static ADD_OFFSETS_TO_TXN_REQUEST_FIELDS: Struct = Struct {
    name: "AddOffsetsToTxnRequest",
    fields: &[
        field("transactionalId", Type::String, 0, 127),
        field("producerId", Type::Int64, 0, 127),
        field("producerEpoch", Type::Int16, 0, 127),
        field("groupId", Type::String, 0, 127),
    ],
};

pub(crate) static ADD_OFFSETS_TO_TXN_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 25,
    versions: Versions::new(0, 4),
    flexible_since: 3,
    root: &ADD_OFFSETS_TO_TXN_RESPONSE_FIELDS,
};
static ADD_OFFSETS_TO_TXN_RESPONSE_FIELDS: Struct = Struct {
    name: "AddOffsetsToTxnResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static ADD_PARTITIONS_TO_TXN_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 24,
    versions: Versions::new(0, 5),
    flexible_since: 3,
    root: &ADD_PARTITIONS_TO_TXN_REQUEST_FIELDS,
};
static ADD_PARTITIONS_TO_TXN_REQUEST_FIELDS: Struct = Struct {
    name: "AddPartitionsToTxnRequest",
    fields: &[
        field("transactions", Type::Array(&Type::Struct(&ADD_PARTITIONS_TO_TXN_REQUEST_1)), 4, 127),
        field("v3AndBelowTransactionalId", Type::String, 0, 3),
        field("v3AndBelowProducerId", Type::Int64, 0, 3),
        field("v3AndBelowProducerEpoch", Type::Int16, 0, 3),
        field(
            "v3AndBelowTopics",
            Type::Array(&Type::Struct(&ADD_PARTITIONS_TO_TXN_REQUEST_2)),
            0,
            3,
        ),
    ],
};
static ADD_PARTITIONS_TO_TXN_REQUEST_1: Struct = Struct {
    name: "AddPartitionsToTxnTransaction",
    fields: &[
        field("transactionalId", Type::String, 4, 127),
        field("producerId", Type::Int64, 4, 127),
        field("producerEpoch", Type::Int16, 4, 127),
        field("verifyOnly", Type::Bool, 4, 127),
        field("topics", Type::Array(&Type::Struct(&ADD_PARTITIONS_TO_TXN_REQUEST_2)), 4, 127),
    ],
};
static ADD_PARTITIONS_TO_TXN_REQUEST_2: Struct = Struct {
    name: "AddPartitionsToTxnTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static ADD_PARTITIONS_TO_TXN_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 24,
    versions: Versions::new(0, 5),
    flexible_since: 3,
    root: &ADD_PARTITIONS_TO_TXN_RESPONSE_FIELDS,
};
static ADD_PARTITIONS_TO_TXN_RESPONSE_FIELDS: Struct = Struct {
    name: "AddPartitionsToTxnResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 4, 127).ignorable(),
        field(
            "resultsByTransaction",
            Type::Array(&Type::Struct(&ADD_PARTITIONS_TO_TXN_RESPONSE_1)),
            4,
            127,
        ),
        field(
            "resultsByTopicV3AndBelow",
            Type::Array(&Type::Struct(&ADD_PARTITIONS_TO_TXN_RESPONSE_2)),
            0,
            3,
        ),
    ],
};
static ADD_PARTITIONS_TO_TXN_RESPONSE_1: Struct = Struct {
    name: "AddPartitionsToTxnResult",
    fields: &[
        field("transactionalId", Type::String, 4, 127),
        field(
            "topicResults",
            Type::Array(&Type::Struct(&ADD_PARTITIONS_TO_TXN_RESPONSE_2)),
            4,
            127,
        ),
    ],
};
static ADD_PARTITIONS_TO_TXN_RESPONSE_2: Struct = Struct {
    name: "AddPartitionsToTxnTopicResult",
    fields: &[
        field("name", Type::String, 0, 127),
        field(
            "resultsByPartition",
            Type::Array(&Type::Struct(&ADD_PARTITIONS_TO_TXN_RESPONSE_3)),
            0,
            127,
        ),
    ],
};
static ADD_PARTITIONS_TO_TXN_RESPONSE_3: Struct = Struct {
    name: "AddPartitionsToTxnPartitionResult",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("partitionErrorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static ALLOCATE_PRODUCER_IDS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 67,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ALLOCATE_PRODUCER_IDS_REQUEST_FIELDS,
};
static ALLOCATE_PRODUCER_IDS_REQUEST_FIELDS: Struct = Struct {
    name: "AllocateProducerIdsRequest",
    fields: &[
        field("brokerId", Type::Int32, 0, 127),
        field("brokerEpoch", Type::Int64, 0, 127).default(Default::Number(&-1)),
    ],
};

pub(crate) static ALLOCATE_PRODUCER_IDS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 67,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ALLOCATE_PRODUCER_IDS_RESPONSE_FIELDS,
};
static ALLOCATE_PRODUCER_IDS_RESPONSE_FIELDS: Struct = Struct {
    name: "AllocateProducerIdsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("producerIdStart", Type::Int64, 0, 127),
        field("producerIdLen", Type::Int32, 0, 127),
    ],
};

pub(crate) static ALTER_PARTITION_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 56,
    versions: Versions::new(2, 3),
    flexible_since: 0,
    root: &ALTER_PARTITION_REQUEST_FIELDS,
};
static ALTER_PARTITION_REQUEST_FIELDS: Struct = Struct {
    name: "AlterPartitionRequest",
    fields: &[
        field("brokerId", Type::Int32, 0, 127),
        field("brokerEpoch", Type::Int64, 0, 127).default(Default::Number(&-1)),
        field("topics", Type::Array(&Type::Struct(&ALTER_PARTITION_REQUEST_1)), 0, 127),
    ],
};
static ALTER_PARTITION_REQUEST_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicId", Type::Uuid, 2, 127).ignorable(),
        field("partitions", Type::Array(&Type::Struct(&ALTER_PARTITION_REQUEST_2)), 0, 127),
    ],
};
static ALTER_PARTITION_REQUEST_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
        field("newIsr", Type::Array(&Type::Int32), 0, 2),
        field("newIsrWithEpochs", Type::Array(&Type::Struct(&ALTER_PARTITION_REQUEST_3)), 3, 127),
        field("leaderRecoveryState", Type::Int8, 1, 127),
        field("partitionEpoch", Type::Int32, 0, 127),
    ],
};
static ALTER_PARTITION_REQUEST_3: Struct = Struct {
    name: "BrokerState",
    fields: &[
        field("brokerId", Type::Int32, 3, 127),
        field("brokerEpoch", Type::Int64, 3, 127).default(Default::Number(&-1)),
    ],
};

pub(crate) static ALTER_PARTITION_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 56,
    versions: Versions::new(2, 3),
    flexible_since: 0,
    root: &ALTER_PARTITION_RESPONSE_FIELDS,
};
static ALTER_PARTITION_RESPONSE_FIELDS: Struct = Struct {
    name: "AlterPartitionResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("topics", Type::Array(&Type::Struct(&ALTER_PARTITION_RESPONSE_1)), 0, 127),
    ],
};
static ALTER_PARTITION_RESPONSE_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicId", Type::Uuid, 2, 127).ignorable(),
        field("partitions", Type::Array(&Type::Struct(&ALTER_PARTITION_RESPONSE_2)), 0, 127),
    ],
};
static ALTER_PARTITION_RESPONSE_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("leaderId", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
        field("isr", Type::Array(&Type::Int32), 0, 127),
        field("leaderRecoveryState", Type::Int8, 1, 127).ignorable(),
        field("partitionEpoch", Type::Int32, 0, 127),
    ],
};

pub(crate) static ALTER_SHARE_GROUP_OFFSETS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 91,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ALTER_SHARE_GROUP_OFFSETS_REQUEST_FIELDS,
};
static ALTER_SHARE_GROUP_OFFSETS_REQUEST_FIELDS: Struct = Struct {
    name: "AlterShareGroupOffsetsRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("topics", Type::Array(&Type::Struct(&ALTER_SHARE_GROUP_OFFSETS_REQUEST_1)), 0, 127),
    ],
};
static ALTER_SHARE_GROUP_OFFSETS_REQUEST_1: Struct = Struct {
    name: "AlterShareGroupOffsetsRequestTopic",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&ALTER_SHARE_GROUP_OFFSETS_REQUEST_2)),
            0,
            127,
        ),
    ],
};
static ALTER_SHARE_GROUP_OFFSETS_REQUEST_2: Struct = Struct {
    name: "AlterShareGroupOffsetsRequestPartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("startOffset", Type::Int64, 0, 127),
    ],
};

pub(crate) static ALTER_SHARE_GROUP_OFFSETS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 91,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ALTER_SHARE_GROUP_OFFSETS_RESPONSE_FIELDS,
};
static ALTER_SHARE_GROUP_OFFSETS_RESPONSE_FIELDS: Struct = Struct {
    name: "AlterShareGroupOffsetsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field(
            "responses",
            Type::Array(&Type::Struct(&ALTER_SHARE_GROUP_OFFSETS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static ALTER_SHARE_GROUP_OFFSETS_RESPONSE_1: Struct = Struct {
    name: "AlterShareGroupOffsetsResponseTopic",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&ALTER_SHARE_GROUP_OFFSETS_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static ALTER_SHARE_GROUP_OFFSETS_RESPONSE_2: Struct = Struct {
    name: "AlterShareGroupOffsetsResponsePartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static ASSIGN_REPLICAS_TO_DIRS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 73,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ASSIGN_REPLICAS_TO_DIRS_REQUEST_FIELDS,
};
static ASSIGN_REPLICAS_TO_DIRS_REQUEST_FIELDS: Struct = Struct {
    name: "AssignReplicasToDirsRequest",
    fields: &[
        field("brokerId", Type::Int32, 0, 127),
        field("brokerEpoch", Type::Int64, 0, 127).default(Default::Number(&-1)),
        field(
            "directories",
            Type::Array(&Type::Struct(&ASSIGN_REPLICAS_TO_DIRS_REQUEST_1)),
            0,
            127,
        ),
    ],
};
static ASSIGN_REPLICAS_TO_DIRS_REQUEST_1: Struct = Struct {
    name: "DirectoryData",
    fields: &[
        field("id", Type::Uuid, 0, 127),
        field("topics", Type::Array(&Type::Struct(&ASSIGN_REPLICAS_TO_DIRS_REQUEST_2)), 0, 127),
    ],
};
static ASSIGN_REPLICAS_TO_DIRS_REQUEST_2: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&ASSIGN_REPLICAS_TO_DIRS_REQUEST_3)), 0, 127),
    ],
};
static ASSIGN_REPLICAS_TO_DIRS_REQUEST_3: Struct =
    Struct { name: "PartitionData", fields: &[field("partitionIndex", Type::Int32, 0, 127)] };

pub(crate) static ASSIGN_REPLICAS_TO_DIRS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 73,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ASSIGN_REPLICAS_TO_DIRS_RESPONSE_FIELDS,
};
static ASSIGN_REPLICAS_TO_DIRS_RESPONSE_FIELDS: Struct = Struct {
    name: "AssignReplicasToDirsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field(
            "directories",
            Type::Array(&Type::Struct(&ASSIGN_REPLICAS_TO_DIRS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static ASSIGN_REPLICAS_TO_DIRS_RESPONSE_1: Struct = Struct {
    name: "DirectoryData",
    fields: &[
        field("id", Type::Uuid, 0, 127),
        field("topics", Type::Array(&Type::Struct(&ASSIGN_REPLICAS_TO_DIRS_RESPONSE_2)), 0, 127),
    ],
};
static ASSIGN_REPLICAS_TO_DIRS_RESPONSE_2: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&ASSIGN_REPLICAS_TO_DIRS_RESPONSE_3)),
            0,
            127,
        ),
    ],
};
static ASSIGN_REPLICAS_TO_DIRS_RESPONSE_3: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static BEGIN_QUORUM_EPOCH_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 53,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &BEGIN_QUORUM_EPOCH_REQUEST_FIELDS,
};
static BEGIN_QUORUM_EPOCH_REQUEST_FIELDS: Struct = Struct {
    name: "BeginQuorumEpochRequest",
    fields: &[
        field("clusterId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("voterId", Type::Int32, 1, 127).ignorable().default(Default::Number(&-1)),
        field("topics", Type::Array(&Type::Struct(&BEGIN_QUORUM_EPOCH_REQUEST_1)), 0, 127),
        field("leaderEndpoints", Type::Array(&Type::Struct(&BEGIN_QUORUM_EPOCH_REQUEST_3)), 1, 127)
            .ignorable(),
    ],
};
static BEGIN_QUORUM_EPOCH_REQUEST_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&BEGIN_QUORUM_EPOCH_REQUEST_2)), 0, 127),
    ],
};
static BEGIN_QUORUM_EPOCH_REQUEST_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("voterDirectoryId", Type::Uuid, 1, 127).ignorable(),
        field("leaderId", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
    ],
};
static BEGIN_QUORUM_EPOCH_REQUEST_3: Struct = Struct {
    name: "LeaderEndpoint",
    fields: &[
        field("name", Type::String, 1, 127),
        field("host", Type::String, 1, 127),
        field("port", Type::Uint16, 1, 127),
    ],
};

pub(crate) static BEGIN_QUORUM_EPOCH_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 53,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &BEGIN_QUORUM_EPOCH_RESPONSE_FIELDS,
};
static BEGIN_QUORUM_EPOCH_RESPONSE_FIELDS: Struct = Struct {
    name: "BeginQuorumEpochResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("topics", Type::Array(&Type::Struct(&BEGIN_QUORUM_EPOCH_RESPONSE_1)), 0, 127),
        field("nodeEndpoints", Type::Array(&Type::Struct(&BEGIN_QUORUM_EPOCH_RESPONSE_3)), 1, 127)
            .tag(0),
    ],
};
static BEGIN_QUORUM_EPOCH_RESPONSE_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&BEGIN_QUORUM_EPOCH_RESPONSE_2)), 0, 127),
    ],
};
static BEGIN_QUORUM_EPOCH_RESPONSE_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("leaderId", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
    ],
};
static BEGIN_QUORUM_EPOCH_RESPONSE_3: Struct = Struct {
    name: "NodeEndpoint",
    fields: &[
        field("nodeId", Type::Int32, 1, 127),
        field("host", Type::String, 1, 127),
        field("port", Type::Uint16, 1, 127),
    ],
};

pub(crate) static BROKER_HEARTBEAT_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 63,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &BROKER_HEARTBEAT_REQUEST_FIELDS,
};
static BROKER_HEARTBEAT_REQUEST_FIELDS: Struct = Struct {
    name: "BrokerHeartbeatRequest",
    fields: &[
        field("brokerId", Type::Int32, 0, 127),
        field("brokerEpoch", Type::Int64, 0, 127).default(Default::Number(&-1)),
        field("currentMetadataOffset", Type::Int64, 0, 127),
        field("wantFence", Type::Bool, 0, 127),
        field("wantShutDown", Type::Bool, 0, 127),
        field("offlineLogDirs", Type::Array(&Type::Uuid), 1, 127).tag(0),
        field("cordonedLogDirs", Type::Array(&Type::Uuid), 2, 127)
            .nullable(2, 127)
            .tag(1)
            .default(Default::Null),
    ],
};

pub(crate) static BROKER_HEARTBEAT_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 63,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &BROKER_HEARTBEAT_RESPONSE_FIELDS,
};
static BROKER_HEARTBEAT_RESPONSE_FIELDS: Struct = Struct {
    name: "BrokerHeartbeatResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("isCaughtUp", Type::Bool, 0, 127),
        field("isFenced", Type::Bool, 0, 127).default(Default::True),
        field("shouldShutDown", Type::Bool, 0, 127),
    ],
};

pub(crate) static BROKER_REGISTRATION_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 62,
    versions: Versions::new(0, 4),
    flexible_since: 0,
    root: &BROKER_REGISTRATION_REQUEST_FIELDS,
};
static BROKER_REGISTRATION_REQUEST_FIELDS: Struct = Struct {
    name: "BrokerRegistrationRequest",
    fields: &[
        field("brokerId", Type::Int32, 0, 127),
        field("clusterId", Type::String, 0, 127),
        field("incarnationId", Type::Uuid, 0, 127),
        field("listeners", Type::Array(&Type::Struct(&BROKER_REGISTRATION_REQUEST_1)), 0, 127),
        field("features", Type::Array(&Type::Struct(&BROKER_REGISTRATION_REQUEST_2)), 0, 127),
        field("rack", Type::String, 0, 127).nullable(0, 127),
        field("isMigratingZkBroker", Type::Bool, 1, 127),
        field("logDirs", Type::Array(&Type::Uuid), 2, 127).ignorable(),
        field("previousBrokerEpoch", Type::Int64, 3, 127).ignorable().default(Default::Number(&-1)),
    ],
};
static BROKER_REGISTRATION_REQUEST_1: Struct = Struct {
    name: "Listener",
    fields: &[
        field("name", Type::String, 0, 127),
        field("host", Type::String, 0, 127),
        field("port", Type::Uint16, 0, 127),
        field("securityProtocol", Type::Int16, 0, 127),
    ],
};
static BROKER_REGISTRATION_REQUEST_2: Struct = Struct {
    name: "Feature",
    fields: &[
        field("name", Type::String, 0, 127),
        field("minSupportedVersion", Type::Int16, 0, 127),
        field("maxSupportedVersion", Type::Int16, 0, 127),
    ],
};

pub(crate) static BROKER_REGISTRATION_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 62,
    versions: Versions::new(0, 4),
    flexible_since: 0,
    root: &BROKER_REGISTRATION_RESPONSE_FIELDS,
};
static BROKER_REGISTRATION_RESPONSE_FIELDS: Struct = Struct {
    name: "BrokerRegistrationResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("brokerEpoch", Type::Int64, 0, 127).default(Default::Number(&-1)),
    ],
};

pub(crate) static CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 8,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_FIELDS,
};
static CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_FIELDS: Struct = Struct {
    name: "ConsumerGroupCurrentMemberAssignmentKey",
    fields: &[field("groupId", Type::String, 0, 0), field("memberId", Type::String, 0, 0)],
};

pub(crate) static CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 8,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_FIELDS,
};
static CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_FIELDS: Struct = Struct {
    name: "ConsumerGroupCurrentMemberAssignmentValue",
    fields: &[
        field("memberEpoch", Type::Int32, 0, 127),
        field("previousMemberEpoch", Type::Int32, 0, 127),
        field("state", Type::Int8, 0, 127),
        field(
            "assignedPartitions",
            Type::Array(&Type::Struct(&CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1)),
            0,
            127,
        ),
        field(
            "partitionsPendingRevocation",
            Type::Array(&Type::Struct(&CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1)),
            0,
            127,
        ),
    ],
};
static CONSUMER_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1: Struct = Struct {
    name: "TopicPartitions",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
        field("assignmentEpochs", Type::Array(&Type::Int32), 0, 127)
            .nullable(0, 127)
            .tag(0)
            .default(Default::Null),
    ],
};

pub(crate) static CONSUMER_GROUP_HEARTBEAT_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 68,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &CONSUMER_GROUP_HEARTBEAT_REQUEST_FIELDS,
};
static CONSUMER_GROUP_HEARTBEAT_REQUEST_FIELDS: Struct = Struct {
    name: "ConsumerGroupHeartbeatRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("memberId", Type::String, 0, 127),
        field("memberEpoch", Type::Int32, 0, 127),
        field("instanceId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("rackId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("rebalanceTimeoutMs", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("subscribedTopicNames", Type::Array(&Type::String), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field("subscribedTopicRegex", Type::String, 1, 127).nullable(1, 127).default(Default::Null),
        field("serverAssignor", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field(
            "topicPartitions",
            Type::Array(&Type::Struct(&CONSUMER_GROUP_HEARTBEAT_REQUEST_1)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
    ],
};
static CONSUMER_GROUP_HEARTBEAT_REQUEST_1: Struct = Struct {
    name: "TopicPartitions",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static CONSUMER_GROUP_HEARTBEAT_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 68,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &CONSUMER_GROUP_HEARTBEAT_RESPONSE_FIELDS,
};
static CONSUMER_GROUP_HEARTBEAT_RESPONSE_FIELDS: Struct = Struct {
    name: "ConsumerGroupHeartbeatResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("memberId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("memberEpoch", Type::Int32, 0, 127),
        field("heartbeatIntervalMs", Type::Int32, 0, 127),
        field("assignment", Type::Struct(&CONSUMER_GROUP_HEARTBEAT_RESPONSE_1), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
    ],
};
static CONSUMER_GROUP_HEARTBEAT_RESPONSE_1: Struct = Struct {
    name: "Assignment",
    fields: &[field(
        "topicPartitions",
        Type::Array(&Type::Struct(&CONSUMER_GROUP_HEARTBEAT_RESPONSE_2)),
        0,
        127,
    )],
};
static CONSUMER_GROUP_HEARTBEAT_RESPONSE_2: Struct = Struct {
    name: "TopicPartitions",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static CONSUMER_GROUP_MEMBER_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 5,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &CONSUMER_GROUP_MEMBER_METADATA_KEY_FIELDS,
};
static CONSUMER_GROUP_MEMBER_METADATA_KEY_FIELDS: Struct = Struct {
    name: "ConsumerGroupMemberMetadataKey",
    fields: &[field("groupId", Type::String, 0, 0), field("memberId", Type::String, 0, 0)],
};

pub(crate) static CONSUMER_GROUP_MEMBER_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 5,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &CONSUMER_GROUP_MEMBER_METADATA_VALUE_FIELDS,
};
static CONSUMER_GROUP_MEMBER_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "ConsumerGroupMemberMetadataValue",
    fields: &[
        field("instanceId", Type::String, 0, 127).nullable(0, 127),
        field("rackId", Type::String, 0, 127).nullable(0, 127),
        field("clientId", Type::String, 0, 127),
        field("clientHost", Type::String, 0, 127),
        field("subscribedTopicNames", Type::Array(&Type::String), 0, 127),
        field("subscribedTopicRegex", Type::String, 0, 127).nullable(0, 127),
        field("rebalanceTimeoutMs", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("serverAssignor", Type::String, 0, 127).nullable(0, 127),
        field(
            "classicMemberMetadata",
            Type::Struct(&CONSUMER_GROUP_MEMBER_METADATA_VALUE_1),
            0,
            127,
        )
        .nullable(0, 127)
        .tag(0)
        .default(Default::Null),
    ],
};
static CONSUMER_GROUP_MEMBER_METADATA_VALUE_1: Struct = Struct {
    name: "ClassicMemberMetadata",
    fields: &[
        field("sessionTimeoutMs", Type::Int32, 0, 127),
        field(
            "supportedProtocols",
            Type::Array(&Type::Struct(&CONSUMER_GROUP_MEMBER_METADATA_VALUE_2)),
            0,
            127,
        ),
    ],
};
static CONSUMER_GROUP_MEMBER_METADATA_VALUE_2: Struct = Struct {
    name: "ClassicProtocol",
    fields: &[field("name", Type::String, 0, 127), field("metadata", Type::Bytes, 0, 127)],
};

pub(crate) static CONSUMER_GROUP_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 3,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &CONSUMER_GROUP_METADATA_KEY_FIELDS,
};
static CONSUMER_GROUP_METADATA_KEY_FIELDS: Struct =
    Struct { name: "ConsumerGroupMetadataKey", fields: &[field("groupId", Type::String, 0, 0)] };

pub(crate) static CONSUMER_GROUP_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 3,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &CONSUMER_GROUP_METADATA_VALUE_FIELDS,
};
static CONSUMER_GROUP_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "ConsumerGroupMetadataValue",
    fields: &[
        field("epoch", Type::Int32, 0, 127),
        field("metadataHash", Type::Int64, 0, 127).tag(0),
    ],
};

pub(crate) static CONSUMER_GROUP_PARTITION_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 4,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &CONSUMER_GROUP_PARTITION_METADATA_KEY_FIELDS,
};
static CONSUMER_GROUP_PARTITION_METADATA_KEY_FIELDS: Struct = Struct {
    name: "ConsumerGroupPartitionMetadataKey",
    fields: &[field("groupId", Type::String, 0, 0)],
};

pub(crate) static CONSUMER_GROUP_PARTITION_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 4,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &CONSUMER_GROUP_PARTITION_METADATA_VALUE_FIELDS,
};
static CONSUMER_GROUP_PARTITION_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "ConsumerGroupPartitionMetadataValue",
    fields: &[field(
        "topics",
        Type::Array(&Type::Struct(&CONSUMER_GROUP_PARTITION_METADATA_VALUE_1)),
        0,
        127,
    )],
};
static CONSUMER_GROUP_PARTITION_METADATA_VALUE_1: Struct = Struct {
    name: "TopicMetadata",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("topicName", Type::String, 0, 127),
        field("numPartitions", Type::Int32, 0, 127),
        field(
            "partitionMetadata",
            Type::Array(&Type::Struct(&CONSUMER_GROUP_PARTITION_METADATA_VALUE_2)),
            0,
            127,
        ),
    ],
};
static CONSUMER_GROUP_PARTITION_METADATA_VALUE_2: Struct = Struct {
    name: "PartitionMetadata",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("racks", Type::Array(&Type::String), 0, 127),
    ],
};

pub(crate) static CONSUMER_GROUP_REGULAR_EXPRESSION_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 16,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &CONSUMER_GROUP_REGULAR_EXPRESSION_KEY_FIELDS,
};
static CONSUMER_GROUP_REGULAR_EXPRESSION_KEY_FIELDS: Struct = Struct {
    name: "ConsumerGroupRegularExpressionKey",
    fields: &[field("groupId", Type::String, 0, 0), field("regularExpression", Type::String, 0, 0)],
};

pub(crate) static CONSUMER_GROUP_REGULAR_EXPRESSION_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 16,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &CONSUMER_GROUP_REGULAR_EXPRESSION_VALUE_FIELDS,
};
static CONSUMER_GROUP_REGULAR_EXPRESSION_VALUE_FIELDS: Struct = Struct {
    name: "ConsumerGroupRegularExpressionValue",
    fields: &[
        field("topics", Type::Array(&Type::String), 0, 127),
        field("version", Type::Int64, 0, 127),
        field("timestamp", Type::Int64, 0, 127),
    ],
};

pub(crate) static CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 7,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_FIELDS,
};
static CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_FIELDS: Struct = Struct {
    name: "ConsumerGroupTargetAssignmentMemberKey",
    fields: &[field("groupId", Type::String, 0, 0), field("memberId", Type::String, 0, 0)],
};

pub(crate) static CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 7,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_FIELDS,
};
static CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_FIELDS: Struct = Struct {
    name: "ConsumerGroupTargetAssignmentMemberValue",
    fields: &[field(
        "topicPartitions",
        Type::Array(&Type::Struct(&CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_1)),
        0,
        127,
    )],
};
static CONSUMER_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_1: Struct = Struct {
    name: "TopicPartition",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 6,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_FIELDS,
};
static CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_FIELDS: Struct = Struct {
    name: "ConsumerGroupTargetAssignmentMetadataKey",
    fields: &[field("groupId", Type::String, 0, 0)],
};

pub(crate) static CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 6,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE_FIELDS,
};
static CONSUMER_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "ConsumerGroupTargetAssignmentMetadataValue",
    fields: &[
        field("assignmentEpoch", Type::Int32, 0, 127),
        field("assignmentTimestamp", Type::Int64, 0, 127).tag(0).ignorable(),
    ],
};

pub(crate) static CONTROL_RECORD_TYPE_SCHEMA: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &CONTROL_RECORD_TYPE_SCHEMA_FIELDS,
};
static CONTROL_RECORD_TYPE_SCHEMA_FIELDS: Struct =
    Struct { name: "ControlRecordTypeSchema", fields: &[field("type", Type::Int16, 0, 127)] };

pub(crate) static CONTROLLER_REGISTRATION_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 70,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &CONTROLLER_REGISTRATION_REQUEST_FIELDS,
};
static CONTROLLER_REGISTRATION_REQUEST_FIELDS: Struct = Struct {
    name: "ControllerRegistrationRequest",
    fields: &[
        field("controllerId", Type::Int32, 0, 127),
        field("incarnationId", Type::Uuid, 0, 127),
        field("zkMigrationReady", Type::Bool, 0, 127),
        field("listeners", Type::Array(&Type::Struct(&CONTROLLER_REGISTRATION_REQUEST_1)), 0, 127),
        field("features", Type::Array(&Type::Struct(&CONTROLLER_REGISTRATION_REQUEST_2)), 0, 127),
    ],
};
static CONTROLLER_REGISTRATION_REQUEST_1: Struct = Struct {
    name: "Listener",
    fields: &[
        field("name", Type::String, 0, 127),
        field("host", Type::String, 0, 127),
        field("port", Type::Uint16, 0, 127),
        field("securityProtocol", Type::Int16, 0, 127),
    ],
};
static CONTROLLER_REGISTRATION_REQUEST_2: Struct = Struct {
    name: "Feature",
    fields: &[
        field("name", Type::String, 0, 127),
        field("minSupportedVersion", Type::Int16, 0, 127),
        field("maxSupportedVersion", Type::Int16, 0, 127),
    ],
};

pub(crate) static CONTROLLER_REGISTRATION_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 70,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &CONTROLLER_REGISTRATION_RESPONSE_FIELDS,
};
static CONTROLLER_REGISTRATION_RESPONSE_FIELDS: Struct = Struct {
    name: "ControllerRegistrationResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static DEFAULT_PRINCIPAL_DATA: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DEFAULT_PRINCIPAL_DATA_FIELDS,
};
static DEFAULT_PRINCIPAL_DATA_FIELDS: Struct = Struct {
    name: "DefaultPrincipalData",
    fields: &[
        field("type", Type::String, 0, 127),
        field("name", Type::String, 0, 127),
        field("tokenAuthenticated", Type::Bool, 0, 127),
    ],
};

pub(crate) static DELETE_SHARE_GROUP_OFFSETS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 92,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DELETE_SHARE_GROUP_OFFSETS_REQUEST_FIELDS,
};
static DELETE_SHARE_GROUP_OFFSETS_REQUEST_FIELDS: Struct = Struct {
    name: "DeleteShareGroupOffsetsRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("topics", Type::Array(&Type::Struct(&DELETE_SHARE_GROUP_OFFSETS_REQUEST_1)), 0, 127),
    ],
};
static DELETE_SHARE_GROUP_OFFSETS_REQUEST_1: Struct = Struct {
    name: "DeleteShareGroupOffsetsRequestTopic",
    fields: &[field("topicName", Type::String, 0, 127)],
};

pub(crate) static DELETE_SHARE_GROUP_OFFSETS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 92,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DELETE_SHARE_GROUP_OFFSETS_RESPONSE_FIELDS,
};
static DELETE_SHARE_GROUP_OFFSETS_RESPONSE_FIELDS: Struct = Struct {
    name: "DeleteShareGroupOffsetsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field(
            "responses",
            Type::Array(&Type::Struct(&DELETE_SHARE_GROUP_OFFSETS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static DELETE_SHARE_GROUP_OFFSETS_RESPONSE_1: Struct = Struct {
    name: "DeleteShareGroupOffsetsResponseTopic",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("topicId", Type::Uuid, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static DELETE_SHARE_GROUP_STATE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 86,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DELETE_SHARE_GROUP_STATE_REQUEST_FIELDS,
};
static DELETE_SHARE_GROUP_STATE_REQUEST_FIELDS: Struct = Struct {
    name: "DeleteShareGroupStateRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("topics", Type::Array(&Type::Struct(&DELETE_SHARE_GROUP_STATE_REQUEST_1)), 0, 127),
    ],
};
static DELETE_SHARE_GROUP_STATE_REQUEST_1: Struct = Struct {
    name: "DeleteStateData",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&DELETE_SHARE_GROUP_STATE_REQUEST_2)),
            0,
            127,
        ),
    ],
};
static DELETE_SHARE_GROUP_STATE_REQUEST_2: Struct =
    Struct { name: "PartitionData", fields: &[field("partition", Type::Int32, 0, 127)] };

pub(crate) static DELETE_SHARE_GROUP_STATE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 86,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DELETE_SHARE_GROUP_STATE_RESPONSE_FIELDS,
};
static DELETE_SHARE_GROUP_STATE_RESPONSE_FIELDS: Struct = Struct {
    name: "DeleteShareGroupStateResponse",
    fields: &[field(
        "results",
        Type::Array(&Type::Struct(&DELETE_SHARE_GROUP_STATE_RESPONSE_1)),
        0,
        127,
    )],
};
static DELETE_SHARE_GROUP_STATE_RESPONSE_1: Struct = Struct {
    name: "DeleteStateResult",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&DELETE_SHARE_GROUP_STATE_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static DELETE_SHARE_GROUP_STATE_RESPONSE_2: Struct = Struct {
    name: "PartitionResult",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static DESCRIBE_SHARE_GROUP_OFFSETS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 90,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &DESCRIBE_SHARE_GROUP_OFFSETS_REQUEST_FIELDS,
};
static DESCRIBE_SHARE_GROUP_OFFSETS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeShareGroupOffsetsRequest",
    fields: &[field(
        "groups",
        Type::Array(&Type::Struct(&DESCRIBE_SHARE_GROUP_OFFSETS_REQUEST_1)),
        0,
        127,
    )],
};
static DESCRIBE_SHARE_GROUP_OFFSETS_REQUEST_1: Struct = Struct {
    name: "DescribeShareGroupOffsetsRequestGroup",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field(
            "topics",
            Type::Array(&Type::Struct(&DESCRIBE_SHARE_GROUP_OFFSETS_REQUEST_2)),
            0,
            127,
        )
        .nullable(0, 127),
    ],
};
static DESCRIBE_SHARE_GROUP_OFFSETS_REQUEST_2: Struct = Struct {
    name: "DescribeShareGroupOffsetsRequestTopic",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 90,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE_FIELDS,
};
static DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeShareGroupOffsetsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field(
            "groups",
            Type::Array(&Type::Struct(&DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE_1: Struct = Struct {
    name: "DescribeShareGroupOffsetsResponseGroup",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field(
            "topics",
            Type::Array(&Type::Struct(&DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE_2)),
            0,
            127,
        ),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};
static DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE_2: Struct = Struct {
    name: "DescribeShareGroupOffsetsResponseTopic",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE_3)),
            0,
            127,
        ),
    ],
};
static DESCRIBE_SHARE_GROUP_OFFSETS_RESPONSE_3: Struct = Struct {
    name: "DescribeShareGroupOffsetsResponsePartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("startOffset", Type::Int64, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
        field("lag", Type::Int64, 1, 127).ignorable().default(Default::Number(&-1)),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static END_QUORUM_EPOCH_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 54,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &END_QUORUM_EPOCH_REQUEST_FIELDS,
};
static END_QUORUM_EPOCH_REQUEST_FIELDS: Struct = Struct {
    name: "EndQuorumEpochRequest",
    fields: &[
        field("clusterId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("topics", Type::Array(&Type::Struct(&END_QUORUM_EPOCH_REQUEST_1)), 0, 127),
        field("leaderEndpoints", Type::Array(&Type::Struct(&END_QUORUM_EPOCH_REQUEST_4)), 1, 127)
            .ignorable(),
    ],
};
static END_QUORUM_EPOCH_REQUEST_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&END_QUORUM_EPOCH_REQUEST_2)), 0, 127),
    ],
};
static END_QUORUM_EPOCH_REQUEST_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("leaderId", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
        field("preferredSuccessors", Type::Array(&Type::Int32), 0, 0).ignorable(),
        field(
            "preferredCandidates",
            Type::Array(&Type::Struct(&END_QUORUM_EPOCH_REQUEST_3)),
            1,
            127,
        )
        .ignorable(),
    ],
};
static END_QUORUM_EPOCH_REQUEST_3: Struct = Struct {
    name: "ReplicaInfo",
    fields: &[
        field("candidateId", Type::Int32, 1, 127),
        field("candidateDirectoryId", Type::Uuid, 1, 127),
    ],
};
static END_QUORUM_EPOCH_REQUEST_4: Struct = Struct {
    name: "LeaderEndpoint",
    fields: &[
        field("name", Type::String, 1, 127),
        field("host", Type::String, 1, 127),
        field("port", Type::Uint16, 1, 127),
    ],
};

pub(crate) static END_QUORUM_EPOCH_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 54,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &END_QUORUM_EPOCH_RESPONSE_FIELDS,
};
static END_QUORUM_EPOCH_RESPONSE_FIELDS: Struct = Struct {
    name: "EndQuorumEpochResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("topics", Type::Array(&Type::Struct(&END_QUORUM_EPOCH_RESPONSE_1)), 0, 127),
        field("nodeEndpoints", Type::Array(&Type::Struct(&END_QUORUM_EPOCH_RESPONSE_3)), 1, 127)
            .tag(0),
    ],
};
static END_QUORUM_EPOCH_RESPONSE_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&END_QUORUM_EPOCH_RESPONSE_2)), 0, 127),
    ],
};
static END_QUORUM_EPOCH_RESPONSE_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("leaderId", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
    ],
};
static END_QUORUM_EPOCH_RESPONSE_3: Struct = Struct {
    name: "NodeEndpoint",
    fields: &[
        field("nodeId", Type::Int32, 1, 127),
        field("host", Type::String, 1, 127),
        field("port", Type::Uint16, 1, 127),
    ],
};

pub(crate) static END_TXN_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 26,
    versions: Versions::new(0, 5),
    flexible_since: 3,
    root: &END_TXN_REQUEST_FIELDS,
};
static END_TXN_REQUEST_FIELDS: Struct = Struct {
    name: "EndTxnRequest",
    fields: &[
        field("transactionalId", Type::String, 0, 127),
        field("producerId", Type::Int64, 0, 127),
        field("producerEpoch", Type::Int16, 0, 127),
        field("committed", Type::Bool, 0, 127),
    ],
};

pub(crate) static END_TXN_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 26,
    versions: Versions::new(0, 5),
    flexible_since: 3,
    root: &END_TXN_RESPONSE_FIELDS,
};
static END_TXN_RESPONSE_FIELDS: Struct = Struct {
    name: "EndTxnResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("producerId", Type::Int64, 5, 127).ignorable().default(Default::Number(&-1)),
        field("producerEpoch", Type::Int16, 5, 127).ignorable().default(Default::Number(&-1)),
    ],
};

pub(crate) static ENVELOPE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 58,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ENVELOPE_REQUEST_FIELDS,
};
static ENVELOPE_REQUEST_FIELDS: Struct = Struct {
    name: "EnvelopeRequest",
    fields: &[
        field("requestData", Type::Bytes, 0, 127),
        field("requestPrincipal", Type::Bytes, 0, 127).nullable(0, 127),
        field("clientHostAddress", Type::Bytes, 0, 127),
    ],
};

pub(crate) static ENVELOPE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 58,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ENVELOPE_RESPONSE_FIELDS,
};
static ENVELOPE_RESPONSE_FIELDS: Struct = Struct {
    name: "EnvelopeResponse",
    fields: &[
        field("responseData", Type::Bytes, 0, 127).nullable(0, 127).default(Default::Null),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static FETCH_SNAPSHOT_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 59,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &FETCH_SNAPSHOT_REQUEST_FIELDS,
};
static FETCH_SNAPSHOT_REQUEST_FIELDS: Struct = Struct {
    name: "FetchSnapshotRequest",
    fields: &[
        field("clusterId", Type::String, 0, 127).nullable(0, 127).tag(0).default(Default::Null),
        field("replicaId", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("maxBytes", Type::Int32, 0, 127).default(Default::Number(&2147483647)),
        field("topics", Type::Array(&Type::Struct(&FETCH_SNAPSHOT_REQUEST_1)), 0, 127),
    ],
};
static FETCH_SNAPSHOT_REQUEST_1: Struct = Struct {
    name: "TopicSnapshot",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&FETCH_SNAPSHOT_REQUEST_2)), 0, 127),
    ],
};
static FETCH_SNAPSHOT_REQUEST_2: Struct = Struct {
    name: "PartitionSnapshot",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("currentLeaderEpoch", Type::Int32, 0, 127),
        field("snapshotId", Type::Struct(&FETCH_SNAPSHOT_REQUEST_3), 0, 127),
        field("position", Type::Int64, 0, 127),
        field("replicaDirectoryId", Type::Uuid, 1, 127).tag(0).ignorable(),
    ],
};
static FETCH_SNAPSHOT_REQUEST_3: Struct = Struct {
    name: "SnapshotId",
    fields: &[field("endOffset", Type::Int64, 0, 127), field("epoch", Type::Int32, 0, 127)],
};

pub(crate) static FETCH_SNAPSHOT_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 59,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &FETCH_SNAPSHOT_RESPONSE_FIELDS,
};
static FETCH_SNAPSHOT_RESPONSE_FIELDS: Struct = Struct {
    name: "FetchSnapshotResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 127),
        field("topics", Type::Array(&Type::Struct(&FETCH_SNAPSHOT_RESPONSE_1)), 0, 127),
        field("nodeEndpoints", Type::Array(&Type::Struct(&FETCH_SNAPSHOT_RESPONSE_5)), 1, 127)
            .tag(0),
    ],
};
static FETCH_SNAPSHOT_RESPONSE_1: Struct = Struct {
    name: "TopicSnapshot",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&FETCH_SNAPSHOT_RESPONSE_2)), 0, 127),
    ],
};
static FETCH_SNAPSHOT_RESPONSE_2: Struct = Struct {
    name: "PartitionSnapshot",
    fields: &[
        field("index", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("snapshotId", Type::Struct(&FETCH_SNAPSHOT_RESPONSE_3), 0, 127),
        field("currentLeader", Type::Struct(&FETCH_SNAPSHOT_RESPONSE_4), 0, 127).tag(0),
        field("size", Type::Int64, 0, 127),
        field("position", Type::Int64, 0, 127),
        field("unalignedRecords", Type::Records, 0, 127).default(Default::Null),
    ],
};
static FETCH_SNAPSHOT_RESPONSE_3: Struct = Struct {
    name: "SnapshotId",
    fields: &[field("endOffset", Type::Int64, 0, 127), field("epoch", Type::Int32, 0, 127)],
};
static FETCH_SNAPSHOT_RESPONSE_4: Struct = Struct {
    name: "LeaderIdAndEpoch",
    fields: &[field("leaderId", Type::Int32, 0, 127), field("leaderEpoch", Type::Int32, 0, 127)],
};
static FETCH_SNAPSHOT_RESPONSE_5: Struct = Struct {
    name: "NodeEndpoint",
    fields: &[
        field("nodeId", Type::Int32, 1, 127),
        field("host", Type::String, 1, 127),
        field("port", Type::Uint16, 1, 127),
    ],
};

pub(crate) static INITIALIZE_SHARE_GROUP_STATE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 83,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &INITIALIZE_SHARE_GROUP_STATE_REQUEST_FIELDS,
};
static INITIALIZE_SHARE_GROUP_STATE_REQUEST_FIELDS: Struct = Struct {
    name: "InitializeShareGroupStateRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field(
            "topics",
            Type::Array(&Type::Struct(&INITIALIZE_SHARE_GROUP_STATE_REQUEST_1)),
            0,
            127,
        ),
    ],
};
static INITIALIZE_SHARE_GROUP_STATE_REQUEST_1: Struct = Struct {
    name: "InitializeStateData",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&INITIALIZE_SHARE_GROUP_STATE_REQUEST_2)),
            0,
            127,
        ),
    ],
};
static INITIALIZE_SHARE_GROUP_STATE_REQUEST_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("stateEpoch", Type::Int32, 0, 127),
        field("startOffset", Type::Int64, 0, 127),
    ],
};

pub(crate) static INITIALIZE_SHARE_GROUP_STATE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 83,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &INITIALIZE_SHARE_GROUP_STATE_RESPONSE_FIELDS,
};
static INITIALIZE_SHARE_GROUP_STATE_RESPONSE_FIELDS: Struct = Struct {
    name: "InitializeShareGroupStateResponse",
    fields: &[field(
        "results",
        Type::Array(&Type::Struct(&INITIALIZE_SHARE_GROUP_STATE_RESPONSE_1)),
        0,
        127,
    )],
};
static INITIALIZE_SHARE_GROUP_STATE_RESPONSE_1: Struct = Struct {
    name: "InitializeStateResult",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&INITIALIZE_SHARE_GROUP_STATE_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static INITIALIZE_SHARE_GROUP_STATE_RESPONSE_2: Struct = Struct {
    name: "PartitionResult",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static K_RAFT_VERSION_RECORD: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &K_RAFT_VERSION_RECORD_FIELDS,
};
static K_RAFT_VERSION_RECORD_FIELDS: Struct = Struct {
    name: "KRaftVersionRecord",
    fields: &[field("version", Type::Int16, 0, 127), field("kRaftVersion", Type::Int16, 0, 127)],
};

pub(crate) static LEGACY_OFFSET_COMMIT_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 0,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &LEGACY_OFFSET_COMMIT_KEY_FIELDS,
};
static LEGACY_OFFSET_COMMIT_KEY_FIELDS: Struct = Struct {
    name: "LegacyOffsetCommitKey",
    fields: &[
        field("group", Type::String, 0, 0),
        field("topic", Type::String, 0, 0),
        field("partition", Type::Int32, 0, 0),
    ],
};

pub(crate) static LEGACY_OFFSET_COMMIT_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 0,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &LEGACY_OFFSET_COMMIT_VALUE_FIELDS,
};
static LEGACY_OFFSET_COMMIT_VALUE_FIELDS: Struct = Struct {
    name: "LegacyOffsetCommitValue",
    fields: &[
        field("offset", Type::Int64, 0, 0),
        field("metadata", Type::String, 0, 0),
        field("commitTimestamp", Type::Int64, 0, 0),
    ],
};

pub(crate) static LIST_TRANSACTIONS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 66,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &LIST_TRANSACTIONS_REQUEST_FIELDS,
};
static LIST_TRANSACTIONS_REQUEST_FIELDS: Struct = Struct {
    name: "ListTransactionsRequest",
    fields: &[
        field("stateFilters", Type::Array(&Type::String), 0, 127),
        field("producerIdFilters", Type::Array(&Type::Int64), 0, 127),
        field("durationFilter", Type::Int64, 1, 127).default(Default::Number(&-1)),
        field("transactionalIdPattern", Type::String, 2, 127)
            .nullable(2, 127)
            .default(Default::Null),
    ],
};

pub(crate) static LIST_TRANSACTIONS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 66,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &LIST_TRANSACTIONS_RESPONSE_FIELDS,
};
static LIST_TRANSACTIONS_RESPONSE_FIELDS: Struct = Struct {
    name: "ListTransactionsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("unknownStateFilters", Type::Array(&Type::String), 0, 127),
        field(
            "transactionStates",
            Type::Array(&Type::Struct(&LIST_TRANSACTIONS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static LIST_TRANSACTIONS_RESPONSE_1: Struct = Struct {
    name: "TransactionState",
    fields: &[
        field("transactionalId", Type::String, 0, 127),
        field("producerId", Type::Int64, 0, 127),
        field("transactionState", Type::String, 0, 127),
    ],
};

pub(crate) static READ_SHARE_GROUP_STATE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 84,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &READ_SHARE_GROUP_STATE_REQUEST_FIELDS,
};
static READ_SHARE_GROUP_STATE_REQUEST_FIELDS: Struct = Struct {
    name: "ReadShareGroupStateRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("topics", Type::Array(&Type::Struct(&READ_SHARE_GROUP_STATE_REQUEST_1)), 0, 127),
    ],
};
static READ_SHARE_GROUP_STATE_REQUEST_1: Struct = Struct {
    name: "ReadStateData",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&READ_SHARE_GROUP_STATE_REQUEST_2)), 0, 127),
    ],
};
static READ_SHARE_GROUP_STATE_REQUEST_2: Struct = Struct {
    name: "PartitionData",
    fields: &[field("partition", Type::Int32, 0, 127), field("leaderEpoch", Type::Int32, 0, 127)],
};

pub(crate) static READ_SHARE_GROUP_STATE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 84,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &READ_SHARE_GROUP_STATE_RESPONSE_FIELDS,
};
static READ_SHARE_GROUP_STATE_RESPONSE_FIELDS: Struct = Struct {
    name: "ReadShareGroupStateResponse",
    fields: &[field(
        "results",
        Type::Array(&Type::Struct(&READ_SHARE_GROUP_STATE_RESPONSE_1)),
        0,
        127,
    )],
};
static READ_SHARE_GROUP_STATE_RESPONSE_1: Struct = Struct {
    name: "ReadStateResult",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&READ_SHARE_GROUP_STATE_RESPONSE_2)), 0, 127),
    ],
};
static READ_SHARE_GROUP_STATE_RESPONSE_2: Struct = Struct {
    name: "PartitionResult",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("stateEpoch", Type::Int32, 0, 127),
        field("startOffset", Type::Int64, 0, 127),
        field(
            "stateBatches",
            Type::Array(&Type::Struct(&READ_SHARE_GROUP_STATE_RESPONSE_3)),
            0,
            127,
        ),
    ],
};
static READ_SHARE_GROUP_STATE_RESPONSE_3: Struct = Struct {
    name: "StateBatch",
    fields: &[
        field("firstOffset", Type::Int64, 0, 127),
        field("lastOffset", Type::Int64, 0, 127),
        field("deliveryState", Type::Int8, 0, 127),
        field("deliveryCount", Type::Int16, 0, 127),
    ],
};

pub(crate) static READ_SHARE_GROUP_STATE_SUMMARY_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 87,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &READ_SHARE_GROUP_STATE_SUMMARY_REQUEST_FIELDS,
};
static READ_SHARE_GROUP_STATE_SUMMARY_REQUEST_FIELDS: Struct = Struct {
    name: "ReadShareGroupStateSummaryRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field(
            "topics",
            Type::Array(&Type::Struct(&READ_SHARE_GROUP_STATE_SUMMARY_REQUEST_1)),
            0,
            127,
        ),
    ],
};
static READ_SHARE_GROUP_STATE_SUMMARY_REQUEST_1: Struct = Struct {
    name: "ReadStateSummaryData",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&READ_SHARE_GROUP_STATE_SUMMARY_REQUEST_2)),
            0,
            127,
        ),
    ],
};
static READ_SHARE_GROUP_STATE_SUMMARY_REQUEST_2: Struct = Struct {
    name: "PartitionData",
    fields: &[field("partition", Type::Int32, 0, 127), field("leaderEpoch", Type::Int32, 0, 127)],
};

pub(crate) static READ_SHARE_GROUP_STATE_SUMMARY_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 87,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &READ_SHARE_GROUP_STATE_SUMMARY_RESPONSE_FIELDS,
};
static READ_SHARE_GROUP_STATE_SUMMARY_RESPONSE_FIELDS: Struct = Struct {
    name: "ReadShareGroupStateSummaryResponse",
    fields: &[field(
        "results",
        Type::Array(&Type::Struct(&READ_SHARE_GROUP_STATE_SUMMARY_RESPONSE_1)),
        0,
        127,
    )],
};
static READ_SHARE_GROUP_STATE_SUMMARY_RESPONSE_1: Struct = Struct {
    name: "ReadStateSummaryResult",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&READ_SHARE_GROUP_STATE_SUMMARY_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static READ_SHARE_GROUP_STATE_SUMMARY_RESPONSE_2: Struct = Struct {
    name: "PartitionResult",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("stateEpoch", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
        field("startOffset", Type::Int64, 0, 127),
        field("deliveryCompleteCount", Type::Int32, 1, 127)
            .ignorable()
            .default(Default::Number(&-1)),
    ],
};

pub(crate) static SHARE_ACKNOWLEDGE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 79,
    versions: Versions::new(1, 2),
    flexible_since: 0,
    root: &SHARE_ACKNOWLEDGE_REQUEST_FIELDS,
};
static SHARE_ACKNOWLEDGE_REQUEST_FIELDS: Struct = Struct {
    name: "ShareAcknowledgeRequest",
    fields: &[
        field("groupId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("memberId", Type::String, 0, 127).nullable(0, 127),
        field("shareSessionEpoch", Type::Int32, 0, 127),
        field("isRenewAck", Type::Bool, 2, 127),
        field("topics", Type::Array(&Type::Struct(&SHARE_ACKNOWLEDGE_REQUEST_1)), 0, 127),
    ],
};
static SHARE_ACKNOWLEDGE_REQUEST_1: Struct = Struct {
    name: "AcknowledgeTopic",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&SHARE_ACKNOWLEDGE_REQUEST_2)), 0, 127),
    ],
};
static SHARE_ACKNOWLEDGE_REQUEST_2: Struct = Struct {
    name: "AcknowledgePartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field(
            "acknowledgementBatches",
            Type::Array(&Type::Struct(&SHARE_ACKNOWLEDGE_REQUEST_3)),
            0,
            127,
        ),
    ],
};
static SHARE_ACKNOWLEDGE_REQUEST_3: Struct = Struct {
    name: "AcknowledgementBatch",
    fields: &[
        field("firstOffset", Type::Int64, 0, 127),
        field("lastOffset", Type::Int64, 0, 127),
        field("acknowledgeTypes", Type::Array(&Type::Int8), 0, 127),
    ],
};

pub(crate) static SHARE_ACKNOWLEDGE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 79,
    versions: Versions::new(1, 2),
    flexible_since: 0,
    root: &SHARE_ACKNOWLEDGE_RESPONSE_FIELDS,
};
static SHARE_ACKNOWLEDGE_RESPONSE_FIELDS: Struct = Struct {
    name: "ShareAcknowledgeResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("acquisitionLockTimeoutMs", Type::Int32, 2, 127).ignorable(),
        field("responses", Type::Array(&Type::Struct(&SHARE_ACKNOWLEDGE_RESPONSE_1)), 0, 127),
        field("nodeEndpoints", Type::Array(&Type::Struct(&SHARE_ACKNOWLEDGE_RESPONSE_4)), 0, 127),
    ],
};
static SHARE_ACKNOWLEDGE_RESPONSE_1: Struct = Struct {
    name: "ShareAcknowledgeTopicResponse",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&SHARE_ACKNOWLEDGE_RESPONSE_2)), 0, 127),
    ],
};
static SHARE_ACKNOWLEDGE_RESPONSE_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("currentLeader", Type::Struct(&SHARE_ACKNOWLEDGE_RESPONSE_3), 0, 127),
    ],
};
static SHARE_ACKNOWLEDGE_RESPONSE_3: Struct = Struct {
    name: "LeaderIdAndEpoch",
    fields: &[field("leaderId", Type::Int32, 0, 127), field("leaderEpoch", Type::Int32, 0, 127)],
};
static SHARE_ACKNOWLEDGE_RESPONSE_4: Struct = Struct {
    name: "NodeEndpoint",
    fields: &[
        field("nodeId", Type::Int32, 0, 127),
        field("host", Type::String, 0, 127),
        field("port", Type::Int32, 0, 127),
        field("rack", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static SHARE_FETCH_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 78,
    versions: Versions::new(1, 2),
    flexible_since: 0,
    root: &SHARE_FETCH_REQUEST_FIELDS,
};
static SHARE_FETCH_REQUEST_FIELDS: Struct = Struct {
    name: "ShareFetchRequest",
    fields: &[
        field("groupId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("memberId", Type::String, 0, 127).nullable(0, 127),
        field("shareSessionEpoch", Type::Int32, 0, 127),
        field("maxWaitMs", Type::Int32, 0, 127),
        field("minBytes", Type::Int32, 0, 127),
        field("maxBytes", Type::Int32, 0, 127).default(Default::Number(&2147483647)),
        field("maxRecords", Type::Int32, 1, 127),
        field("batchSize", Type::Int32, 1, 127),
        field("shareAcquireMode", Type::Int8, 2, 127).ignorable(),
        field("isRenewAck", Type::Bool, 2, 127),
        field("topics", Type::Array(&Type::Struct(&SHARE_FETCH_REQUEST_1)), 0, 127),
        field("forgottenTopicsData", Type::Array(&Type::Struct(&SHARE_FETCH_REQUEST_4)), 0, 127),
    ],
};
static SHARE_FETCH_REQUEST_1: Struct = Struct {
    name: "FetchTopic",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&SHARE_FETCH_REQUEST_2)), 0, 127),
    ],
};
static SHARE_FETCH_REQUEST_2: Struct = Struct {
    name: "FetchPartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("partitionMaxBytes", Type::Int32, 0, 0),
        field("acknowledgementBatches", Type::Array(&Type::Struct(&SHARE_FETCH_REQUEST_3)), 0, 127),
    ],
};
static SHARE_FETCH_REQUEST_3: Struct = Struct {
    name: "AcknowledgementBatch",
    fields: &[
        field("firstOffset", Type::Int64, 0, 127),
        field("lastOffset", Type::Int64, 0, 127),
        field("acknowledgeTypes", Type::Array(&Type::Int8), 0, 127),
    ],
};
static SHARE_FETCH_REQUEST_4: Struct = Struct {
    name: "ForgottenTopic",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static SHARE_FETCH_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 78,
    versions: Versions::new(1, 2),
    flexible_since: 0,
    root: &SHARE_FETCH_RESPONSE_FIELDS,
};
static SHARE_FETCH_RESPONSE_FIELDS: Struct = Struct {
    name: "ShareFetchResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("acquisitionLockTimeoutMs", Type::Int32, 1, 127),
        field("responses", Type::Array(&Type::Struct(&SHARE_FETCH_RESPONSE_1)), 0, 127),
        field("nodeEndpoints", Type::Array(&Type::Struct(&SHARE_FETCH_RESPONSE_5)), 0, 127),
    ],
};
static SHARE_FETCH_RESPONSE_1: Struct = Struct {
    name: "ShareFetchableTopicResponse",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&SHARE_FETCH_RESPONSE_2)), 0, 127),
    ],
};
static SHARE_FETCH_RESPONSE_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("acknowledgeErrorCode", Type::Int16, 0, 127),
        field("acknowledgeErrorMessage", Type::String, 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field("currentLeader", Type::Struct(&SHARE_FETCH_RESPONSE_3), 0, 127),
        field("records", Type::Records, 0, 127).nullable(0, 0).default(Default::Null),
        field("acquiredRecords", Type::Array(&Type::Struct(&SHARE_FETCH_RESPONSE_4)), 0, 127),
    ],
};
static SHARE_FETCH_RESPONSE_3: Struct = Struct {
    name: "LeaderIdAndEpoch",
    fields: &[field("leaderId", Type::Int32, 0, 127), field("leaderEpoch", Type::Int32, 0, 127)],
};
static SHARE_FETCH_RESPONSE_4: Struct = Struct {
    name: "AcquiredRecords",
    fields: &[
        field("firstOffset", Type::Int64, 0, 127),
        field("lastOffset", Type::Int64, 0, 127),
        field("deliveryCount", Type::Int16, 0, 127),
    ],
};
static SHARE_FETCH_RESPONSE_5: Struct = Struct {
    name: "NodeEndpoint",
    fields: &[
        field("nodeId", Type::Int32, 0, 127),
        field("host", Type::String, 0, 127),
        field("port", Type::Int32, 0, 127),
        field("rack", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 14,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_FIELDS,
};
static SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_FIELDS: Struct = Struct {
    name: "ShareGroupCurrentMemberAssignmentKey",
    fields: &[field("groupId", Type::String, 0, 0), field("memberId", Type::String, 0, 0)],
};

pub(crate) static SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 14,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_FIELDS,
};
static SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_FIELDS: Struct = Struct {
    name: "ShareGroupCurrentMemberAssignmentValue",
    fields: &[
        field("memberEpoch", Type::Int32, 0, 127),
        field("previousMemberEpoch", Type::Int32, 0, 127),
        field("state", Type::Int8, 0, 127),
        field(
            "assignedPartitions",
            Type::Array(&Type::Struct(&SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1)),
            0,
            127,
        ),
    ],
};
static SHARE_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1: Struct = Struct {
    name: "TopicPartitions",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static SHARE_GROUP_DESCRIBE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 77,
    versions: Versions::new(1, 1),
    flexible_since: 0,
    root: &SHARE_GROUP_DESCRIBE_REQUEST_FIELDS,
};
static SHARE_GROUP_DESCRIBE_REQUEST_FIELDS: Struct = Struct {
    name: "ShareGroupDescribeRequest",
    fields: &[
        field("groupIds", Type::Array(&Type::String), 0, 127),
        field("includeAuthorizedOperations", Type::Bool, 0, 127),
    ],
};

pub(crate) static SHARE_GROUP_DESCRIBE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 77,
    versions: Versions::new(1, 1),
    flexible_since: 0,
    root: &SHARE_GROUP_DESCRIBE_RESPONSE_FIELDS,
};
static SHARE_GROUP_DESCRIBE_RESPONSE_FIELDS: Struct = Struct {
    name: "ShareGroupDescribeResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("groups", Type::Array(&Type::Struct(&SHARE_GROUP_DESCRIBE_RESPONSE_1)), 0, 127),
    ],
};
static SHARE_GROUP_DESCRIBE_RESPONSE_1: Struct = Struct {
    name: "DescribedGroup",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("groupId", Type::String, 0, 127),
        field("groupState", Type::String, 0, 127),
        field("groupEpoch", Type::Int32, 0, 127),
        field("assignmentEpoch", Type::Int32, 0, 127),
        field("assignorName", Type::String, 0, 127),
        field("members", Type::Array(&Type::Struct(&SHARE_GROUP_DESCRIBE_RESPONSE_2)), 0, 127),
        field("authorizedOperations", Type::Int32, 0, 127).default(Default::Number(&-2147483648)),
    ],
};
static SHARE_GROUP_DESCRIBE_RESPONSE_2: Struct = Struct {
    name: "Member",
    fields: &[
        field("memberId", Type::String, 0, 127),
        field("rackId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("memberEpoch", Type::Int32, 0, 127),
        field("clientId", Type::String, 0, 127),
        field("clientHost", Type::String, 0, 127),
        field("subscribedTopicNames", Type::Array(&Type::String), 0, 127),
        field("assignment", Type::Struct(&SHARE_GROUP_DESCRIBE_RESPONSE_4), 0, 127),
    ],
};
static SHARE_GROUP_DESCRIBE_RESPONSE_3: Struct = Struct {
    name: "TopicPartitions",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};
static SHARE_GROUP_DESCRIBE_RESPONSE_4: Struct = Struct {
    name: "Assignment",
    fields: &[field(
        "topicPartitions",
        Type::Array(&Type::Struct(&SHARE_GROUP_DESCRIBE_RESPONSE_3)),
        0,
        127,
    )],
};

pub(crate) static SHARE_GROUP_HEARTBEAT_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 76,
    versions: Versions::new(1, 1),
    flexible_since: 0,
    root: &SHARE_GROUP_HEARTBEAT_REQUEST_FIELDS,
};
static SHARE_GROUP_HEARTBEAT_REQUEST_FIELDS: Struct = Struct {
    name: "ShareGroupHeartbeatRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("memberId", Type::String, 0, 127),
        field("memberEpoch", Type::Int32, 0, 127),
        field("rackId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("subscribedTopicNames", Type::Array(&Type::String), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
    ],
};

pub(crate) static SHARE_GROUP_HEARTBEAT_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 76,
    versions: Versions::new(1, 1),
    flexible_since: 0,
    root: &SHARE_GROUP_HEARTBEAT_RESPONSE_FIELDS,
};
static SHARE_GROUP_HEARTBEAT_RESPONSE_FIELDS: Struct = Struct {
    name: "ShareGroupHeartbeatResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("memberId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("memberEpoch", Type::Int32, 0, 127),
        field("heartbeatIntervalMs", Type::Int32, 0, 127),
        field("assignment", Type::Struct(&SHARE_GROUP_HEARTBEAT_RESPONSE_1), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
    ],
};
static SHARE_GROUP_HEARTBEAT_RESPONSE_1: Struct = Struct {
    name: "Assignment",
    fields: &[field(
        "topicPartitions",
        Type::Array(&Type::Struct(&SHARE_GROUP_HEARTBEAT_RESPONSE_2)),
        0,
        127,
    )],
};
static SHARE_GROUP_HEARTBEAT_RESPONSE_2: Struct = Struct {
    name: "TopicPartitions",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static SHARE_GROUP_MEMBER_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 10,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &SHARE_GROUP_MEMBER_METADATA_KEY_FIELDS,
};
static SHARE_GROUP_MEMBER_METADATA_KEY_FIELDS: Struct = Struct {
    name: "ShareGroupMemberMetadataKey",
    fields: &[field("groupId", Type::String, 0, 0), field("memberId", Type::String, 0, 0)],
};

pub(crate) static SHARE_GROUP_MEMBER_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 10,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &SHARE_GROUP_MEMBER_METADATA_VALUE_FIELDS,
};
static SHARE_GROUP_MEMBER_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "ShareGroupMemberMetadataValue",
    fields: &[
        field("rackId", Type::String, 0, 127).nullable(0, 127),
        field("clientId", Type::String, 0, 127),
        field("clientHost", Type::String, 0, 127),
        field("subscribedTopicNames", Type::Array(&Type::String), 0, 127),
    ],
};

pub(crate) static SHARE_GROUP_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 11,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &SHARE_GROUP_METADATA_KEY_FIELDS,
};
static SHARE_GROUP_METADATA_KEY_FIELDS: Struct =
    Struct { name: "ShareGroupMetadataKey", fields: &[field("groupId", Type::String, 0, 0)] };

pub(crate) static SHARE_GROUP_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 11,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &SHARE_GROUP_METADATA_VALUE_FIELDS,
};
static SHARE_GROUP_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "ShareGroupMetadataValue",
    fields: &[field("epoch", Type::Int32, 0, 127), field("metadataHash", Type::Int64, 0, 127)],
};

pub(crate) static SHARE_GROUP_STATE_PARTITION_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 15,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &SHARE_GROUP_STATE_PARTITION_METADATA_KEY_FIELDS,
};
static SHARE_GROUP_STATE_PARTITION_METADATA_KEY_FIELDS: Struct = Struct {
    name: "ShareGroupStatePartitionMetadataKey",
    fields: &[field("groupId", Type::String, 0, 0)],
};

pub(crate) static SHARE_GROUP_STATE_PARTITION_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 15,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &SHARE_GROUP_STATE_PARTITION_METADATA_VALUE_FIELDS,
};
static SHARE_GROUP_STATE_PARTITION_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "ShareGroupStatePartitionMetadataValue",
    fields: &[
        field(
            "initializingTopics",
            Type::Array(&Type::Struct(&SHARE_GROUP_STATE_PARTITION_METADATA_VALUE_1)),
            0,
            127,
        ),
        field(
            "initializedTopics",
            Type::Array(&Type::Struct(&SHARE_GROUP_STATE_PARTITION_METADATA_VALUE_1)),
            0,
            127,
        ),
        field(
            "deletingTopics",
            Type::Array(&Type::Struct(&SHARE_GROUP_STATE_PARTITION_METADATA_VALUE_2)),
            0,
            127,
        ),
    ],
};
static SHARE_GROUP_STATE_PARTITION_METADATA_VALUE_1: Struct = Struct {
    name: "TopicPartitionsInfo",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};
static SHARE_GROUP_STATE_PARTITION_METADATA_VALUE_2: Struct = Struct {
    name: "TopicInfo",
    fields: &[field("topicId", Type::Uuid, 0, 127), field("topicName", Type::String, 0, 127)],
};

pub(crate) static SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 13,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_FIELDS,
};
static SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_FIELDS: Struct = Struct {
    name: "ShareGroupTargetAssignmentMemberKey",
    fields: &[field("groupId", Type::String, 0, 0), field("memberId", Type::String, 0, 0)],
};

pub(crate) static SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 13,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_FIELDS,
};
static SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_FIELDS: Struct = Struct {
    name: "ShareGroupTargetAssignmentMemberValue",
    fields: &[field(
        "topicPartitions",
        Type::Array(&Type::Struct(&SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_1)),
        0,
        127,
    )],
};
static SHARE_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_1: Struct = Struct {
    name: "TopicPartition",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 12,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_FIELDS,
};
static SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_FIELDS: Struct = Struct {
    name: "ShareGroupTargetAssignmentMetadataKey",
    fields: &[field("groupId", Type::String, 0, 0)],
};

pub(crate) static SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 12,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE_FIELDS,
};
static SHARE_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "ShareGroupTargetAssignmentMetadataValue",
    fields: &[
        field("assignmentEpoch", Type::Int32, 0, 127),
        field("assignmentTimestamp", Type::Int64, 0, 127).tag(0).ignorable(),
    ],
};

pub(crate) static SNAPSHOT_FOOTER_RECORD: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &SNAPSHOT_FOOTER_RECORD_FIELDS,
};
static SNAPSHOT_FOOTER_RECORD_FIELDS: Struct =
    Struct { name: "SnapshotFooterRecord", fields: &[field("version", Type::Int16, 0, 127)] };

pub(crate) static SNAPSHOT_HEADER_RECORD: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &SNAPSHOT_HEADER_RECORD_FIELDS,
};
static SNAPSHOT_HEADER_RECORD_FIELDS: Struct = Struct {
    name: "SnapshotHeaderRecord",
    fields: &[
        field("version", Type::Int16, 0, 127),
        field("lastContainedLogTimestamp", Type::Int64, 0, 127),
    ],
};

pub(crate) static STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 22,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_FIELDS,
};
static STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_KEY_FIELDS: Struct = Struct {
    name: "StreamsGroupCurrentMemberAssignmentKey",
    fields: &[field("groupId", Type::String, 0, 0), field("memberId", Type::String, 0, 0)],
};

pub(crate) static STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 22,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_FIELDS,
};
static STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_FIELDS: Struct = Struct {
    name: "StreamsGroupCurrentMemberAssignmentValue",
    fields: &[
        field("memberEpoch", Type::Int32, 0, 127),
        field("previousMemberEpoch", Type::Int32, 0, 127),
        field("state", Type::Int8, 0, 127),
        field(
            "activeTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1)),
            0,
            127,
        ),
        field(
            "standbyTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1)),
            0,
            127,
        ),
        field(
            "warmupTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1)),
            0,
            127,
        ),
        field(
            "activeTasksPendingRevocation",
            Type::Array(&Type::Struct(&STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1)),
            0,
            127,
        ),
        field(
            "standbyTasksPendingRevocation",
            Type::Array(&Type::Struct(&STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1)),
            0,
            127,
        ),
        field(
            "warmupTasksPendingRevocation",
            Type::Array(&Type::Struct(&STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_CURRENT_MEMBER_ASSIGNMENT_VALUE_1: Struct = Struct {
    name: "TaskIds",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
        field("assignmentEpochs", Type::Array(&Type::Int32), 0, 127)
            .nullable(0, 127)
            .tag(0)
            .default(Default::Null),
    ],
};

pub(crate) static STREAMS_GROUP_DESCRIBE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 89,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_DESCRIBE_REQUEST_FIELDS,
};
static STREAMS_GROUP_DESCRIBE_REQUEST_FIELDS: Struct = Struct {
    name: "StreamsGroupDescribeRequest",
    fields: &[
        field("groupIds", Type::Array(&Type::String), 0, 127),
        field("includeAuthorizedOperations", Type::Bool, 0, 127),
    ],
};

pub(crate) static STREAMS_GROUP_DESCRIBE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 89,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_DESCRIBE_RESPONSE_FIELDS,
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_FIELDS: Struct = Struct {
    name: "StreamsGroupDescribeResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("groups", Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_1)), 0, 127),
    ],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_1: Struct = Struct {
    name: "DescribedGroup",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("groupId", Type::String, 0, 127),
        field("groupState", Type::String, 0, 127),
        field("groupEpoch", Type::Int32, 0, 127),
        field("assignmentEpoch", Type::Int32, 0, 127),
        field("topology", Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_2), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field("members", Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_4)), 0, 127),
        field("authorizedOperations", Type::Int32, 0, 127).default(Default::Number(&-2147483648)),
    ],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_2: Struct = Struct {
    name: "Topology",
    fields: &[
        field("epoch", Type::Int32, 0, 127),
        field(
            "subtopologies",
            Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_3)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
    ],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_3: Struct = Struct {
    name: "Subtopology",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("sourceTopics", Type::Array(&Type::String), 0, 127),
        field("repartitionSinkTopics", Type::Array(&Type::String), 0, 127),
        field(
            "stateChangelogTopics",
            Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_10)),
            0,
            127,
        ),
        field(
            "repartitionSourceTopics",
            Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_10)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_4: Struct = Struct {
    name: "Member",
    fields: &[
        field("memberId", Type::String, 0, 127),
        field("memberEpoch", Type::Int32, 0, 127),
        field("instanceId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("rackId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("clientId", Type::String, 0, 127),
        field("clientHost", Type::String, 0, 127),
        field("topologyEpoch", Type::Int32, 0, 127),
        field("processId", Type::String, 0, 127),
        field("userEndpoint", Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_5), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field("clientTags", Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_9)), 0, 127),
        field(
            "taskOffsets",
            Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_6)),
            0,
            127,
        ),
        field(
            "taskEndOffsets",
            Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_6)),
            0,
            127,
        ),
        field("assignment", Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_7), 0, 127),
        field("targetAssignment", Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_7), 0, 127),
        field("isClassic", Type::Bool, 0, 127),
    ],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_5: Struct = Struct {
    name: "Endpoint",
    fields: &[field("host", Type::String, 0, 127), field("port", Type::Uint16, 0, 127)],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_6: Struct = Struct {
    name: "TaskOffset",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("partition", Type::Int32, 0, 127),
        field("offset", Type::Int64, 0, 127),
    ],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_7: Struct = Struct {
    name: "Assignment",
    fields: &[
        field(
            "activeTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_8)),
            0,
            127,
        ),
        field(
            "standbyTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_8)),
            0,
            127,
        ),
        field(
            "warmupTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_8)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_8: Struct = Struct {
    name: "TaskIds",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_9: Struct = Struct {
    name: "KeyValue",
    fields: &[field("key", Type::String, 0, 127), field("value", Type::String, 0, 127)],
};
static STREAMS_GROUP_DESCRIBE_RESPONSE_10: Struct = Struct {
    name: "TopicInfo",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Int32, 0, 127),
        field("replicationFactor", Type::Int16, 0, 127),
        field(
            "topicConfigs",
            Type::Array(&Type::Struct(&STREAMS_GROUP_DESCRIBE_RESPONSE_9)),
            0,
            127,
        ),
    ],
};

pub(crate) static STREAMS_GROUP_HEARTBEAT_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 88,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_HEARTBEAT_REQUEST_FIELDS,
};
static STREAMS_GROUP_HEARTBEAT_REQUEST_FIELDS: Struct = Struct {
    name: "StreamsGroupHeartbeatRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("memberId", Type::String, 0, 127),
        field("memberEpoch", Type::Int32, 0, 127),
        field("endpointInformationEpoch", Type::Int32, 0, 127),
        field("instanceId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("rackId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("rebalanceTimeoutMs", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("topology", Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_1), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field(
            "activeTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_8)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
        field(
            "standbyTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_8)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
        field(
            "warmupTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_8)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
        field("processId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("userEndpoint", Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_6), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field("clientTags", Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_4)), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field(
            "taskOffsets",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_7)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
        field(
            "taskEndOffsets",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_7)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
        field("shutdownApplication", Type::Bool, 0, 127),
    ],
};
static STREAMS_GROUP_HEARTBEAT_REQUEST_1: Struct = Struct {
    name: "Topology",
    fields: &[
        field("epoch", Type::Int32, 0, 127),
        field(
            "subtopologies",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_2)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_HEARTBEAT_REQUEST_2: Struct = Struct {
    name: "Subtopology",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("sourceTopics", Type::Array(&Type::String), 0, 127),
        field("sourceTopicRegex", Type::Array(&Type::String), 0, 127),
        field(
            "stateChangelogTopics",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_5)),
            0,
            127,
        ),
        field("repartitionSinkTopics", Type::Array(&Type::String), 0, 127),
        field(
            "repartitionSourceTopics",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_5)),
            0,
            127,
        ),
        field(
            "copartitionGroups",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_3)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_HEARTBEAT_REQUEST_3: Struct = Struct {
    name: "CopartitionGroup",
    fields: &[
        field("sourceTopics", Type::Array(&Type::Int16), 0, 127),
        field("sourceTopicRegex", Type::Array(&Type::Int16), 0, 127),
        field("repartitionSourceTopics", Type::Array(&Type::Int16), 0, 127),
    ],
};
static STREAMS_GROUP_HEARTBEAT_REQUEST_4: Struct = Struct {
    name: "KeyValue",
    fields: &[field("key", Type::String, 0, 127), field("value", Type::String, 0, 127)],
};
static STREAMS_GROUP_HEARTBEAT_REQUEST_5: Struct = Struct {
    name: "TopicInfo",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Int32, 0, 127),
        field("replicationFactor", Type::Int16, 0, 127),
        field(
            "topicConfigs",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_REQUEST_4)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_HEARTBEAT_REQUEST_6: Struct = Struct {
    name: "Endpoint",
    fields: &[field("host", Type::String, 0, 127), field("port", Type::Uint16, 0, 127)],
};
static STREAMS_GROUP_HEARTBEAT_REQUEST_7: Struct = Struct {
    name: "TaskOffset",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("partition", Type::Int32, 0, 127),
        field("offset", Type::Int64, 0, 127),
    ],
};
static STREAMS_GROUP_HEARTBEAT_REQUEST_8: Struct = Struct {
    name: "TaskIds",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static STREAMS_GROUP_HEARTBEAT_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 88,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_HEARTBEAT_RESPONSE_FIELDS,
};
static STREAMS_GROUP_HEARTBEAT_RESPONSE_FIELDS: Struct = Struct {
    name: "StreamsGroupHeartbeatResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("memberId", Type::String, 0, 127),
        field("memberEpoch", Type::Int32, 0, 127),
        field("heartbeatIntervalMs", Type::Int32, 0, 127),
        field("acceptableRecoveryLag", Type::Int32, 0, 127),
        field("taskOffsetIntervalMs", Type::Int32, 0, 127),
        field("status", Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_RESPONSE_2)), 0, 127)
            .nullable(0, 127),
        field(
            "activeTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_RESPONSE_4)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
        field(
            "standbyTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_RESPONSE_4)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
        field(
            "warmupTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_RESPONSE_4)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
        field("endpointInformationEpoch", Type::Int32, 0, 127),
        field(
            "partitionsByUserEndpoint",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_RESPONSE_1)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
    ],
};
static STREAMS_GROUP_HEARTBEAT_RESPONSE_1: Struct = Struct {
    name: "EndpointToPartitions",
    fields: &[
        field("userEndpoint", Type::Struct(&STREAMS_GROUP_HEARTBEAT_RESPONSE_5), 0, 127),
        field(
            "activePartitions",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_RESPONSE_3)),
            0,
            127,
        ),
        field(
            "standbyPartitions",
            Type::Array(&Type::Struct(&STREAMS_GROUP_HEARTBEAT_RESPONSE_3)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_HEARTBEAT_RESPONSE_2: Struct = Struct {
    name: "Status",
    fields: &[field("statusCode", Type::Int8, 0, 127), field("statusDetail", Type::String, 0, 127)],
};
static STREAMS_GROUP_HEARTBEAT_RESPONSE_3: Struct = Struct {
    name: "TopicPartition",
    fields: &[
        field("topic", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};
static STREAMS_GROUP_HEARTBEAT_RESPONSE_4: Struct = Struct {
    name: "TaskIds",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};
static STREAMS_GROUP_HEARTBEAT_RESPONSE_5: Struct = Struct {
    name: "Endpoint",
    fields: &[field("host", Type::String, 0, 127), field("port", Type::Uint16, 0, 127)],
};

pub(crate) static STREAMS_GROUP_MEMBER_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 19,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &STREAMS_GROUP_MEMBER_METADATA_KEY_FIELDS,
};
static STREAMS_GROUP_MEMBER_METADATA_KEY_FIELDS: Struct = Struct {
    name: "StreamsGroupMemberMetadataKey",
    fields: &[field("groupId", Type::String, 0, 0), field("memberId", Type::String, 0, 0)],
};

pub(crate) static STREAMS_GROUP_MEMBER_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 19,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_MEMBER_METADATA_VALUE_FIELDS,
};
static STREAMS_GROUP_MEMBER_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "StreamsGroupMemberMetadataValue",
    fields: &[
        field("instanceId", Type::String, 0, 127).nullable(0, 127),
        field("rackId", Type::String, 0, 127).nullable(0, 127),
        field("clientId", Type::String, 0, 127),
        field("clientHost", Type::String, 0, 127),
        field("rebalanceTimeoutMs", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("topologyEpoch", Type::Int32, 0, 127),
        field("processId", Type::String, 0, 127),
        field("userEndpoint", Type::Struct(&STREAMS_GROUP_MEMBER_METADATA_VALUE_1), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field(
            "clientTags",
            Type::Array(&Type::Struct(&STREAMS_GROUP_MEMBER_METADATA_VALUE_2)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_MEMBER_METADATA_VALUE_1: Struct = Struct {
    name: "Endpoint",
    fields: &[field("host", Type::String, 0, 127), field("port", Type::Uint16, 0, 127)],
};
static STREAMS_GROUP_MEMBER_METADATA_VALUE_2: Struct = Struct {
    name: "KeyValue",
    fields: &[field("key", Type::String, 0, 127), field("value", Type::String, 0, 127)],
};

pub(crate) static STREAMS_GROUP_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 17,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &STREAMS_GROUP_METADATA_KEY_FIELDS,
};
static STREAMS_GROUP_METADATA_KEY_FIELDS: Struct =
    Struct { name: "StreamsGroupMetadataKey", fields: &[field("groupId", Type::String, 0, 0)] };

pub(crate) static STREAMS_GROUP_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 17,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_METADATA_VALUE_FIELDS,
};
static STREAMS_GROUP_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "StreamsGroupMetadataValue",
    fields: &[
        field("epoch", Type::Int32, 0, 127),
        field("metadataHash", Type::Int64, 0, 127),
        field("validatedTopologyEpoch", Type::Int32, 0, 127).tag(0).default(Default::Number(&-1)),
        field(
            "lastAssignmentConfigs",
            Type::Array(&Type::Struct(&STREAMS_GROUP_METADATA_VALUE_1)),
            0,
            127,
        )
        .nullable(0, 127)
        .tag(1)
        .default(Default::Null),
    ],
};
static STREAMS_GROUP_METADATA_VALUE_1: Struct = Struct {
    name: "LastAssignmentConfig",
    fields: &[field("key", Type::String, 0, 127), field("value", Type::String, 0, 127)],
};

pub(crate) static STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 21,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_FIELDS,
};
static STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_KEY_FIELDS: Struct = Struct {
    name: "StreamsGroupTargetAssignmentMemberKey",
    fields: &[field("groupId", Type::String, 0, 0), field("memberId", Type::String, 0, 0)],
};

pub(crate) static STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 21,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_FIELDS,
};
static STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_FIELDS: Struct = Struct {
    name: "StreamsGroupTargetAssignmentMemberValue",
    fields: &[
        field(
            "activeTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_1)),
            0,
            127,
        ),
        field(
            "standbyTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_1)),
            0,
            127,
        ),
        field(
            "warmupTasks",
            Type::Array(&Type::Struct(&STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_1)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_TARGET_ASSIGNMENT_MEMBER_VALUE_1: Struct = Struct {
    name: "TaskIds",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 20,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_FIELDS,
};
static STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_KEY_FIELDS: Struct = Struct {
    name: "StreamsGroupTargetAssignmentMetadataKey",
    fields: &[field("groupId", Type::String, 0, 0)],
};

pub(crate) static STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 20,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE_FIELDS,
};
static STREAMS_GROUP_TARGET_ASSIGNMENT_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "StreamsGroupTargetAssignmentMetadataValue",
    fields: &[
        field("assignmentEpoch", Type::Int32, 0, 127),
        field("assignmentTimestamp", Type::Int64, 0, 127).tag(0).ignorable(),
    ],
};

pub(crate) static STREAMS_GROUP_TOPOLOGY_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 23,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &STREAMS_GROUP_TOPOLOGY_KEY_FIELDS,
};
static STREAMS_GROUP_TOPOLOGY_KEY_FIELDS: Struct =
    Struct { name: "StreamsGroupTopologyKey", fields: &[field("groupId", Type::String, 0, 0)] };

pub(crate) static STREAMS_GROUP_TOPOLOGY_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 23,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &STREAMS_GROUP_TOPOLOGY_VALUE_FIELDS,
};
static STREAMS_GROUP_TOPOLOGY_VALUE_FIELDS: Struct = Struct {
    name: "StreamsGroupTopologyValue",
    fields: &[
        field("epoch", Type::Int32, 0, 127),
        field("subtopologies", Type::Array(&Type::Struct(&STREAMS_GROUP_TOPOLOGY_VALUE_1)), 0, 127),
    ],
};
static STREAMS_GROUP_TOPOLOGY_VALUE_1: Struct = Struct {
    name: "Subtopology",
    fields: &[
        field("subtopologyId", Type::String, 0, 127),
        field("sourceTopics", Type::Array(&Type::String), 0, 127),
        field("sourceTopicRegex", Type::Array(&Type::String), 0, 127),
        field(
            "stateChangelogTopics",
            Type::Array(&Type::Struct(&STREAMS_GROUP_TOPOLOGY_VALUE_4)),
            0,
            127,
        ),
        field("repartitionSinkTopics", Type::Array(&Type::String), 0, 127),
        field(
            "repartitionSourceTopics",
            Type::Array(&Type::Struct(&STREAMS_GROUP_TOPOLOGY_VALUE_4)),
            0,
            127,
        ),
        field(
            "copartitionGroups",
            Type::Array(&Type::Struct(&STREAMS_GROUP_TOPOLOGY_VALUE_2)),
            0,
            127,
        ),
    ],
};
static STREAMS_GROUP_TOPOLOGY_VALUE_2: Struct = Struct {
    name: "CopartitionGroup",
    fields: &[
        field("sourceTopics", Type::Array(&Type::Int16), 0, 127),
        field("sourceTopicRegex", Type::Array(&Type::Int16), 0, 127),
        field("repartitionSourceTopics", Type::Array(&Type::Int16), 0, 127),
    ],
};
static STREAMS_GROUP_TOPOLOGY_VALUE_3: Struct = Struct {
    name: "TopicConfig",
    fields: &[field("key", Type::String, 0, 127), field("value", Type::String, 0, 127)],
};
static STREAMS_GROUP_TOPOLOGY_VALUE_4: Struct = Struct {
    name: "TopicInfo",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Int32, 0, 127),
        field("replicationFactor", Type::Int16, 0, 127),
        field("topicConfigs", Type::Array(&Type::Struct(&STREAMS_GROUP_TOPOLOGY_VALUE_3)), 0, 127),
    ],
};

pub(crate) static TRANSACTION_LOG_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 0,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &TRANSACTION_LOG_KEY_FIELDS,
};
static TRANSACTION_LOG_KEY_FIELDS: Struct =
    Struct { name: "TransactionLogKey", fields: &[field("transactionalId", Type::String, 0, 0)] };

pub(crate) static TRANSACTION_LOG_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 0,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &TRANSACTION_LOG_VALUE_FIELDS,
};
static TRANSACTION_LOG_VALUE_FIELDS: Struct = Struct {
    name: "TransactionLogValue",
    fields: &[
        field("producerId", Type::Int64, 0, 127),
        field("previousProducerId", Type::Int64, 1, 127).tag(0).default(Default::Number(&-1)),
        field("nextProducerId", Type::Int64, 1, 127).tag(1).default(Default::Number(&-1)),
        field("producerEpoch", Type::Int16, 0, 127),
        field("nextProducerEpoch", Type::Int16, 1, 127).tag(3).default(Default::Number(&-1)),
        field("transactionTimeoutMs", Type::Int32, 0, 127),
        field("transactionStatus", Type::Int8, 0, 127),
        field(
            "transactionPartitions",
            Type::Array(&Type::Struct(&TRANSACTION_LOG_VALUE_1)),
            0,
            127,
        )
        .nullable(0, 127),
        field("transactionLastUpdateTimestampMs", Type::Int64, 0, 127),
        field("transactionStartTimestampMs", Type::Int64, 0, 127),
        field("clientTransactionVersion", Type::Int16, 1, 127).tag(2),
    ],
};
static TRANSACTION_LOG_VALUE_1: Struct = Struct {
    name: "PartitionsSchema",
    fields: &[
        field("topic", Type::String, 0, 127),
        field("partitionIds", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static TXN_OFFSET_COMMIT_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 28,
    versions: Versions::new(0, 5),
    flexible_since: 3,
    root: &TXN_OFFSET_COMMIT_REQUEST_FIELDS,
};
static TXN_OFFSET_COMMIT_REQUEST_FIELDS: Struct = Struct {
    name: "TxnOffsetCommitRequest",
    fields: &[
        field("transactionalId", Type::String, 0, 127),
        field("groupId", Type::String, 0, 127),
        field("producerId", Type::Int64, 0, 127),
        field("producerEpoch", Type::Int16, 0, 127),
        field("generationId", Type::Int32, 3, 127).default(Default::Number(&-1)),
        field("memberId", Type::String, 3, 127),
        field("groupInstanceId", Type::String, 3, 127).nullable(3, 127).default(Default::Null),
        field("topics", Type::Array(&Type::Struct(&TXN_OFFSET_COMMIT_REQUEST_1)), 0, 127),
    ],
};
static TXN_OFFSET_COMMIT_REQUEST_1: Struct = Struct {
    name: "TxnOffsetCommitRequestTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&TXN_OFFSET_COMMIT_REQUEST_2)), 0, 127),
    ],
};
static TXN_OFFSET_COMMIT_REQUEST_2: Struct = Struct {
    name: "TxnOffsetCommitRequestPartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("committedOffset", Type::Int64, 0, 127),
        field("committedLeaderEpoch", Type::Int32, 2, 127)
            .ignorable()
            .default(Default::Number(&-1)),
        field("committedMetadata", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static TXN_OFFSET_COMMIT_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 28,
    versions: Versions::new(0, 5),
    flexible_since: 3,
    root: &TXN_OFFSET_COMMIT_RESPONSE_FIELDS,
};
static TXN_OFFSET_COMMIT_RESPONSE_FIELDS: Struct = Struct {
    name: "TxnOffsetCommitResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("topics", Type::Array(&Type::Struct(&TXN_OFFSET_COMMIT_RESPONSE_1)), 0, 127),
    ],
};
static TXN_OFFSET_COMMIT_RESPONSE_1: Struct = Struct {
    name: "TxnOffsetCommitResponseTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&TXN_OFFSET_COMMIT_RESPONSE_2)), 0, 127),
    ],
};
static TXN_OFFSET_COMMIT_RESPONSE_2: Struct = Struct {
    name: "TxnOffsetCommitResponsePartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static UPDATE_RAFT_VOTER_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 82,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &UPDATE_RAFT_VOTER_REQUEST_FIELDS,
};
static UPDATE_RAFT_VOTER_REQUEST_FIELDS: Struct = Struct {
    name: "UpdateRaftVoterRequest",
    fields: &[
        field("clusterId", Type::String, 0, 127).nullable(0, 127),
        field("currentLeaderEpoch", Type::Int32, 0, 127),
        field("voterId", Type::Int32, 0, 127),
        field("voterDirectoryId", Type::Uuid, 0, 127),
        field("listeners", Type::Array(&Type::Struct(&UPDATE_RAFT_VOTER_REQUEST_1)), 0, 127),
        field("kRaftVersionFeature", Type::Struct(&UPDATE_RAFT_VOTER_REQUEST_2), 0, 127),
    ],
};
static UPDATE_RAFT_VOTER_REQUEST_1: Struct = Struct {
    name: "Listener",
    fields: &[
        field("name", Type::String, 0, 127),
        field("host", Type::String, 0, 127),
        field("port", Type::Uint16, 0, 127),
    ],
};
static UPDATE_RAFT_VOTER_REQUEST_2: Struct = Struct {
    name: "KRaftVersionFeature",
    fields: &[
        field("minSupportedVersion", Type::Int16, 0, 127),
        field("maxSupportedVersion", Type::Int16, 0, 127),
    ],
};

pub(crate) static UPDATE_RAFT_VOTER_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 82,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &UPDATE_RAFT_VOTER_RESPONSE_FIELDS,
};
static UPDATE_RAFT_VOTER_RESPONSE_FIELDS: Struct = Struct {
    name: "UpdateRaftVoterResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("currentLeader", Type::Struct(&UPDATE_RAFT_VOTER_RESPONSE_1), 0, 127).tag(0),
    ],
};
static UPDATE_RAFT_VOTER_RESPONSE_1: Struct = Struct {
    name: "CurrentLeader",
    fields: &[
        field("leaderId", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("leaderEpoch", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("host", Type::String, 0, 127),
        field("port", Type::Int32, 0, 127),
    ],
};

pub(crate) static VOTE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 52,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &VOTE_REQUEST_FIELDS,
};
static VOTE_REQUEST_FIELDS: Struct = Struct {
    name: "VoteRequest",
    fields: &[
        field("clusterId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("voterId", Type::Int32, 1, 127).ignorable().default(Default::Number(&-1)),
        field("topics", Type::Array(&Type::Struct(&VOTE_REQUEST_1)), 0, 127),
    ],
};
static VOTE_REQUEST_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&VOTE_REQUEST_2)), 0, 127),
    ],
};
static VOTE_REQUEST_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("replicaEpoch", Type::Int32, 0, 127),
        field("replicaId", Type::Int32, 0, 127),
        field("replicaDirectoryId", Type::Uuid, 1, 127).ignorable(),
        field("voterDirectoryId", Type::Uuid, 1, 127).ignorable(),
        field("lastOffsetEpoch", Type::Int32, 0, 127),
        field("lastOffset", Type::Int64, 0, 127),
        field("preVote", Type::Bool, 2, 127),
    ],
};

pub(crate) static VOTE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 52,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &VOTE_RESPONSE_FIELDS,
};
static VOTE_RESPONSE_FIELDS: Struct = Struct {
    name: "VoteResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("topics", Type::Array(&Type::Struct(&VOTE_RESPONSE_1)), 0, 127),
        field("nodeEndpoints", Type::Array(&Type::Struct(&VOTE_RESPONSE_3)), 1, 127).tag(0),
    ],
};
static VOTE_RESPONSE_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&VOTE_RESPONSE_2)), 0, 127),
    ],
};
static VOTE_RESPONSE_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("leaderId", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
        field("voteGranted", Type::Bool, 0, 127),
    ],
};
static VOTE_RESPONSE_3: Struct = Struct {
    name: "NodeEndpoint",
    fields: &[
        field("nodeId", Type::Int32, 1, 127),
        field("host", Type::String, 1, 127),
        field("port", Type::Uint16, 1, 127),
    ],
};

pub(crate) static VOTERS_RECORD: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &VOTERS_RECORD_FIELDS,
};
static VOTERS_RECORD_FIELDS: Struct = Struct {
    name: "VotersRecord",
    fields: &[
        field("version", Type::Int16, 0, 127),
        field("voters", Type::Array(&Type::Struct(&VOTERS_RECORD_1)), 0, 127),
    ],
};
static VOTERS_RECORD_1: Struct = Struct {
    name: "Voter",
    fields: &[
        field("voterId", Type::Int32, 0, 127),
        field("voterDirectoryId", Type::Uuid, 0, 127),
        field("endpoints", Type::Array(&Type::Struct(&VOTERS_RECORD_2)), 0, 127),
        field("kRaftVersionFeature", Type::Struct(&VOTERS_RECORD_3), 0, 127),
    ],
};
static VOTERS_RECORD_2: Struct = Struct {
    name: "Endpoint",
    fields: &[
        field("name", Type::String, 0, 127),
        field("host", Type::String, 0, 127),
        field("port", Type::Uint16, 0, 127),
    ],
};
static VOTERS_RECORD_3: Struct = Struct {
    name: "KRaftVersionFeature",
    fields: &[
        field("minSupportedVersion", Type::Int16, 0, 127),
        field("maxSupportedVersion", Type::Int16, 0, 127),
    ],
};

pub(crate) static WRITE_SHARE_GROUP_STATE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 85,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &WRITE_SHARE_GROUP_STATE_REQUEST_FIELDS,
};
static WRITE_SHARE_GROUP_STATE_REQUEST_FIELDS: Struct = Struct {
    name: "WriteShareGroupStateRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("topics", Type::Array(&Type::Struct(&WRITE_SHARE_GROUP_STATE_REQUEST_1)), 0, 127),
    ],
};
static WRITE_SHARE_GROUP_STATE_REQUEST_1: Struct = Struct {
    name: "WriteStateData",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&WRITE_SHARE_GROUP_STATE_REQUEST_2)), 0, 127),
    ],
};
static WRITE_SHARE_GROUP_STATE_REQUEST_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("stateEpoch", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
        field("startOffset", Type::Int64, 0, 127),
        field("deliveryCompleteCount", Type::Int32, 1, 127)
            .ignorable()
            .default(Default::Number(&-1)),
        field(
            "stateBatches",
            Type::Array(&Type::Struct(&WRITE_SHARE_GROUP_STATE_REQUEST_3)),
            0,
            127,
        ),
    ],
};
static WRITE_SHARE_GROUP_STATE_REQUEST_3: Struct = Struct {
    name: "StateBatch",
    fields: &[
        field("firstOffset", Type::Int64, 0, 127),
        field("lastOffset", Type::Int64, 0, 127),
        field("deliveryState", Type::Int8, 0, 127),
        field("deliveryCount", Type::Int16, 0, 127),
    ],
};

pub(crate) static WRITE_SHARE_GROUP_STATE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 85,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &WRITE_SHARE_GROUP_STATE_RESPONSE_FIELDS,
};
static WRITE_SHARE_GROUP_STATE_RESPONSE_FIELDS: Struct = Struct {
    name: "WriteShareGroupStateResponse",
    fields: &[field(
        "results",
        Type::Array(&Type::Struct(&WRITE_SHARE_GROUP_STATE_RESPONSE_1)),
        0,
        127,
    )],
};
static WRITE_SHARE_GROUP_STATE_RESPONSE_1: Struct = Struct {
    name: "WriteStateResult",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&WRITE_SHARE_GROUP_STATE_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static WRITE_SHARE_GROUP_STATE_RESPONSE_2: Struct = Struct {
    name: "PartitionResult",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static WRITE_TXN_MARKERS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 27,
    versions: Versions::new(1, 2),
    flexible_since: 1,
    root: &WRITE_TXN_MARKERS_REQUEST_FIELDS,
};
static WRITE_TXN_MARKERS_REQUEST_FIELDS: Struct = Struct {
    name: "WriteTxnMarkersRequest",
    fields: &[field("markers", Type::Array(&Type::Struct(&WRITE_TXN_MARKERS_REQUEST_1)), 0, 127)],
};
static WRITE_TXN_MARKERS_REQUEST_1: Struct = Struct {
    name: "WritableTxnMarker",
    fields: &[
        field("producerId", Type::Int64, 0, 127),
        field("producerEpoch", Type::Int16, 0, 127),
        field("transactionResult", Type::Bool, 0, 127),
        field("topics", Type::Array(&Type::Struct(&WRITE_TXN_MARKERS_REQUEST_2)), 0, 127),
        field("coordinatorEpoch", Type::Int32, 0, 127),
        field("transactionVersion", Type::Int8, 2, 127).ignorable(),
    ],
};
static WRITE_TXN_MARKERS_REQUEST_2: Struct = Struct {
    name: "WritableTxnMarkerTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitionIndexes", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static WRITE_TXN_MARKERS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 27,
    versions: Versions::new(1, 2),
    flexible_since: 1,
    root: &WRITE_TXN_MARKERS_RESPONSE_FIELDS,
};
static WRITE_TXN_MARKERS_RESPONSE_FIELDS: Struct = Struct {
    name: "WriteTxnMarkersResponse",
    fields: &[field("markers", Type::Array(&Type::Struct(&WRITE_TXN_MARKERS_RESPONSE_1)), 0, 127)],
};
static WRITE_TXN_MARKERS_RESPONSE_1: Struct = Struct {
    name: "WritableTxnMarkerResult",
    fields: &[
        field("producerId", Type::Int64, 0, 127),
        field("topics", Type::Array(&Type::Struct(&WRITE_TXN_MARKERS_RESPONSE_2)), 0, 127),
    ],
};
static WRITE_TXN_MARKERS_RESPONSE_2: Struct = Struct {
    name: "WritableTxnMarkerTopicResult",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&WRITE_TXN_MARKERS_RESPONSE_3)), 0, 127),
    ],
};
static WRITE_TXN_MARKERS_RESPONSE_3: Struct = Struct {
    name: "WritableTxnMarkerPartitionResult",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
    ],
};
