//! DescribeCluster (KIP-700, KIP-919): the brokers, the controller and the cluster's id.

use protocol::messages::describe_cluster_response::DescribeClusterBroker;
use protocol::messages::{DescribeClusterRequest, DescribeClusterResponse};
use protocol::{ErrorCode, Str};

use super::{CLUSTER_OPERATIONS, OPERATIONS_NOT_ASKED};
use crate::metadata::{BrokerImage, MetadataImage};

/// `EndpointType.BROKER` and `EndpointType.CONTROLLER`.
const BROKER: i8 = 1;
const CONTROLLER: i8 = 2;

/// Answers DescribeCluster.
pub(crate) fn handle(
    image: &MetadataImage,
    request: &DescribeClusterRequest,
) -> DescribeClusterResponse {
    let refuse = |code: ErrorCode, words: String| DescribeClusterResponse {
        error_code: code.code(),
        error_message: Some(Str::from(words)),
        ..DescribeClusterResponse::default()
    };
    match request.endpoint_type {
        BROKER => {}
        CONTROLLER => {
            let words = "The request was sent to an endpoint of type BROKER, but we wanted an \
                         endpoint of type CONTROLLER";
            return refuse(ErrorCode::MismatchedEndpointType, words.to_owned());
        }
        other => {
            let words = format!("Unsupported endpoint type {other}");
            return refuse(ErrorCode::UnsupportedEndpointType, words);
        }
    }
    let shown = |broker: &&BrokerImage| !broker.fenced || request.include_fenced_brokers;
    let describe = |broker: &BrokerImage| DescribeClusterBroker {
        broker_id: broker.id,
        host: broker.host.clone(),
        port: i32::from(broker.port),
        rack: broker.rack.clone(),
        is_fenced: broker.fenced,
        ..DescribeClusterBroker::default()
    };
    DescribeClusterResponse {
        cluster_id: image.cluster_id.clone(),
        controller_id: image.controller_id,
        brokers: image.brokers.values().filter(shown).map(describe).collect(),
        cluster_authorized_operations: match request.include_cluster_authorized_operations {
            true => CLUSTER_OPERATIONS,
            false => OPERATIONS_NOT_ASKED,
        },
        ..DescribeClusterResponse::default()
    }
}
