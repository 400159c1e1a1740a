//! IncrementalAlterConfigs, versions 0 and 1 (KIP-339): configs are set, deleted, appended to and
//! taken from one by one.

use protocol::messages::IncrementalAlterConfigsRequest;
use protocol::messages::incremental_alter_configs_response::{
    AlterConfigsResourceResponse, IncrementalAlterConfigsResponse,
};

use crate::config::BrokerConfig;
use crate::controller::MetadataRecord;
use crate::controller::alter_configs::{
    AlterConfig, AlterConfigOperation, AlterResource, alter_configs,
};
use crate::metadata::MetadataImage;

/// Answers IncrementalAlterConfigs; the records are to be written.
pub(crate) fn handle(
    config: &BrokerConfig,
    image: &MetadataImage,
    request: &IncrementalAlterConfigsRequest,
) -> (IncrementalAlterConfigsResponse, Vec<MetadataRecord>) {
    let resources = request.resources.iter().map(|resource| AlterResource {
        resource_type: resource.resource_type,
        name: resource.resource_name.clone(),
        configs: resource
            .configs
            .iter()
            .map(|line| AlterConfig {
                name: line.name.clone(),
                operation: AlterConfigOperation::from_i8(line.config_operation),
                value: line.value.clone(),
            })
            .collect(),
        replaces_all: false,
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
    let response =
        IncrementalAlterConfigsResponse { responses, ..IncrementalAlterConfigsResponse::default() };
    (response, records)
}
