//! InitProducerId without a transactional id: a producer id nobody has had, epoch 0 (KIP-98).
//! With one, the transaction coordinator would answer; there is none here yet.

use protocol::ErrorCode;
use protocol::messages::{InitProducerIdRequest, InitProducerIdResponse};

use crate::config::BrokerConfig;

/// Answers InitProducerId; `generate` gives the next producer id.
pub(crate) fn handle(
    config: &BrokerConfig,
    request: &InitProducerIdRequest,
    generate: impl FnOnce() -> i64,
) -> InitProducerIdResponse {
    let refuse = |code: ErrorCode| InitProducerIdResponse {
        error_code: code.code(),
        producer_id: -1,
        producer_epoch: -1,
        ..InitProducerIdResponse::default()
    };
    if (request.producer_id == -1) != (request.producer_epoch == -1) {
        return refuse(ErrorCode::InvalidRequest);
    }
    let Some(transactional_id) = &request.transactional_id else {
        return InitProducerIdResponse {
            producer_id: generate(),
            producer_epoch: 0,
            ..InitProducerIdResponse::default()
        };
    };
    if transactional_id.is_empty() {
        return refuse(ErrorCode::InvalidRequest);
    }
    let timeout_ms = request.transaction_timeout_ms;
    if timeout_ms <= 0 || timeout_ms > config.transaction_max_timeout_ms {
        return refuse(ErrorCode::InvalidTransactionTimeout);
    }
    // Of the codes there are, this one ends every client: they come again until they give up when
    // the coordinator is away, and librdkafka also when the version is not supported.
    refuse(ErrorCode::TransactionalIdAuthorizationFailed)
}
