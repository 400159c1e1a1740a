//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

/// Error codes of Kafka 4.3.1, from its `Errors` class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i16)]
pub enum ErrorCode {
    /// `UNKNOWN_SERVER_ERROR`: The server experienced an unexpected error when processing the request.
    UnknownServerError = -1,
    /// `NONE`: NONE
    #[default]
    None = 0,
    /// `OFFSET_OUT_OF_RANGE`: The requested offset is not within the range of offsets maintained by the server.
    OffsetOutOfRange = 1,
    /// `CORRUPT_MESSAGE`: This message has failed its CRC checksum, exceeds the valid size, has a null key for a compacted topic, or is otherwise corrupt.
    CorruptMessage = 2,
    /// `UNKNOWN_TOPIC_OR_PARTITION`: This server does not host this topic-partition.
    UnknownTopicOrPartition = 3,
    /// `INVALID_FETCH_SIZE`: The requested fetch size is invalid.
    InvalidFetchSize = 4,
    /// `LEADER_NOT_AVAILABLE`: There is no leader for this topic-partition as we are in the middle of a leadership election.
    LeaderNotAvailable = 5,
    /// `NOT_LEADER_OR_FOLLOWER`: For requests intended only for the leader, this error indicates that the broker is not the current leader. For requests intended for any replica, this error indicates that the broker is not a replica of the topic partition.
    NotLeaderOrFollower = 6,
    /// `REQUEST_TIMED_OUT`: The request timed out.
    RequestTimedOut = 7,
    /// `BROKER_NOT_AVAILABLE`: The broker is not available.
    BrokerNotAvailable = 8,
    /// `REPLICA_NOT_AVAILABLE`: The replica is not available for the requested topic-partition. Produce/Fetch requests and other requests intended only for the leader or follower return NOT_LEADER_OR_FOLLOWER if the broker is not a replica of the topic-partition.
    ReplicaNotAvailable = 9,
    /// `MESSAGE_TOO_LARGE`: The request included a message larger than the max message size the server will accept.
    MessageTooLarge = 10,
    /// `STALE_CONTROLLER_EPOCH`: The controller moved to another broker.
    StaleControllerEpoch = 11,
    /// `OFFSET_METADATA_TOO_LARGE`: The metadata field of the offset request was too large.
    OffsetMetadataTooLarge = 12,
    /// `NETWORK_EXCEPTION`: The server disconnected before a response was received.
    NetworkException = 13,
    /// `COORDINATOR_LOAD_IN_PROGRESS`: The coordinator is loading and hence can't process requests.
    CoordinatorLoadInProgress = 14,
    /// `COORDINATOR_NOT_AVAILABLE`: The coordinator is not available.
    CoordinatorNotAvailable = 15,
    /// `NOT_COORDINATOR`: This is not the correct coordinator.
    NotCoordinator = 16,
    /// `INVALID_TOPIC_EXCEPTION`: The request attempted to perform an operation on an invalid topic.
    InvalidTopicException = 17,
    /// `RECORD_LIST_TOO_LARGE`: The request included message batch larger than the configured segment size on the server.
    RecordListTooLarge = 18,
    /// `NOT_ENOUGH_REPLICAS`: Messages are rejected since there are fewer in-sync replicas than required.
    NotEnoughReplicas = 19,
    /// `NOT_ENOUGH_REPLICAS_AFTER_APPEND`: Messages are written to the log, but to fewer in-sync replicas than required.
    NotEnoughReplicasAfterAppend = 20,
    /// `INVALID_REQUIRED_ACKS`: Produce request specified an invalid value for required acks.
    InvalidRequiredAcks = 21,
    /// `ILLEGAL_GENERATION`: Specified group generation id is not valid.
    IllegalGeneration = 22,
    /// `INCONSISTENT_GROUP_PROTOCOL`: The group member's supported protocols are incompatible with those of existing members or first group member tried to join with empty protocol type or empty protocol list.
    InconsistentGroupProtocol = 23,
    /// `INVALID_GROUP_ID`: The group id is invalid.
    InvalidGroupId = 24,
    /// `UNKNOWN_MEMBER_ID`: The coordinator is not aware of this member.
    UnknownMemberId = 25,
    /// `INVALID_SESSION_TIMEOUT`: The session timeout is not within the range allowed by the broker (as configured by group.min.session.timeout.ms and group.max.session.timeout.ms).
    InvalidSessionTimeout = 26,
    /// `REBALANCE_IN_PROGRESS`: The group is rebalancing, so a rejoin is needed.
    RebalanceInProgress = 27,
    /// `INVALID_COMMIT_OFFSET_SIZE`: The committing offset data size is not valid.
    InvalidCommitOffsetSize = 28,
    /// `TOPIC_AUTHORIZATION_FAILED`: Topic authorization failed.
    TopicAuthorizationFailed = 29,
    /// `GROUP_AUTHORIZATION_FAILED`: Group authorization failed.
    GroupAuthorizationFailed = 30,
    /// `CLUSTER_AUTHORIZATION_FAILED`: Cluster authorization failed.
    ClusterAuthorizationFailed = 31,
    /// `INVALID_TIMESTAMP`: The timestamp of the message is out of acceptable range.
    InvalidTimestamp = 32,
    /// `UNSUPPORTED_SASL_MECHANISM`: The broker does not support the requested SASL mechanism.
    UnsupportedSaslMechanism = 33,
    /// `ILLEGAL_SASL_STATE`: Request is not valid given the current SASL state.
    IllegalSaslState = 34,
    /// `UNSUPPORTED_VERSION`: The version of API is not supported.
    UnsupportedVersion = 35,
    /// `TOPIC_ALREADY_EXISTS`: Topic with this name already exists.
    TopicAlreadyExists = 36,
    /// `INVALID_PARTITIONS`: Number of partitions is below 1.
    InvalidPartitions = 37,
    /// `INVALID_REPLICATION_FACTOR`: Replication factor is below 1 or larger than the number of available brokers.
    InvalidReplicationFactor = 38,
    /// `INVALID_REPLICA_ASSIGNMENT`: Replica assignment is invalid.
    InvalidReplicaAssignment = 39,
    /// `INVALID_CONFIG`: Configuration is invalid.
    InvalidConfig = 40,
    /// `NOT_CONTROLLER`: This is not the correct controller for this cluster.
    NotController = 41,
    /// `INVALID_REQUEST`: This most likely occurs because of a request being malformed by the client library or the message was sent to an incompatible broker. See the broker logs for more details.
    InvalidRequest = 42,
    /// `UNSUPPORTED_FOR_MESSAGE_FORMAT`: The message format version on the broker does not support the request.
    UnsupportedForMessageFormat = 43,
    /// `POLICY_VIOLATION`: Request parameters do not satisfy the configured policy.
    PolicyViolation = 44,
    /// `OUT_OF_ORDER_SEQUENCE_NUMBER`: The broker received an out of order sequence number.
    OutOfOrderSequenceNumber = 45,
    /// `DUPLICATE_SEQUENCE_NUMBER`: The broker received a duplicate sequence number.
    DuplicateSequenceNumber = 46,
    /// `INVALID_PRODUCER_EPOCH`: Producer attempted to produce with an old epoch.
    InvalidProducerEpoch = 47,
    /// `INVALID_TXN_STATE`: The producer attempted a transactional operation in an invalid state.
    InvalidTxnState = 48,
    /// `INVALID_PRODUCER_ID_MAPPING`: The producer attempted to use a producer id which is not currently assigned to its transactional id.
    InvalidProducerIdMapping = 49,
    /// `INVALID_TRANSACTION_TIMEOUT`: The transaction timeout is larger than the maximum value allowed by the broker (as configured by transaction.max.timeout.ms).
    InvalidTransactionTimeout = 50,
    /// `CONCURRENT_TRANSACTIONS`: The producer attempted to update a transaction while another concurrent operation on the same transaction was ongoing.
    ConcurrentTransactions = 51,
    /// `TRANSACTION_COORDINATOR_FENCED`: Indicates that the transaction coordinator sending a WriteTxnMarker is no longer the current coordinator for a given producer.
    TransactionCoordinatorFenced = 52,
    /// `TRANSACTIONAL_ID_AUTHORIZATION_FAILED`: Transactional Id authorization failed.
    TransactionalIdAuthorizationFailed = 53,
    /// `SECURITY_DISABLED`: Security features are disabled.
    SecurityDisabled = 54,
    /// `OPERATION_NOT_ATTEMPTED`: The broker did not attempt to execute this operation. This may happen for batched RPCs where some operations in the batch failed, causing the broker to respond without trying the rest.
    OperationNotAttempted = 55,
    /// `KAFKA_STORAGE_ERROR`: Disk error when trying to access log file on the disk.
    KafkaStorageError = 56,
    /// `LOG_DIR_NOT_FOUND`: The user-specified log directory is not found in the broker config.
    LogDirNotFound = 57,
    /// `SASL_AUTHENTICATION_FAILED`: SASL Authentication failed.
    SaslAuthenticationFailed = 58,
    /// `UNKNOWN_PRODUCER_ID`: This exception is raised by the broker if it could not locate the producer metadata associated with the producerId in question. This could happen if, for instance, the producer's records were deleted because their retention time had elapsed. Once the last records of the producerId are removed, the producer's metadata is removed from the broker, and future appends by the producer will return this exception.
    UnknownProducerId = 59,
    /// `REASSIGNMENT_IN_PROGRESS`: A partition reassignment is in progress.
    ReassignmentInProgress = 60,
    /// `DELEGATION_TOKEN_AUTH_DISABLED`: Delegation Token feature is not enabled.
    DelegationTokenAuthDisabled = 61,
    /// `DELEGATION_TOKEN_NOT_FOUND`: Delegation Token is not found on server.
    DelegationTokenNotFound = 62,
    /// `DELEGATION_TOKEN_OWNER_MISMATCH`: Specified Principal is not valid Owner/Renewer.
    DelegationTokenOwnerMismatch = 63,
    /// `DELEGATION_TOKEN_REQUEST_NOT_ALLOWED`: Delegation Token requests are not allowed on PLAINTEXT/1-way SSL channels and on delegation token authenticated channels.
    DelegationTokenRequestNotAllowed = 64,
    /// `DELEGATION_TOKEN_AUTHORIZATION_FAILED`: Delegation Token authorization failed.
    DelegationTokenAuthorizationFailed = 65,
    /// `DELEGATION_TOKEN_EXPIRED`: Delegation Token is expired.
    DelegationTokenExpired = 66,
    /// `INVALID_PRINCIPAL_TYPE`: Supplied principalType is not supported.
    InvalidPrincipalType = 67,
    /// `NON_EMPTY_GROUP`: The group is not empty.
    NonEmptyGroup = 68,
    /// `GROUP_ID_NOT_FOUND`: The group id does not exist.
    GroupIdNotFound = 69,
    /// `FETCH_SESSION_ID_NOT_FOUND`: The fetch session ID was not found.
    FetchSessionIdNotFound = 70,
    /// `INVALID_FETCH_SESSION_EPOCH`: The fetch session epoch is invalid.
    InvalidFetchSessionEpoch = 71,
    /// `LISTENER_NOT_FOUND`: There is no listener on the leader broker that matches the listener on which metadata request was processed.
    ListenerNotFound = 72,
    /// `TOPIC_DELETION_DISABLED`: Topic deletion is disabled.
    TopicDeletionDisabled = 73,
    /// `FENCED_LEADER_EPOCH`: The leader epoch in the request is older than the epoch on the broker.
    FencedLeaderEpoch = 74,
    /// `UNKNOWN_LEADER_EPOCH`: The leader epoch in the request is newer than the epoch on the broker.
    UnknownLeaderEpoch = 75,
    /// `UNSUPPORTED_COMPRESSION_TYPE`: The requesting client does not support the compression type of given partition.
    UnsupportedCompressionType = 76,
    /// `STALE_BROKER_EPOCH`: Broker epoch has changed.
    StaleBrokerEpoch = 77,
    /// `OFFSET_NOT_AVAILABLE`: The leader high watermark has not caught up from a recent leader election so the offsets cannot be guaranteed to be monotonically increasing.
    OffsetNotAvailable = 78,
    /// `MEMBER_ID_REQUIRED`: The group member needs to have a valid member id before actually entering a consumer group.
    MemberIdRequired = 79,
    /// `PREFERRED_LEADER_NOT_AVAILABLE`: The preferred leader was not available.
    PreferredLeaderNotAvailable = 80,
    /// `GROUP_MAX_SIZE_REACHED`: The group has reached its maximum size.
    GroupMaxSizeReached = 81,
    /// `FENCED_INSTANCE_ID`: The broker rejected this static consumer since another consumer with the same group.instance.id has registered with a different member.id.
    FencedInstanceId = 82,
    /// `ELIGIBLE_LEADERS_NOT_AVAILABLE`: Eligible topic partition leaders are not available.
    EligibleLeadersNotAvailable = 83,
    /// `ELECTION_NOT_NEEDED`: Leader election not needed for topic partition.
    ElectionNotNeeded = 84,
    /// `NO_REASSIGNMENT_IN_PROGRESS`: No partition reassignment is in progress.
    NoReassignmentInProgress = 85,
    /// `GROUP_SUBSCRIBED_TO_TOPIC`: Deleting offsets of a topic is forbidden while the consumer group is actively subscribed to it.
    GroupSubscribedToTopic = 86,
    /// `INVALID_RECORD`: This record has failed the validation on broker and hence will be rejected.
    InvalidRecord = 87,
    /// `UNSTABLE_OFFSET_COMMIT`: There are unstable offsets that need to be cleared.
    UnstableOffsetCommit = 88,
    /// `THROTTLING_QUOTA_EXCEEDED`: The throttling quota has been exceeded.
    ThrottlingQuotaExceeded = 89,
    /// `PRODUCER_FENCED`: There is a newer producer with the same transactionalId which fences the current one.
    ProducerFenced = 90,
    /// `RESOURCE_NOT_FOUND`: A request illegally referred to a resource that does not exist.
    ResourceNotFound = 91,
    /// `DUPLICATE_RESOURCE`: A request illegally referred to the same resource twice.
    DuplicateResource = 92,
    /// `UNACCEPTABLE_CREDENTIAL`: Requested credential would not meet criteria for acceptability.
    UnacceptableCredential = 93,
    /// `INCONSISTENT_VOTER_SET`: Indicates that the either the sender or recipient of a voter-only request is not one of the expected voters.
    InconsistentVoterSet = 94,
    /// `INVALID_UPDATE_VERSION`: The given update version was invalid.
    InvalidUpdateVersion = 95,
    /// `FEATURE_UPDATE_FAILED`: Unable to update finalized features due to an unexpected server error.
    FeatureUpdateFailed = 96,
    /// `PRINCIPAL_DESERIALIZATION_FAILURE`: Request principal deserialization failed during forwarding. This indicates an internal error on the broker cluster security setup.
    PrincipalDeserializationFailure = 97,
    /// `SNAPSHOT_NOT_FOUND`: Requested snapshot was not found.
    SnapshotNotFound = 98,
    /// `POSITION_OUT_OF_RANGE`: Requested position is not greater than or equal to zero, and less than the size of the snapshot.
    PositionOutOfRange = 99,
    /// `UNKNOWN_TOPIC_ID`: This server does not host this topic ID.
    UnknownTopicId = 100,
    /// `DUPLICATE_BROKER_REGISTRATION`: This broker ID is already in use.
    DuplicateBrokerRegistration = 101,
    /// `BROKER_ID_NOT_REGISTERED`: The given broker ID was not registered.
    BrokerIdNotRegistered = 102,
    /// `INCONSISTENT_TOPIC_ID`: The log's topic ID did not match the topic ID in the request.
    InconsistentTopicId = 103,
    /// `INCONSISTENT_CLUSTER_ID`: The clusterId in the request does not match that found on the server.
    InconsistentClusterId = 104,
    /// `TRANSACTIONAL_ID_NOT_FOUND`: The transactionalId could not be found.
    TransactionalIdNotFound = 105,
    /// `FETCH_SESSION_TOPIC_ID_ERROR`: The fetch session encountered inconsistent topic ID usage.
    FetchSessionTopicIdError = 106,
    /// `INELIGIBLE_REPLICA`: The new ISR contains at least one ineligible replica.
    IneligibleReplica = 107,
    /// `NEW_LEADER_ELECTED`: The AlterPartition request successfully updated the partition state but the leader has changed.
    NewLeaderElected = 108,
    /// `OFFSET_MOVED_TO_TIERED_STORAGE`: The requested offset is moved to tiered storage.
    OffsetMovedToTieredStorage = 109,
    /// `FENCED_MEMBER_EPOCH`: The member epoch is fenced by the group coordinator. The member must abandon all its partitions and rejoin.
    FencedMemberEpoch = 110,
    /// `UNRELEASED_INSTANCE_ID`: The instance ID is still used by another member in the consumer group. That member must leave first.
    UnreleasedInstanceId = 111,
    /// `UNSUPPORTED_ASSIGNOR`: The assignor or its version range is not supported by the consumer group.
    UnsupportedAssignor = 112,
    /// `STALE_MEMBER_EPOCH`: The member epoch is stale. The member must retry after receiving its updated member epoch via the ConsumerGroupHeartbeat API.
    StaleMemberEpoch = 113,
    /// `MISMATCHED_ENDPOINT_TYPE`: The request was sent to an endpoint of the wrong type.
    MismatchedEndpointType = 114,
    /// `UNSUPPORTED_ENDPOINT_TYPE`: This endpoint type is not supported yet.
    UnsupportedEndpointType = 115,
    /// `UNKNOWN_CONTROLLER_ID`: This controller ID is not known.
    UnknownControllerId = 116,
    /// `UNKNOWN_SUBSCRIPTION_ID`: Client sent a push telemetry request with an invalid or outdated subscription ID.
    UnknownSubscriptionId = 117,
    /// `TELEMETRY_TOO_LARGE`: Client sent a push telemetry request larger than the maximum size the broker will accept.
    TelemetryTooLarge = 118,
    /// `INVALID_REGISTRATION`: The controller has considered the broker registration to be invalid.
    InvalidRegistration = 119,
    /// `TRANSACTION_ABORTABLE`: The server encountered an error with the transaction. The client can abort the transaction to continue using this transactional ID.
    TransactionAbortable = 120,
    /// `INVALID_RECORD_STATE`: The record state is invalid. The acknowledgement of delivery could not be completed.
    InvalidRecordState = 121,
    /// `SHARE_SESSION_NOT_FOUND`: The share session was not found.
    ShareSessionNotFound = 122,
    /// `INVALID_SHARE_SESSION_EPOCH`: The share session epoch is invalid.
    InvalidShareSessionEpoch = 123,
    /// `FENCED_STATE_EPOCH`: The share coordinator rejected the request because the share-group state epoch did not match.
    FencedStateEpoch = 124,
    /// `INVALID_VOTER_KEY`: The voter key doesn't match the receiving replica's key.
    InvalidVoterKey = 125,
    /// `DUPLICATE_VOTER`: The voter is already part of the set of voters.
    DuplicateVoter = 126,
    /// `VOTER_NOT_FOUND`: The voter is not part of the set of voters.
    VoterNotFound = 127,
    /// `INVALID_REGULAR_EXPRESSION`: The regular expression is not valid.
    InvalidRegularExpression = 128,
    /// `REBOOTSTRAP_REQUIRED`: Client metadata is stale. The client should rebootstrap to obtain new metadata.
    RebootstrapRequired = 129,
    /// `STREAMS_INVALID_TOPOLOGY`: The supplied topology is invalid.
    StreamsInvalidTopology = 130,
    /// `STREAMS_INVALID_TOPOLOGY_EPOCH`: The supplied topology epoch is invalid.
    StreamsInvalidTopologyEpoch = 131,
    /// `STREAMS_TOPOLOGY_FENCED`: The supplied topology epoch is outdated.
    StreamsTopologyFenced = 132,
    /// `SHARE_SESSION_LIMIT_REACHED`: The limit of share sessions has been reached.
    ShareSessionLimitReached = 133,
}
impl ErrorCode {
    /// All of them, by code, from -1.
    pub const ALL: &'static [Self] = &[
        Self::UnknownServerError,
        Self::None,
        Self::OffsetOutOfRange,
        Self::CorruptMessage,
        Self::UnknownTopicOrPartition,
        Self::InvalidFetchSize,
        Self::LeaderNotAvailable,
        Self::NotLeaderOrFollower,
        Self::RequestTimedOut,
        Self::BrokerNotAvailable,
        Self::ReplicaNotAvailable,
        Self::MessageTooLarge,
        Self::StaleControllerEpoch,
        Self::OffsetMetadataTooLarge,
        Self::NetworkException,
        Self::CoordinatorLoadInProgress,
        Self::CoordinatorNotAvailable,
        Self::NotCoordinator,
        Self::InvalidTopicException,
        Self::RecordListTooLarge,
        Self::NotEnoughReplicas,
        Self::NotEnoughReplicasAfterAppend,
        Self::InvalidRequiredAcks,
        Self::IllegalGeneration,
        Self::InconsistentGroupProtocol,
        Self::InvalidGroupId,
        Self::UnknownMemberId,
        Self::InvalidSessionTimeout,
        Self::RebalanceInProgress,
        Self::InvalidCommitOffsetSize,
        Self::TopicAuthorizationFailed,
        Self::GroupAuthorizationFailed,
        Self::ClusterAuthorizationFailed,
        Self::InvalidTimestamp,
        Self::UnsupportedSaslMechanism,
        Self::IllegalSaslState,
        Self::UnsupportedVersion,
        Self::TopicAlreadyExists,
        Self::InvalidPartitions,
        Self::InvalidReplicationFactor,
        Self::InvalidReplicaAssignment,
        Self::InvalidConfig,
        Self::NotController,
        Self::InvalidRequest,
        Self::UnsupportedForMessageFormat,
        Self::PolicyViolation,
        Self::OutOfOrderSequenceNumber,
        Self::DuplicateSequenceNumber,
        Self::InvalidProducerEpoch,
        Self::InvalidTxnState,
        Self::InvalidProducerIdMapping,
        Self::InvalidTransactionTimeout,
        Self::ConcurrentTransactions,
        Self::TransactionCoordinatorFenced,
        Self::TransactionalIdAuthorizationFailed,
        Self::SecurityDisabled,
        Self::OperationNotAttempted,
        Self::KafkaStorageError,
        Self::LogDirNotFound,
        Self::SaslAuthenticationFailed,
        Self::UnknownProducerId,
        Self::ReassignmentInProgress,
        Self::DelegationTokenAuthDisabled,
        Self::DelegationTokenNotFound,
        Self::DelegationTokenOwnerMismatch,
        Self::DelegationTokenRequestNotAllowed,
        Self::DelegationTokenAuthorizationFailed,
        Self::DelegationTokenExpired,
        Self::InvalidPrincipalType,
        Self::NonEmptyGroup,
        Self::GroupIdNotFound,
        Self::FetchSessionIdNotFound,
        Self::InvalidFetchSessionEpoch,
        Self::ListenerNotFound,
        Self::TopicDeletionDisabled,
        Self::FencedLeaderEpoch,
        Self::UnknownLeaderEpoch,
        Self::UnsupportedCompressionType,
        Self::StaleBrokerEpoch,
        Self::OffsetNotAvailable,
        Self::MemberIdRequired,
        Self::PreferredLeaderNotAvailable,
        Self::GroupMaxSizeReached,
        Self::FencedInstanceId,
        Self::EligibleLeadersNotAvailable,
        Self::ElectionNotNeeded,
        Self::NoReassignmentInProgress,
        Self::GroupSubscribedToTopic,
        Self::InvalidRecord,
        Self::UnstableOffsetCommit,
        Self::ThrottlingQuotaExceeded,
        Self::ProducerFenced,
        Self::ResourceNotFound,
        Self::DuplicateResource,
        Self::UnacceptableCredential,
        Self::InconsistentVoterSet,
        Self::InvalidUpdateVersion,
        Self::FeatureUpdateFailed,
        Self::PrincipalDeserializationFailure,
        Self::SnapshotNotFound,
        Self::PositionOutOfRange,
        Self::UnknownTopicId,
        Self::DuplicateBrokerRegistration,
        Self::BrokerIdNotRegistered,
        Self::InconsistentTopicId,
        Self::InconsistentClusterId,
        Self::TransactionalIdNotFound,
        Self::FetchSessionTopicIdError,
        Self::IneligibleReplica,
        Self::NewLeaderElected,
        Self::OffsetMovedToTieredStorage,
        Self::FencedMemberEpoch,
        Self::UnreleasedInstanceId,
        Self::UnsupportedAssignor,
        Self::StaleMemberEpoch,
        Self::MismatchedEndpointType,
        Self::UnsupportedEndpointType,
        Self::UnknownControllerId,
        Self::UnknownSubscriptionId,
        Self::TelemetryTooLarge,
        Self::InvalidRegistration,
        Self::TransactionAbortable,
        Self::InvalidRecordState,
        Self::ShareSessionNotFound,
        Self::InvalidShareSessionEpoch,
        Self::FencedStateEpoch,
        Self::InvalidVoterKey,
        Self::DuplicateVoter,
        Self::VoterNotFound,
        Self::InvalidRegularExpression,
        Self::RebootstrapRequired,
        Self::StreamsInvalidTopology,
        Self::StreamsInvalidTopologyEpoch,
        Self::StreamsTopologyFenced,
        Self::ShareSessionLimitReached,
    ];
}
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) exception: &'static str,
    /// Bit 0 retriable, bit 1 invalid metadata, bit 2 refresh-retriable.
    pub(crate) flags: u8,
    pub(crate) message: &'static str,
}
const fn row(name: &'static str, exception: &'static str, flags: u8, message: &'static str) -> Row {
    Row { name, exception, flags, message }
}
/// By code, from -1.
pub(crate) static ROWS: &[Row] = &[
    row(
        "UNKNOWN_SERVER_ERROR",
        "UnknownServerException",
        0,
        "The server experienced an unexpected error when processing the request.",
    ),
    row("NONE", "", 0, "NONE"),
    row(
        "OFFSET_OUT_OF_RANGE",
        "OffsetOutOfRangeException",
        0,
        "The requested offset is not within the range of offsets maintained by the server.",
    ),
    row(
        "CORRUPT_MESSAGE",
        "CorruptRecordException",
        1,
        "This message has failed its CRC checksum, exceeds the valid size, has a null key for a compacted topic, or is otherwise corrupt.",
    ),
    row(
        "UNKNOWN_TOPIC_OR_PARTITION",
        "UnknownTopicOrPartitionException",
        7,
        "This server does not host this topic-partition.",
    ),
    row(
        "INVALID_FETCH_SIZE",
        "InvalidFetchSizeException",
        0,
        "The requested fetch size is invalid.",
    ),
    row(
        "LEADER_NOT_AVAILABLE",
        "LeaderNotAvailableException",
        7,
        "There is no leader for this topic-partition as we are in the middle of a leadership election.",
    ),
    row(
        "NOT_LEADER_OR_FOLLOWER",
        "NotLeaderOrFollowerException",
        7,
        "For requests intended only for the leader, this error indicates that the broker is not the current leader. For requests intended for any replica, this error indicates that the broker is not a replica of the topic partition.",
    ),
    row("REQUEST_TIMED_OUT", "TimeoutException", 1, "The request timed out."),
    row("BROKER_NOT_AVAILABLE", "BrokerNotAvailableException", 0, "The broker is not available."),
    row(
        "REPLICA_NOT_AVAILABLE",
        "ReplicaNotAvailableException",
        7,
        "The replica is not available for the requested topic-partition. Produce/Fetch requests and other requests intended only for the leader or follower return NOT_LEADER_OR_FOLLOWER if the broker is not a replica of the topic-partition.",
    ),
    row(
        "MESSAGE_TOO_LARGE",
        "RecordTooLargeException",
        0,
        "The request included a message larger than the max message size the server will accept.",
    ),
    row(
        "STALE_CONTROLLER_EPOCH",
        "ControllerMovedException",
        0,
        "The controller moved to another broker.",
    ),
    row(
        "OFFSET_METADATA_TOO_LARGE",
        "OffsetMetadataTooLarge",
        0,
        "The metadata field of the offset request was too large.",
    ),
    row(
        "NETWORK_EXCEPTION",
        "NetworkException",
        7,
        "The server disconnected before a response was received.",
    ),
    row(
        "COORDINATOR_LOAD_IN_PROGRESS",
        "CoordinatorLoadInProgressException",
        1,
        "The coordinator is loading and hence can't process requests.",
    ),
    row(
        "COORDINATOR_NOT_AVAILABLE",
        "CoordinatorNotAvailableException",
        5,
        "The coordinator is not available.",
    ),
    row("NOT_COORDINATOR", "NotCoordinatorException", 5, "This is not the correct coordinator."),
    row(
        "INVALID_TOPIC_EXCEPTION",
        "InvalidTopicException",
        0,
        "The request attempted to perform an operation on an invalid topic.",
    ),
    row(
        "RECORD_LIST_TOO_LARGE",
        "RecordBatchTooLargeException",
        0,
        "The request included message batch larger than the configured segment size on the server.",
    ),
    row(
        "NOT_ENOUGH_REPLICAS",
        "NotEnoughReplicasException",
        1,
        "Messages are rejected since there are fewer in-sync replicas than required.",
    ),
    row(
        "NOT_ENOUGH_REPLICAS_AFTER_APPEND",
        "NotEnoughReplicasAfterAppendException",
        1,
        "Messages are written to the log, but to fewer in-sync replicas than required.",
    ),
    row(
        "INVALID_REQUIRED_ACKS",
        "InvalidRequiredAcksException",
        0,
        "Produce request specified an invalid value for required acks.",
    ),
    row(
        "ILLEGAL_GENERATION",
        "IllegalGenerationException",
        0,
        "Specified group generation id is not valid.",
    ),
    row(
        "INCONSISTENT_GROUP_PROTOCOL",
        "InconsistentGroupProtocolException",
        0,
        "The group member's supported protocols are incompatible with those of existing members or first group member tried to join with empty protocol type or empty protocol list.",
    ),
    row("INVALID_GROUP_ID", "InvalidGroupIdException", 0, "The group id is invalid."),
    row(
        "UNKNOWN_MEMBER_ID",
        "UnknownMemberIdException",
        0,
        "The coordinator is not aware of this member.",
    ),
    row(
        "INVALID_SESSION_TIMEOUT",
        "InvalidSessionTimeoutException",
        0,
        "The session timeout is not within the range allowed by the broker (as configured by group.min.session.timeout.ms and group.max.session.timeout.ms).",
    ),
    row(
        "REBALANCE_IN_PROGRESS",
        "RebalanceInProgressException",
        0,
        "The group is rebalancing, so a rejoin is needed.",
    ),
    row(
        "INVALID_COMMIT_OFFSET_SIZE",
        "InvalidCommitOffsetSizeException",
        0,
        "The committing offset data size is not valid.",
    ),
    row(
        "TOPIC_AUTHORIZATION_FAILED",
        "TopicAuthorizationException",
        0,
        "Topic authorization failed.",
    ),
    row(
        "GROUP_AUTHORIZATION_FAILED",
        "GroupAuthorizationException",
        0,
        "Group authorization failed.",
    ),
    row(
        "CLUSTER_AUTHORIZATION_FAILED",
        "ClusterAuthorizationException",
        0,
        "Cluster authorization failed.",
    ),
    row(
        "INVALID_TIMESTAMP",
        "InvalidTimestampException",
        0,
        "The timestamp of the message is out of acceptable range.",
    ),
    row(
        "UNSUPPORTED_SASL_MECHANISM",
        "UnsupportedSaslMechanismException",
        0,
        "The broker does not support the requested SASL mechanism.",
    ),
    row(
        "ILLEGAL_SASL_STATE",
        "IllegalSaslStateException",
        0,
        "Request is not valid given the current SASL state.",
    ),
    row(
        "UNSUPPORTED_VERSION",
        "UnsupportedVersionException",
        0,
        "The version of API is not supported.",
    ),
    row("TOPIC_ALREADY_EXISTS", "TopicExistsException", 0, "Topic with this name already exists."),
    row("INVALID_PARTITIONS", "InvalidPartitionsException", 0, "Number of partitions is below 1."),
    row(
        "INVALID_REPLICATION_FACTOR",
        "InvalidReplicationFactorException",
        0,
        "Replication factor is below 1 or larger than the number of available brokers.",
    ),
    row(
        "INVALID_REPLICA_ASSIGNMENT",
        "InvalidReplicaAssignmentException",
        0,
        "Replica assignment is invalid.",
    ),
    row("INVALID_CONFIG", "InvalidConfigurationException", 0, "Configuration is invalid."),
    row(
        "NOT_CONTROLLER",
        "NotControllerException",
        1,
        "This is not the correct controller for this cluster.",
    ),
    row(
        "INVALID_REQUEST",
        "InvalidRequestException",
        0,
        "This most likely occurs because of a request being malformed by the client library or the message was sent to an incompatible broker. See the broker logs for more details.",
    ),
    row(
        "UNSUPPORTED_FOR_MESSAGE_FORMAT",
        "UnsupportedForMessageFormatException",
        0,
        "The message format version on the broker does not support the request.",
    ),
    row(
        "POLICY_VIOLATION",
        "PolicyViolationException",
        0,
        "Request parameters do not satisfy the configured policy.",
    ),
    row(
        "OUT_OF_ORDER_SEQUENCE_NUMBER",
        "OutOfOrderSequenceException",
        0,
        "The broker received an out of order sequence number.",
    ),
    row(
        "DUPLICATE_SEQUENCE_NUMBER",
        "DuplicateSequenceException",
        0,
        "The broker received a duplicate sequence number.",
    ),
    row(
        "INVALID_PRODUCER_EPOCH",
        "InvalidProducerEpochException",
        0,
        "Producer attempted to produce with an old epoch.",
    ),
    row(
        "INVALID_TXN_STATE",
        "InvalidTxnStateException",
        0,
        "The producer attempted a transactional operation in an invalid state.",
    ),
    row(
        "INVALID_PRODUCER_ID_MAPPING",
        "InvalidPidMappingException",
        0,
        "The producer attempted to use a producer id which is not currently assigned to its transactional id.",
    ),
    row(
        "INVALID_TRANSACTION_TIMEOUT",
        "InvalidTxnTimeoutException",
        0,
        "The transaction timeout is larger than the maximum value allowed by the broker (as configured by transaction.max.timeout.ms).",
    ),
    row(
        "CONCURRENT_TRANSACTIONS",
        "ConcurrentTransactionsException",
        1,
        "The producer attempted to update a transaction while another concurrent operation on the same transaction was ongoing.",
    ),
    row(
        "TRANSACTION_COORDINATOR_FENCED",
        "TransactionCoordinatorFencedException",
        0,
        "Indicates that the transaction coordinator sending a WriteTxnMarker is no longer the current coordinator for a given producer.",
    ),
    row(
        "TRANSACTIONAL_ID_AUTHORIZATION_FAILED",
        "TransactionalIdAuthorizationException",
        0,
        "Transactional Id authorization failed.",
    ),
    row("SECURITY_DISABLED", "SecurityDisabledException", 0, "Security features are disabled."),
    row(
        "OPERATION_NOT_ATTEMPTED",
        "OperationNotAttemptedException",
        0,
        "The broker did not attempt to execute this operation. This may happen for batched RPCs where some operations in the batch failed, causing the broker to respond without trying the rest.",
    ),
    row(
        "KAFKA_STORAGE_ERROR",
        "KafkaStorageException",
        7,
        "Disk error when trying to access log file on the disk.",
    ),
    row(
        "LOG_DIR_NOT_FOUND",
        "LogDirNotFoundException",
        0,
        "The user-specified log directory is not found in the broker config.",
    ),
    row(
        "SASL_AUTHENTICATION_FAILED",
        "SaslAuthenticationException",
        0,
        "SASL Authentication failed.",
    ),
    row(
        "UNKNOWN_PRODUCER_ID",
        "UnknownProducerIdException",
        0,
        "This exception is raised by the broker if it could not locate the producer metadata associated with the producerId in question. This could happen if, for instance, the producer's records were deleted because their retention time had elapsed. Once the last records of the producerId are removed, the producer's metadata is removed from the broker, and future appends by the producer will return this exception.",
    ),
    row(
        "REASSIGNMENT_IN_PROGRESS",
        "ReassignmentInProgressException",
        0,
        "A partition reassignment is in progress.",
    ),
    row(
        "DELEGATION_TOKEN_AUTH_DISABLED",
        "DelegationTokenDisabledException",
        0,
        "Delegation Token feature is not enabled.",
    ),
    row(
        "DELEGATION_TOKEN_NOT_FOUND",
        "DelegationTokenNotFoundException",
        0,
        "Delegation Token is not found on server.",
    ),
    row(
        "DELEGATION_TOKEN_OWNER_MISMATCH",
        "DelegationTokenOwnerMismatchException",
        0,
        "Specified Principal is not valid Owner/Renewer.",
    ),
    row(
        "DELEGATION_TOKEN_REQUEST_NOT_ALLOWED",
        "UnsupportedByAuthenticationException",
        0,
        "Delegation Token requests are not allowed on PLAINTEXT/1-way SSL channels and on delegation token authenticated channels.",
    ),
    row(
        "DELEGATION_TOKEN_AUTHORIZATION_FAILED",
        "DelegationTokenAuthorizationException",
        0,
        "Delegation Token authorization failed.",
    ),
    row(
        "DELEGATION_TOKEN_EXPIRED",
        "DelegationTokenExpiredException",
        0,
        "Delegation Token is expired.",
    ),
    row(
        "INVALID_PRINCIPAL_TYPE",
        "InvalidPrincipalTypeException",
        0,
        "Supplied principalType is not supported.",
    ),
    row("NON_EMPTY_GROUP", "GroupNotEmptyException", 0, "The group is not empty."),
    row("GROUP_ID_NOT_FOUND", "GroupIdNotFoundException", 0, "The group id does not exist."),
    row(
        "FETCH_SESSION_ID_NOT_FOUND",
        "FetchSessionIdNotFoundException",
        1,
        "The fetch session ID was not found.",
    ),
    row(
        "INVALID_FETCH_SESSION_EPOCH",
        "InvalidFetchSessionEpochException",
        1,
        "The fetch session epoch is invalid.",
    ),
    row(
        "LISTENER_NOT_FOUND",
        "ListenerNotFoundException",
        7,
        "There is no listener on the leader broker that matches the listener on which metadata request was processed.",
    ),
    row(
        "TOPIC_DELETION_DISABLED",
        "TopicDeletionDisabledException",
        0,
        "Topic deletion is disabled.",
    ),
    row(
        "FENCED_LEADER_EPOCH",
        "FencedLeaderEpochException",
        7,
        "The leader epoch in the request is older than the epoch on the broker.",
    ),
    row(
        "UNKNOWN_LEADER_EPOCH",
        "UnknownLeaderEpochException",
        1,
        "The leader epoch in the request is newer than the epoch on the broker.",
    ),
    row(
        "UNSUPPORTED_COMPRESSION_TYPE",
        "UnsupportedCompressionTypeException",
        0,
        "The requesting client does not support the compression type of given partition.",
    ),
    row("STALE_BROKER_EPOCH", "StaleBrokerEpochException", 0, "Broker epoch has changed."),
    row(
        "OFFSET_NOT_AVAILABLE",
        "OffsetNotAvailableException",
        1,
        "The leader high watermark has not caught up from a recent leader election so the offsets cannot be guaranteed to be monotonically increasing.",
    ),
    row(
        "MEMBER_ID_REQUIRED",
        "MemberIdRequiredException",
        0,
        "The group member needs to have a valid member id before actually entering a consumer group.",
    ),
    row(
        "PREFERRED_LEADER_NOT_AVAILABLE",
        "PreferredLeaderNotAvailableException",
        7,
        "The preferred leader was not available.",
    ),
    row(
        "GROUP_MAX_SIZE_REACHED",
        "GroupMaxSizeReachedException",
        0,
        "The group has reached its maximum size.",
    ),
    row(
        "FENCED_INSTANCE_ID",
        "FencedInstanceIdException",
        0,
        "The broker rejected this static consumer since another consumer with the same group.instance.id has registered with a different member.id.",
    ),
    row(
        "ELIGIBLE_LEADERS_NOT_AVAILABLE",
        "EligibleLeadersNotAvailableException",
        7,
        "Eligible topic partition leaders are not available.",
    ),
    row(
        "ELECTION_NOT_NEEDED",
        "ElectionNotNeededException",
        7,
        "Leader election not needed for topic partition.",
    ),
    row(
        "NO_REASSIGNMENT_IN_PROGRESS",
        "NoReassignmentInProgressException",
        0,
        "No partition reassignment is in progress.",
    ),
    row(
        "GROUP_SUBSCRIBED_TO_TOPIC",
        "GroupSubscribedToTopicException",
        0,
        "Deleting offsets of a topic is forbidden while the consumer group is actively subscribed to it.",
    ),
    row(
        "INVALID_RECORD",
        "InvalidRecordException",
        0,
        "This record has failed the validation on broker and hence will be rejected.",
    ),
    row(
        "UNSTABLE_OFFSET_COMMIT",
        "UnstableOffsetCommitException",
        1,
        "There are unstable offsets that need to be cleared.",
    ),
    row(
        "THROTTLING_QUOTA_EXCEEDED",
        "ThrottlingQuotaExceededException",
        1,
        "The throttling quota has been exceeded.",
    ),
    row(
        "PRODUCER_FENCED",
        "ProducerFencedException",
        0,
        "There is a newer producer with the same transactionalId which fences the current one.",
    ),
    row(
        "RESOURCE_NOT_FOUND",
        "ResourceNotFoundException",
        0,
        "A request illegally referred to a resource that does not exist.",
    ),
    row(
        "DUPLICATE_RESOURCE",
        "DuplicateResourceException",
        0,
        "A request illegally referred to the same resource twice.",
    ),
    row(
        "UNACCEPTABLE_CREDENTIAL",
        "UnacceptableCredentialException",
        0,
        "Requested credential would not meet criteria for acceptability.",
    ),
    row(
        "INCONSISTENT_VOTER_SET",
        "InconsistentVoterSetException",
        0,
        "Indicates that the either the sender or recipient of a voter-only request is not one of the expected voters.",
    ),
    row(
        "INVALID_UPDATE_VERSION",
        "InvalidUpdateVersionException",
        0,
        "The given update version was invalid.",
    ),
    row(
        "FEATURE_UPDATE_FAILED",
        "FeatureUpdateFailedException",
        0,
        "Unable to update finalized features due to an unexpected server error.",
    ),
    row(
        "PRINCIPAL_DESERIALIZATION_FAILURE",
        "PrincipalDeserializationException",
        0,
        "Request principal deserialization failed during forwarding. This indicates an internal error on the broker cluster security setup.",
    ),
    row("SNAPSHOT_NOT_FOUND", "SnapshotNotFoundException", 0, "Requested snapshot was not found."),
    row(
        "POSITION_OUT_OF_RANGE",
        "PositionOutOfRangeException",
        0,
        "Requested position is not greater than or equal to zero, and less than the size of the snapshot.",
    ),
    row(
        "UNKNOWN_TOPIC_ID",
        "UnknownTopicIdException",
        7,
        "This server does not host this topic ID.",
    ),
    row(
        "DUPLICATE_BROKER_REGISTRATION",
        "DuplicateBrokerRegistrationException",
        0,
        "This broker ID is already in use.",
    ),
    row(
        "BROKER_ID_NOT_REGISTERED",
        "BrokerIdNotRegisteredException",
        0,
        "The given broker ID was not registered.",
    ),
    row(
        "INCONSISTENT_TOPIC_ID",
        "InconsistentTopicIdException",
        7,
        "The log's topic ID did not match the topic ID in the request.",
    ),
    row(
        "INCONSISTENT_CLUSTER_ID",
        "InconsistentClusterIdException",
        0,
        "The clusterId in the request does not match that found on the server.",
    ),
    row(
        "TRANSACTIONAL_ID_NOT_FOUND",
        "TransactionalIdNotFoundException",
        0,
        "The transactionalId could not be found.",
    ),
    row(
        "FETCH_SESSION_TOPIC_ID_ERROR",
        "FetchSessionTopicIdException",
        1,
        "The fetch session encountered inconsistent topic ID usage.",
    ),
    row(
        "INELIGIBLE_REPLICA",
        "IneligibleReplicaException",
        0,
        "The new ISR contains at least one ineligible replica.",
    ),
    row(
        "NEW_LEADER_ELECTED",
        "NewLeaderElectedException",
        0,
        "The AlterPartition request successfully updated the partition state but the leader has changed.",
    ),
    row(
        "OFFSET_MOVED_TO_TIERED_STORAGE",
        "OffsetMovedToTieredStorageException",
        0,
        "The requested offset is moved to tiered storage.",
    ),
    row(
        "FENCED_MEMBER_EPOCH",
        "FencedMemberEpochException",
        0,
        "The member epoch is fenced by the group coordinator. The member must abandon all its partitions and rejoin.",
    ),
    row(
        "UNRELEASED_INSTANCE_ID",
        "UnreleasedInstanceIdException",
        0,
        "The instance ID is still used by another member in the consumer group. That member must leave first.",
    ),
    row(
        "UNSUPPORTED_ASSIGNOR",
        "UnsupportedAssignorException",
        0,
        "The assignor or its version range is not supported by the consumer group.",
    ),
    row(
        "STALE_MEMBER_EPOCH",
        "StaleMemberEpochException",
        0,
        "The member epoch is stale. The member must retry after receiving its updated member epoch via the ConsumerGroupHeartbeat API.",
    ),
    row(
        "MISMATCHED_ENDPOINT_TYPE",
        "MismatchedEndpointTypeException",
        0,
        "The request was sent to an endpoint of the wrong type.",
    ),
    row(
        "UNSUPPORTED_ENDPOINT_TYPE",
        "UnsupportedEndpointTypeException",
        0,
        "This endpoint type is not supported yet.",
    ),
    row(
        "UNKNOWN_CONTROLLER_ID",
        "UnknownControllerIdException",
        0,
        "This controller ID is not known.",
    ),
    row(
        "UNKNOWN_SUBSCRIPTION_ID",
        "UnknownSubscriptionIdException",
        0,
        "Client sent a push telemetry request with an invalid or outdated subscription ID.",
    ),
    row(
        "TELEMETRY_TOO_LARGE",
        "TelemetryTooLargeException",
        0,
        "Client sent a push telemetry request larger than the maximum size the broker will accept.",
    ),
    row(
        "INVALID_REGISTRATION",
        "InvalidRegistrationException",
        0,
        "The controller has considered the broker registration to be invalid.",
    ),
    row(
        "TRANSACTION_ABORTABLE",
        "TransactionAbortableException",
        0,
        "The server encountered an error with the transaction. The client can abort the transaction to continue using this transactional ID.",
    ),
    row(
        "INVALID_RECORD_STATE",
        "InvalidRecordStateException",
        0,
        "The record state is invalid. The acknowledgement of delivery could not be completed.",
    ),
    row(
        "SHARE_SESSION_NOT_FOUND",
        "ShareSessionNotFoundException",
        1,
        "The share session was not found.",
    ),
    row(
        "INVALID_SHARE_SESSION_EPOCH",
        "InvalidShareSessionEpochException",
        1,
        "The share session epoch is invalid.",
    ),
    row(
        "FENCED_STATE_EPOCH",
        "FencedStateEpochException",
        0,
        "The share coordinator rejected the request because the share-group state epoch did not match.",
    ),
    row(
        "INVALID_VOTER_KEY",
        "InvalidVoterKeyException",
        0,
        "The voter key doesn't match the receiving replica's key.",
    ),
    row(
        "DUPLICATE_VOTER",
        "DuplicateVoterException",
        0,
        "The voter is already part of the set of voters.",
    ),
    row(
        "VOTER_NOT_FOUND",
        "VoterNotFoundException",
        0,
        "The voter is not part of the set of voters.",
    ),
    row(
        "INVALID_REGULAR_EXPRESSION",
        "InvalidRegularExpression",
        0,
        "The regular expression is not valid.",
    ),
    row(
        "REBOOTSTRAP_REQUIRED",
        "RebootstrapRequiredException",
        0,
        "Client metadata is stale. The client should rebootstrap to obtain new metadata.",
    ),
    row(
        "STREAMS_INVALID_TOPOLOGY",
        "StreamsInvalidTopologyException",
        0,
        "The supplied topology is invalid.",
    ),
    row(
        "STREAMS_INVALID_TOPOLOGY_EPOCH",
        "StreamsInvalidTopologyEpochException",
        0,
        "The supplied topology epoch is invalid.",
    ),
    row(
        "STREAMS_TOPOLOGY_FENCED",
        "StreamsTopologyFencedException",
        0,
        "The supplied topology epoch is outdated.",
    ),
    row(
        "SHARE_SESSION_LIMIT_REACHED",
        "ShareSessionLimitReachedException",
        1,
        "The limit of share sessions has been reached.",
    ),
];
