//! DescribeTransactions (KIP-664). No transactional id is given a producer id here
//! (InitProducerId), so a coordinator that is asked for one knows that it does not exist.

use protocol::hash::coordinator_partition;
use protocol::messages::DescribeTransactionsRequest;
use protocol::messages::describe_transactions_response::{
    DescribeTransactionsResponse, TransactionState,
};
use protocol::{ErrorCode, Str};

use crate::metadata::{MetadataImage, TRANSACTION_STATE_TOPIC};
use crate::replica::{Partition, ReplicaManager};

/// Answers DescribeTransactions.
pub(crate) fn handle(
    replicas: &ReplicaManager,
    image: &MetadataImage,
    request: &DescribeTransactionsRequest,
) -> DescribeTransactionsResponse {
    let state = |transactional_id: &Str| {
        let error = if transactional_id.is_empty() {
            ErrorCode::InvalidRequest
        } else if is_coordinator(replicas, image, transactional_id) {
            ErrorCode::TransactionalIdNotFound
        } else {
            ErrorCode::NotCoordinator
        };
        TransactionState {
            transactional_id: transactional_id.clone(),
            error_code: error.code(),
            ..TransactionState::default()
        }
    };
    DescribeTransactionsResponse {
        transaction_states: request.transactional_ids.iter().map(state).collect(),
        ..DescribeTransactionsResponse::default()
    }
}

/// Whether this broker leads the partition of `__transaction_state` the id hashes to.
fn is_coordinator(replicas: &ReplicaManager, image: &MetadataImage, id: &str) -> bool {
    let topic = image.topic(TRANSACTION_STATE_TOPIC);
    let number = topic.and_then(|topic| coordinator_partition(id, topic.partition_count()));
    let partition = number.and_then(|number| replicas.partition(TRANSACTION_STATE_TOPIC, number));
    partition.is_some_and(Partition::is_leader)
}
