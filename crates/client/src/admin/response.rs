//! What the answers to admin calls mean, item by item.

use super::machine::{Admin, Task, of_code, plain};
use super::request::Work;
use crate::event::{ClientError, ConfigEntry};
use protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResponse,
};
use protocol::messages::find_coordinator_response::FindCoordinatorResponse;
use protocol::{ErrorCode, Response, Str};

/// An item's name, error code and the broker's words.
type Item<'a> = (String, i16, Option<&'a Str>);

impl Admin {
    /// Fills in the results an answer gives.
    ///
    /// # Errors
    /// An error that concerns the whole request: try again, or give up.
    pub(super) fn apply(&mut self, task: &mut Task, answer: Response) -> Result<(), ErrorCode> {
        match answer {
            Response::CreateTopics(response) => {
                let items = response.topics.iter();
                let items =
                    items.map(|it| (it.name.to_string(), it.error_code, it.error_message.as_ref()));
                self.apply_items(task, items.collect())
            }
            Response::DeleteTopics(response) => {
                let items = response.responses.iter().map(|it| {
                    let name = it.name.as_ref().map(ToString::to_string).unwrap_or_default();
                    (name, it.error_code, it.error_message.as_ref())
                });
                self.apply_items(task, items.collect())
            }
            Response::CreatePartitions(response) => {
                let items = response.results.iter();
                let items =
                    items.map(|it| (it.name.to_string(), it.error_code, it.error_message.as_ref()));
                self.apply_items(task, items.collect())
            }
            Response::FindCoordinator(response) => self.apply_coordinator(task, &response),
            Response::DeleteGroups(response) => {
                let items = response.results.iter();
                let items: Vec<Item<'_>> =
                    items.map(|it| (it.group_id.to_string(), it.error_code, None)).collect();
                self.apply_groups(task, items)
            }
            Response::DescribeConfigs(response) => {
                self.apply_configs(task, &response);
                Ok(())
            }
            _ => Err(ErrorCode::UnknownServerError),
        }
    }

    fn apply_items(&mut self, task: &Task, items: Vec<Item<'_>>) -> Result<(), ErrorCode> {
        if items.iter().any(|item| item.1 == ErrorCode::NotController.code()) {
            return Err(ErrorCode::NotController);
        }
        for (name, code, words) in items {
            self.complete(task.call, &name, done(code, words));
        }
        for name in task.work.names() {
            let text = format!("The controller response did not contain a result for topic {name}");
            self.complete(task.call, &name, Err(plain("ApiException", text)));
        }
        Ok(())
    }

    fn apply_groups(&mut self, task: &mut Task, items: Vec<Item<'_>>) -> Result<(), ErrorCode> {
        for (name, code, words) in items {
            match ErrorCode::from_i16(code) {
                code @ (ErrorCode::CoordinatorLoadInProgress
                | ErrorCode::CoordinatorNotAvailable
                | ErrorCode::NotCoordinator) => {
                    if let Work::DeleteGroup { coordinator, .. } = &mut task.work {
                        *coordinator = None;
                    }
                    return Err(code);
                }
                _ => self.complete(task.call, &name, done(code, words)),
            }
        }
        Ok(())
    }

    /// The group's coordinator is known now: its own request follows at once.
    fn apply_coordinator(
        &mut self,
        task: &mut Task,
        response: &FindCoordinatorResponse,
    ) -> Result<(), ErrorCode> {
        let (node_id, code, words) = match response.coordinators.first() {
            Some(it) => (it.node_id, it.error_code, it.error_message.as_ref()),
            None => (response.node_id, response.error_code, response.error_message.as_ref()),
        };
        let code = ErrorCode::from_i16(code);
        if code.is_retriable() {
            return Err(code);
        }
        if !code.is_none() {
            for name in task.work.names() {
                self.complete(task.call, &name, done(code.code(), words));
            }
            return Ok(());
        }
        if let Work::DeleteGroup { coordinator, .. } = &mut task.work {
            *coordinator = Some(node_id);
        }
        self.continue_with(task.clone());
        Ok(())
    }

    fn apply_configs(&mut self, task: &Task, response: &DescribeConfigsResponse) {
        for result in &response.results {
            let outcome = done(result.error_code, result.error_message.as_ref());
            let outcome = outcome.map(|_| result.configs.iter().map(entry).collect());
            self.complete(task.call, &result.resource_name, outcome);
        }
        for name in task.work.names() {
            let text =
                format!("The node response did not contain a result for config resource {name}");
            self.complete(task.call, &name, Err(plain("ApiException", text)));
        }
    }
}

fn done(code: i16, words: Option<&Str>) -> Result<Vec<ConfigEntry>, ClientError> {
    match ErrorCode::from_i16(code) {
        ErrorCode::None => Ok(Vec::new()),
        code => Err(of_code(code, words.map(ToString::to_string))),
    }
}

fn entry(config: &DescribeConfigsResourceResult) -> ConfigEntry {
    ConfigEntry {
        name: config.name.to_string(),
        value: config.value.as_ref().map(ToString::to_string),
        read_only: config.read_only,
        source: config.config_source,
        is_sensitive: config.is_sensitive,
    }
}
