//! Made by `cargo xtask protocol` from Kafka's schemas; not edited by hand.

use crate::messages::*;
use crate::schema::Schema;
use crate::wire::*;

/// Every API of Kafka 4.3.1, those without structs here and those removed included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i16)]
pub enum ApiKey {
    /// API key 0.
    Produce = 0,
    /// API key 1.
    Fetch = 1,
    /// API key 2.
    ListOffsets = 2,
    /// API key 3.
    Metadata = 3,
    /// API key 4.
    LeaderAndIsr = 4,
    /// API key 5.
    StopReplica = 5,
    /// API key 6.
    UpdateMetadata = 6,
    /// API key 7.
    ControlledShutdown = 7,
    /// API key 8.
    OffsetCommit = 8,
    /// API key 9.
    OffsetFetch = 9,
    /// API key 10.
    FindCoordinator = 10,
    /// API key 11.
    JoinGroup = 11,
    /// API key 12.
    Heartbeat = 12,
    /// API key 13.
    LeaveGroup = 13,
    /// API key 14.
    SyncGroup = 14,
    /// API key 15.
    DescribeGroups = 15,
    /// API key 16.
    ListGroups = 16,
    /// API key 17.
    SaslHandshake = 17,
    /// API key 18.
    ApiVersions = 18,
    /// API key 19.
    CreateTopics = 19,
    /// API key 20.
    DeleteTopics = 20,
    /// API key 21.
    DeleteRecords = 21,
    /// API key 22.
    InitProducerId = 22,
    /// API key 23.
    OffsetForLeaderEpoch = 23,
    /// API key 24.
    AddPartitionsToTxn = 24,
    /// API key 25.
    AddOffsetsToTxn = 25,
    /// API key 26.
    EndTxn = 26,
    /// API key 27.
    WriteTxnMarkers = 27,
    /// API key 28.
    TxnOffsetCommit = 28,
    /// API key 29.
    DescribeAcls = 29,
    /// API key 30.
    CreateAcls = 30,
    /// API key 31.
    DeleteAcls = 31,
    /// API key 32.
    DescribeConfigs = 32,
    /// API key 33.
    AlterConfigs = 33,
    /// API key 34.
    AlterReplicaLogDirs = 34,
    /// API key 35.
    DescribeLogDirs = 35,
    /// API key 36.
    SaslAuthenticate = 36,
    /// API key 37.
    CreatePartitions = 37,
    /// API key 38.
    CreateDelegationToken = 38,
    /// API key 39.
    RenewDelegationToken = 39,
    /// API key 40.
    ExpireDelegationToken = 40,
    /// API key 41.
    DescribeDelegationToken = 41,
    /// API key 42.
    DeleteGroups = 42,
    /// API key 43.
    ElectLeaders = 43,
    /// API key 44.
    IncrementalAlterConfigs = 44,
    /// API key 45.
    AlterPartitionReassignments = 45,
    /// API key 46.
    ListPartitionReassignments = 46,
    /// API key 47.
    OffsetDelete = 47,
    /// API key 48.
    DescribeClientQuotas = 48,
    /// API key 49.
    AlterClientQuotas = 49,
    /// API key 50.
    DescribeUserScramCredentials = 50,
    /// API key 51.
    AlterUserScramCredentials = 51,
    /// API key 52.
    Vote = 52,
    /// API key 53.
    BeginQuorumEpoch = 53,
    /// API key 54.
    EndQuorumEpoch = 54,
    /// API key 55.
    DescribeQuorum = 55,
    /// API key 56.
    AlterPartition = 56,
    /// API key 57.
    UpdateFeatures = 57,
    /// API key 58.
    Envelope = 58,
    /// API key 59.
    FetchSnapshot = 59,
    /// API key 60.
    DescribeCluster = 60,
    /// API key 61.
    DescribeProducers = 61,
    /// API key 62.
    BrokerRegistration = 62,
    /// API key 63.
    BrokerHeartbeat = 63,
    /// API key 64.
    UnregisterBroker = 64,
    /// API key 65.
    DescribeTransactions = 65,
    /// API key 66.
    ListTransactions = 66,
    /// API key 67.
    AllocateProducerIds = 67,
    /// API key 68.
    ConsumerGroupHeartbeat = 68,
    /// API key 69.
    ConsumerGroupDescribe = 69,
    /// API key 70.
    ControllerRegistration = 70,
    /// API key 71.
    GetTelemetrySubscriptions = 71,
    /// API key 72.
    PushTelemetry = 72,
    /// API key 73.
    AssignReplicasToDirs = 73,
    /// API key 74.
    ListConfigResources = 74,
    /// API key 75.
    DescribeTopicPartitions = 75,
    /// API key 76.
    ShareGroupHeartbeat = 76,
    /// API key 77.
    ShareGroupDescribe = 77,
    /// API key 78.
    ShareFetch = 78,
    /// API key 79.
    ShareAcknowledge = 79,
    /// API key 80.
    AddRaftVoter = 80,
    /// API key 81.
    RemoveRaftVoter = 81,
    /// API key 82.
    UpdateRaftVoter = 82,
    /// API key 83.
    InitializeShareGroupState = 83,
    /// API key 84.
    ReadShareGroupState = 84,
    /// API key 85.
    WriteShareGroupState = 85,
    /// API key 86.
    DeleteShareGroupState = 86,
    /// API key 87.
    ReadShareGroupStateSummary = 87,
    /// API key 88.
    StreamsGroupHeartbeat = 88,
    /// API key 89.
    StreamsGroupDescribe = 89,
    /// API key 90.
    DescribeShareGroupOffsets = 90,
    /// API key 91.
    AlterShareGroupOffsets = 91,
    /// API key 92.
    DeleteShareGroupOffsets = 92,
}
impl ApiKey {
    /// All of them, by key.
    pub const ALL: &'static [Self] = &[
        Self::Produce,
        Self::Fetch,
        Self::ListOffsets,
        Self::Metadata,
        Self::LeaderAndIsr,
        Self::StopReplica,
        Self::UpdateMetadata,
        Self::ControlledShutdown,
        Self::OffsetCommit,
        Self::OffsetFetch,
        Self::FindCoordinator,
        Self::JoinGroup,
        Self::Heartbeat,
        Self::LeaveGroup,
        Self::SyncGroup,
        Self::DescribeGroups,
        Self::ListGroups,
        Self::SaslHandshake,
        Self::ApiVersions,
        Self::CreateTopics,
        Self::DeleteTopics,
        Self::DeleteRecords,
        Self::InitProducerId,
        Self::OffsetForLeaderEpoch,
        Self::AddPartitionsToTxn,
        Self::AddOffsetsToTxn,
        Self::EndTxn,
        Self::WriteTxnMarkers,
        Self::TxnOffsetCommit,
        Self::DescribeAcls,
        Self::CreateAcls,
        Self::DeleteAcls,
        Self::DescribeConfigs,
        Self::AlterConfigs,
        Self::AlterReplicaLogDirs,
        Self::DescribeLogDirs,
        Self::SaslAuthenticate,
        Self::CreatePartitions,
        Self::CreateDelegationToken,
        Self::RenewDelegationToken,
        Self::ExpireDelegationToken,
        Self::DescribeDelegationToken,
        Self::DeleteGroups,
        Self::ElectLeaders,
        Self::IncrementalAlterConfigs,
        Self::AlterPartitionReassignments,
        Self::ListPartitionReassignments,
        Self::OffsetDelete,
        Self::DescribeClientQuotas,
        Self::AlterClientQuotas,
        Self::DescribeUserScramCredentials,
        Self::AlterUserScramCredentials,
        Self::Vote,
        Self::BeginQuorumEpoch,
        Self::EndQuorumEpoch,
        Self::DescribeQuorum,
        Self::AlterPartition,
        Self::UpdateFeatures,
        Self::Envelope,
        Self::FetchSnapshot,
        Self::DescribeCluster,
        Self::DescribeProducers,
        Self::BrokerRegistration,
        Self::BrokerHeartbeat,
        Self::UnregisterBroker,
        Self::DescribeTransactions,
        Self::ListTransactions,
        Self::AllocateProducerIds,
        Self::ConsumerGroupHeartbeat,
        Self::ConsumerGroupDescribe,
        Self::ControllerRegistration,
        Self::GetTelemetrySubscriptions,
        Self::PushTelemetry,
        Self::AssignReplicasToDirs,
        Self::ListConfigResources,
        Self::DescribeTopicPartitions,
        Self::ShareGroupHeartbeat,
        Self::ShareGroupDescribe,
        Self::ShareFetch,
        Self::ShareAcknowledge,
        Self::AddRaftVoter,
        Self::RemoveRaftVoter,
        Self::UpdateRaftVoter,
        Self::InitializeShareGroupState,
        Self::ReadShareGroupState,
        Self::WriteShareGroupState,
        Self::DeleteShareGroupState,
        Self::ReadShareGroupStateSummary,
        Self::StreamsGroupHeartbeat,
        Self::StreamsGroupDescribe,
        Self::DescribeShareGroupOffsets,
        Self::AlterShareGroupOffsets,
        Self::DeleteShareGroupOffsets,
    ];
    /// Oldest, newest stable and newest version, first flexible version.
    pub(crate) const fn ranges(self) -> (i16, i16, i16, i16) {
        match self {
            Self::Produce => (3, 13, 13, 9),
            Self::Fetch => (4, 18, 18, 12),
            Self::ListOffsets => (1, 11, 11, 6),
            Self::Metadata => (0, 13, 13, 9),
            Self::LeaderAndIsr => (0, -1, -1, i16::MAX),
            Self::StopReplica => (0, -1, -1, i16::MAX),
            Self::UpdateMetadata => (0, -1, -1, i16::MAX),
            Self::ControlledShutdown => (0, -1, -1, i16::MAX),
            Self::OffsetCommit => (2, 10, 10, 8),
            Self::OffsetFetch => (1, 10, 10, 6),
            Self::FindCoordinator => (0, 6, 6, 3),
            Self::JoinGroup => (0, 9, 9, 6),
            Self::Heartbeat => (0, 4, 4, 4),
            Self::LeaveGroup => (0, 5, 5, 4),
            Self::SyncGroup => (0, 5, 5, 4),
            Self::DescribeGroups => (0, 6, 6, 5),
            Self::ListGroups => (0, 5, 5, 3),
            Self::SaslHandshake => (0, 1, 1, 32767),
            Self::ApiVersions => (0, 4, 4, 3),
            Self::CreateTopics => (2, 7, 7, 5),
            Self::DeleteTopics => (1, 6, 6, 4),
            Self::DeleteRecords => (0, 2, 2, 2),
            Self::InitProducerId => (0, 5, 6, 2),
            Self::OffsetForLeaderEpoch => (2, 4, 4, 4),
            Self::AddPartitionsToTxn => (0, 5, 5, 3),
            Self::AddOffsetsToTxn => (0, 4, 4, 3),
            Self::EndTxn => (0, 5, 5, 3),
            Self::WriteTxnMarkers => (1, 2, 2, 1),
            Self::TxnOffsetCommit => (0, 5, 5, 3),
            Self::DescribeAcls => (1, 3, 3, 2),
            Self::CreateAcls => (1, 3, 3, 2),
            Self::DeleteAcls => (1, 3, 3, 2),
            Self::DescribeConfigs => (1, 4, 4, 4),
            Self::AlterConfigs => (0, 2, 2, 2),
            Self::AlterReplicaLogDirs => (1, 2, 2, 2),
            Self::DescribeLogDirs => (1, 5, 5, 2),
            Self::SaslAuthenticate => (0, 2, 2, 2),
            Self::CreatePartitions => (0, 3, 3, 2),
            Self::CreateDelegationToken => (1, 3, 3, 2),
            Self::RenewDelegationToken => (1, 2, 2, 2),
            Self::ExpireDelegationToken => (1, 2, 2, 2),
            Self::DescribeDelegationToken => (1, 3, 3, 2),
            Self::DeleteGroups => (0, 2, 2, 2),
            Self::ElectLeaders => (0, 2, 2, 2),
            Self::IncrementalAlterConfigs => (0, 1, 1, 1),
            Self::AlterPartitionReassignments => (0, 1, 1, 0),
            Self::ListPartitionReassignments => (0, 0, 0, 0),
            Self::OffsetDelete => (0, 0, 0, 32767),
            Self::DescribeClientQuotas => (0, 1, 1, 1),
            Self::AlterClientQuotas => (0, 1, 1, 1),
            Self::DescribeUserScramCredentials => (0, 0, 0, 0),
            Self::AlterUserScramCredentials => (0, 0, 0, 0),
            Self::Vote => (0, 2, 2, 0),
            Self::BeginQuorumEpoch => (0, 1, 1, 1),
            Self::EndQuorumEpoch => (0, 1, 1, 1),
            Self::DescribeQuorum => (0, 2, 2, 0),
            Self::AlterPartition => (2, 3, 3, 0),
            Self::UpdateFeatures => (0, 2, 2, 0),
            Self::Envelope => (0, 0, 0, 0),
            Self::FetchSnapshot => (0, 1, 1, 0),
            Self::DescribeCluster => (0, 2, 2, 0),
            Self::DescribeProducers => (0, 0, 0, 0),
            Self::BrokerRegistration => (0, 4, 4, 0),
            Self::BrokerHeartbeat => (0, 2, 2, 0),
            Self::UnregisterBroker => (0, 0, 0, 0),
            Self::DescribeTransactions => (0, 0, 0, 0),
            Self::ListTransactions => (0, 2, 2, 0),
            Self::AllocateProducerIds => (0, 0, 0, 0),
            Self::ConsumerGroupHeartbeat => (0, 1, 1, 0),
            Self::ConsumerGroupDescribe => (0, 1, 1, 0),
            Self::ControllerRegistration => (0, 0, 0, 0),
            Self::GetTelemetrySubscriptions => (0, 0, 0, 0),
            Self::PushTelemetry => (0, 0, 0, 0),
            Self::AssignReplicasToDirs => (0, 0, 0, 0),
            Self::ListConfigResources => (0, 1, 1, 0),
            Self::DescribeTopicPartitions => (0, 0, 0, 0),
            Self::ShareGroupHeartbeat => (1, 1, 1, 0),
            Self::ShareGroupDescribe => (1, 1, 1, 0),
            Self::ShareFetch => (1, 2, 2, 0),
            Self::ShareAcknowledge => (1, 2, 2, 0),
            Self::AddRaftVoter => (0, 1, 1, 0),
            Self::RemoveRaftVoter => (0, 0, 0, 0),
            Self::UpdateRaftVoter => (0, 0, 0, 0),
            Self::InitializeShareGroupState => (0, 0, 0, 0),
            Self::ReadShareGroupState => (0, 0, 0, 0),
            Self::WriteShareGroupState => (0, 1, 1, 0),
            Self::DeleteShareGroupState => (0, 0, 0, 0),
            Self::ReadShareGroupStateSummary => (0, 1, 1, 0),
            Self::StreamsGroupHeartbeat => (0, 0, 0, 0),
            Self::StreamsGroupDescribe => (0, 0, 0, 0),
            Self::DescribeShareGroupOffsets => (0, 1, 1, 0),
            Self::AlterShareGroupOffsets => (0, 0, 0, 0),
            Self::DeleteShareGroupOffsets => (0, 0, 0, 0),
        }
    }
    /// Kafka's name, as `Produce`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Produce => "Produce",
            Self::Fetch => "Fetch",
            Self::ListOffsets => "ListOffsets",
            Self::Metadata => "Metadata",
            Self::LeaderAndIsr => "LeaderAndIsr",
            Self::StopReplica => "StopReplica",
            Self::UpdateMetadata => "UpdateMetadata",
            Self::ControlledShutdown => "ControlledShutdown",
            Self::OffsetCommit => "OffsetCommit",
            Self::OffsetFetch => "OffsetFetch",
            Self::FindCoordinator => "FindCoordinator",
            Self::JoinGroup => "JoinGroup",
            Self::Heartbeat => "Heartbeat",
            Self::LeaveGroup => "LeaveGroup",
            Self::SyncGroup => "SyncGroup",
            Self::DescribeGroups => "DescribeGroups",
            Self::ListGroups => "ListGroups",
            Self::SaslHandshake => "SaslHandshake",
            Self::ApiVersions => "ApiVersions",
            Self::CreateTopics => "CreateTopics",
            Self::DeleteTopics => "DeleteTopics",
            Self::DeleteRecords => "DeleteRecords",
            Self::InitProducerId => "InitProducerId",
            Self::OffsetForLeaderEpoch => "OffsetForLeaderEpoch",
            Self::AddPartitionsToTxn => "AddPartitionsToTxn",
            Self::AddOffsetsToTxn => "AddOffsetsToTxn",
            Self::EndTxn => "EndTxn",
            Self::WriteTxnMarkers => "WriteTxnMarkers",
            Self::TxnOffsetCommit => "TxnOffsetCommit",
            Self::DescribeAcls => "DescribeAcls",
            Self::CreateAcls => "CreateAcls",
            Self::DeleteAcls => "DeleteAcls",
            Self::DescribeConfigs => "DescribeConfigs",
            Self::AlterConfigs => "AlterConfigs",
            Self::AlterReplicaLogDirs => "AlterReplicaLogDirs",
            Self::DescribeLogDirs => "DescribeLogDirs",
            Self::SaslAuthenticate => "SaslAuthenticate",
            Self::CreatePartitions => "CreatePartitions",
            Self::CreateDelegationToken => "CreateDelegationToken",
            Self::RenewDelegationToken => "RenewDelegationToken",
            Self::ExpireDelegationToken => "ExpireDelegationToken",
            Self::DescribeDelegationToken => "DescribeDelegationToken",
            Self::DeleteGroups => "DeleteGroups",
            Self::ElectLeaders => "ElectLeaders",
            Self::IncrementalAlterConfigs => "IncrementalAlterConfigs",
            Self::AlterPartitionReassignments => "AlterPartitionReassignments",
            Self::ListPartitionReassignments => "ListPartitionReassignments",
            Self::OffsetDelete => "OffsetDelete",
            Self::DescribeClientQuotas => "DescribeClientQuotas",
            Self::AlterClientQuotas => "AlterClientQuotas",
            Self::DescribeUserScramCredentials => "DescribeUserScramCredentials",
            Self::AlterUserScramCredentials => "AlterUserScramCredentials",
            Self::Vote => "Vote",
            Self::BeginQuorumEpoch => "BeginQuorumEpoch",
            Self::EndQuorumEpoch => "EndQuorumEpoch",
            Self::DescribeQuorum => "DescribeQuorum",
            Self::AlterPartition => "AlterPartition",
            Self::UpdateFeatures => "UpdateFeatures",
            Self::Envelope => "Envelope",
            Self::FetchSnapshot => "FetchSnapshot",
            Self::DescribeCluster => "DescribeCluster",
            Self::DescribeProducers => "DescribeProducers",
            Self::BrokerRegistration => "BrokerRegistration",
            Self::BrokerHeartbeat => "BrokerHeartbeat",
            Self::UnregisterBroker => "UnregisterBroker",
            Self::DescribeTransactions => "DescribeTransactions",
            Self::ListTransactions => "ListTransactions",
            Self::AllocateProducerIds => "AllocateProducerIds",
            Self::ConsumerGroupHeartbeat => "ConsumerGroupHeartbeat",
            Self::ConsumerGroupDescribe => "ConsumerGroupDescribe",
            Self::ControllerRegistration => "ControllerRegistration",
            Self::GetTelemetrySubscriptions => "GetTelemetrySubscriptions",
            Self::PushTelemetry => "PushTelemetry",
            Self::AssignReplicasToDirs => "AssignReplicasToDirs",
            Self::ListConfigResources => "ListConfigResources",
            Self::DescribeTopicPartitions => "DescribeTopicPartitions",
            Self::ShareGroupHeartbeat => "ShareGroupHeartbeat",
            Self::ShareGroupDescribe => "ShareGroupDescribe",
            Self::ShareFetch => "ShareFetch",
            Self::ShareAcknowledge => "ShareAcknowledge",
            Self::AddRaftVoter => "AddRaftVoter",
            Self::RemoveRaftVoter => "RemoveRaftVoter",
            Self::UpdateRaftVoter => "UpdateRaftVoter",
            Self::InitializeShareGroupState => "InitializeShareGroupState",
            Self::ReadShareGroupState => "ReadShareGroupState",
            Self::WriteShareGroupState => "WriteShareGroupState",
            Self::DeleteShareGroupState => "DeleteShareGroupState",
            Self::ReadShareGroupStateSummary => "ReadShareGroupStateSummary",
            Self::StreamsGroupHeartbeat => "StreamsGroupHeartbeat",
            Self::StreamsGroupDescribe => "StreamsGroupDescribe",
            Self::DescribeShareGroupOffsets => "DescribeShareGroupOffsets",
            Self::AlterShareGroupOffsets => "AlterShareGroupOffsets",
            Self::DeleteShareGroupOffsets => "DeleteShareGroupOffsets",
        }
    }
}

/// A request of any API that has structs.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// API key 0.
    Produce(ProduceRequest),
    /// API key 1.
    Fetch(FetchRequest),
    /// API key 2.
    ListOffsets(ListOffsetsRequest),
    /// API key 3.
    Metadata(MetadataRequest),
    /// API key 8.
    OffsetCommit(OffsetCommitRequest),
    /// API key 9.
    OffsetFetch(OffsetFetchRequest),
    /// API key 10.
    FindCoordinator(FindCoordinatorRequest),
    /// API key 11.
    JoinGroup(JoinGroupRequest),
    /// API key 12.
    Heartbeat(HeartbeatRequest),
    /// API key 13.
    LeaveGroup(LeaveGroupRequest),
    /// API key 14.
    SyncGroup(SyncGroupRequest),
    /// API key 15.
    DescribeGroups(DescribeGroupsRequest),
    /// API key 16.
    ListGroups(ListGroupsRequest),
    /// API key 17.
    SaslHandshake(SaslHandshakeRequest),
    /// API key 18.
    ApiVersions(ApiVersionsRequest),
    /// API key 19.
    CreateTopics(CreateTopicsRequest),
    /// API key 20.
    DeleteTopics(DeleteTopicsRequest),
    /// API key 21.
    DeleteRecords(DeleteRecordsRequest),
    /// API key 22.
    InitProducerId(InitProducerIdRequest),
    /// API key 23.
    OffsetForLeaderEpoch(OffsetForLeaderEpochRequest),
    /// API key 32.
    DescribeConfigs(DescribeConfigsRequest),
    /// API key 33.
    AlterConfigs(AlterConfigsRequest),
    /// API key 34.
    AlterReplicaLogDirs(AlterReplicaLogDirsRequest),
    /// API key 35.
    DescribeLogDirs(DescribeLogDirsRequest),
    /// API key 36.
    SaslAuthenticate(SaslAuthenticateRequest),
    /// API key 37.
    CreatePartitions(CreatePartitionsRequest),
    /// API key 42.
    DeleteGroups(DeleteGroupsRequest),
    /// API key 44.
    IncrementalAlterConfigs(IncrementalAlterConfigsRequest),
    /// API key 47.
    OffsetDelete(OffsetDeleteRequest),
    /// API key 60.
    DescribeCluster(DescribeClusterRequest),
    /// API key 61.
    DescribeProducers(DescribeProducersRequest),
    /// API key 65.
    DescribeTransactions(DescribeTransactionsRequest),
    /// API key 74.
    ListConfigResources(ListConfigResourcesRequest),
    /// API key 75.
    DescribeTopicPartitions(DescribeTopicPartitionsRequest),
}
impl Request {
    /// The API it belongs to.
    pub const fn api_key(&self) -> ApiKey {
        match self {
            Self::Produce(_) => ApiKey::Produce,
            Self::Fetch(_) => ApiKey::Fetch,
            Self::ListOffsets(_) => ApiKey::ListOffsets,
            Self::Metadata(_) => ApiKey::Metadata,
            Self::OffsetCommit(_) => ApiKey::OffsetCommit,
            Self::OffsetFetch(_) => ApiKey::OffsetFetch,
            Self::FindCoordinator(_) => ApiKey::FindCoordinator,
            Self::JoinGroup(_) => ApiKey::JoinGroup,
            Self::Heartbeat(_) => ApiKey::Heartbeat,
            Self::LeaveGroup(_) => ApiKey::LeaveGroup,
            Self::SyncGroup(_) => ApiKey::SyncGroup,
            Self::DescribeGroups(_) => ApiKey::DescribeGroups,
            Self::ListGroups(_) => ApiKey::ListGroups,
            Self::SaslHandshake(_) => ApiKey::SaslHandshake,
            Self::ApiVersions(_) => ApiKey::ApiVersions,
            Self::CreateTopics(_) => ApiKey::CreateTopics,
            Self::DeleteTopics(_) => ApiKey::DeleteTopics,
            Self::DeleteRecords(_) => ApiKey::DeleteRecords,
            Self::InitProducerId(_) => ApiKey::InitProducerId,
            Self::OffsetForLeaderEpoch(_) => ApiKey::OffsetForLeaderEpoch,
            Self::DescribeConfigs(_) => ApiKey::DescribeConfigs,
            Self::AlterConfigs(_) => ApiKey::AlterConfigs,
            Self::AlterReplicaLogDirs(_) => ApiKey::AlterReplicaLogDirs,
            Self::DescribeLogDirs(_) => ApiKey::DescribeLogDirs,
            Self::SaslAuthenticate(_) => ApiKey::SaslAuthenticate,
            Self::CreatePartitions(_) => ApiKey::CreatePartitions,
            Self::DeleteGroups(_) => ApiKey::DeleteGroups,
            Self::IncrementalAlterConfigs(_) => ApiKey::IncrementalAlterConfigs,
            Self::OffsetDelete(_) => ApiKey::OffsetDelete,
            Self::DescribeCluster(_) => ApiKey::DescribeCluster,
            Self::DescribeProducers(_) => ApiKey::DescribeProducers,
            Self::DescribeTransactions(_) => ApiKey::DescribeTransactions,
            Self::ListConfigResources(_) => ApiKey::ListConfigResources,
            Self::DescribeTopicPartitions(_) => ApiKey::DescribeTopicPartitions,
        }
    }
    /// Reads the body.
    ///
    /// # Errors
    /// If the API has no structs, or as [`Message::read`].
    pub fn read(api_key: ApiKey, reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut body =
            Self::empty(api_key).ok_or(DecodeError::UnsupportedApi { api_key: api_key as i16 })?;
        read(body.parts().0, body.fields(), reader, version)?;
        Ok(body)
    }
    /// A default of the API.
    fn empty(api_key: ApiKey) -> Option<Self> {
        Some(match api_key {
            ApiKey::Produce => Self::Produce(ProduceRequest::default()),
            ApiKey::Fetch => Self::Fetch(FetchRequest::default()),
            ApiKey::ListOffsets => Self::ListOffsets(ListOffsetsRequest::default()),
            ApiKey::Metadata => Self::Metadata(MetadataRequest::default()),
            ApiKey::OffsetCommit => Self::OffsetCommit(OffsetCommitRequest::default()),
            ApiKey::OffsetFetch => Self::OffsetFetch(OffsetFetchRequest::default()),
            ApiKey::FindCoordinator => Self::FindCoordinator(FindCoordinatorRequest::default()),
            ApiKey::JoinGroup => Self::JoinGroup(JoinGroupRequest::default()),
            ApiKey::Heartbeat => Self::Heartbeat(HeartbeatRequest::default()),
            ApiKey::LeaveGroup => Self::LeaveGroup(LeaveGroupRequest::default()),
            ApiKey::SyncGroup => Self::SyncGroup(SyncGroupRequest::default()),
            ApiKey::DescribeGroups => Self::DescribeGroups(DescribeGroupsRequest::default()),
            ApiKey::ListGroups => Self::ListGroups(ListGroupsRequest::default()),
            ApiKey::SaslHandshake => Self::SaslHandshake(SaslHandshakeRequest::default()),
            ApiKey::ApiVersions => Self::ApiVersions(ApiVersionsRequest::default()),
            ApiKey::CreateTopics => Self::CreateTopics(CreateTopicsRequest::default()),
            ApiKey::DeleteTopics => Self::DeleteTopics(DeleteTopicsRequest::default()),
            ApiKey::DeleteRecords => Self::DeleteRecords(DeleteRecordsRequest::default()),
            ApiKey::InitProducerId => Self::InitProducerId(InitProducerIdRequest::default()),
            ApiKey::OffsetForLeaderEpoch => {
                Self::OffsetForLeaderEpoch(OffsetForLeaderEpochRequest::default())
            }
            ApiKey::DescribeConfigs => Self::DescribeConfigs(DescribeConfigsRequest::default()),
            ApiKey::AlterConfigs => Self::AlterConfigs(AlterConfigsRequest::default()),
            ApiKey::AlterReplicaLogDirs => {
                Self::AlterReplicaLogDirs(AlterReplicaLogDirsRequest::default())
            }
            ApiKey::DescribeLogDirs => Self::DescribeLogDirs(DescribeLogDirsRequest::default()),
            ApiKey::SaslAuthenticate => Self::SaslAuthenticate(SaslAuthenticateRequest::default()),
            ApiKey::CreatePartitions => Self::CreatePartitions(CreatePartitionsRequest::default()),
            ApiKey::DeleteGroups => Self::DeleteGroups(DeleteGroupsRequest::default()),
            ApiKey::IncrementalAlterConfigs => {
                Self::IncrementalAlterConfigs(IncrementalAlterConfigsRequest::default())
            }
            ApiKey::OffsetDelete => Self::OffsetDelete(OffsetDeleteRequest::default()),
            ApiKey::DescribeCluster => Self::DescribeCluster(DescribeClusterRequest::default()),
            ApiKey::DescribeProducers => {
                Self::DescribeProducers(DescribeProducersRequest::default())
            }
            ApiKey::DescribeTransactions => {
                Self::DescribeTransactions(DescribeTransactionsRequest::default())
            }
            ApiKey::ListConfigResources => {
                Self::ListConfigResources(ListConfigResourcesRequest::default())
            }
            ApiKey::DescribeTopicPartitions => {
                Self::DescribeTopicPartitions(DescribeTopicPartitionsRequest::default())
            }
            _ => return None,
        })
    }
    fn fields(&mut self) -> &mut dyn Fields {
        match self {
            Self::Produce(body) => body,
            Self::Fetch(body) => body,
            Self::ListOffsets(body) => body,
            Self::Metadata(body) => body,
            Self::OffsetCommit(body) => body,
            Self::OffsetFetch(body) => body,
            Self::FindCoordinator(body) => body,
            Self::JoinGroup(body) => body,
            Self::Heartbeat(body) => body,
            Self::LeaveGroup(body) => body,
            Self::SyncGroup(body) => body,
            Self::DescribeGroups(body) => body,
            Self::ListGroups(body) => body,
            Self::SaslHandshake(body) => body,
            Self::ApiVersions(body) => body,
            Self::CreateTopics(body) => body,
            Self::DeleteTopics(body) => body,
            Self::DeleteRecords(body) => body,
            Self::InitProducerId(body) => body,
            Self::OffsetForLeaderEpoch(body) => body,
            Self::DescribeConfigs(body) => body,
            Self::AlterConfigs(body) => body,
            Self::AlterReplicaLogDirs(body) => body,
            Self::DescribeLogDirs(body) => body,
            Self::SaslAuthenticate(body) => body,
            Self::CreatePartitions(body) => body,
            Self::DeleteGroups(body) => body,
            Self::IncrementalAlterConfigs(body) => body,
            Self::OffsetDelete(body) => body,
            Self::DescribeCluster(body) => body,
            Self::DescribeProducers(body) => body,
            Self::DescribeTransactions(body) => body,
            Self::ListConfigResources(body) => body,
            Self::DescribeTopicPartitions(body) => body,
        }
    }
    /// Writes the body.
    ///
    /// # Errors
    /// As [`Message::write`].
    pub fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        let (schema, fields) = self.parts();
        write(schema, fields, writer, version)
    }
    fn parts(&self) -> (&'static Schema, &dyn Fields) {
        match self {
            Self::Produce(body) => (&tables::PRODUCE_REQUEST, body),
            Self::Fetch(body) => (&tables::FETCH_REQUEST, body),
            Self::ListOffsets(body) => (&tables::LIST_OFFSETS_REQUEST, body),
            Self::Metadata(body) => (&tables::METADATA_REQUEST, body),
            Self::OffsetCommit(body) => (&tables::OFFSET_COMMIT_REQUEST, body),
            Self::OffsetFetch(body) => (&tables::OFFSET_FETCH_REQUEST, body),
            Self::FindCoordinator(body) => (&tables::FIND_COORDINATOR_REQUEST, body),
            Self::JoinGroup(body) => (&tables::JOIN_GROUP_REQUEST, body),
            Self::Heartbeat(body) => (&tables::HEARTBEAT_REQUEST, body),
            Self::LeaveGroup(body) => (&tables::LEAVE_GROUP_REQUEST, body),
            Self::SyncGroup(body) => (&tables::SYNC_GROUP_REQUEST, body),
            Self::DescribeGroups(body) => (&tables::DESCRIBE_GROUPS_REQUEST, body),
            Self::ListGroups(body) => (&tables::LIST_GROUPS_REQUEST, body),
            Self::SaslHandshake(body) => (&tables::SASL_HANDSHAKE_REQUEST, body),
            Self::ApiVersions(body) => (&tables::API_VERSIONS_REQUEST, body),
            Self::CreateTopics(body) => (&tables::CREATE_TOPICS_REQUEST, body),
            Self::DeleteTopics(body) => (&tables::DELETE_TOPICS_REQUEST, body),
            Self::DeleteRecords(body) => (&tables::DELETE_RECORDS_REQUEST, body),
            Self::InitProducerId(body) => (&tables::INIT_PRODUCER_ID_REQUEST, body),
            Self::OffsetForLeaderEpoch(body) => (&tables::OFFSET_FOR_LEADER_EPOCH_REQUEST, body),
            Self::DescribeConfigs(body) => (&tables::DESCRIBE_CONFIGS_REQUEST, body),
            Self::AlterConfigs(body) => (&tables::ALTER_CONFIGS_REQUEST, body),
            Self::AlterReplicaLogDirs(body) => (&tables::ALTER_REPLICA_LOG_DIRS_REQUEST, body),
            Self::DescribeLogDirs(body) => (&tables::DESCRIBE_LOG_DIRS_REQUEST, body),
            Self::SaslAuthenticate(body) => (&tables::SASL_AUTHENTICATE_REQUEST, body),
            Self::CreatePartitions(body) => (&tables::CREATE_PARTITIONS_REQUEST, body),
            Self::DeleteGroups(body) => (&tables::DELETE_GROUPS_REQUEST, body),
            Self::IncrementalAlterConfigs(body) => {
                (&tables::INCREMENTAL_ALTER_CONFIGS_REQUEST, body)
            }
            Self::OffsetDelete(body) => (&tables::OFFSET_DELETE_REQUEST, body),
            Self::DescribeCluster(body) => (&tables::DESCRIBE_CLUSTER_REQUEST, body),
            Self::DescribeProducers(body) => (&tables::DESCRIBE_PRODUCERS_REQUEST, body),
            Self::DescribeTransactions(body) => (&tables::DESCRIBE_TRANSACTIONS_REQUEST, body),
            Self::ListConfigResources(body) => (&tables::LIST_CONFIG_RESOURCES_REQUEST, body),
            Self::DescribeTopicPartitions(body) => {
                (&tables::DESCRIBE_TOPIC_PARTITIONS_REQUEST, body)
            }
        }
    }
}
impl Clone for Request {
    fn clone(&self) -> Self {
        let (schema, from) = self.parts();
        // Invariant: the API of a body that exists has structs.
        let mut copied = Self::empty(self.api_key()).expect("an API with structs");
        copy(schema.root, from, copied.fields());
        copied
    }
}
impl From<ProduceRequest> for Request {
    fn from(body: ProduceRequest) -> Self {
        Self::Produce(body)
    }
}
impl From<FetchRequest> for Request {
    fn from(body: FetchRequest) -> Self {
        Self::Fetch(body)
    }
}
impl From<ListOffsetsRequest> for Request {
    fn from(body: ListOffsetsRequest) -> Self {
        Self::ListOffsets(body)
    }
}
impl From<MetadataRequest> for Request {
    fn from(body: MetadataRequest) -> Self {
        Self::Metadata(body)
    }
}
impl From<OffsetCommitRequest> for Request {
    fn from(body: OffsetCommitRequest) -> Self {
        Self::OffsetCommit(body)
    }
}
impl From<OffsetFetchRequest> for Request {
    fn from(body: OffsetFetchRequest) -> Self {
        Self::OffsetFetch(body)
    }
}
impl From<FindCoordinatorRequest> for Request {
    fn from(body: FindCoordinatorRequest) -> Self {
        Self::FindCoordinator(body)
    }
}
impl From<JoinGroupRequest> for Request {
    fn from(body: JoinGroupRequest) -> Self {
        Self::JoinGroup(body)
    }
}
impl From<HeartbeatRequest> for Request {
    fn from(body: HeartbeatRequest) -> Self {
        Self::Heartbeat(body)
    }
}
impl From<LeaveGroupRequest> for Request {
    fn from(body: LeaveGroupRequest) -> Self {
        Self::LeaveGroup(body)
    }
}
impl From<SyncGroupRequest> for Request {
    fn from(body: SyncGroupRequest) -> Self {
        Self::SyncGroup(body)
    }
}
impl From<DescribeGroupsRequest> for Request {
    fn from(body: DescribeGroupsRequest) -> Self {
        Self::DescribeGroups(body)
    }
}
impl From<ListGroupsRequest> for Request {
    fn from(body: ListGroupsRequest) -> Self {
        Self::ListGroups(body)
    }
}
impl From<SaslHandshakeRequest> for Request {
    fn from(body: SaslHandshakeRequest) -> Self {
        Self::SaslHandshake(body)
    }
}
impl From<ApiVersionsRequest> for Request {
    fn from(body: ApiVersionsRequest) -> Self {
        Self::ApiVersions(body)
    }
}
impl From<CreateTopicsRequest> for Request {
    fn from(body: CreateTopicsRequest) -> Self {
        Self::CreateTopics(body)
    }
}
impl From<DeleteTopicsRequest> for Request {
    fn from(body: DeleteTopicsRequest) -> Self {
        Self::DeleteTopics(body)
    }
}
impl From<DeleteRecordsRequest> for Request {
    fn from(body: DeleteRecordsRequest) -> Self {
        Self::DeleteRecords(body)
    }
}
impl From<InitProducerIdRequest> for Request {
    fn from(body: InitProducerIdRequest) -> Self {
        Self::InitProducerId(body)
    }
}
impl From<OffsetForLeaderEpochRequest> for Request {
    fn from(body: OffsetForLeaderEpochRequest) -> Self {
        Self::OffsetForLeaderEpoch(body)
    }
}
impl From<DescribeConfigsRequest> for Request {
    fn from(body: DescribeConfigsRequest) -> Self {
        Self::DescribeConfigs(body)
    }
}
impl From<AlterConfigsRequest> for Request {
    fn from(body: AlterConfigsRequest) -> Self {
        Self::AlterConfigs(body)
    }
}
impl From<AlterReplicaLogDirsRequest> for Request {
    fn from(body: AlterReplicaLogDirsRequest) -> Self {
        Self::AlterReplicaLogDirs(body)
    }
}
impl From<DescribeLogDirsRequest> for Request {
    fn from(body: DescribeLogDirsRequest) -> Self {
        Self::DescribeLogDirs(body)
    }
}
impl From<SaslAuthenticateRequest> for Request {
    fn from(body: SaslAuthenticateRequest) -> Self {
        Self::SaslAuthenticate(body)
    }
}
impl From<CreatePartitionsRequest> for Request {
    fn from(body: CreatePartitionsRequest) -> Self {
        Self::CreatePartitions(body)
    }
}
impl From<DeleteGroupsRequest> for Request {
    fn from(body: DeleteGroupsRequest) -> Self {
        Self::DeleteGroups(body)
    }
}
impl From<IncrementalAlterConfigsRequest> for Request {
    fn from(body: IncrementalAlterConfigsRequest) -> Self {
        Self::IncrementalAlterConfigs(body)
    }
}
impl From<OffsetDeleteRequest> for Request {
    fn from(body: OffsetDeleteRequest) -> Self {
        Self::OffsetDelete(body)
    }
}
impl From<DescribeClusterRequest> for Request {
    fn from(body: DescribeClusterRequest) -> Self {
        Self::DescribeCluster(body)
    }
}
impl From<DescribeProducersRequest> for Request {
    fn from(body: DescribeProducersRequest) -> Self {
        Self::DescribeProducers(body)
    }
}
impl From<DescribeTransactionsRequest> for Request {
    fn from(body: DescribeTransactionsRequest) -> Self {
        Self::DescribeTransactions(body)
    }
}
impl From<ListConfigResourcesRequest> for Request {
    fn from(body: ListConfigResourcesRequest) -> Self {
        Self::ListConfigResources(body)
    }
}
impl From<DescribeTopicPartitionsRequest> for Request {
    fn from(body: DescribeTopicPartitionsRequest) -> Self {
        Self::DescribeTopicPartitions(body)
    }
}
/// A response of any API that has structs.
#[derive(Debug, PartialEq, Eq)]
pub enum Response {
    /// API key 0.
    Produce(ProduceResponse),
    /// API key 1.
    Fetch(FetchResponse),
    /// API key 2.
    ListOffsets(ListOffsetsResponse),
    /// API key 3.
    Metadata(MetadataResponse),
    /// API key 8.
    OffsetCommit(OffsetCommitResponse),
    /// API key 9.
    OffsetFetch(OffsetFetchResponse),
    /// API key 10.
    FindCoordinator(FindCoordinatorResponse),
    /// API key 11.
    JoinGroup(JoinGroupResponse),
    /// API key 12.
    Heartbeat(HeartbeatResponse),
    /// API key 13.
    LeaveGroup(LeaveGroupResponse),
    /// API key 14.
    SyncGroup(SyncGroupResponse),
    /// API key 15.
    DescribeGroups(DescribeGroupsResponse),
    /// API key 16.
    ListGroups(ListGroupsResponse),
    /// API key 17.
    SaslHandshake(SaslHandshakeResponse),
    /// API key 18.
    ApiVersions(ApiVersionsResponse),
    /// API key 19.
    CreateTopics(CreateTopicsResponse),
    /// API key 20.
    DeleteTopics(DeleteTopicsResponse),
    /// API key 21.
    DeleteRecords(DeleteRecordsResponse),
    /// API key 22.
    InitProducerId(InitProducerIdResponse),
    /// API key 23.
    OffsetForLeaderEpoch(OffsetForLeaderEpochResponse),
    /// API key 32.
    DescribeConfigs(DescribeConfigsResponse),
    /// API key 33.
    AlterConfigs(AlterConfigsResponse),
    /// API key 34.
    AlterReplicaLogDirs(AlterReplicaLogDirsResponse),
    /// API key 35.
    DescribeLogDirs(DescribeLogDirsResponse),
    /// API key 36.
    SaslAuthenticate(SaslAuthenticateResponse),
    /// API key 37.
    CreatePartitions(CreatePartitionsResponse),
    /// API key 42.
    DeleteGroups(DeleteGroupsResponse),
    /// API key 44.
    IncrementalAlterConfigs(IncrementalAlterConfigsResponse),
    /// API key 47.
    OffsetDelete(OffsetDeleteResponse),
    /// API key 60.
    DescribeCluster(DescribeClusterResponse),
    /// API key 61.
    DescribeProducers(DescribeProducersResponse),
    /// API key 65.
    DescribeTransactions(DescribeTransactionsResponse),
    /// API key 74.
    ListConfigResources(ListConfigResourcesResponse),
    /// API key 75.
    DescribeTopicPartitions(DescribeTopicPartitionsResponse),
}
impl Response {
    /// The API it belongs to.
    pub const fn api_key(&self) -> ApiKey {
        match self {
            Self::Produce(_) => ApiKey::Produce,
            Self::Fetch(_) => ApiKey::Fetch,
            Self::ListOffsets(_) => ApiKey::ListOffsets,
            Self::Metadata(_) => ApiKey::Metadata,
            Self::OffsetCommit(_) => ApiKey::OffsetCommit,
            Self::OffsetFetch(_) => ApiKey::OffsetFetch,
            Self::FindCoordinator(_) => ApiKey::FindCoordinator,
            Self::JoinGroup(_) => ApiKey::JoinGroup,
            Self::Heartbeat(_) => ApiKey::Heartbeat,
            Self::LeaveGroup(_) => ApiKey::LeaveGroup,
            Self::SyncGroup(_) => ApiKey::SyncGroup,
            Self::DescribeGroups(_) => ApiKey::DescribeGroups,
            Self::ListGroups(_) => ApiKey::ListGroups,
            Self::SaslHandshake(_) => ApiKey::SaslHandshake,
            Self::ApiVersions(_) => ApiKey::ApiVersions,
            Self::CreateTopics(_) => ApiKey::CreateTopics,
            Self::DeleteTopics(_) => ApiKey::DeleteTopics,
            Self::DeleteRecords(_) => ApiKey::DeleteRecords,
            Self::InitProducerId(_) => ApiKey::InitProducerId,
            Self::OffsetForLeaderEpoch(_) => ApiKey::OffsetForLeaderEpoch,
            Self::DescribeConfigs(_) => ApiKey::DescribeConfigs,
            Self::AlterConfigs(_) => ApiKey::AlterConfigs,
            Self::AlterReplicaLogDirs(_) => ApiKey::AlterReplicaLogDirs,
            Self::DescribeLogDirs(_) => ApiKey::DescribeLogDirs,
            Self::SaslAuthenticate(_) => ApiKey::SaslAuthenticate,
            Self::CreatePartitions(_) => ApiKey::CreatePartitions,
            Self::DeleteGroups(_) => ApiKey::DeleteGroups,
            Self::IncrementalAlterConfigs(_) => ApiKey::IncrementalAlterConfigs,
            Self::OffsetDelete(_) => ApiKey::OffsetDelete,
            Self::DescribeCluster(_) => ApiKey::DescribeCluster,
            Self::DescribeProducers(_) => ApiKey::DescribeProducers,
            Self::DescribeTransactions(_) => ApiKey::DescribeTransactions,
            Self::ListConfigResources(_) => ApiKey::ListConfigResources,
            Self::DescribeTopicPartitions(_) => ApiKey::DescribeTopicPartitions,
        }
    }
    /// Reads the body.
    ///
    /// # Errors
    /// If the API has no structs, or as [`Message::read`].
    pub fn read(api_key: ApiKey, reader: &mut Reader, version: i16) -> Result<Self, DecodeError> {
        let mut body =
            Self::empty(api_key).ok_or(DecodeError::UnsupportedApi { api_key: api_key as i16 })?;
        read(body.parts().0, body.fields(), reader, version)?;
        Ok(body)
    }
    /// A default of the API.
    fn empty(api_key: ApiKey) -> Option<Self> {
        Some(match api_key {
            ApiKey::Produce => Self::Produce(ProduceResponse::default()),
            ApiKey::Fetch => Self::Fetch(FetchResponse::default()),
            ApiKey::ListOffsets => Self::ListOffsets(ListOffsetsResponse::default()),
            ApiKey::Metadata => Self::Metadata(MetadataResponse::default()),
            ApiKey::OffsetCommit => Self::OffsetCommit(OffsetCommitResponse::default()),
            ApiKey::OffsetFetch => Self::OffsetFetch(OffsetFetchResponse::default()),
            ApiKey::FindCoordinator => Self::FindCoordinator(FindCoordinatorResponse::default()),
            ApiKey::JoinGroup => Self::JoinGroup(JoinGroupResponse::default()),
            ApiKey::Heartbeat => Self::Heartbeat(HeartbeatResponse::default()),
            ApiKey::LeaveGroup => Self::LeaveGroup(LeaveGroupResponse::default()),
            ApiKey::SyncGroup => Self::SyncGroup(SyncGroupResponse::default()),
            ApiKey::DescribeGroups => Self::DescribeGroups(DescribeGroupsResponse::default()),
            ApiKey::ListGroups => Self::ListGroups(ListGroupsResponse::default()),
            ApiKey::SaslHandshake => Self::SaslHandshake(SaslHandshakeResponse::default()),
            ApiKey::ApiVersions => Self::ApiVersions(ApiVersionsResponse::default()),
            ApiKey::CreateTopics => Self::CreateTopics(CreateTopicsResponse::default()),
            ApiKey::DeleteTopics => Self::DeleteTopics(DeleteTopicsResponse::default()),
            ApiKey::DeleteRecords => Self::DeleteRecords(DeleteRecordsResponse::default()),
            ApiKey::InitProducerId => Self::InitProducerId(InitProducerIdResponse::default()),
            ApiKey::OffsetForLeaderEpoch => {
                Self::OffsetForLeaderEpoch(OffsetForLeaderEpochResponse::default())
            }
            ApiKey::DescribeConfigs => Self::DescribeConfigs(DescribeConfigsResponse::default()),
            ApiKey::AlterConfigs => Self::AlterConfigs(AlterConfigsResponse::default()),
            ApiKey::AlterReplicaLogDirs => {
                Self::AlterReplicaLogDirs(AlterReplicaLogDirsResponse::default())
            }
            ApiKey::DescribeLogDirs => Self::DescribeLogDirs(DescribeLogDirsResponse::default()),
            ApiKey::SaslAuthenticate => Self::SaslAuthenticate(SaslAuthenticateResponse::default()),
            ApiKey::CreatePartitions => Self::CreatePartitions(CreatePartitionsResponse::default()),
            ApiKey::DeleteGroups => Self::DeleteGroups(DeleteGroupsResponse::default()),
            ApiKey::IncrementalAlterConfigs => {
                Self::IncrementalAlterConfigs(IncrementalAlterConfigsResponse::default())
            }
            ApiKey::OffsetDelete => Self::OffsetDelete(OffsetDeleteResponse::default()),
            ApiKey::DescribeCluster => Self::DescribeCluster(DescribeClusterResponse::default()),
            ApiKey::DescribeProducers => {
                Self::DescribeProducers(DescribeProducersResponse::default())
            }
            ApiKey::DescribeTransactions => {
                Self::DescribeTransactions(DescribeTransactionsResponse::default())
            }
            ApiKey::ListConfigResources => {
                Self::ListConfigResources(ListConfigResourcesResponse::default())
            }
            ApiKey::DescribeTopicPartitions => {
                Self::DescribeTopicPartitions(DescribeTopicPartitionsResponse::default())
            }
            _ => return None,
        })
    }
    fn fields(&mut self) -> &mut dyn Fields {
        match self {
            Self::Produce(body) => body,
            Self::Fetch(body) => body,
            Self::ListOffsets(body) => body,
            Self::Metadata(body) => body,
            Self::OffsetCommit(body) => body,
            Self::OffsetFetch(body) => body,
            Self::FindCoordinator(body) => body,
            Self::JoinGroup(body) => body,
            Self::Heartbeat(body) => body,
            Self::LeaveGroup(body) => body,
            Self::SyncGroup(body) => body,
            Self::DescribeGroups(body) => body,
            Self::ListGroups(body) => body,
            Self::SaslHandshake(body) => body,
            Self::ApiVersions(body) => body,
            Self::CreateTopics(body) => body,
            Self::DeleteTopics(body) => body,
            Self::DeleteRecords(body) => body,
            Self::InitProducerId(body) => body,
            Self::OffsetForLeaderEpoch(body) => body,
            Self::DescribeConfigs(body) => body,
            Self::AlterConfigs(body) => body,
            Self::AlterReplicaLogDirs(body) => body,
            Self::DescribeLogDirs(body) => body,
            Self::SaslAuthenticate(body) => body,
            Self::CreatePartitions(body) => body,
            Self::DeleteGroups(body) => body,
            Self::IncrementalAlterConfigs(body) => body,
            Self::OffsetDelete(body) => body,
            Self::DescribeCluster(body) => body,
            Self::DescribeProducers(body) => body,
            Self::DescribeTransactions(body) => body,
            Self::ListConfigResources(body) => body,
            Self::DescribeTopicPartitions(body) => body,
        }
    }
    /// Writes the body.
    ///
    /// # Errors
    /// As [`Message::write`].
    pub fn write(&self, writer: &mut Writer, version: i16) -> Result<(), EncodeError> {
        let (schema, fields) = self.parts();
        write(schema, fields, writer, version)
    }
    fn parts(&self) -> (&'static Schema, &dyn Fields) {
        match self {
            Self::Produce(body) => (&tables::PRODUCE_RESPONSE, body),
            Self::Fetch(body) => (&tables::FETCH_RESPONSE, body),
            Self::ListOffsets(body) => (&tables::LIST_OFFSETS_RESPONSE, body),
            Self::Metadata(body) => (&tables::METADATA_RESPONSE, body),
            Self::OffsetCommit(body) => (&tables::OFFSET_COMMIT_RESPONSE, body),
            Self::OffsetFetch(body) => (&tables::OFFSET_FETCH_RESPONSE, body),
            Self::FindCoordinator(body) => (&tables::FIND_COORDINATOR_RESPONSE, body),
            Self::JoinGroup(body) => (&tables::JOIN_GROUP_RESPONSE, body),
            Self::Heartbeat(body) => (&tables::HEARTBEAT_RESPONSE, body),
            Self::LeaveGroup(body) => (&tables::LEAVE_GROUP_RESPONSE, body),
            Self::SyncGroup(body) => (&tables::SYNC_GROUP_RESPONSE, body),
            Self::DescribeGroups(body) => (&tables::DESCRIBE_GROUPS_RESPONSE, body),
            Self::ListGroups(body) => (&tables::LIST_GROUPS_RESPONSE, body),
            Self::SaslHandshake(body) => (&tables::SASL_HANDSHAKE_RESPONSE, body),
            Self::ApiVersions(body) => (&tables::API_VERSIONS_RESPONSE, body),
            Self::CreateTopics(body) => (&tables::CREATE_TOPICS_RESPONSE, body),
            Self::DeleteTopics(body) => (&tables::DELETE_TOPICS_RESPONSE, body),
            Self::DeleteRecords(body) => (&tables::DELETE_RECORDS_RESPONSE, body),
            Self::InitProducerId(body) => (&tables::INIT_PRODUCER_ID_RESPONSE, body),
            Self::OffsetForLeaderEpoch(body) => (&tables::OFFSET_FOR_LEADER_EPOCH_RESPONSE, body),
            Self::DescribeConfigs(body) => (&tables::DESCRIBE_CONFIGS_RESPONSE, body),
            Self::AlterConfigs(body) => (&tables::ALTER_CONFIGS_RESPONSE, body),
            Self::AlterReplicaLogDirs(body) => (&tables::ALTER_REPLICA_LOG_DIRS_RESPONSE, body),
            Self::DescribeLogDirs(body) => (&tables::DESCRIBE_LOG_DIRS_RESPONSE, body),
            Self::SaslAuthenticate(body) => (&tables::SASL_AUTHENTICATE_RESPONSE, body),
            Self::CreatePartitions(body) => (&tables::CREATE_PARTITIONS_RESPONSE, body),
            Self::DeleteGroups(body) => (&tables::DELETE_GROUPS_RESPONSE, body),
            Self::IncrementalAlterConfigs(body) => {
                (&tables::INCREMENTAL_ALTER_CONFIGS_RESPONSE, body)
            }
            Self::OffsetDelete(body) => (&tables::OFFSET_DELETE_RESPONSE, body),
            Self::DescribeCluster(body) => (&tables::DESCRIBE_CLUSTER_RESPONSE, body),
            Self::DescribeProducers(body) => (&tables::DESCRIBE_PRODUCERS_RESPONSE, body),
            Self::DescribeTransactions(body) => (&tables::DESCRIBE_TRANSACTIONS_RESPONSE, body),
            Self::ListConfigResources(body) => (&tables::LIST_CONFIG_RESOURCES_RESPONSE, body),
            Self::DescribeTopicPartitions(body) => {
                (&tables::DESCRIBE_TOPIC_PARTITIONS_RESPONSE, body)
            }
        }
    }
}
impl Clone for Response {
    fn clone(&self) -> Self {
        let (schema, from) = self.parts();
        // Invariant: the API of a body that exists has structs.
        let mut copied = Self::empty(self.api_key()).expect("an API with structs");
        copy(schema.root, from, copied.fields());
        copied
    }
}
impl From<ProduceResponse> for Response {
    fn from(body: ProduceResponse) -> Self {
        Self::Produce(body)
    }
}
impl From<FetchResponse> for Response {
    fn from(body: FetchResponse) -> Self {
        Self::Fetch(body)
    }
}
impl From<ListOffsetsResponse> for Response {
    fn from(body: ListOffsetsResponse) -> Self {
        Self::ListOffsets(body)
    }
}
impl From<MetadataResponse> for Response {
    fn from(body: MetadataResponse) -> Self {
        Self::Metadata(body)
    }
}
impl From<OffsetCommitResponse> for Response {
    fn from(body: OffsetCommitResponse) -> Self {
        Self::OffsetCommit(body)
    }
}
impl From<OffsetFetchResponse> for Response {
    fn from(body: OffsetFetchResponse) -> Self {
        Self::OffsetFetch(body)
    }
}
impl From<FindCoordinatorResponse> for Response {
    fn from(body: FindCoordinatorResponse) -> Self {
        Self::FindCoordinator(body)
    }
}
impl From<JoinGroupResponse> for Response {
    fn from(body: JoinGroupResponse) -> Self {
        Self::JoinGroup(body)
    }
}
impl From<HeartbeatResponse> for Response {
    fn from(body: HeartbeatResponse) -> Self {
        Self::Heartbeat(body)
    }
}
impl From<LeaveGroupResponse> for Response {
    fn from(body: LeaveGroupResponse) -> Self {
        Self::LeaveGroup(body)
    }
}
impl From<SyncGroupResponse> for Response {
    fn from(body: SyncGroupResponse) -> Self {
        Self::SyncGroup(body)
    }
}
impl From<DescribeGroupsResponse> for Response {
    fn from(body: DescribeGroupsResponse) -> Self {
        Self::DescribeGroups(body)
    }
}
impl From<ListGroupsResponse> for Response {
    fn from(body: ListGroupsResponse) -> Self {
        Self::ListGroups(body)
    }
}
impl From<SaslHandshakeResponse> for Response {
    fn from(body: SaslHandshakeResponse) -> Self {
        Self::SaslHandshake(body)
    }
}
impl From<ApiVersionsResponse> for Response {
    fn from(body: ApiVersionsResponse) -> Self {
        Self::ApiVersions(body)
    }
}
impl From<CreateTopicsResponse> for Response {
    fn from(body: CreateTopicsResponse) -> Self {
        Self::CreateTopics(body)
    }
}
impl From<DeleteTopicsResponse> for Response {
    fn from(body: DeleteTopicsResponse) -> Self {
        Self::DeleteTopics(body)
    }
}
impl From<DeleteRecordsResponse> for Response {
    fn from(body: DeleteRecordsResponse) -> Self {
        Self::DeleteRecords(body)
    }
}
impl From<InitProducerIdResponse> for Response {
    fn from(body: InitProducerIdResponse) -> Self {
        Self::InitProducerId(body)
    }
}
impl From<OffsetForLeaderEpochResponse> for Response {
    fn from(body: OffsetForLeaderEpochResponse) -> Self {
        Self::OffsetForLeaderEpoch(body)
    }
}
impl From<DescribeConfigsResponse> for Response {
    fn from(body: DescribeConfigsResponse) -> Self {
        Self::DescribeConfigs(body)
    }
}
impl From<AlterConfigsResponse> for Response {
    fn from(body: AlterConfigsResponse) -> Self {
        Self::AlterConfigs(body)
    }
}
impl From<AlterReplicaLogDirsResponse> for Response {
    fn from(body: AlterReplicaLogDirsResponse) -> Self {
        Self::AlterReplicaLogDirs(body)
    }
}
impl From<DescribeLogDirsResponse> for Response {
    fn from(body: DescribeLogDirsResponse) -> Self {
        Self::DescribeLogDirs(body)
    }
}
impl From<SaslAuthenticateResponse> for Response {
    fn from(body: SaslAuthenticateResponse) -> Self {
        Self::SaslAuthenticate(body)
    }
}
impl From<CreatePartitionsResponse> for Response {
    fn from(body: CreatePartitionsResponse) -> Self {
        Self::CreatePartitions(body)
    }
}
impl From<DeleteGroupsResponse> for Response {
    fn from(body: DeleteGroupsResponse) -> Self {
        Self::DeleteGroups(body)
    }
}
impl From<IncrementalAlterConfigsResponse> for Response {
    fn from(body: IncrementalAlterConfigsResponse) -> Self {
        Self::IncrementalAlterConfigs(body)
    }
}
impl From<OffsetDeleteResponse> for Response {
    fn from(body: OffsetDeleteResponse) -> Self {
        Self::OffsetDelete(body)
    }
}
impl From<DescribeClusterResponse> for Response {
    fn from(body: DescribeClusterResponse) -> Self {
        Self::DescribeCluster(body)
    }
}
impl From<DescribeProducersResponse> for Response {
    fn from(body: DescribeProducersResponse) -> Self {
        Self::DescribeProducers(body)
    }
}
impl From<DescribeTransactionsResponse> for Response {
    fn from(body: DescribeTransactionsResponse) -> Self {
        Self::DescribeTransactions(body)
    }
}
impl From<ListConfigResourcesResponse> for Response {
    fn from(body: ListConfigResourcesResponse) -> Self {
        Self::ListConfigResources(body)
    }
}
impl From<DescribeTopicPartitionsResponse> for Response {
    fn from(body: DescribeTopicPartitionsResponse) -> Self {
        Self::DescribeTopicPartitions(body)
    }
}
