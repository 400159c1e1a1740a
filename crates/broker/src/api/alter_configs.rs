//! AlterConfigs, versions 0 to 2 (KIP-133): the configs of a resource are replaced by those given.

use protocol::messages::AlterConfigsRequest;
use protocol::messages::alter_configs_response::{
    AlterConfigsResourceResponse, AlterConfigsResponse,
};

use crate::config::BrokerConfig;
use crate::controller::MetadataRecord;
use crate::controller::alter_configs::{
    AlterConfig, AlterConfigOperation, AlterResource, alter_configs,
};
use crate::metadata::MetadataImage;

/// Answers AlterConfigs; the records are to be written.
pub(crate) fn handle(
    config: &BrokerConfig,
    image: &MetadataImage,
    request: &AlterConfigsRequest,
) -> (AlterConfigsResponse, Vec<MetadataRecord>) {
    let resources = request.resources.iter().map(|resource| AlterResource {
        resource_type: resource.resource_type,
        name: resource.resource_name.clone(),
        configs: resource
            .configs
            .iter()
            .map(|line| AlterConfig {
                name: line.name.clone(),
                operation: Ok(AlterConfigOperation::Set),
                value: line.value.clone(),
            })
            .collect(),
        replaces_all: true,
    });
    let (outcomes, records) =
        alter_configs(config, image, resources.collect(), request.validate_only);
    let responses = outcomes.into_iter().map(|(resource, result)| {
        let response = AlterConfigsResourceResponse {
            error_message: None,
            resource_type: resource.resource_type,
            resource_name: resource.name,
            ..AlterConfigsResourceResponse::default()
        };
        match result {
            Ok(()) => response,
            Err(error) => AlterConfigsResourceResponse {
                error_code: error.code.code(),
                error_message: error.message,
                ..response
            },
        }
    });
    let responses = responses.collect();
    (AlterConfigsResponse { responses, ..AlterConfigsResponse::default() }, records)
}
