//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::schema::{Default, Field, Kind, Schema, Struct, Type, Versions};

const fn field(name: &'static str, ty: Type, first: i8, last: i8) -> Field {
    Field::new(name, ty, first, last)
}

/// All of this file.
pub(crate) static SCHEMAS: &[&Schema] = &[
    &ADD_RAFT_VOTER_REQUEST,
    &ADD_RAFT_VOTER_RESPONSE,
    &ALTER_CLIENT_QUOTAS_REQUEST,
    &ALTER_CLIENT_QUOTAS_RESPONSE,
    &ALTER_CONFIGS_REQUEST,
    &ALTER_CONFIGS_RESPONSE,
    &ALTER_PARTITION_REASSIGNMENTS_REQUEST,
    &ALTER_PARTITION_REASSIGNMENTS_RESPONSE,
    &ALTER_REPLICA_LOG_DIRS_REQUEST,
    &ALTER_REPLICA_LOG_DIRS_RESPONSE,
    &ALTER_USER_SCRAM_CREDENTIALS_REQUEST,
    &ALTER_USER_SCRAM_CREDENTIALS_RESPONSE,
    &API_VERSIONS_REQUEST,
    &API_VERSIONS_RESPONSE,
    &CONSUMER_GROUP_DESCRIBE_REQUEST,
    &CONSUMER_GROUP_DESCRIBE_RESPONSE,
    &CONSUMER_PROTOCOL_ASSIGNMENT,
    &CONSUMER_PROTOCOL_SUBSCRIPTION,
    &CREATE_ACLS_REQUEST,
    &CREATE_ACLS_RESPONSE,
    &CREATE_DELEGATION_TOKEN_REQUEST,
    &CREATE_DELEGATION_TOKEN_RESPONSE,
    &CREATE_PARTITIONS_REQUEST,
    &CREATE_PARTITIONS_RESPONSE,
    &CREATE_TOPICS_REQUEST,
    &CREATE_TOPICS_RESPONSE,
    &DELETE_ACLS_REQUEST,
    &DELETE_ACLS_RESPONSE,
    &DELETE_GROUPS_REQUEST,
    &DELETE_GROUPS_RESPONSE,
    &DELETE_RECORDS_REQUEST,
    &DELETE_RECORDS_RESPONSE,
    &DELETE_TOPICS_REQUEST,
    &DELETE_TOPICS_RESPONSE,
    &DESCRIBE_ACLS_REQUEST,
    &DESCRIBE_ACLS_RESPONSE,
    &DESCRIBE_CLIENT_QUOTAS_REQUEST,
    &DESCRIBE_CLIENT_QUOTAS_RESPONSE,
    &DESCRIBE_CLUSTER_REQUEST,
    &DESCRIBE_CLUSTER_RESPONSE,
    &DESCRIBE_CONFIGS_REQUEST,
    &DESCRIBE_CONFIGS_RESPONSE,
    &DESCRIBE_DELEGATION_TOKEN_REQUEST,
    &DESCRIBE_DELEGATION_TOKEN_RESPONSE,
    &DESCRIBE_GROUPS_REQUEST,
    &DESCRIBE_GROUPS_RESPONSE,
    &DESCRIBE_LOG_DIRS_REQUEST,
    &DESCRIBE_LOG_DIRS_RESPONSE,
    &DESCRIBE_PRODUCERS_REQUEST,
    &DESCRIBE_PRODUCERS_RESPONSE,
    &DESCRIBE_QUORUM_REQUEST,
    &DESCRIBE_QUORUM_RESPONSE,
    &DESCRIBE_TOPIC_PARTITIONS_REQUEST,
    &DESCRIBE_TOPIC_PARTITIONS_RESPONSE,
    &DESCRIBE_TRANSACTIONS_REQUEST,
    &DESCRIBE_TRANSACTIONS_RESPONSE,
    &DESCRIBE_USER_SCRAM_CREDENTIALS_REQUEST,
    &DESCRIBE_USER_SCRAM_CREDENTIALS_RESPONSE,
    &ELECT_LEADERS_REQUEST,
    &ELECT_LEADERS_RESPONSE,
    &END_TXN_MARKER,
    &EXPIRE_DELEGATION_TOKEN_REQUEST,
    &EXPIRE_DELEGATION_TOKEN_RESPONSE,
    &FETCH_REQUEST,
    &FETCH_RESPONSE,
    &FIND_COORDINATOR_REQUEST,
    &FIND_COORDINATOR_RESPONSE,
    &GET_TELEMETRY_SUBSCRIPTIONS_REQUEST,
    &GET_TELEMETRY_SUBSCRIPTIONS_RESPONSE,
    &GROUP_METADATA_KEY,
    &GROUP_METADATA_VALUE,
    &HEARTBEAT_REQUEST,
    &HEARTBEAT_RESPONSE,
    &INCREMENTAL_ALTER_CONFIGS_REQUEST,
    &INCREMENTAL_ALTER_CONFIGS_RESPONSE,
    &INIT_PRODUCER_ID_REQUEST,
    &INIT_PRODUCER_ID_RESPONSE,
    &JOIN_GROUP_REQUEST,
    &JOIN_GROUP_RESPONSE,
    &LEADER_CHANGE_MESSAGE,
    &LEAVE_GROUP_REQUEST,
    &LEAVE_GROUP_RESPONSE,
    &LIST_CONFIG_RESOURCES_REQUEST,
    &LIST_CONFIG_RESOURCES_RESPONSE,
    &LIST_GROUPS_REQUEST,
    &LIST_GROUPS_RESPONSE,
    &LIST_OFFSETS_REQUEST,
    &LIST_OFFSETS_RESPONSE,
    &LIST_PARTITION_REASSIGNMENTS_REQUEST,
    &LIST_PARTITION_REASSIGNMENTS_RESPONSE,
    &METADATA_REQUEST,
    &METADATA_RESPONSE,
    &OFFSET_COMMIT_KEY,
    &OFFSET_COMMIT_REQUEST,
    &OFFSET_COMMIT_RESPONSE,
    &OFFSET_COMMIT_VALUE,
    &OFFSET_DELETE_REQUEST,
    &OFFSET_DELETE_RESPONSE,
    &OFFSET_FETCH_REQUEST,
    &OFFSET_FETCH_RESPONSE,
    &OFFSET_FOR_LEADER_EPOCH_REQUEST,
    &OFFSET_FOR_LEADER_EPOCH_RESPONSE,
    &PRODUCE_REQUEST,
    &PRODUCE_RESPONSE,
    &PUSH_TELEMETRY_REQUEST,
    &PUSH_TELEMETRY_RESPONSE,
    &REMOVE_RAFT_VOTER_REQUEST,
    &REMOVE_RAFT_VOTER_RESPONSE,
    &RENEW_DELEGATION_TOKEN_REQUEST,
    &RENEW_DELEGATION_TOKEN_RESPONSE,
    &REQUEST_HEADER,
    &RESPONSE_HEADER,
    &SASL_AUTHENTICATE_REQUEST,
    &SASL_AUTHENTICATE_RESPONSE,
    &SASL_HANDSHAKE_REQUEST,
    &SASL_HANDSHAKE_RESPONSE,
    &SYNC_GROUP_REQUEST,
    &SYNC_GROUP_RESPONSE,
    &UNREGISTER_BROKER_REQUEST,
    &UNREGISTER_BROKER_RESPONSE,
    &UPDATE_FEATURES_REQUEST,
    &UPDATE_FEATURES_RESPONSE,
];

pub(crate) static ADD_RAFT_VOTER_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 80,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &ADD_RAFT_VOTER_REQUEST_FIELDS,
};
static ADD_RAFT_VOTER_REQUEST_FIELDS: Struct = Struct {
    name: "AddRaftVoterRequest",
    fields: &[
        field("clusterId", Type::String, 0, 127).nullable(0, 127),
        field("timeoutMs", Type::Int32, 0, 127),
        field("voterId", Type::Int32, 0, 127),
        field("voterDirectoryId", Type::Uuid, 0, 127),
        field("listeners", Type::Array(&Type::Struct(&ADD_RAFT_VOTER_REQUEST_1)), 0, 127),
        field("ackWhenCommitted", Type::Bool, 1, 127).default(Default::True),
    ],
};
static ADD_RAFT_VOTER_REQUEST_1: Struct = Struct {
    name: "Listener",
    fields: &[
        field("name", Type::String, 0, 127),
        field("host", Type::String, 0, 127),
        field("port", Type::Uint16, 0, 127),
    ],
};

pub(crate) static ADD_RAFT_VOTER_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 80,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &ADD_RAFT_VOTER_RESPONSE_FIELDS,
};
static ADD_RAFT_VOTER_RESPONSE_FIELDS: Struct = Struct {
    name: "AddRaftVoterResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).ignorable(),
    ],
};

pub(crate) static ALTER_CLIENT_QUOTAS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 49,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &ALTER_CLIENT_QUOTAS_REQUEST_FIELDS,
};
static ALTER_CLIENT_QUOTAS_REQUEST_FIELDS: Struct = Struct {
    name: "AlterClientQuotasRequest",
    fields: &[
        field("entries", Type::Array(&Type::Struct(&ALTER_CLIENT_QUOTAS_REQUEST_1)), 0, 127),
        field("validateOnly", Type::Bool, 0, 127),
    ],
};
static ALTER_CLIENT_QUOTAS_REQUEST_1: Struct = Struct {
    name: "EntryData",
    fields: &[
        field("entity", Type::Array(&Type::Struct(&ALTER_CLIENT_QUOTAS_REQUEST_2)), 0, 127),
        field("ops", Type::Array(&Type::Struct(&ALTER_CLIENT_QUOTAS_REQUEST_3)), 0, 127),
    ],
};
static ALTER_CLIENT_QUOTAS_REQUEST_2: Struct = Struct {
    name: "EntityData",
    fields: &[
        field("entityType", Type::String, 0, 127),
        field("entityName", Type::String, 0, 127).nullable(0, 127),
    ],
};
static ALTER_CLIENT_QUOTAS_REQUEST_3: Struct = Struct {
    name: "OpData",
    fields: &[
        field("key", Type::String, 0, 127),
        field("value", Type::Float64, 0, 127),
        field("remove", Type::Bool, 0, 127),
    ],
};

pub(crate) static ALTER_CLIENT_QUOTAS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 49,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &ALTER_CLIENT_QUOTAS_RESPONSE_FIELDS,
};
static ALTER_CLIENT_QUOTAS_RESPONSE_FIELDS: Struct = Struct {
    name: "AlterClientQuotasResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("entries", Type::Array(&Type::Struct(&ALTER_CLIENT_QUOTAS_RESPONSE_1)), 0, 127),
    ],
};
static ALTER_CLIENT_QUOTAS_RESPONSE_1: Struct = Struct {
    name: "EntryData",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("entity", Type::Array(&Type::Struct(&ALTER_CLIENT_QUOTAS_RESPONSE_2)), 0, 127),
    ],
};
static ALTER_CLIENT_QUOTAS_RESPONSE_2: Struct = Struct {
    name: "EntityData",
    fields: &[
        field("entityType", Type::String, 0, 127),
        field("entityName", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static ALTER_CONFIGS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 33,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &ALTER_CONFIGS_REQUEST_FIELDS,
};
static ALTER_CONFIGS_REQUEST_FIELDS: Struct = Struct {
    name: "AlterConfigsRequest",
    fields: &[
        field("resources", Type::Array(&Type::Struct(&ALTER_CONFIGS_REQUEST_1)), 0, 127),
        field("validateOnly", Type::Bool, 0, 127),
    ],
};
static ALTER_CONFIGS_REQUEST_1: Struct = Struct {
    name: "AlterConfigsResource",
    fields: &[
        field("resourceType", Type::Int8, 0, 127),
        field("resourceName", Type::String, 0, 127),
        field("configs", Type::Array(&Type::Struct(&ALTER_CONFIGS_REQUEST_2)), 0, 127),
    ],
};
static ALTER_CONFIGS_REQUEST_2: Struct = Struct {
    name: "AlterableConfig",
    fields: &[
        field("name", Type::String, 0, 127),
        field("value", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static ALTER_CONFIGS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 33,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &ALTER_CONFIGS_RESPONSE_FIELDS,
};
static ALTER_CONFIGS_RESPONSE_FIELDS: Struct = Struct {
    name: "AlterConfigsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("responses", Type::Array(&Type::Struct(&ALTER_CONFIGS_RESPONSE_1)), 0, 127),
    ],
};
static ALTER_CONFIGS_RESPONSE_1: Struct = Struct {
    name: "AlterConfigsResourceResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("resourceType", Type::Int8, 0, 127),
        field("resourceName", Type::String, 0, 127),
    ],
};

pub(crate) static ALTER_PARTITION_REASSIGNMENTS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 45,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &ALTER_PARTITION_REASSIGNMENTS_REQUEST_FIELDS,
};
static ALTER_PARTITION_REASSIGNMENTS_REQUEST_FIELDS: Struct = Struct {
    name: "AlterPartitionReassignmentsRequest",
    fields: &[
        field("timeoutMs", Type::Int32, 0, 127).default(Default::Number(&60000)),
        field("allowReplicationFactorChange", Type::Bool, 1, 127).default(Default::True),
        field(
            "topics",
            Type::Array(&Type::Struct(&ALTER_PARTITION_REASSIGNMENTS_REQUEST_1)),
            0,
            127,
        ),
    ],
};
static ALTER_PARTITION_REASSIGNMENTS_REQUEST_1: Struct = Struct {
    name: "ReassignableTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&ALTER_PARTITION_REASSIGNMENTS_REQUEST_2)),
            0,
            127,
        ),
    ],
};
static ALTER_PARTITION_REASSIGNMENTS_REQUEST_2: Struct = Struct {
    name: "ReassignablePartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("replicas", Type::Array(&Type::Int32), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
    ],
};

pub(crate) static ALTER_PARTITION_REASSIGNMENTS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 45,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &ALTER_PARTITION_REASSIGNMENTS_RESPONSE_FIELDS,
};
static ALTER_PARTITION_REASSIGNMENTS_RESPONSE_FIELDS: Struct = Struct {
    name: "AlterPartitionReassignmentsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("allowReplicationFactorChange", Type::Bool, 1, 127)
            .ignorable()
            .default(Default::True),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field(
            "responses",
            Type::Array(&Type::Struct(&ALTER_PARTITION_REASSIGNMENTS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static ALTER_PARTITION_REASSIGNMENTS_RESPONSE_1: Struct = Struct {
    name: "ReassignableTopicResponse",
    fields: &[
        field("name", Type::String, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&ALTER_PARTITION_REASSIGNMENTS_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static ALTER_PARTITION_REASSIGNMENTS_RESPONSE_2: Struct = Struct {
    name: "ReassignablePartitionResponse",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static ALTER_REPLICA_LOG_DIRS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 34,
    versions: Versions::new(1, 2),
    flexible_since: 2,
    root: &ALTER_REPLICA_LOG_DIRS_REQUEST_FIELDS,
};
static ALTER_REPLICA_LOG_DIRS_REQUEST_FIELDS: Struct = Struct {
    name: "AlterReplicaLogDirsRequest",
    fields: &[field("dirs", Type::Array(&Type::Struct(&ALTER_REPLICA_LOG_DIRS_REQUEST_1)), 0, 127)],
};
static ALTER_REPLICA_LOG_DIRS_REQUEST_1: Struct = Struct {
    name: "AlterReplicaLogDir",
    fields: &[
        field("path", Type::String, 0, 127),
        field("topics", Type::Array(&Type::Struct(&ALTER_REPLICA_LOG_DIRS_REQUEST_2)), 0, 127),
    ],
};
static ALTER_REPLICA_LOG_DIRS_REQUEST_2: Struct = Struct {
    name: "AlterReplicaLogDirTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static ALTER_REPLICA_LOG_DIRS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 34,
    versions: Versions::new(1, 2),
    flexible_since: 2,
    root: &ALTER_REPLICA_LOG_DIRS_RESPONSE_FIELDS,
};
static ALTER_REPLICA_LOG_DIRS_RESPONSE_FIELDS: Struct = Struct {
    name: "AlterReplicaLogDirsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("results", Type::Array(&Type::Struct(&ALTER_REPLICA_LOG_DIRS_RESPONSE_1)), 0, 127),
    ],
};
static ALTER_REPLICA_LOG_DIRS_RESPONSE_1: Struct = Struct {
    name: "AlterReplicaLogDirTopicResult",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&ALTER_REPLICA_LOG_DIRS_RESPONSE_2)), 0, 127),
    ],
};
static ALTER_REPLICA_LOG_DIRS_RESPONSE_2: Struct = Struct {
    name: "AlterReplicaLogDirPartitionResult",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static ALTER_USER_SCRAM_CREDENTIALS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 51,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ALTER_USER_SCRAM_CREDENTIALS_REQUEST_FIELDS,
};
static ALTER_USER_SCRAM_CREDENTIALS_REQUEST_FIELDS: Struct = Struct {
    name: "AlterUserScramCredentialsRequest",
    fields: &[
        field(
            "deletions",
            Type::Array(&Type::Struct(&ALTER_USER_SCRAM_CREDENTIALS_REQUEST_1)),
            0,
            127,
        ),
        field(
            "upsertions",
            Type::Array(&Type::Struct(&ALTER_USER_SCRAM_CREDENTIALS_REQUEST_2)),
            0,
            127,
        ),
    ],
};
static ALTER_USER_SCRAM_CREDENTIALS_REQUEST_1: Struct = Struct {
    name: "ScramCredentialDeletion",
    fields: &[field("name", Type::String, 0, 127), field("mechanism", Type::Int8, 0, 127)],
};
static ALTER_USER_SCRAM_CREDENTIALS_REQUEST_2: Struct = Struct {
    name: "ScramCredentialUpsertion",
    fields: &[
        field("name", Type::String, 0, 127),
        field("mechanism", Type::Int8, 0, 127),
        field("iterations", Type::Int32, 0, 127),
        field("salt", Type::Bytes, 0, 127),
        field("saltedPassword", Type::Bytes, 0, 127),
    ],
};

pub(crate) static ALTER_USER_SCRAM_CREDENTIALS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 51,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &ALTER_USER_SCRAM_CREDENTIALS_RESPONSE_FIELDS,
};
static ALTER_USER_SCRAM_CREDENTIALS_RESPONSE_FIELDS: Struct = Struct {
    name: "AlterUserScramCredentialsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field(
            "results",
            Type::Array(&Type::Struct(&ALTER_USER_SCRAM_CREDENTIALS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static ALTER_USER_SCRAM_CREDENTIALS_RESPONSE_1: Struct = Struct {
    name: "AlterUserScramCredentialsResult",
    fields: &[
        field("user", Type::String, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static API_VERSIONS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 18,
    versions: Versions::new(0, 4),
    flexible_since: 3,
    root: &API_VERSIONS_REQUEST_FIELDS,
};
static API_VERSIONS_REQUEST_FIELDS: Struct = Struct {
    name: "ApiVersionsRequest",
    fields: &[
        field("clientSoftwareName", Type::String, 3, 127).ignorable(),
        field("clientSoftwareVersion", Type::String, 3, 127).ignorable(),
    ],
};

pub(crate) static API_VERSIONS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 18,
    versions: Versions::new(0, 4),
    flexible_since: 3,
    root: &API_VERSIONS_RESPONSE_FIELDS,
};
static API_VERSIONS_RESPONSE_FIELDS: Struct = Struct {
    name: "ApiVersionsResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("apiKeys", Type::Array(&Type::Struct(&API_VERSIONS_RESPONSE_1)), 0, 127),
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("supportedFeatures", Type::Array(&Type::Struct(&API_VERSIONS_RESPONSE_2)), 3, 127)
            .tag(0)
            .ignorable(),
        field("finalizedFeaturesEpoch", Type::Int64, 3, 127)
            .tag(1)
            .ignorable()
            .default(Default::Number(&-1)),
        field("finalizedFeatures", Type::Array(&Type::Struct(&API_VERSIONS_RESPONSE_3)), 3, 127)
            .tag(2)
            .ignorable(),
        field("zkMigrationReady", Type::Bool, 3, 127).tag(3).ignorable(),
    ],
};
static API_VERSIONS_RESPONSE_1: Struct = Struct {
    name: "ApiVersion",
    fields: &[
        field("apiKey", Type::Int16, 0, 127),
        field("minVersion", Type::Int16, 0, 127),
        field("maxVersion", Type::Int16, 0, 127),
    ],
};
static API_VERSIONS_RESPONSE_2: Struct = Struct {
    name: "SupportedFeatureKey",
    fields: &[
        field("name", Type::String, 3, 127),
        field("minVersion", Type::Int16, 3, 127),
        field("maxVersion", Type::Int16, 3, 127),
    ],
};
static API_VERSIONS_RESPONSE_3: Struct = Struct {
    name: "FinalizedFeatureKey",
    fields: &[
        field("name", Type::String, 3, 127),
        field("maxVersionLevel", Type::Int16, 3, 127),
        field("minVersionLevel", Type::Int16, 3, 127),
    ],
};

pub(crate) static CONSUMER_GROUP_DESCRIBE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 69,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &CONSUMER_GROUP_DESCRIBE_REQUEST_FIELDS,
};
static CONSUMER_GROUP_DESCRIBE_REQUEST_FIELDS: Struct = Struct {
    name: "ConsumerGroupDescribeRequest",
    fields: &[
        field("groupIds", Type::Array(&Type::String), 0, 127),
        field("includeAuthorizedOperations", Type::Bool, 0, 127),
    ],
};

pub(crate) static CONSUMER_GROUP_DESCRIBE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 69,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &CONSUMER_GROUP_DESCRIBE_RESPONSE_FIELDS,
};
static CONSUMER_GROUP_DESCRIBE_RESPONSE_FIELDS: Struct = Struct {
    name: "ConsumerGroupDescribeResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("groups", Type::Array(&Type::Struct(&CONSUMER_GROUP_DESCRIBE_RESPONSE_1)), 0, 127),
    ],
};
static CONSUMER_GROUP_DESCRIBE_RESPONSE_1: Struct = Struct {
    name: "DescribedGroup",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("groupId", Type::String, 0, 127),
        field("groupState", Type::String, 0, 127),
        field("groupEpoch", Type::Int32, 0, 127),
        field("assignmentEpoch", Type::Int32, 0, 127),
        field("assignorName", Type::String, 0, 127),
        field("members", Type::Array(&Type::Struct(&CONSUMER_GROUP_DESCRIBE_RESPONSE_2)), 0, 127),
        field("authorizedOperations", Type::Int32, 0, 127).default(Default::Number(&-2147483648)),
    ],
};
static CONSUMER_GROUP_DESCRIBE_RESPONSE_2: Struct = Struct {
    name: "Member",
    fields: &[
        field("memberId", Type::String, 0, 127),
        field("instanceId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("rackId", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("memberEpoch", Type::Int32, 0, 127),
        field("clientId", Type::String, 0, 127),
        field("clientHost", Type::String, 0, 127),
        field("subscribedTopicNames", Type::Array(&Type::String), 0, 127),
        field("subscribedTopicRegex", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("assignment", Type::Struct(&CONSUMER_GROUP_DESCRIBE_RESPONSE_4), 0, 127),
        field("targetAssignment", Type::Struct(&CONSUMER_GROUP_DESCRIBE_RESPONSE_4), 0, 127),
        field("memberType", Type::Int8, 1, 127).ignorable().default(Default::Number(&-1)),
    ],
};
static CONSUMER_GROUP_DESCRIBE_RESPONSE_3: Struct = Struct {
    name: "TopicPartitions",
    fields: &[
        field("topicId", Type::Uuid, 0, 127),
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};
static CONSUMER_GROUP_DESCRIBE_RESPONSE_4: Struct = Struct {
    name: "Assignment",
    fields: &[field(
        "topicPartitions",
        Type::Array(&Type::Struct(&CONSUMER_GROUP_DESCRIBE_RESPONSE_3)),
        0,
        127,
    )],
};

pub(crate) static CONSUMER_PROTOCOL_ASSIGNMENT: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 3),
    flexible_since: 127,
    root: &CONSUMER_PROTOCOL_ASSIGNMENT_FIELDS,
};
static CONSUMER_PROTOCOL_ASSIGNMENT_FIELDS: Struct = Struct {
    name: "ConsumerProtocolAssignment",
    fields: &[
        field(
            "assignedPartitions",
            Type::Array(&Type::Struct(&CONSUMER_PROTOCOL_ASSIGNMENT_1)),
            0,
            127,
        ),
        field("userData", Type::Bytes, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};
static CONSUMER_PROTOCOL_ASSIGNMENT_1: Struct = Struct {
    name: "TopicPartition",
    fields: &[
        field("topic", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static CONSUMER_PROTOCOL_SUBSCRIPTION: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 3),
    flexible_since: 127,
    root: &CONSUMER_PROTOCOL_SUBSCRIPTION_FIELDS,
};
static CONSUMER_PROTOCOL_SUBSCRIPTION_FIELDS: Struct = Struct {
    name: "ConsumerProtocolSubscription",
    fields: &[
        field("topics", Type::Array(&Type::String), 0, 127),
        field("userData", Type::Bytes, 0, 127).nullable(0, 127).default(Default::Null),
        field(
            "ownedPartitions",
            Type::Array(&Type::Struct(&CONSUMER_PROTOCOL_SUBSCRIPTION_1)),
            1,
            127,
        )
        .ignorable(),
        field("generationId", Type::Int32, 2, 127).ignorable().default(Default::Number(&-1)),
        field("rackId", Type::String, 3, 127).nullable(3, 127).ignorable().default(Default::Null),
    ],
};
static CONSUMER_PROTOCOL_SUBSCRIPTION_1: Struct = Struct {
    name: "TopicPartition",
    fields: &[
        field("topic", Type::String, 1, 127),
        field("partitions", Type::Array(&Type::Int32), 1, 127),
    ],
};

pub(crate) static CREATE_ACLS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 30,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &CREATE_ACLS_REQUEST_FIELDS,
};
static CREATE_ACLS_REQUEST_FIELDS: Struct = Struct {
    name: "CreateAclsRequest",
    fields: &[field("creations", Type::Array(&Type::Struct(&CREATE_ACLS_REQUEST_1)), 0, 127)],
};
static CREATE_ACLS_REQUEST_1: Struct = Struct {
    name: "AclCreation",
    fields: &[
        field("resourceType", Type::Int8, 0, 127),
        field("resourceName", Type::String, 0, 127),
        field("resourcePatternType", Type::Int8, 1, 127).default(Default::Number(&3)),
        field("principal", Type::String, 0, 127),
        field("host", Type::String, 0, 127),
        field("operation", Type::Int8, 0, 127),
        field("permissionType", Type::Int8, 0, 127),
    ],
};

pub(crate) static CREATE_ACLS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 30,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &CREATE_ACLS_RESPONSE_FIELDS,
};
static CREATE_ACLS_RESPONSE_FIELDS: Struct = Struct {
    name: "CreateAclsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("results", Type::Array(&Type::Struct(&CREATE_ACLS_RESPONSE_1)), 0, 127),
    ],
};
static CREATE_ACLS_RESPONSE_1: Struct = Struct {
    name: "AclCreationResult",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static CREATE_DELEGATION_TOKEN_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 38,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &CREATE_DELEGATION_TOKEN_REQUEST_FIELDS,
};
static CREATE_DELEGATION_TOKEN_REQUEST_FIELDS: Struct = Struct {
    name: "CreateDelegationTokenRequest",
    fields: &[
        field("ownerPrincipalType", Type::String, 3, 127).nullable(3, 127),
        field("ownerPrincipalName", Type::String, 3, 127).nullable(3, 127),
        field("renewers", Type::Array(&Type::Struct(&CREATE_DELEGATION_TOKEN_REQUEST_1)), 0, 127),
        field("maxLifetimeMs", Type::Int64, 0, 127),
    ],
};
static CREATE_DELEGATION_TOKEN_REQUEST_1: Struct = Struct {
    name: "CreatableRenewers",
    fields: &[
        field("principalType", Type::String, 0, 127),
        field("principalName", Type::String, 0, 127),
    ],
};

pub(crate) static CREATE_DELEGATION_TOKEN_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 38,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &CREATE_DELEGATION_TOKEN_RESPONSE_FIELDS,
};
static CREATE_DELEGATION_TOKEN_RESPONSE_FIELDS: Struct = Struct {
    name: "CreateDelegationTokenResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("principalType", Type::String, 0, 127),
        field("principalName", Type::String, 0, 127),
        field("tokenRequesterPrincipalType", Type::String, 3, 127),
        field("tokenRequesterPrincipalName", Type::String, 3, 127),
        field("issueTimestampMs", Type::Int64, 0, 127),
        field("expiryTimestampMs", Type::Int64, 0, 127),
        field("maxTimestampMs", Type::Int64, 0, 127),
        field("tokenId", Type::String, 0, 127),
        field("hmac", Type::Bytes, 0, 127),
        field("throttleTimeMs", Type::Int32, 0, 127),
    ],
};

pub(crate) static CREATE_PARTITIONS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 37,
    versions: Versions::new(0, 3),
    flexible_since: 2,
    root: &CREATE_PARTITIONS_REQUEST_FIELDS,
};
static CREATE_PARTITIONS_REQUEST_FIELDS: Struct = Struct {
    name: "CreatePartitionsRequest",
    fields: &[
        field("topics", Type::Array(&Type::Struct(&CREATE_PARTITIONS_REQUEST_1)), 0, 127),
        field("timeoutMs", Type::Int32, 0, 127),
        field("validateOnly", Type::Bool, 0, 127),
    ],
};
static CREATE_PARTITIONS_REQUEST_1: Struct = Struct {
    name: "CreatePartitionsTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("count", Type::Int32, 0, 127),
        field("assignments", Type::Array(&Type::Struct(&CREATE_PARTITIONS_REQUEST_2)), 0, 127)
            .nullable(0, 127),
    ],
};
static CREATE_PARTITIONS_REQUEST_2: Struct = Struct {
    name: "CreatePartitionsAssignment",
    fields: &[field("brokerIds", Type::Array(&Type::Int32), 0, 127)],
};

pub(crate) static CREATE_PARTITIONS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 37,
    versions: Versions::new(0, 3),
    flexible_since: 2,
    root: &CREATE_PARTITIONS_RESPONSE_FIELDS,
};
static CREATE_PARTITIONS_RESPONSE_FIELDS: Struct = Struct {
    name: "CreatePartitionsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("results", Type::Array(&Type::Struct(&CREATE_PARTITIONS_RESPONSE_1)), 0, 127),
    ],
};
static CREATE_PARTITIONS_RESPONSE_1: Struct = Struct {
    name: "CreatePartitionsTopicResult",
    fields: &[
        field("name", Type::String, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static CREATE_TOPICS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 19,
    versions: Versions::new(2, 7),
    flexible_since: 5,
    root: &CREATE_TOPICS_REQUEST_FIELDS,
};
static CREATE_TOPICS_REQUEST_FIELDS: Struct = Struct {
    name: "CreateTopicsRequest",
    fields: &[
        field("topics", Type::Array(&Type::Struct(&CREATE_TOPICS_REQUEST_1)), 0, 127),
        field("timeoutMs", Type::Int32, 0, 127).default(Default::Number(&60000)),
        field("validateOnly", Type::Bool, 1, 127),
    ],
};
static CREATE_TOPICS_REQUEST_1: Struct = Struct {
    name: "CreatableTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("numPartitions", Type::Int32, 0, 127),
        field("replicationFactor", Type::Int16, 0, 127),
        field("assignments", Type::Array(&Type::Struct(&CREATE_TOPICS_REQUEST_2)), 0, 127),
        field("configs", Type::Array(&Type::Struct(&CREATE_TOPICS_REQUEST_3)), 0, 127),
    ],
};
static CREATE_TOPICS_REQUEST_2: Struct = Struct {
    name: "CreatableReplicaAssignment",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("brokerIds", Type::Array(&Type::Int32), 0, 127),
    ],
};
static CREATE_TOPICS_REQUEST_3: Struct = Struct {
    name: "CreatableTopicConfig",
    fields: &[
        field("name", Type::String, 0, 127),
        field("value", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static CREATE_TOPICS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 19,
    versions: Versions::new(2, 7),
    flexible_since: 5,
    root: &CREATE_TOPICS_RESPONSE_FIELDS,
};
static CREATE_TOPICS_RESPONSE_FIELDS: Struct = Struct {
    name: "CreateTopicsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 2, 127).ignorable(),
        field("topics", Type::Array(&Type::Struct(&CREATE_TOPICS_RESPONSE_1)), 0, 127),
    ],
};
static CREATE_TOPICS_RESPONSE_1: Struct = Struct {
    name: "CreatableTopicResult",
    fields: &[
        field("name", Type::String, 0, 127),
        field("topicId", Type::Uuid, 7, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 1, 127).nullable(0, 127).ignorable(),
        field("topicConfigErrorCode", Type::Int16, 5, 127).tag(0).ignorable(),
        field("numPartitions", Type::Int32, 5, 127).ignorable().default(Default::Number(&-1)),
        field("replicationFactor", Type::Int16, 5, 127).ignorable().default(Default::Number(&-1)),
        field("configs", Type::Array(&Type::Struct(&CREATE_TOPICS_RESPONSE_2)), 5, 127)
            .nullable(5, 127)
            .ignorable(),
    ],
};
static CREATE_TOPICS_RESPONSE_2: Struct = Struct {
    name: "CreatableTopicConfigs",
    fields: &[
        field("name", Type::String, 5, 127),
        field("value", Type::String, 5, 127).nullable(5, 127),
        field("readOnly", Type::Bool, 5, 127),
        field("configSource", Type::Int8, 5, 127).ignorable().default(Default::Number(&-1)),
        field("isSensitive", Type::Bool, 5, 127),
    ],
};

pub(crate) static DELETE_ACLS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 31,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &DELETE_ACLS_REQUEST_FIELDS,
};
static DELETE_ACLS_REQUEST_FIELDS: Struct = Struct {
    name: "DeleteAclsRequest",
    fields: &[field("filters", Type::Array(&Type::Struct(&DELETE_ACLS_REQUEST_1)), 0, 127)],
};
static DELETE_ACLS_REQUEST_1: Struct = Struct {
    name: "DeleteAclsFilter",
    fields: &[
        field("resourceTypeFilter", Type::Int8, 0, 127),
        field("resourceNameFilter", Type::String, 0, 127).nullable(0, 127),
        field("patternTypeFilter", Type::Int8, 1, 127).default(Default::Number(&3)),
        field("principalFilter", Type::String, 0, 127).nullable(0, 127),
        field("hostFilter", Type::String, 0, 127).nullable(0, 127),
        field("operation", Type::Int8, 0, 127),
        field("permissionType", Type::Int8, 0, 127),
    ],
};

pub(crate) static DELETE_ACLS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 31,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &DELETE_ACLS_RESPONSE_FIELDS,
};
static DELETE_ACLS_RESPONSE_FIELDS: Struct = Struct {
    name: "DeleteAclsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("filterResults", Type::Array(&Type::Struct(&DELETE_ACLS_RESPONSE_1)), 0, 127),
    ],
};
static DELETE_ACLS_RESPONSE_1: Struct = Struct {
    name: "DeleteAclsFilterResult",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("matchingAcls", Type::Array(&Type::Struct(&DELETE_ACLS_RESPONSE_2)), 0, 127),
    ],
};
static DELETE_ACLS_RESPONSE_2: Struct = Struct {
    name: "DeleteAclsMatchingAcl",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("resourceType", Type::Int8, 0, 127),
        field("resourceName", Type::String, 0, 127),
        field("patternType", Type::Int8, 1, 127).default(Default::Number(&3)),
        field("principal", Type::String, 0, 127),
        field("host", Type::String, 0, 127),
        field("operation", Type::Int8, 0, 127),
        field("permissionType", Type::Int8, 0, 127),
    ],
};

pub(crate) static DELETE_GROUPS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 42,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &DELETE_GROUPS_REQUEST_FIELDS,
};
static DELETE_GROUPS_REQUEST_FIELDS: Struct = Struct {
    name: "DeleteGroupsRequest",
    fields: &[field("groupsNames", Type::Array(&Type::String), 0, 127)],
};

pub(crate) static DELETE_GROUPS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 42,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &DELETE_GROUPS_RESPONSE_FIELDS,
};
static DELETE_GROUPS_RESPONSE_FIELDS: Struct = Struct {
    name: "DeleteGroupsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("results", Type::Array(&Type::Struct(&DELETE_GROUPS_RESPONSE_1)), 0, 127),
    ],
};
static DELETE_GROUPS_RESPONSE_1: Struct = Struct {
    name: "DeletableGroupResult",
    fields: &[field("groupId", Type::String, 0, 127), field("errorCode", Type::Int16, 0, 127)],
};

pub(crate) static DELETE_RECORDS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 21,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &DELETE_RECORDS_REQUEST_FIELDS,
};
static DELETE_RECORDS_REQUEST_FIELDS: Struct = Struct {
    name: "DeleteRecordsRequest",
    fields: &[
        field("topics", Type::Array(&Type::Struct(&DELETE_RECORDS_REQUEST_1)), 0, 127),
        field("timeoutMs", Type::Int32, 0, 127),
    ],
};
static DELETE_RECORDS_REQUEST_1: Struct = Struct {
    name: "DeleteRecordsTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&DELETE_RECORDS_REQUEST_2)), 0, 127),
    ],
};
static DELETE_RECORDS_REQUEST_2: Struct = Struct {
    name: "DeleteRecordsPartition",
    fields: &[field("partitionIndex", Type::Int32, 0, 127), field("offset", Type::Int64, 0, 127)],
};

pub(crate) static DELETE_RECORDS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 21,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &DELETE_RECORDS_RESPONSE_FIELDS,
};
static DELETE_RECORDS_RESPONSE_FIELDS: Struct = Struct {
    name: "DeleteRecordsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("topics", Type::Array(&Type::Struct(&DELETE_RECORDS_RESPONSE_1)), 0, 127),
    ],
};
static DELETE_RECORDS_RESPONSE_1: Struct = Struct {
    name: "DeleteRecordsTopicResult",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&DELETE_RECORDS_RESPONSE_2)), 0, 127),
    ],
};
static DELETE_RECORDS_RESPONSE_2: Struct = Struct {
    name: "DeleteRecordsPartitionResult",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("lowWatermark", Type::Int64, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static DELETE_TOPICS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 20,
    versions: Versions::new(1, 6),
    flexible_since: 4,
    root: &DELETE_TOPICS_REQUEST_FIELDS,
};
static DELETE_TOPICS_REQUEST_FIELDS: Struct = Struct {
    name: "DeleteTopicsRequest",
    fields: &[
        field("topics", Type::Array(&Type::Struct(&DELETE_TOPICS_REQUEST_1)), 6, 127),
        field("topicNames", Type::Array(&Type::String), 0, 5).ignorable(),
        field("timeoutMs", Type::Int32, 0, 127),
    ],
};
static DELETE_TOPICS_REQUEST_1: Struct = Struct {
    name: "DeleteTopicState",
    fields: &[
        field("name", Type::String, 6, 127).nullable(6, 127).default(Default::Null),
        field("topicId", Type::Uuid, 6, 127),
    ],
};

pub(crate) static DELETE_TOPICS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 20,
    versions: Versions::new(1, 6),
    flexible_since: 4,
    root: &DELETE_TOPICS_RESPONSE_FIELDS,
};
static DELETE_TOPICS_RESPONSE_FIELDS: Struct = Struct {
    name: "DeleteTopicsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("responses", Type::Array(&Type::Struct(&DELETE_TOPICS_RESPONSE_1)), 0, 127),
    ],
};
static DELETE_TOPICS_RESPONSE_1: Struct = Struct {
    name: "DeletableTopicResult",
    fields: &[
        field("name", Type::String, 0, 127).nullable(6, 127),
        field("topicId", Type::Uuid, 6, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 5, 127)
            .nullable(5, 127)
            .ignorable()
            .default(Default::Null),
    ],
};

pub(crate) static DESCRIBE_ACLS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 29,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &DESCRIBE_ACLS_REQUEST_FIELDS,
};
static DESCRIBE_ACLS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeAclsRequest",
    fields: &[
        field("resourceTypeFilter", Type::Int8, 0, 127),
        field("resourceNameFilter", Type::String, 0, 127).nullable(0, 127),
        field("patternTypeFilter", Type::Int8, 1, 127).default(Default::Number(&3)),
        field("principalFilter", Type::String, 0, 127).nullable(0, 127),
        field("hostFilter", Type::String, 0, 127).nullable(0, 127),
        field("operation", Type::Int8, 0, 127),
        field("permissionType", Type::Int8, 0, 127),
    ],
};

pub(crate) static DESCRIBE_ACLS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 29,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &DESCRIBE_ACLS_RESPONSE_FIELDS,
};
static DESCRIBE_ACLS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeAclsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("resources", Type::Array(&Type::Struct(&DESCRIBE_ACLS_RESPONSE_1)), 0, 127),
    ],
};
static DESCRIBE_ACLS_RESPONSE_1: Struct = Struct {
    name: "DescribeAclsResource",
    fields: &[
        field("resourceType", Type::Int8, 0, 127),
        field("resourceName", Type::String, 0, 127),
        field("patternType", Type::Int8, 1, 127).default(Default::Number(&3)),
        field("acls", Type::Array(&Type::Struct(&DESCRIBE_ACLS_RESPONSE_2)), 0, 127),
    ],
};
static DESCRIBE_ACLS_RESPONSE_2: Struct = Struct {
    name: "AclDescription",
    fields: &[
        field("principal", Type::String, 0, 127),
        field("host", Type::String, 0, 127),
        field("operation", Type::Int8, 0, 127),
        field("permissionType", Type::Int8, 0, 127),
    ],
};

pub(crate) static DESCRIBE_CLIENT_QUOTAS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 48,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &DESCRIBE_CLIENT_QUOTAS_REQUEST_FIELDS,
};
static DESCRIBE_CLIENT_QUOTAS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeClientQuotasRequest",
    fields: &[
        field("components", Type::Array(&Type::Struct(&DESCRIBE_CLIENT_QUOTAS_REQUEST_1)), 0, 127),
        field("strict", Type::Bool, 0, 127),
    ],
};
static DESCRIBE_CLIENT_QUOTAS_REQUEST_1: Struct = Struct {
    name: "ComponentData",
    fields: &[
        field("entityType", Type::String, 0, 127),
        field("matchType", Type::Int8, 0, 127),
        field("match", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static DESCRIBE_CLIENT_QUOTAS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 48,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &DESCRIBE_CLIENT_QUOTAS_RESPONSE_FIELDS,
};
static DESCRIBE_CLIENT_QUOTAS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeClientQuotasResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("entries", Type::Array(&Type::Struct(&DESCRIBE_CLIENT_QUOTAS_RESPONSE_1)), 0, 127)
            .nullable(0, 127),
    ],
};
static DESCRIBE_CLIENT_QUOTAS_RESPONSE_1: Struct = Struct {
    name: "EntryData",
    fields: &[
        field("entity", Type::Array(&Type::Struct(&DESCRIBE_CLIENT_QUOTAS_RESPONSE_2)), 0, 127),
        field("values", Type::Array(&Type::Struct(&DESCRIBE_CLIENT_QUOTAS_RESPONSE_3)), 0, 127),
    ],
};
static DESCRIBE_CLIENT_QUOTAS_RESPONSE_2: Struct = Struct {
    name: "EntityData",
    fields: &[
        field("entityType", Type::String, 0, 127),
        field("entityName", Type::String, 0, 127).nullable(0, 127),
    ],
};
static DESCRIBE_CLIENT_QUOTAS_RESPONSE_3: Struct = Struct {
    name: "ValueData",
    fields: &[field("key", Type::String, 0, 127), field("value", Type::Float64, 0, 127)],
};

pub(crate) static DESCRIBE_CLUSTER_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 60,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &DESCRIBE_CLUSTER_REQUEST_FIELDS,
};
static DESCRIBE_CLUSTER_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeClusterRequest",
    fields: &[
        field("includeClusterAuthorizedOperations", Type::Bool, 0, 127),
        field("endpointType", Type::Int8, 1, 127).default(Default::Number(&1)),
        field("includeFencedBrokers", Type::Bool, 2, 127),
    ],
};

pub(crate) static DESCRIBE_CLUSTER_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 60,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &DESCRIBE_CLUSTER_RESPONSE_FIELDS,
};
static DESCRIBE_CLUSTER_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeClusterResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("endpointType", Type::Int8, 1, 127).default(Default::Number(&1)),
        field("clusterId", Type::String, 0, 127),
        field("controllerId", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("brokers", Type::Array(&Type::Struct(&DESCRIBE_CLUSTER_RESPONSE_1)), 0, 127),
        field("clusterAuthorizedOperations", Type::Int32, 0, 127)
            .default(Default::Number(&-2147483648)),
    ],
};
static DESCRIBE_CLUSTER_RESPONSE_1: Struct = Struct {
    name: "DescribeClusterBroker",
    fields: &[
        field("brokerId", Type::Int32, 0, 127),
        field("host", Type::String, 0, 127),
        field("port", Type::Int32, 0, 127),
        field("rack", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field("isFenced", Type::Bool, 2, 127),
    ],
};

pub(crate) static DESCRIBE_CONFIGS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 32,
    versions: Versions::new(1, 4),
    flexible_since: 4,
    root: &DESCRIBE_CONFIGS_REQUEST_FIELDS,
};
static DESCRIBE_CONFIGS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeConfigsRequest",
    fields: &[
        field("resources", Type::Array(&Type::Struct(&DESCRIBE_CONFIGS_REQUEST_1)), 0, 127),
        field("includeSynonyms", Type::Bool, 1, 127),
        field("includeDocumentation", Type::Bool, 3, 127),
    ],
};
static DESCRIBE_CONFIGS_REQUEST_1: Struct = Struct {
    name: "DescribeConfigsResource",
    fields: &[
        field("resourceType", Type::Int8, 0, 127),
        field("resourceName", Type::String, 0, 127),
        field("configurationKeys", Type::Array(&Type::String), 0, 127).nullable(0, 127),
    ],
};

pub(crate) static DESCRIBE_CONFIGS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 32,
    versions: Versions::new(1, 4),
    flexible_since: 4,
    root: &DESCRIBE_CONFIGS_RESPONSE_FIELDS,
};
static DESCRIBE_CONFIGS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeConfigsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("results", Type::Array(&Type::Struct(&DESCRIBE_CONFIGS_RESPONSE_1)), 0, 127),
    ],
};
static DESCRIBE_CONFIGS_RESPONSE_1: Struct = Struct {
    name: "DescribeConfigsResult",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("resourceType", Type::Int8, 0, 127),
        field("resourceName", Type::String, 0, 127),
        field("configs", Type::Array(&Type::Struct(&DESCRIBE_CONFIGS_RESPONSE_2)), 0, 127),
    ],
};
static DESCRIBE_CONFIGS_RESPONSE_2: Struct = Struct {
    name: "DescribeConfigsResourceResult",
    fields: &[
        field("name", Type::String, 0, 127),
        field("value", Type::String, 0, 127).nullable(0, 127),
        field("readOnly", Type::Bool, 0, 127),
        field("configSource", Type::Int8, 1, 127).ignorable().default(Default::Number(&-1)),
        field("isSensitive", Type::Bool, 0, 127),
        field("synonyms", Type::Array(&Type::Struct(&DESCRIBE_CONFIGS_RESPONSE_3)), 1, 127)
            .ignorable(),
        field("configType", Type::Int8, 3, 127).ignorable(),
        field("documentation", Type::String, 3, 127).nullable(0, 127).ignorable(),
    ],
};
static DESCRIBE_CONFIGS_RESPONSE_3: Struct = Struct {
    name: "DescribeConfigsSynonym",
    fields: &[
        field("name", Type::String, 1, 127),
        field("value", Type::String, 1, 127).nullable(0, 127),
        field("source", Type::Int8, 1, 127),
    ],
};

pub(crate) static DESCRIBE_DELEGATION_TOKEN_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 41,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &DESCRIBE_DELEGATION_TOKEN_REQUEST_FIELDS,
};
static DESCRIBE_DELEGATION_TOKEN_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeDelegationTokenRequest",
    fields: &[field(
        "owners",
        Type::Array(&Type::Struct(&DESCRIBE_DELEGATION_TOKEN_REQUEST_1)),
        0,
        127,
    )
    .nullable(0, 127)],
};
static DESCRIBE_DELEGATION_TOKEN_REQUEST_1: Struct = Struct {
    name: "DescribeDelegationTokenOwner",
    fields: &[
        field("principalType", Type::String, 0, 127),
        field("principalName", Type::String, 0, 127),
    ],
};

pub(crate) static DESCRIBE_DELEGATION_TOKEN_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 41,
    versions: Versions::new(1, 3),
    flexible_since: 2,
    root: &DESCRIBE_DELEGATION_TOKEN_RESPONSE_FIELDS,
};
static DESCRIBE_DELEGATION_TOKEN_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeDelegationTokenResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("tokens", Type::Array(&Type::Struct(&DESCRIBE_DELEGATION_TOKEN_RESPONSE_1)), 0, 127),
        field("throttleTimeMs", Type::Int32, 0, 127),
    ],
};
static DESCRIBE_DELEGATION_TOKEN_RESPONSE_1: Struct = Struct {
    name: "DescribedDelegationToken",
    fields: &[
        field("principalType", Type::String, 0, 127),
        field("principalName", Type::String, 0, 127),
        field("tokenRequesterPrincipalType", Type::String, 3, 127),
        field("tokenRequesterPrincipalName", Type::String, 3, 127),
        field("issueTimestamp", Type::Int64, 0, 127),
        field("expiryTimestamp", Type::Int64, 0, 127),
        field("maxTimestamp", Type::Int64, 0, 127),
        field("tokenId", Type::String, 0, 127),
        field("hmac", Type::Bytes, 0, 127),
        field(
            "renewers",
            Type::Array(&Type::Struct(&DESCRIBE_DELEGATION_TOKEN_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static DESCRIBE_DELEGATION_TOKEN_RESPONSE_2: Struct = Struct {
    name: "DescribedDelegationTokenRenewer",
    fields: &[
        field("principalType", Type::String, 0, 127),
        field("principalName", Type::String, 0, 127),
    ],
};

pub(crate) static DESCRIBE_GROUPS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 15,
    versions: Versions::new(0, 6),
    flexible_since: 5,
    root: &DESCRIBE_GROUPS_REQUEST_FIELDS,
};
static DESCRIBE_GROUPS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeGroupsRequest",
    fields: &[
        field("groups", Type::Array(&Type::String), 0, 127),
        field("includeAuthorizedOperations", Type::Bool, 3, 127),
    ],
};

pub(crate) static DESCRIBE_GROUPS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 15,
    versions: Versions::new(0, 6),
    flexible_since: 5,
    root: &DESCRIBE_GROUPS_RESPONSE_FIELDS,
};
static DESCRIBE_GROUPS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeGroupsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("groups", Type::Array(&Type::Struct(&DESCRIBE_GROUPS_RESPONSE_1)), 0, 127),
    ],
};
static DESCRIBE_GROUPS_RESPONSE_1: Struct = Struct {
    name: "DescribedGroup",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 6, 127).nullable(6, 127).default(Default::Null),
        field("groupId", Type::String, 0, 127),
        field("groupState", Type::String, 0, 127),
        field("protocolType", Type::String, 0, 127),
        field("protocolData", Type::String, 0, 127),
        field("members", Type::Array(&Type::Struct(&DESCRIBE_GROUPS_RESPONSE_2)), 0, 127),
        field("authorizedOperations", Type::Int32, 3, 127).default(Default::Number(&-2147483648)),
    ],
};
static DESCRIBE_GROUPS_RESPONSE_2: Struct = Struct {
    name: "DescribedGroupMember",
    fields: &[
        field("memberId", Type::String, 0, 127),
        field("groupInstanceId", Type::String, 4, 127)
            .nullable(4, 127)
            .ignorable()
            .default(Default::Null),
        field("clientId", Type::String, 0, 127),
        field("clientHost", Type::String, 0, 127),
        field("memberMetadata", Type::Bytes, 0, 127),
        field("memberAssignment", Type::Bytes, 0, 127),
    ],
};

pub(crate) static DESCRIBE_LOG_DIRS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 35,
    versions: Versions::new(1, 5),
    flexible_since: 2,
    root: &DESCRIBE_LOG_DIRS_REQUEST_FIELDS,
};
static DESCRIBE_LOG_DIRS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeLogDirsRequest",
    fields: &[field("topics", Type::Array(&Type::Struct(&DESCRIBE_LOG_DIRS_REQUEST_1)), 0, 127)
        .nullable(0, 127)],
};
static DESCRIBE_LOG_DIRS_REQUEST_1: Struct = Struct {
    name: "DescribableLogDirTopic",
    fields: &[
        field("topic", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static DESCRIBE_LOG_DIRS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 35,
    versions: Versions::new(1, 5),
    flexible_since: 2,
    root: &DESCRIBE_LOG_DIRS_RESPONSE_FIELDS,
};
static DESCRIBE_LOG_DIRS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeLogDirsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 3, 127).ignorable(),
        field("results", Type::Array(&Type::Struct(&DESCRIBE_LOG_DIRS_RESPONSE_1)), 0, 127),
    ],
};
static DESCRIBE_LOG_DIRS_RESPONSE_1: Struct = Struct {
    name: "DescribeLogDirsResult",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("logDir", Type::String, 0, 127),
        field("topics", Type::Array(&Type::Struct(&DESCRIBE_LOG_DIRS_RESPONSE_2)), 0, 127),
        field("totalBytes", Type::Int64, 4, 127).ignorable().default(Default::Number(&-1)),
        field("usableBytes", Type::Int64, 4, 127).ignorable().default(Default::Number(&-1)),
        field("isCordoned", Type::Bool, 5, 127).ignorable(),
    ],
};
static DESCRIBE_LOG_DIRS_RESPONSE_2: Struct = Struct {
    name: "DescribeLogDirsTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&DESCRIBE_LOG_DIRS_RESPONSE_3)), 0, 127),
    ],
};
static DESCRIBE_LOG_DIRS_RESPONSE_3: Struct = Struct {
    name: "DescribeLogDirsPartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("partitionSize", Type::Int64, 0, 127),
        field("offsetLag", Type::Int64, 0, 127),
        field("isFutureKey", Type::Bool, 0, 127),
    ],
};

pub(crate) static DESCRIBE_PRODUCERS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 61,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DESCRIBE_PRODUCERS_REQUEST_FIELDS,
};
static DESCRIBE_PRODUCERS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeProducersRequest",
    fields: &[field("topics", Type::Array(&Type::Struct(&DESCRIBE_PRODUCERS_REQUEST_1)), 0, 127)],
};
static DESCRIBE_PRODUCERS_REQUEST_1: Struct = Struct {
    name: "TopicRequest",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitionIndexes", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static DESCRIBE_PRODUCERS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 61,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DESCRIBE_PRODUCERS_RESPONSE_FIELDS,
};
static DESCRIBE_PRODUCERS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeProducersResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("topics", Type::Array(&Type::Struct(&DESCRIBE_PRODUCERS_RESPONSE_1)), 0, 127),
    ],
};
static DESCRIBE_PRODUCERS_RESPONSE_1: Struct = Struct {
    name: "TopicResponse",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&DESCRIBE_PRODUCERS_RESPONSE_2)), 0, 127),
    ],
};
static DESCRIBE_PRODUCERS_RESPONSE_2: Struct = Struct {
    name: "PartitionResponse",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).default(Default::Null),
        field(
            "activeProducers",
            Type::Array(&Type::Struct(&DESCRIBE_PRODUCERS_RESPONSE_3)),
            0,
            127,
        ),
    ],
};
static DESCRIBE_PRODUCERS_RESPONSE_3: Struct = Struct {
    name: "ProducerState",
    fields: &[
        field("producerId", Type::Int64, 0, 127),
        field("producerEpoch", Type::Int32, 0, 127),
        field("lastSequence", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("lastTimestamp", Type::Int64, 0, 127).default(Default::Number(&-1)),
        field("coordinatorEpoch", Type::Int32, 0, 127),
        field("currentTxnStartOffset", Type::Int64, 0, 127).default(Default::Number(&-1)),
    ],
};

pub(crate) static DESCRIBE_QUORUM_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 55,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &DESCRIBE_QUORUM_REQUEST_FIELDS,
};
static DESCRIBE_QUORUM_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeQuorumRequest",
    fields: &[field("topics", Type::Array(&Type::Struct(&DESCRIBE_QUORUM_REQUEST_1)), 0, 127)],
};
static DESCRIBE_QUORUM_REQUEST_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&DESCRIBE_QUORUM_REQUEST_2)), 0, 127),
    ],
};
static DESCRIBE_QUORUM_REQUEST_2: Struct =
    Struct { name: "PartitionData", fields: &[field("partitionIndex", Type::Int32, 0, 127)] };

pub(crate) static DESCRIBE_QUORUM_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 55,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &DESCRIBE_QUORUM_RESPONSE_FIELDS,
};
static DESCRIBE_QUORUM_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeQuorumResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 2, 127).nullable(2, 127).ignorable(),
        field("topics", Type::Array(&Type::Struct(&DESCRIBE_QUORUM_RESPONSE_1)), 0, 127),
        field("nodes", Type::Array(&Type::Struct(&DESCRIBE_QUORUM_RESPONSE_3)), 2, 127),
    ],
};
static DESCRIBE_QUORUM_RESPONSE_1: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&DESCRIBE_QUORUM_RESPONSE_2)), 0, 127),
    ],
};
static DESCRIBE_QUORUM_RESPONSE_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 2, 127).nullable(2, 127).ignorable(),
        field("leaderId", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127),
        field("highWatermark", Type::Int64, 0, 127),
        field("currentVoters", Type::Array(&Type::Struct(&DESCRIBE_QUORUM_RESPONSE_5)), 0, 127),
        field("observers", Type::Array(&Type::Struct(&DESCRIBE_QUORUM_RESPONSE_5)), 0, 127),
    ],
};
static DESCRIBE_QUORUM_RESPONSE_3: Struct = Struct {
    name: "Node",
    fields: &[
        field("nodeId", Type::Int32, 2, 127),
        field("listeners", Type::Array(&Type::Struct(&DESCRIBE_QUORUM_RESPONSE_4)), 2, 127),
    ],
};
static DESCRIBE_QUORUM_RESPONSE_4: Struct = Struct {
    name: "Listener",
    fields: &[
        field("name", Type::String, 2, 127),
        field("host", Type::String, 2, 127),
        field("port", Type::Uint16, 2, 127),
    ],
};
static DESCRIBE_QUORUM_RESPONSE_5: Struct = Struct {
    name: "ReplicaState",
    fields: &[
        field("replicaId", Type::Int32, 0, 127),
        field("replicaDirectoryId", Type::Uuid, 2, 127),
        field("logEndOffset", Type::Int64, 0, 127),
        field("lastFetchTimestamp", Type::Int64, 1, 127).ignorable().default(Default::Number(&-1)),
        field("lastCaughtUpTimestamp", Type::Int64, 1, 127)
            .ignorable()
            .default(Default::Number(&-1)),
    ],
};

pub(crate) static DESCRIBE_TOPIC_PARTITIONS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 75,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DESCRIBE_TOPIC_PARTITIONS_REQUEST_FIELDS,
};
static DESCRIBE_TOPIC_PARTITIONS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeTopicPartitionsRequest",
    fields: &[
        field("topics", Type::Array(&Type::Struct(&DESCRIBE_TOPIC_PARTITIONS_REQUEST_1)), 0, 127),
        field("responsePartitionLimit", Type::Int32, 0, 127).default(Default::Number(&2000)),
        field("cursor", Type::Struct(&DESCRIBE_TOPIC_PARTITIONS_REQUEST_2), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
    ],
};
static DESCRIBE_TOPIC_PARTITIONS_REQUEST_1: Struct =
    Struct { name: "TopicRequest", fields: &[field("name", Type::String, 0, 127)] };
static DESCRIBE_TOPIC_PARTITIONS_REQUEST_2: Struct = Struct {
    name: "Cursor",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitionIndex", Type::Int32, 0, 127),
    ],
};

pub(crate) static DESCRIBE_TOPIC_PARTITIONS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 75,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DESCRIBE_TOPIC_PARTITIONS_RESPONSE_FIELDS,
};
static DESCRIBE_TOPIC_PARTITIONS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeTopicPartitionsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127).ignorable(),
        field("topics", Type::Array(&Type::Struct(&DESCRIBE_TOPIC_PARTITIONS_RESPONSE_1)), 0, 127),
        field("nextCursor", Type::Struct(&DESCRIBE_TOPIC_PARTITIONS_RESPONSE_3), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
    ],
};
static DESCRIBE_TOPIC_PARTITIONS_RESPONSE_1: Struct = Struct {
    name: "DescribeTopicPartitionsResponseTopic",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("name", Type::String, 0, 127).nullable(0, 127),
        field("topicId", Type::Uuid, 0, 127).ignorable(),
        field("isInternal", Type::Bool, 0, 127).ignorable(),
        field(
            "partitions",
            Type::Array(&Type::Struct(&DESCRIBE_TOPIC_PARTITIONS_RESPONSE_2)),
            0,
            127,
        ),
        field("topicAuthorizedOperations", Type::Int32, 0, 127)
            .default(Default::Number(&-2147483648)),
    ],
};
static DESCRIBE_TOPIC_PARTITIONS_RESPONSE_2: Struct = Struct {
    name: "DescribeTopicPartitionsResponsePartition",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("partitionIndex", Type::Int32, 0, 127),
        field("leaderId", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 0, 127).ignorable().default(Default::Number(&-1)),
        field("replicaNodes", Type::Array(&Type::Int32), 0, 127),
        field("isrNodes", Type::Array(&Type::Int32), 0, 127),
        field("eligibleLeaderReplicas", Type::Array(&Type::Int32), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field("lastKnownElr", Type::Array(&Type::Int32), 0, 127)
            .nullable(0, 127)
            .default(Default::Null),
        field("offlineReplicas", Type::Array(&Type::Int32), 0, 127).ignorable(),
    ],
};
static DESCRIBE_TOPIC_PARTITIONS_RESPONSE_3: Struct = Struct {
    name: "Cursor",
    fields: &[
        field("topicName", Type::String, 0, 127),
        field("partitionIndex", Type::Int32, 0, 127),
    ],
};

pub(crate) static DESCRIBE_TRANSACTIONS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 65,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DESCRIBE_TRANSACTIONS_REQUEST_FIELDS,
};
static DESCRIBE_TRANSACTIONS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeTransactionsRequest",
    fields: &[field("transactionalIds", Type::Array(&Type::String), 0, 127)],
};

pub(crate) static DESCRIBE_TRANSACTIONS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 65,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DESCRIBE_TRANSACTIONS_RESPONSE_FIELDS,
};
static DESCRIBE_TRANSACTIONS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeTransactionsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field(
            "transactionStates",
            Type::Array(&Type::Struct(&DESCRIBE_TRANSACTIONS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static DESCRIBE_TRANSACTIONS_RESPONSE_1: Struct = Struct {
    name: "TransactionState",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("transactionalId", Type::String, 0, 127),
        field("transactionState", Type::String, 0, 127),
        field("transactionTimeoutMs", Type::Int32, 0, 127),
        field("transactionStartTimeMs", Type::Int64, 0, 127),
        field("producerId", Type::Int64, 0, 127),
        field("producerEpoch", Type::Int16, 0, 127),
        field("topics", Type::Array(&Type::Struct(&DESCRIBE_TRANSACTIONS_RESPONSE_2)), 0, 127),
    ],
};
static DESCRIBE_TRANSACTIONS_RESPONSE_2: Struct = Struct {
    name: "TopicData",
    fields: &[
        field("topic", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static DESCRIBE_USER_SCRAM_CREDENTIALS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 50,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DESCRIBE_USER_SCRAM_CREDENTIALS_REQUEST_FIELDS,
};
static DESCRIBE_USER_SCRAM_CREDENTIALS_REQUEST_FIELDS: Struct = Struct {
    name: "DescribeUserScramCredentialsRequest",
    fields: &[field(
        "users",
        Type::Array(&Type::Struct(&DESCRIBE_USER_SCRAM_CREDENTIALS_REQUEST_1)),
        0,
        127,
    )
    .nullable(0, 127)],
};
static DESCRIBE_USER_SCRAM_CREDENTIALS_REQUEST_1: Struct =
    Struct { name: "UserName", fields: &[field("name", Type::String, 0, 127)] };

pub(crate) static DESCRIBE_USER_SCRAM_CREDENTIALS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 50,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &DESCRIBE_USER_SCRAM_CREDENTIALS_RESPONSE_FIELDS,
};
static DESCRIBE_USER_SCRAM_CREDENTIALS_RESPONSE_FIELDS: Struct = Struct {
    name: "DescribeUserScramCredentialsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field(
            "results",
            Type::Array(&Type::Struct(&DESCRIBE_USER_SCRAM_CREDENTIALS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static DESCRIBE_USER_SCRAM_CREDENTIALS_RESPONSE_1: Struct = Struct {
    name: "DescribeUserScramCredentialsResult",
    fields: &[
        field("user", Type::String, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field(
            "credentialInfos",
            Type::Array(&Type::Struct(&DESCRIBE_USER_SCRAM_CREDENTIALS_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static DESCRIBE_USER_SCRAM_CREDENTIALS_RESPONSE_2: Struct = Struct {
    name: "CredentialInfo",
    fields: &[field("mechanism", Type::Int8, 0, 127), field("iterations", Type::Int32, 0, 127)],
};

pub(crate) static ELECT_LEADERS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 43,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &ELECT_LEADERS_REQUEST_FIELDS,
};
static ELECT_LEADERS_REQUEST_FIELDS: Struct = Struct {
    name: "ElectLeadersRequest",
    fields: &[
        field("electionType", Type::Int8, 1, 127),
        field("topicPartitions", Type::Array(&Type::Struct(&ELECT_LEADERS_REQUEST_1)), 0, 127)
            .nullable(0, 127),
        field("timeoutMs", Type::Int32, 0, 127).default(Default::Number(&60000)),
    ],
};
static ELECT_LEADERS_REQUEST_1: Struct = Struct {
    name: "TopicPartitions",
    fields: &[
        field("topic", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static ELECT_LEADERS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 43,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &ELECT_LEADERS_RESPONSE_FIELDS,
};
static ELECT_LEADERS_RESPONSE_FIELDS: Struct = Struct {
    name: "ElectLeadersResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 1, 127),
        field(
            "replicaElectionResults",
            Type::Array(&Type::Struct(&ELECT_LEADERS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static ELECT_LEADERS_RESPONSE_1: Struct = Struct {
    name: "ReplicaElectionResult",
    fields: &[
        field("topic", Type::String, 0, 127),
        field("partitionResult", Type::Array(&Type::Struct(&ELECT_LEADERS_RESPONSE_2)), 0, 127),
    ],
};
static ELECT_LEADERS_RESPONSE_2: Struct = Struct {
    name: "PartitionResult",
    fields: &[
        field("partitionId", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static END_TXN_MARKER: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &END_TXN_MARKER_FIELDS,
};
static END_TXN_MARKER_FIELDS: Struct =
    Struct { name: "EndTxnMarker", fields: &[field("coordinatorEpoch", Type::Int32, 0, 127)] };

pub(crate) static EXPIRE_DELEGATION_TOKEN_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 40,
    versions: Versions::new(1, 2),
    flexible_since: 2,
    root: &EXPIRE_DELEGATION_TOKEN_REQUEST_FIELDS,
};
static EXPIRE_DELEGATION_TOKEN_REQUEST_FIELDS: Struct = Struct {
    name: "ExpireDelegationTokenRequest",
    fields: &[field("hmac", Type::Bytes, 0, 127), field("expiryTimePeriodMs", Type::Int64, 0, 127)],
};

pub(crate) static EXPIRE_DELEGATION_TOKEN_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 40,
    versions: Versions::new(1, 2),
    flexible_since: 2,
    root: &EXPIRE_DELEGATION_TOKEN_RESPONSE_FIELDS,
};
static EXPIRE_DELEGATION_TOKEN_RESPONSE_FIELDS: Struct = Struct {
    name: "ExpireDelegationTokenResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("expiryTimestampMs", Type::Int64, 0, 127),
        field("throttleTimeMs", Type::Int32, 0, 127),
    ],
};

pub(crate) static FETCH_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 1,
    versions: Versions::new(4, 18),
    flexible_since: 12,
    root: &FETCH_REQUEST_FIELDS,
};
static FETCH_REQUEST_FIELDS: Struct = Struct {
    name: "FetchRequest",
    fields: &[
        field("clusterId", Type::String, 12, 127)
            .nullable(12, 127)
            .tag(0)
            .ignorable()
            .default(Default::Null),
        field("replicaId", Type::Int32, 0, 14).default(Default::Number(&-1)),
        field("replicaState", Type::Struct(&FETCH_REQUEST_1), 15, 127).tag(1),
        field("maxWaitMs", Type::Int32, 0, 127),
        field("minBytes", Type::Int32, 0, 127),
        field("maxBytes", Type::Int32, 3, 127).ignorable().default(Default::Number(&2147483647)),
        field("isolationLevel", Type::Int8, 4, 127).ignorable(),
        field("sessionId", Type::Int32, 7, 127).ignorable(),
        field("sessionEpoch", Type::Int32, 7, 127).ignorable().default(Default::Number(&-1)),
        field("topics", Type::Array(&Type::Struct(&FETCH_REQUEST_2)), 0, 127),
        field("forgottenTopicsData", Type::Array(&Type::Struct(&FETCH_REQUEST_4)), 7, 127),
        field("rackId", Type::String, 11, 127).ignorable(),
    ],
};
static FETCH_REQUEST_1: Struct = Struct {
    name: "ReplicaState",
    fields: &[
        field("replicaId", Type::Int32, 15, 127).default(Default::Number(&-1)),
        field("replicaEpoch", Type::Int64, 15, 127).default(Default::Number(&-1)),
    ],
};
static FETCH_REQUEST_2: Struct = Struct {
    name: "FetchTopic",
    fields: &[
        field("topic", Type::String, 0, 12).ignorable(),
        field("topicId", Type::Uuid, 13, 127).ignorable(),
        field("partitions", Type::Array(&Type::Struct(&FETCH_REQUEST_3)), 0, 127),
    ],
};
static FETCH_REQUEST_3: Struct = Struct {
    name: "FetchPartition",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("currentLeaderEpoch", Type::Int32, 9, 127).ignorable().default(Default::Number(&-1)),
        field("fetchOffset", Type::Int64, 0, 127),
        field("lastFetchedEpoch", Type::Int32, 12, 127).default(Default::Number(&-1)),
        field("logStartOffset", Type::Int64, 5, 127).ignorable().default(Default::Number(&-1)),
        field("partitionMaxBytes", Type::Int32, 0, 127),
        field("replicaDirectoryId", Type::Uuid, 17, 127).tag(0).ignorable(),
        field("highWatermark", Type::Int64, 18, 127)
            .tag(1)
            .ignorable()
            .default(Default::Number(&9223372036854775807)),
    ],
};
static FETCH_REQUEST_4: Struct = Struct {
    name: "ForgottenTopic",
    fields: &[
        field("topic", Type::String, 7, 12).ignorable(),
        field("topicId", Type::Uuid, 13, 127).ignorable(),
        field("partitions", Type::Array(&Type::Int32), 7, 127),
    ],
};

pub(crate) static FETCH_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 1,
    versions: Versions::new(4, 18),
    flexible_since: 12,
    root: &FETCH_RESPONSE_FIELDS,
};
static FETCH_RESPONSE_FIELDS: Struct = Struct {
    name: "FetchResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("errorCode", Type::Int16, 7, 127).ignorable(),
        field("sessionId", Type::Int32, 7, 127),
        field("responses", Type::Array(&Type::Struct(&FETCH_RESPONSE_1)), 0, 127),
        field("nodeEndpoints", Type::Array(&Type::Struct(&FETCH_RESPONSE_7)), 16, 127).tag(0),
    ],
};
static FETCH_RESPONSE_1: Struct = Struct {
    name: "FetchableTopicResponse",
    fields: &[
        field("topic", Type::String, 0, 12).ignorable(),
        field("topicId", Type::Uuid, 13, 127).ignorable(),
        field("partitions", Type::Array(&Type::Struct(&FETCH_RESPONSE_2)), 0, 127),
    ],
};
static FETCH_RESPONSE_2: Struct = Struct {
    name: "PartitionData",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("highWatermark", Type::Int64, 0, 127),
        field("lastStableOffset", Type::Int64, 4, 127).ignorable().default(Default::Number(&-1)),
        field("logStartOffset", Type::Int64, 5, 127).ignorable().default(Default::Number(&-1)),
        field("divergingEpoch", Type::Struct(&FETCH_RESPONSE_3), 12, 127).tag(0),
        field("currentLeader", Type::Struct(&FETCH_RESPONSE_4), 12, 127).tag(1),
        field("snapshotId", Type::Struct(&FETCH_RESPONSE_5), 12, 127).tag(2),
        field("abortedTransactions", Type::Array(&Type::Struct(&FETCH_RESPONSE_6)), 4, 127)
            .nullable(4, 127)
            .ignorable(),
        field("preferredReadReplica", Type::Int32, 11, 127).default(Default::Number(&-1)),
        field("records", Type::Records, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};
static FETCH_RESPONSE_3: Struct = Struct {
    name: "EpochEndOffset",
    fields: &[
        field("epoch", Type::Int32, 12, 127).default(Default::Number(&-1)),
        field("endOffset", Type::Int64, 12, 127).default(Default::Number(&-1)),
    ],
};
static FETCH_RESPONSE_4: Struct = Struct {
    name: "LeaderIdAndEpoch",
    fields: &[
        field("leaderId", Type::Int32, 12, 127).default(Default::Number(&-1)),
        field("leaderEpoch", Type::Int32, 12, 127).default(Default::Number(&-1)),
    ],
};
static FETCH_RESPONSE_5: Struct = Struct {
    name: "SnapshotId",
    fields: &[
        field("endOffset", Type::Int64, 0, 127).default(Default::Number(&-1)),
        field("epoch", Type::Int32, 0, 127).default(Default::Number(&-1)),
    ],
};
static FETCH_RESPONSE_6: Struct = Struct {
    name: "AbortedTransaction",
    fields: &[field("producerId", Type::Int64, 4, 127), field("firstOffset", Type::Int64, 4, 127)],
};
static FETCH_RESPONSE_7: Struct = Struct {
    name: "NodeEndpoint",
    fields: &[
        field("nodeId", Type::Int32, 16, 127),
        field("host", Type::String, 16, 127),
        field("port", Type::Int32, 16, 127),
        field("rack", Type::String, 16, 127).nullable(16, 127).default(Default::Null),
    ],
};

pub(crate) static FIND_COORDINATOR_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 10,
    versions: Versions::new(0, 6),
    flexible_since: 3,
    root: &FIND_COORDINATOR_REQUEST_FIELDS,
};
static FIND_COORDINATOR_REQUEST_FIELDS: Struct = Struct {
    name: "FindCoordinatorRequest",
    fields: &[
        field("key", Type::String, 0, 3),
        field("keyType", Type::Int8, 1, 127),
        field("coordinatorKeys", Type::Array(&Type::String), 4, 127),
    ],
};

pub(crate) static FIND_COORDINATOR_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 10,
    versions: Versions::new(0, 6),
    flexible_since: 3,
    root: &FIND_COORDINATOR_RESPONSE_FIELDS,
};
static FIND_COORDINATOR_RESPONSE_FIELDS: Struct = Struct {
    name: "FindCoordinatorResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 3),
        field("errorMessage", Type::String, 1, 3).nullable(1, 3).ignorable(),
        field("nodeId", Type::Int32, 0, 3),
        field("host", Type::String, 0, 3),
        field("port", Type::Int32, 0, 3),
        field("coordinators", Type::Array(&Type::Struct(&FIND_COORDINATOR_RESPONSE_1)), 4, 127),
    ],
};
static FIND_COORDINATOR_RESPONSE_1: Struct = Struct {
    name: "Coordinator",
    fields: &[
        field("key", Type::String, 4, 127),
        field("nodeId", Type::Int32, 4, 127),
        field("host", Type::String, 4, 127),
        field("port", Type::Int32, 4, 127),
        field("errorCode", Type::Int16, 4, 127),
        field("errorMessage", Type::String, 4, 127).nullable(4, 127).ignorable(),
    ],
};

pub(crate) static GET_TELEMETRY_SUBSCRIPTIONS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 71,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &GET_TELEMETRY_SUBSCRIPTIONS_REQUEST_FIELDS,
};
static GET_TELEMETRY_SUBSCRIPTIONS_REQUEST_FIELDS: Struct = Struct {
    name: "GetTelemetrySubscriptionsRequest",
    fields: &[field("clientInstanceId", Type::Uuid, 0, 127)],
};

pub(crate) static GET_TELEMETRY_SUBSCRIPTIONS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 71,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &GET_TELEMETRY_SUBSCRIPTIONS_RESPONSE_FIELDS,
};
static GET_TELEMETRY_SUBSCRIPTIONS_RESPONSE_FIELDS: Struct = Struct {
    name: "GetTelemetrySubscriptionsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("clientInstanceId", Type::Uuid, 0, 127),
        field("subscriptionId", Type::Int32, 0, 127),
        field("acceptedCompressionTypes", Type::Array(&Type::Int8), 0, 127),
        field("pushIntervalMs", Type::Int32, 0, 127),
        field("telemetryMaxBytes", Type::Int32, 0, 127),
        field("deltaTemporality", Type::Bool, 0, 127),
        field("requestedMetrics", Type::Array(&Type::String), 0, 127),
    ],
};

pub(crate) static GROUP_METADATA_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 2,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &GROUP_METADATA_KEY_FIELDS,
};
static GROUP_METADATA_KEY_FIELDS: Struct =
    Struct { name: "GroupMetadataKey", fields: &[field("group", Type::String, 0, 0)] };

pub(crate) static GROUP_METADATA_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 2,
    versions: Versions::new(0, 4),
    flexible_since: 4,
    root: &GROUP_METADATA_VALUE_FIELDS,
};
static GROUP_METADATA_VALUE_FIELDS: Struct = Struct {
    name: "GroupMetadataValue",
    fields: &[
        field("protocolType", Type::String, 0, 127),
        field("generation", Type::Int32, 0, 127),
        field("protocol", Type::String, 0, 127).nullable(0, 127),
        field("leader", Type::String, 0, 127).nullable(0, 127),
        field("currentStateTimestamp", Type::Int64, 2, 127)
            .ignorable()
            .default(Default::Number(&-1)),
        field("members", Type::Array(&Type::Struct(&GROUP_METADATA_VALUE_1)), 0, 127),
    ],
};
static GROUP_METADATA_VALUE_1: Struct = Struct {
    name: "MemberMetadata",
    fields: &[
        field("memberId", Type::String, 0, 127),
        field("groupInstanceId", Type::String, 3, 127)
            .nullable(3, 127)
            .ignorable()
            .default(Default::Null),
        field("clientId", Type::String, 0, 127),
        field("clientHost", Type::String, 0, 127),
        field("rebalanceTimeout", Type::Int32, 1, 127).ignorable().default(Default::Number(&-1)),
        field("sessionTimeout", Type::Int32, 0, 127),
        field("subscription", Type::Bytes, 0, 127),
        field("assignment", Type::Bytes, 0, 127),
    ],
};

pub(crate) static HEARTBEAT_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 12,
    versions: Versions::new(0, 4),
    flexible_since: 4,
    root: &HEARTBEAT_REQUEST_FIELDS,
};
static HEARTBEAT_REQUEST_FIELDS: Struct = Struct {
    name: "HeartbeatRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("generationId", Type::Int32, 0, 127),
        field("memberId", Type::String, 0, 127),
        field("groupInstanceId", Type::String, 3, 127).nullable(3, 127).default(Default::Null),
    ],
};

pub(crate) static HEARTBEAT_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 12,
    versions: Versions::new(0, 4),
    flexible_since: 4,
    root: &HEARTBEAT_RESPONSE_FIELDS,
};
static HEARTBEAT_RESPONSE_FIELDS: Struct = Struct {
    name: "HeartbeatResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static INCREMENTAL_ALTER_CONFIGS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 44,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &INCREMENTAL_ALTER_CONFIGS_REQUEST_FIELDS,
};
static INCREMENTAL_ALTER_CONFIGS_REQUEST_FIELDS: Struct = Struct {
    name: "IncrementalAlterConfigsRequest",
    fields: &[
        field(
            "resources",
            Type::Array(&Type::Struct(&INCREMENTAL_ALTER_CONFIGS_REQUEST_1)),
            0,
            127,
        ),
        field("validateOnly", Type::Bool, 0, 127),
    ],
};
static INCREMENTAL_ALTER_CONFIGS_REQUEST_1: Struct = Struct {
    name: "AlterConfigsResource",
    fields: &[
        field("resourceType", Type::Int8, 0, 127),
        field("resourceName", Type::String, 0, 127),
        field("configs", Type::Array(&Type::Struct(&INCREMENTAL_ALTER_CONFIGS_REQUEST_2)), 0, 127),
    ],
};
static INCREMENTAL_ALTER_CONFIGS_REQUEST_2: Struct = Struct {
    name: "AlterableConfig",
    fields: &[
        field("name", Type::String, 0, 127),
        field("configOperation", Type::Int8, 0, 127),
        field("value", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static INCREMENTAL_ALTER_CONFIGS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 44,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &INCREMENTAL_ALTER_CONFIGS_RESPONSE_FIELDS,
};
static INCREMENTAL_ALTER_CONFIGS_RESPONSE_FIELDS: Struct = Struct {
    name: "IncrementalAlterConfigsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field(
            "responses",
            Type::Array(&Type::Struct(&INCREMENTAL_ALTER_CONFIGS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static INCREMENTAL_ALTER_CONFIGS_RESPONSE_1: Struct = Struct {
    name: "AlterConfigsResourceResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("resourceType", Type::Int8, 0, 127),
        field("resourceName", Type::String, 0, 127),
    ],
};

pub(crate) static INIT_PRODUCER_ID_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 22,
    versions: Versions::new(0, 6),
    flexible_since: 2,
    root: &INIT_PRODUCER_ID_REQUEST_FIELDS,
};
static INIT_PRODUCER_ID_REQUEST_FIELDS: Struct = Struct {
    name: "InitProducerIdRequest",
    fields: &[
        field("transactionalId", Type::String, 0, 127).nullable(0, 127),
        field("transactionTimeoutMs", Type::Int32, 0, 127),
        field("producerId", Type::Int64, 3, 127).default(Default::Number(&-1)),
        field("producerEpoch", Type::Int16, 3, 127).default(Default::Number(&-1)),
        field("enable2Pc", Type::Bool, 6, 127),
        field("keepPreparedTxn", Type::Bool, 6, 127),
    ],
};

pub(crate) static INIT_PRODUCER_ID_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 22,
    versions: Versions::new(0, 6),
    flexible_since: 2,
    root: &INIT_PRODUCER_ID_RESPONSE_FIELDS,
};
static INIT_PRODUCER_ID_RESPONSE_FIELDS: Struct = Struct {
    name: "InitProducerIdResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 127),
        field("producerId", Type::Int64, 0, 127).default(Default::Number(&-1)),
        field("producerEpoch", Type::Int16, 0, 127),
        field("ongoingTxnProducerId", Type::Int64, 6, 127).default(Default::Number(&-1)),
        field("ongoingTxnProducerEpoch", Type::Int16, 6, 127).default(Default::Number(&-1)),
    ],
};

pub(crate) static JOIN_GROUP_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 11,
    versions: Versions::new(0, 9),
    flexible_since: 6,
    root: &JOIN_GROUP_REQUEST_FIELDS,
};
static JOIN_GROUP_REQUEST_FIELDS: Struct = Struct {
    name: "JoinGroupRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("sessionTimeoutMs", Type::Int32, 0, 127),
        field("rebalanceTimeoutMs", Type::Int32, 1, 127).ignorable().default(Default::Number(&-1)),
        field("memberId", Type::String, 0, 127),
        field("groupInstanceId", Type::String, 5, 127).nullable(5, 127).default(Default::Null),
        field("protocolType", Type::String, 0, 127),
        field("protocols", Type::Array(&Type::Struct(&JOIN_GROUP_REQUEST_1)), 0, 127),
        field("reason", Type::String, 8, 127).nullable(8, 127).ignorable().default(Default::Null),
    ],
};
static JOIN_GROUP_REQUEST_1: Struct = Struct {
    name: "JoinGroupRequestProtocol",
    fields: &[field("name", Type::String, 0, 127), field("metadata", Type::Bytes, 0, 127)],
};

pub(crate) static JOIN_GROUP_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 11,
    versions: Versions::new(0, 9),
    flexible_since: 6,
    root: &JOIN_GROUP_RESPONSE_FIELDS,
};
static JOIN_GROUP_RESPONSE_FIELDS: Struct = Struct {
    name: "JoinGroupResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 2, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 127),
        field("generationId", Type::Int32, 0, 127).default(Default::Number(&-1)),
        field("protocolType", Type::String, 7, 127)
            .nullable(7, 127)
            .ignorable()
            .default(Default::Null),
        field("protocolName", Type::String, 0, 127).nullable(7, 127),
        field("leader", Type::String, 0, 127),
        field("skipAssignment", Type::Bool, 9, 127),
        field("memberId", Type::String, 0, 127),
        field("members", Type::Array(&Type::Struct(&JOIN_GROUP_RESPONSE_1)), 0, 127),
    ],
};
static JOIN_GROUP_RESPONSE_1: Struct = Struct {
    name: "JoinGroupResponseMember",
    fields: &[
        field("memberId", Type::String, 0, 127),
        field("groupInstanceId", Type::String, 5, 127)
            .nullable(5, 127)
            .ignorable()
            .default(Default::Null),
        field("metadata", Type::Bytes, 0, 127),
    ],
};

pub(crate) static LEADER_CHANGE_MESSAGE: Schema = Schema {
    kind: Kind::Data,
    api_key: -1,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &LEADER_CHANGE_MESSAGE_FIELDS,
};
static LEADER_CHANGE_MESSAGE_FIELDS: Struct = Struct {
    name: "LeaderChangeMessage",
    fields: &[
        field("version", Type::Int16, 0, 127),
        field("leaderId", Type::Int32, 0, 127),
        field("voters", Type::Array(&Type::Struct(&LEADER_CHANGE_MESSAGE_1)), 0, 127),
        field("grantingVoters", Type::Array(&Type::Struct(&LEADER_CHANGE_MESSAGE_1)), 0, 127),
    ],
};
static LEADER_CHANGE_MESSAGE_1: Struct = Struct {
    name: "Voter",
    fields: &[field("voterId", Type::Int32, 0, 127), field("voterDirectoryId", Type::Uuid, 1, 127)],
};

pub(crate) static LEAVE_GROUP_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 13,
    versions: Versions::new(0, 5),
    flexible_since: 4,
    root: &LEAVE_GROUP_REQUEST_FIELDS,
};
static LEAVE_GROUP_REQUEST_FIELDS: Struct = Struct {
    name: "LeaveGroupRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("memberId", Type::String, 0, 2),
        field("members", Type::Array(&Type::Struct(&LEAVE_GROUP_REQUEST_1)), 3, 127),
    ],
};
static LEAVE_GROUP_REQUEST_1: Struct = Struct {
    name: "MemberIdentity",
    fields: &[
        field("memberId", Type::String, 3, 127),
        field("groupInstanceId", Type::String, 3, 127).nullable(3, 127).default(Default::Null),
        field("reason", Type::String, 5, 127).nullable(5, 127).ignorable().default(Default::Null),
    ],
};

pub(crate) static LEAVE_GROUP_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 13,
    versions: Versions::new(0, 5),
    flexible_since: 4,
    root: &LEAVE_GROUP_RESPONSE_FIELDS,
};
static LEAVE_GROUP_RESPONSE_FIELDS: Struct = Struct {
    name: "LeaveGroupResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 127),
        field("members", Type::Array(&Type::Struct(&LEAVE_GROUP_RESPONSE_1)), 3, 127),
    ],
};
static LEAVE_GROUP_RESPONSE_1: Struct = Struct {
    name: "MemberResponse",
    fields: &[
        field("memberId", Type::String, 3, 127),
        field("groupInstanceId", Type::String, 3, 127).nullable(3, 127),
        field("errorCode", Type::Int16, 3, 127),
    ],
};

pub(crate) static LIST_CONFIG_RESOURCES_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 74,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &LIST_CONFIG_RESOURCES_REQUEST_FIELDS,
};
static LIST_CONFIG_RESOURCES_REQUEST_FIELDS: Struct = Struct {
    name: "ListConfigResourcesRequest",
    fields: &[field("resourceTypes", Type::Array(&Type::Int8), 1, 127)],
};

pub(crate) static LIST_CONFIG_RESOURCES_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 74,
    versions: Versions::new(0, 1),
    flexible_since: 0,
    root: &LIST_CONFIG_RESOURCES_RESPONSE_FIELDS,
};
static LIST_CONFIG_RESOURCES_RESPONSE_FIELDS: Struct = Struct {
    name: "ListConfigResourcesResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field(
            "configResources",
            Type::Array(&Type::Struct(&LIST_CONFIG_RESOURCES_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static LIST_CONFIG_RESOURCES_RESPONSE_1: Struct = Struct {
    name: "ConfigResource",
    fields: &[
        field("resourceName", Type::String, 0, 127),
        field("resourceType", Type::Int8, 1, 127).ignorable().default(Default::Number(&16)),
    ],
};

pub(crate) static LIST_GROUPS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 16,
    versions: Versions::new(0, 5),
    flexible_since: 3,
    root: &LIST_GROUPS_REQUEST_FIELDS,
};
static LIST_GROUPS_REQUEST_FIELDS: Struct = Struct {
    name: "ListGroupsRequest",
    fields: &[
        field("statesFilter", Type::Array(&Type::String), 4, 127),
        field("typesFilter", Type::Array(&Type::String), 5, 127),
    ],
};

pub(crate) static LIST_GROUPS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 16,
    versions: Versions::new(0, 5),
    flexible_since: 3,
    root: &LIST_GROUPS_RESPONSE_FIELDS,
};
static LIST_GROUPS_RESPONSE_FIELDS: Struct = Struct {
    name: "ListGroupsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 127),
        field("groups", Type::Array(&Type::Struct(&LIST_GROUPS_RESPONSE_1)), 0, 127),
    ],
};
static LIST_GROUPS_RESPONSE_1: Struct = Struct {
    name: "ListedGroup",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("protocolType", Type::String, 0, 127),
        field("groupState", Type::String, 4, 127).ignorable(),
        field("groupType", Type::String, 5, 127).ignorable(),
    ],
};

pub(crate) static LIST_OFFSETS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 2,
    versions: Versions::new(1, 11),
    flexible_since: 6,
    root: &LIST_OFFSETS_REQUEST_FIELDS,
};
static LIST_OFFSETS_REQUEST_FIELDS: Struct = Struct {
    name: "ListOffsetsRequest",
    fields: &[
        field("replicaId", Type::Int32, 0, 127),
        field("isolationLevel", Type::Int8, 2, 127),
        field("topics", Type::Array(&Type::Struct(&LIST_OFFSETS_REQUEST_1)), 0, 127),
        field("timeoutMs", Type::Int32, 10, 127).ignorable(),
    ],
};
static LIST_OFFSETS_REQUEST_1: Struct = Struct {
    name: "ListOffsetsTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&LIST_OFFSETS_REQUEST_2)), 0, 127),
    ],
};
static LIST_OFFSETS_REQUEST_2: Struct = Struct {
    name: "ListOffsetsPartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("currentLeaderEpoch", Type::Int32, 4, 127).ignorable().default(Default::Number(&-1)),
        field("timestamp", Type::Int64, 0, 127),
    ],
};

pub(crate) static LIST_OFFSETS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 2,
    versions: Versions::new(1, 11),
    flexible_since: 6,
    root: &LIST_OFFSETS_RESPONSE_FIELDS,
};
static LIST_OFFSETS_RESPONSE_FIELDS: Struct = Struct {
    name: "ListOffsetsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 2, 127).ignorable(),
        field("topics", Type::Array(&Type::Struct(&LIST_OFFSETS_RESPONSE_1)), 0, 127),
    ],
};
static LIST_OFFSETS_RESPONSE_1: Struct = Struct {
    name: "ListOffsetsTopicResponse",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&LIST_OFFSETS_RESPONSE_2)), 0, 127),
    ],
};
static LIST_OFFSETS_RESPONSE_2: Struct = Struct {
    name: "ListOffsetsPartitionResponse",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("timestamp", Type::Int64, 1, 127).default(Default::Number(&-1)),
        field("offset", Type::Int64, 1, 127).default(Default::Number(&-1)),
        field("leaderEpoch", Type::Int32, 4, 127).default(Default::Number(&-1)),
    ],
};

pub(crate) static LIST_PARTITION_REASSIGNMENTS_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 46,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &LIST_PARTITION_REASSIGNMENTS_REQUEST_FIELDS,
};
static LIST_PARTITION_REASSIGNMENTS_REQUEST_FIELDS: Struct = Struct {
    name: "ListPartitionReassignmentsRequest",
    fields: &[
        field("timeoutMs", Type::Int32, 0, 127).default(Default::Number(&60000)),
        field(
            "topics",
            Type::Array(&Type::Struct(&LIST_PARTITION_REASSIGNMENTS_REQUEST_1)),
            0,
            127,
        )
        .nullable(0, 127)
        .default(Default::Null),
    ],
};
static LIST_PARTITION_REASSIGNMENTS_REQUEST_1: Struct = Struct {
    name: "ListPartitionReassignmentsTopics",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitionIndexes", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static LIST_PARTITION_REASSIGNMENTS_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 46,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &LIST_PARTITION_REASSIGNMENTS_RESPONSE_FIELDS,
};
static LIST_PARTITION_REASSIGNMENTS_RESPONSE_FIELDS: Struct = Struct {
    name: "ListPartitionReassignmentsResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field(
            "topics",
            Type::Array(&Type::Struct(&LIST_PARTITION_REASSIGNMENTS_RESPONSE_1)),
            0,
            127,
        ),
    ],
};
static LIST_PARTITION_REASSIGNMENTS_RESPONSE_1: Struct = Struct {
    name: "OngoingTopicReassignment",
    fields: &[
        field("name", Type::String, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&LIST_PARTITION_REASSIGNMENTS_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static LIST_PARTITION_REASSIGNMENTS_RESPONSE_2: Struct = Struct {
    name: "OngoingPartitionReassignment",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("replicas", Type::Array(&Type::Int32), 0, 127),
        field("addingReplicas", Type::Array(&Type::Int32), 0, 127),
        field("removingReplicas", Type::Array(&Type::Int32), 0, 127),
    ],
};

pub(crate) static METADATA_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 3,
    versions: Versions::new(0, 13),
    flexible_since: 9,
    root: &METADATA_REQUEST_FIELDS,
};
static METADATA_REQUEST_FIELDS: Struct = Struct {
    name: "MetadataRequest",
    fields: &[
        field("topics", Type::Array(&Type::Struct(&METADATA_REQUEST_1)), 0, 127).nullable(1, 127),
        field("allowAutoTopicCreation", Type::Bool, 4, 127).default(Default::True),
        field("includeClusterAuthorizedOperations", Type::Bool, 8, 10),
        field("includeTopicAuthorizedOperations", Type::Bool, 8, 127),
    ],
};
static METADATA_REQUEST_1: Struct = Struct {
    name: "MetadataRequestTopic",
    fields: &[
        field("topicId", Type::Uuid, 10, 127).ignorable(),
        field("name", Type::String, 0, 127).nullable(10, 127),
    ],
};

pub(crate) static METADATA_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 3,
    versions: Versions::new(0, 13),
    flexible_since: 9,
    root: &METADATA_RESPONSE_FIELDS,
};
static METADATA_RESPONSE_FIELDS: Struct = Struct {
    name: "MetadataResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 3, 127).ignorable(),
        field("brokers", Type::Array(&Type::Struct(&METADATA_RESPONSE_1)), 0, 127),
        field("clusterId", Type::String, 2, 127)
            .nullable(2, 127)
            .ignorable()
            .default(Default::Null),
        field("controllerId", Type::Int32, 1, 127).ignorable().default(Default::Number(&-1)),
        field("topics", Type::Array(&Type::Struct(&METADATA_RESPONSE_2)), 0, 127),
        field("clusterAuthorizedOperations", Type::Int32, 8, 10)
            .default(Default::Number(&-2147483648)),
        field("errorCode", Type::Int16, 13, 127).ignorable(),
    ],
};
static METADATA_RESPONSE_1: Struct = Struct {
    name: "MetadataResponseBroker",
    fields: &[
        field("nodeId", Type::Int32, 0, 127),
        field("host", Type::String, 0, 127),
        field("port", Type::Int32, 0, 127),
        field("rack", Type::String, 1, 127).nullable(1, 127).ignorable().default(Default::Null),
    ],
};
static METADATA_RESPONSE_2: Struct = Struct {
    name: "MetadataResponseTopic",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("name", Type::String, 0, 127).nullable(12, 127),
        field("topicId", Type::Uuid, 10, 127).ignorable(),
        field("isInternal", Type::Bool, 1, 127).ignorable(),
        field("partitions", Type::Array(&Type::Struct(&METADATA_RESPONSE_3)), 0, 127),
        field("topicAuthorizedOperations", Type::Int32, 8, 127)
            .default(Default::Number(&-2147483648)),
    ],
};
static METADATA_RESPONSE_3: Struct = Struct {
    name: "MetadataResponsePartition",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("partitionIndex", Type::Int32, 0, 127),
        field("leaderId", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 7, 127).ignorable().default(Default::Number(&-1)),
        field("replicaNodes", Type::Array(&Type::Int32), 0, 127),
        field("isrNodes", Type::Array(&Type::Int32), 0, 127),
        field("offlineReplicas", Type::Array(&Type::Int32), 5, 127).ignorable(),
    ],
};

pub(crate) static OFFSET_COMMIT_KEY: Schema = Schema {
    kind: Kind::CoordinatorKey,
    api_key: 1,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &OFFSET_COMMIT_KEY_FIELDS,
};
static OFFSET_COMMIT_KEY_FIELDS: Struct = Struct {
    name: "OffsetCommitKey",
    fields: &[
        field("group", Type::String, 0, 0),
        field("topic", Type::String, 0, 0),
        field("partition", Type::Int32, 0, 0),
    ],
};

pub(crate) static OFFSET_COMMIT_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 8,
    versions: Versions::new(2, 10),
    flexible_since: 8,
    root: &OFFSET_COMMIT_REQUEST_FIELDS,
};
static OFFSET_COMMIT_REQUEST_FIELDS: Struct = Struct {
    name: "OffsetCommitRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("generationIdOrMemberEpoch", Type::Int32, 1, 127)
            .ignorable()
            .default(Default::Number(&-1)),
        field("memberId", Type::String, 1, 127).ignorable(),
        field("groupInstanceId", Type::String, 7, 127).nullable(7, 127).default(Default::Null),
        field("retentionTimeMs", Type::Int64, 2, 4).ignorable().default(Default::Number(&-1)),
        field("topics", Type::Array(&Type::Struct(&OFFSET_COMMIT_REQUEST_1)), 0, 127),
    ],
};
static OFFSET_COMMIT_REQUEST_1: Struct = Struct {
    name: "OffsetCommitRequestTopic",
    fields: &[
        field("name", Type::String, 0, 9).ignorable(),
        field("topicId", Type::Uuid, 10, 127).ignorable(),
        field("partitions", Type::Array(&Type::Struct(&OFFSET_COMMIT_REQUEST_2)), 0, 127),
    ],
};
static OFFSET_COMMIT_REQUEST_2: Struct = Struct {
    name: "OffsetCommitRequestPartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("committedOffset", Type::Int64, 0, 127),
        field("committedLeaderEpoch", Type::Int32, 6, 127)
            .ignorable()
            .default(Default::Number(&-1)),
        field("committedMetadata", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static OFFSET_COMMIT_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 8,
    versions: Versions::new(2, 10),
    flexible_since: 8,
    root: &OFFSET_COMMIT_RESPONSE_FIELDS,
};
static OFFSET_COMMIT_RESPONSE_FIELDS: Struct = Struct {
    name: "OffsetCommitResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 3, 127).ignorable(),
        field("topics", Type::Array(&Type::Struct(&OFFSET_COMMIT_RESPONSE_1)), 0, 127),
    ],
};
static OFFSET_COMMIT_RESPONSE_1: Struct = Struct {
    name: "OffsetCommitResponseTopic",
    fields: &[
        field("name", Type::String, 0, 9).ignorable(),
        field("topicId", Type::Uuid, 10, 127).ignorable(),
        field("partitions", Type::Array(&Type::Struct(&OFFSET_COMMIT_RESPONSE_2)), 0, 127),
    ],
};
static OFFSET_COMMIT_RESPONSE_2: Struct = Struct {
    name: "OffsetCommitResponsePartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static OFFSET_COMMIT_VALUE: Schema = Schema {
    kind: Kind::CoordinatorValue,
    api_key: 1,
    versions: Versions::new(0, 4),
    flexible_since: 4,
    root: &OFFSET_COMMIT_VALUE_FIELDS,
};
static OFFSET_COMMIT_VALUE_FIELDS: Struct = Struct {
    name: "OffsetCommitValue",
    fields: &[
        field("offset", Type::Int64, 0, 127),
        field("leaderEpoch", Type::Int32, 3, 127).ignorable().default(Default::Number(&-1)),
        field("metadata", Type::String, 0, 127),
        field("commitTimestamp", Type::Int64, 0, 127),
        field("expireTimestamp", Type::Int64, 1, 1).ignorable().default(Default::Number(&-1)),
        field("topicId", Type::Uuid, 4, 127).tag(0).ignorable(),
    ],
};

pub(crate) static OFFSET_DELETE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 47,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &OFFSET_DELETE_REQUEST_FIELDS,
};
static OFFSET_DELETE_REQUEST_FIELDS: Struct = Struct {
    name: "OffsetDeleteRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("topics", Type::Array(&Type::Struct(&OFFSET_DELETE_REQUEST_1)), 0, 127),
    ],
};
static OFFSET_DELETE_REQUEST_1: Struct = Struct {
    name: "OffsetDeleteRequestTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&OFFSET_DELETE_REQUEST_2)), 0, 127),
    ],
};
static OFFSET_DELETE_REQUEST_2: Struct = Struct {
    name: "OffsetDeleteRequestPartition",
    fields: &[field("partitionIndex", Type::Int32, 0, 127)],
};

pub(crate) static OFFSET_DELETE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 47,
    versions: Versions::new(0, 0),
    flexible_since: 127,
    root: &OFFSET_DELETE_RESPONSE_FIELDS,
};
static OFFSET_DELETE_RESPONSE_FIELDS: Struct = Struct {
    name: "OffsetDeleteResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("throttleTimeMs", Type::Int32, 0, 127).ignorable(),
        field("topics", Type::Array(&Type::Struct(&OFFSET_DELETE_RESPONSE_1)), 0, 127),
    ],
};
static OFFSET_DELETE_RESPONSE_1: Struct = Struct {
    name: "OffsetDeleteResponseTopic",
    fields: &[
        field("name", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&OFFSET_DELETE_RESPONSE_2)), 0, 127),
    ],
};
static OFFSET_DELETE_RESPONSE_2: Struct = Struct {
    name: "OffsetDeleteResponsePartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static OFFSET_FETCH_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 9,
    versions: Versions::new(1, 10),
    flexible_since: 6,
    root: &OFFSET_FETCH_REQUEST_FIELDS,
};
static OFFSET_FETCH_REQUEST_FIELDS: Struct = Struct {
    name: "OffsetFetchRequest",
    fields: &[
        field("groupId", Type::String, 0, 7),
        field("topics", Type::Array(&Type::Struct(&OFFSET_FETCH_REQUEST_1)), 0, 7).nullable(2, 7),
        field("groups", Type::Array(&Type::Struct(&OFFSET_FETCH_REQUEST_2)), 8, 127),
        field("requireStable", Type::Bool, 7, 127),
    ],
};
static OFFSET_FETCH_REQUEST_1: Struct = Struct {
    name: "OffsetFetchRequestTopic",
    fields: &[
        field("name", Type::String, 0, 7),
        field("partitionIndexes", Type::Array(&Type::Int32), 0, 7),
    ],
};
static OFFSET_FETCH_REQUEST_2: Struct = Struct {
    name: "OffsetFetchRequestGroup",
    fields: &[
        field("groupId", Type::String, 8, 127),
        field("memberId", Type::String, 9, 127).nullable(9, 127).ignorable().default(Default::Null),
        field("memberEpoch", Type::Int32, 9, 127).ignorable().default(Default::Number(&-1)),
        field("topics", Type::Array(&Type::Struct(&OFFSET_FETCH_REQUEST_3)), 8, 127)
            .nullable(8, 127),
    ],
};
static OFFSET_FETCH_REQUEST_3: Struct = Struct {
    name: "OffsetFetchRequestTopics",
    fields: &[
        field("name", Type::String, 8, 9).ignorable(),
        field("topicId", Type::Uuid, 10, 127).ignorable(),
        field("partitionIndexes", Type::Array(&Type::Int32), 8, 127),
    ],
};

pub(crate) static OFFSET_FETCH_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 9,
    versions: Versions::new(1, 10),
    flexible_since: 6,
    root: &OFFSET_FETCH_RESPONSE_FIELDS,
};
static OFFSET_FETCH_RESPONSE_FIELDS: Struct = Struct {
    name: "OffsetFetchResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 3, 127).ignorable(),
        field("topics", Type::Array(&Type::Struct(&OFFSET_FETCH_RESPONSE_1)), 0, 7),
        field("errorCode", Type::Int16, 2, 7).ignorable(),
        field("groups", Type::Array(&Type::Struct(&OFFSET_FETCH_RESPONSE_3)), 8, 127),
    ],
};
static OFFSET_FETCH_RESPONSE_1: Struct = Struct {
    name: "OffsetFetchResponseTopic",
    fields: &[
        field("name", Type::String, 0, 7),
        field("partitions", Type::Array(&Type::Struct(&OFFSET_FETCH_RESPONSE_2)), 0, 7),
    ],
};
static OFFSET_FETCH_RESPONSE_2: Struct = Struct {
    name: "OffsetFetchResponsePartition",
    fields: &[
        field("partitionIndex", Type::Int32, 0, 7),
        field("committedOffset", Type::Int64, 0, 7),
        field("committedLeaderEpoch", Type::Int32, 5, 7).ignorable().default(Default::Number(&-1)),
        field("metadata", Type::String, 0, 7).nullable(0, 7),
        field("errorCode", Type::Int16, 0, 7),
    ],
};
static OFFSET_FETCH_RESPONSE_3: Struct = Struct {
    name: "OffsetFetchResponseGroup",
    fields: &[
        field("groupId", Type::String, 8, 127),
        field("topics", Type::Array(&Type::Struct(&OFFSET_FETCH_RESPONSE_4)), 8, 127),
        field("errorCode", Type::Int16, 8, 127),
    ],
};
static OFFSET_FETCH_RESPONSE_4: Struct = Struct {
    name: "OffsetFetchResponseTopics",
    fields: &[
        field("name", Type::String, 8, 9).ignorable(),
        field("topicId", Type::Uuid, 10, 127).ignorable(),
        field("partitions", Type::Array(&Type::Struct(&OFFSET_FETCH_RESPONSE_5)), 8, 127),
    ],
};
static OFFSET_FETCH_RESPONSE_5: Struct = Struct {
    name: "OffsetFetchResponsePartitions",
    fields: &[
        field("partitionIndex", Type::Int32, 8, 127),
        field("committedOffset", Type::Int64, 8, 127),
        field("committedLeaderEpoch", Type::Int32, 8, 127)
            .ignorable()
            .default(Default::Number(&-1)),
        field("metadata", Type::String, 8, 127).nullable(8, 127),
        field("errorCode", Type::Int16, 8, 127),
    ],
};

pub(crate) static OFFSET_FOR_LEADER_EPOCH_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 23,
    versions: Versions::new(2, 4),
    flexible_since: 4,
    root: &OFFSET_FOR_LEADER_EPOCH_REQUEST_FIELDS,
};
static OFFSET_FOR_LEADER_EPOCH_REQUEST_FIELDS: Struct = Struct {
    name: "OffsetForLeaderEpochRequest",
    fields: &[
        field("replicaId", Type::Int32, 3, 127).ignorable().default(Default::Number(&-2)),
        field("topics", Type::Array(&Type::Struct(&OFFSET_FOR_LEADER_EPOCH_REQUEST_1)), 0, 127),
    ],
};
static OFFSET_FOR_LEADER_EPOCH_REQUEST_1: Struct = Struct {
    name: "OffsetForLeaderTopic",
    fields: &[
        field("topic", Type::String, 0, 127),
        field("partitions", Type::Array(&Type::Struct(&OFFSET_FOR_LEADER_EPOCH_REQUEST_2)), 0, 127),
    ],
};
static OFFSET_FOR_LEADER_EPOCH_REQUEST_2: Struct = Struct {
    name: "OffsetForLeaderPartition",
    fields: &[
        field("partition", Type::Int32, 0, 127),
        field("currentLeaderEpoch", Type::Int32, 2, 127).ignorable().default(Default::Number(&-1)),
        field("leaderEpoch", Type::Int32, 0, 127),
    ],
};

pub(crate) static OFFSET_FOR_LEADER_EPOCH_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 23,
    versions: Versions::new(2, 4),
    flexible_since: 4,
    root: &OFFSET_FOR_LEADER_EPOCH_RESPONSE_FIELDS,
};
static OFFSET_FOR_LEADER_EPOCH_RESPONSE_FIELDS: Struct = Struct {
    name: "OffsetForLeaderEpochResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 2, 127).ignorable(),
        field("topics", Type::Array(&Type::Struct(&OFFSET_FOR_LEADER_EPOCH_RESPONSE_1)), 0, 127),
    ],
};
static OFFSET_FOR_LEADER_EPOCH_RESPONSE_1: Struct = Struct {
    name: "OffsetForLeaderTopicResult",
    fields: &[
        field("topic", Type::String, 0, 127),
        field(
            "partitions",
            Type::Array(&Type::Struct(&OFFSET_FOR_LEADER_EPOCH_RESPONSE_2)),
            0,
            127,
        ),
    ],
};
static OFFSET_FOR_LEADER_EPOCH_RESPONSE_2: Struct = Struct {
    name: "EpochEndOffset",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("partition", Type::Int32, 0, 127),
        field("leaderEpoch", Type::Int32, 1, 127).ignorable().default(Default::Number(&-1)),
        field("endOffset", Type::Int64, 0, 127).default(Default::Number(&-1)),
    ],
};

pub(crate) static PRODUCE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 0,
    versions: Versions::new(3, 13),
    flexible_since: 9,
    root: &PRODUCE_REQUEST_FIELDS,
};
static PRODUCE_REQUEST_FIELDS: Struct = Struct {
    name: "ProduceRequest",
    fields: &[
        field("transactionalId", Type::String, 3, 127).nullable(3, 127).default(Default::Null),
        field("acks", Type::Int16, 0, 127),
        field("timeoutMs", Type::Int32, 0, 127),
        field("topicData", Type::Array(&Type::Struct(&PRODUCE_REQUEST_1)), 0, 127),
    ],
};
static PRODUCE_REQUEST_1: Struct = Struct {
    name: "TopicProduceData",
    fields: &[
        field("name", Type::String, 0, 12).ignorable(),
        field("topicId", Type::Uuid, 13, 127).ignorable(),
        field("partitionData", Type::Array(&Type::Struct(&PRODUCE_REQUEST_2)), 0, 127),
    ],
};
static PRODUCE_REQUEST_2: Struct = Struct {
    name: "PartitionProduceData",
    fields: &[
        field("index", Type::Int32, 0, 127),
        field("records", Type::Records, 0, 127).nullable(0, 127).default(Default::Null),
    ],
};

pub(crate) static PRODUCE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 0,
    versions: Versions::new(3, 13),
    flexible_since: 9,
    root: &PRODUCE_RESPONSE_FIELDS,
};
static PRODUCE_RESPONSE_FIELDS: Struct = Struct {
    name: "ProduceResponse",
    fields: &[
        field("responses", Type::Array(&Type::Struct(&PRODUCE_RESPONSE_1)), 0, 127),
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("nodeEndpoints", Type::Array(&Type::Struct(&PRODUCE_RESPONSE_5)), 10, 127).tag(0),
    ],
};
static PRODUCE_RESPONSE_1: Struct = Struct {
    name: "TopicProduceResponse",
    fields: &[
        field("name", Type::String, 0, 12).ignorable(),
        field("topicId", Type::Uuid, 13, 127).ignorable(),
        field("partitionResponses", Type::Array(&Type::Struct(&PRODUCE_RESPONSE_2)), 0, 127),
    ],
};
static PRODUCE_RESPONSE_2: Struct = Struct {
    name: "PartitionProduceResponse",
    fields: &[
        field("index", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("baseOffset", Type::Int64, 0, 127),
        field("logAppendTimeMs", Type::Int64, 2, 127).ignorable().default(Default::Number(&-1)),
        field("logStartOffset", Type::Int64, 5, 127).ignorable().default(Default::Number(&-1)),
        field("recordErrors", Type::Array(&Type::Struct(&PRODUCE_RESPONSE_3)), 8, 127).ignorable(),
        field("errorMessage", Type::String, 8, 127)
            .nullable(8, 127)
            .ignorable()
            .default(Default::Null),
        field("currentLeader", Type::Struct(&PRODUCE_RESPONSE_4), 10, 127).tag(0),
    ],
};
static PRODUCE_RESPONSE_3: Struct = Struct {
    name: "BatchIndexAndErrorMessage",
    fields: &[
        field("batchIndex", Type::Int32, 8, 127),
        field("batchIndexErrorMessage", Type::String, 8, 127)
            .nullable(8, 127)
            .default(Default::Null),
    ],
};
static PRODUCE_RESPONSE_4: Struct = Struct {
    name: "LeaderIdAndEpoch",
    fields: &[
        field("leaderId", Type::Int32, 10, 127).default(Default::Number(&-1)),
        field("leaderEpoch", Type::Int32, 10, 127).default(Default::Number(&-1)),
    ],
};
static PRODUCE_RESPONSE_5: Struct = Struct {
    name: "NodeEndpoint",
    fields: &[
        field("nodeId", Type::Int32, 10, 127),
        field("host", Type::String, 10, 127),
        field("port", Type::Int32, 10, 127),
        field("rack", Type::String, 10, 127).nullable(10, 127).default(Default::Null),
    ],
};

pub(crate) static PUSH_TELEMETRY_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 72,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &PUSH_TELEMETRY_REQUEST_FIELDS,
};
static PUSH_TELEMETRY_REQUEST_FIELDS: Struct = Struct {
    name: "PushTelemetryRequest",
    fields: &[
        field("clientInstanceId", Type::Uuid, 0, 127),
        field("subscriptionId", Type::Int32, 0, 127),
        field("terminating", Type::Bool, 0, 127),
        field("compressionType", Type::Int8, 0, 127),
        field("metrics", Type::Bytes, 0, 127),
    ],
};

pub(crate) static PUSH_TELEMETRY_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 72,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &PUSH_TELEMETRY_RESPONSE_FIELDS,
};
static PUSH_TELEMETRY_RESPONSE_FIELDS: Struct = Struct {
    name: "PushTelemetryResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
    ],
};

pub(crate) static REMOVE_RAFT_VOTER_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 81,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &REMOVE_RAFT_VOTER_REQUEST_FIELDS,
};
static REMOVE_RAFT_VOTER_REQUEST_FIELDS: Struct = Struct {
    name: "RemoveRaftVoterRequest",
    fields: &[
        field("clusterId", Type::String, 0, 127).nullable(0, 127),
        field("voterId", Type::Int32, 0, 127),
        field("voterDirectoryId", Type::Uuid, 0, 127),
    ],
};

pub(crate) static REMOVE_RAFT_VOTER_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 81,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &REMOVE_RAFT_VOTER_RESPONSE_FIELDS,
};
static REMOVE_RAFT_VOTER_RESPONSE_FIELDS: Struct = Struct {
    name: "RemoveRaftVoterResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127).ignorable(),
    ],
};

pub(crate) static RENEW_DELEGATION_TOKEN_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 39,
    versions: Versions::new(1, 2),
    flexible_since: 2,
    root: &RENEW_DELEGATION_TOKEN_REQUEST_FIELDS,
};
static RENEW_DELEGATION_TOKEN_REQUEST_FIELDS: Struct = Struct {
    name: "RenewDelegationTokenRequest",
    fields: &[field("hmac", Type::Bytes, 0, 127), field("renewPeriodMs", Type::Int64, 0, 127)],
};

pub(crate) static RENEW_DELEGATION_TOKEN_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 39,
    versions: Versions::new(1, 2),
    flexible_since: 2,
    root: &RENEW_DELEGATION_TOKEN_RESPONSE_FIELDS,
};
static RENEW_DELEGATION_TOKEN_RESPONSE_FIELDS: Struct = Struct {
    name: "RenewDelegationTokenResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("expiryTimestampMs", Type::Int64, 0, 127),
        field("throttleTimeMs", Type::Int32, 0, 127),
    ],
};

pub(crate) static REQUEST_HEADER: Schema = Schema {
    kind: Kind::Header,
    api_key: -1,
    versions: Versions::new(1, 2),
    flexible_since: 2,
    root: &REQUEST_HEADER_FIELDS,
};
static REQUEST_HEADER_FIELDS: Struct = Struct {
    name: "RequestHeader",
    fields: &[
        field("requestApiKey", Type::Int16, 0, 127),
        field("requestApiVersion", Type::Int16, 0, 127),
        field("correlationId", Type::Int32, 0, 127),
        field("clientId", Type::String, 1, 127).nullable(1, 127).never_compact(),
    ],
};

pub(crate) static RESPONSE_HEADER: Schema = Schema {
    kind: Kind::Header,
    api_key: -1,
    versions: Versions::new(0, 1),
    flexible_since: 1,
    root: &RESPONSE_HEADER_FIELDS,
};
static RESPONSE_HEADER_FIELDS: Struct =
    Struct { name: "ResponseHeader", fields: &[field("correlationId", Type::Int32, 0, 127)] };

pub(crate) static SASL_AUTHENTICATE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 36,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &SASL_AUTHENTICATE_REQUEST_FIELDS,
};
static SASL_AUTHENTICATE_REQUEST_FIELDS: Struct =
    Struct { name: "SaslAuthenticateRequest", fields: &[field("authBytes", Type::Bytes, 0, 127)] };

pub(crate) static SASL_AUTHENTICATE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 36,
    versions: Versions::new(0, 2),
    flexible_since: 2,
    root: &SASL_AUTHENTICATE_RESPONSE_FIELDS,
};
static SASL_AUTHENTICATE_RESPONSE_FIELDS: Struct = Struct {
    name: "SaslAuthenticateResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("authBytes", Type::Bytes, 0, 127),
        field("sessionLifetimeMs", Type::Int64, 1, 127).ignorable(),
    ],
};

pub(crate) static SASL_HANDSHAKE_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 17,
    versions: Versions::new(0, 1),
    flexible_since: 127,
    root: &SASL_HANDSHAKE_REQUEST_FIELDS,
};
static SASL_HANDSHAKE_REQUEST_FIELDS: Struct =
    Struct { name: "SaslHandshakeRequest", fields: &[field("mechanism", Type::String, 0, 127)] };

pub(crate) static SASL_HANDSHAKE_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 17,
    versions: Versions::new(0, 1),
    flexible_since: 127,
    root: &SASL_HANDSHAKE_RESPONSE_FIELDS,
};
static SASL_HANDSHAKE_RESPONSE_FIELDS: Struct = Struct {
    name: "SaslHandshakeResponse",
    fields: &[
        field("errorCode", Type::Int16, 0, 127),
        field("mechanisms", Type::Array(&Type::String), 0, 127),
    ],
};

pub(crate) static SYNC_GROUP_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 14,
    versions: Versions::new(0, 5),
    flexible_since: 4,
    root: &SYNC_GROUP_REQUEST_FIELDS,
};
static SYNC_GROUP_REQUEST_FIELDS: Struct = Struct {
    name: "SyncGroupRequest",
    fields: &[
        field("groupId", Type::String, 0, 127),
        field("generationId", Type::Int32, 0, 127),
        field("memberId", Type::String, 0, 127),
        field("groupInstanceId", Type::String, 3, 127).nullable(3, 127).default(Default::Null),
        field("protocolType", Type::String, 5, 127)
            .nullable(5, 127)
            .ignorable()
            .default(Default::Null),
        field("protocolName", Type::String, 5, 127)
            .nullable(5, 127)
            .ignorable()
            .default(Default::Null),
        field("assignments", Type::Array(&Type::Struct(&SYNC_GROUP_REQUEST_1)), 0, 127),
    ],
};
static SYNC_GROUP_REQUEST_1: Struct = Struct {
    name: "SyncGroupRequestAssignment",
    fields: &[field("memberId", Type::String, 0, 127), field("assignment", Type::Bytes, 0, 127)],
};

pub(crate) static SYNC_GROUP_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 14,
    versions: Versions::new(0, 5),
    flexible_since: 4,
    root: &SYNC_GROUP_RESPONSE_FIELDS,
};
static SYNC_GROUP_RESPONSE_FIELDS: Struct = Struct {
    name: "SyncGroupResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 1, 127).ignorable(),
        field("errorCode", Type::Int16, 0, 127),
        field("protocolType", Type::String, 5, 127)
            .nullable(5, 127)
            .ignorable()
            .default(Default::Null),
        field("protocolName", Type::String, 5, 127)
            .nullable(5, 127)
            .ignorable()
            .default(Default::Null),
        field("assignment", Type::Bytes, 0, 127),
    ],
};

pub(crate) static UNREGISTER_BROKER_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 64,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &UNREGISTER_BROKER_REQUEST_FIELDS,
};
static UNREGISTER_BROKER_REQUEST_FIELDS: Struct =
    Struct { name: "UnregisterBrokerRequest", fields: &[field("brokerId", Type::Int32, 0, 127)] };

pub(crate) static UNREGISTER_BROKER_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 64,
    versions: Versions::new(0, 0),
    flexible_since: 0,
    root: &UNREGISTER_BROKER_RESPONSE_FIELDS,
};
static UNREGISTER_BROKER_RESPONSE_FIELDS: Struct = Struct {
    name: "UnregisterBrokerResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
    ],
};

pub(crate) static UPDATE_FEATURES_REQUEST: Schema = Schema {
    kind: Kind::Request,
    api_key: 57,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &UPDATE_FEATURES_REQUEST_FIELDS,
};
static UPDATE_FEATURES_REQUEST_FIELDS: Struct = Struct {
    name: "UpdateFeaturesRequest",
    fields: &[
        field("timeoutMs", Type::Int32, 0, 127).default(Default::Number(&60000)),
        field("featureUpdates", Type::Array(&Type::Struct(&UPDATE_FEATURES_REQUEST_1)), 0, 127),
        field("validateOnly", Type::Bool, 1, 127),
    ],
};
static UPDATE_FEATURES_REQUEST_1: Struct = Struct {
    name: "FeatureUpdateKey",
    fields: &[
        field("feature", Type::String, 0, 127),
        field("maxVersionLevel", Type::Int16, 0, 127),
        field("allowDowngrade", Type::Bool, 0, 0),
        field("upgradeType", Type::Int8, 1, 127).default(Default::Number(&1)),
    ],
};

pub(crate) static UPDATE_FEATURES_RESPONSE: Schema = Schema {
    kind: Kind::Response,
    api_key: 57,
    versions: Versions::new(0, 2),
    flexible_since: 0,
    root: &UPDATE_FEATURES_RESPONSE_FIELDS,
};
static UPDATE_FEATURES_RESPONSE_FIELDS: Struct = Struct {
    name: "UpdateFeaturesResponse",
    fields: &[
        field("throttleTimeMs", Type::Int32, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
        field("results", Type::Array(&Type::Struct(&UPDATE_FEATURES_RESPONSE_1)), 0, 1).ignorable(),
    ],
};
static UPDATE_FEATURES_RESPONSE_1: Struct = Struct {
    name: "UpdatableFeatureResult",
    fields: &[
        field("feature", Type::String, 0, 127),
        field("errorCode", Type::Int16, 0, 127),
        field("errorMessage", Type::String, 0, 127).nullable(0, 127),
    ],
};
