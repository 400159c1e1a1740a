//! DescribeGroups, ListGroups and DeleteGroups.

use protocol::era::Era;
use protocol::messages::delete_groups_request::DeleteGroupsRequest;
use protocol::messages::delete_groups_response::{DeletableGroupResult, DeleteGroupsResponse};
use protocol::messages::describe_groups_request::DescribeGroupsRequest;
use protocol::messages::describe_groups_response::{
    DescribeGroupsResponse, DescribedGroup, DescribedGroupMember,
};
use protocol::messages::list_groups_request::ListGroupsRequest;
use protocol::messages::list_groups_response::{ListGroupsResponse, ListedGroup};
use protocol::{EncodeError, ErrorCode, SortedMap, SortedSet, Str};
use std::sync::Arc;

use super::append::{Completion, Deletion};
use super::record::{self, GroupRecord};
use super::state::{Group, GroupState};
use super::timer::TimerKey;
use super::{Call, GroupCoordinator, session_key};

/// First version in which an unknown group is an error (KIP-1043).
const DESCRIBE_KNOWS_NOT_FOUND: i16 = 6;
/// Type of every group here (KIP-848).
const CLASSIC: &str = "classic";

impl GroupCoordinator {
    pub(super) fn describe_groups(&mut self, call: &Call<'_>, request: &DescribeGroupsRequest) {
        let groups = request.groups.iter().map(|group_id| {
            let mut group = self.describe_group(call, group_id);
            if request.include_authorized_operations && group.error_code == 0 {
                group.authorized_operations = all_operations(self.config.era);
            }
            group
        });
        let groups = groups.collect();
        let response = DescribeGroupsResponse { groups, ..DescribeGroupsResponse::default() };
        self.outbox.respond(call.context.ticket, response);
    }

    fn describe_group(&self, call: &Call<'_>, group_id: &Str) -> DescribedGroup {
        let mut described =
            DescribedGroup { group_id: group_id.clone(), ..DescribedGroup::default() };
        if let Err(error) = self.check_coordinator(group_id) {
            described.error_code = error.code();
            return described;
        }
        let Some(group) = self.group(group_id) else {
            described.group_state = Str::from_static(GroupState::Dead.name());
            if call.context.api_version >= DESCRIBE_KNOWS_NOT_FOUND {
                described.error_code = ErrorCode::GroupIdNotFound.code();
                described.error_message = Some(Str::from(format!("Group {group_id} not found.")));
            }
            return described;
        };
        // Until the group is stable its subscriptions mean nothing.
        let is_stable = group.state == GroupState::Stable;
        described.group_state = Str::from_static(group.state.name());
        described.protocol_type = group.protocol_type.clone().unwrap_or_default();
        if is_stable {
            described.protocol_data = group.protocol.clone().unwrap_or_default();
        }
        let members = group.members().map(|member| DescribedGroupMember {
            member_id: member.member_id.clone(),
            group_instance_id: member.group_instance_id.clone(),
            client_id: member.client_id.clone(),
            client_host: member.client_host.clone(),
            member_metadata: if is_stable {
                group.subscription(member)
            } else {
                Default::default()
            },
            member_assignment: if is_stable || self.config.era == Era::Kafka4 {
                member.assignment.clone()
            } else {
                Default::default()
            },
            ..DescribedGroupMember::default()
        });
        described.members = members.collect();
        described
    }

    pub(super) fn list_groups(&mut self, call: &Call<'_>, request: &ListGroupsRequest) {
        let states: SortedSet<String> = request
            .states_filter
            .iter()
            .map(|state| state.to_lowercase().trim().to_owned())
            .collect();
        let types: SortedSet<String> =
            request.types_filter.iter().map(|kind| kind.to_lowercase()).collect();
        let is_listed = |group: &&Arc<Group>| {
            (states.is_empty() || states.contains(&group.state.name().to_lowercase()))
                && (types.is_empty() || types.contains(CLASSIC))
        };
        let groups = self.groups.values().filter(is_listed).map(|group| ListedGroup {
            group_id: group.group_id.clone(),
            protocol_type: group.protocol_type.clone().unwrap_or_default(),
            group_state: Str::from_static(group.state.name()),
            group_type: Str::from_static(CLASSIC),
            ..ListedGroup::default()
        });
        let groups = groups.collect();
        let response = ListGroupsResponse { groups, ..ListGroupsResponse::default() };
        self.outbox.respond(call.context.ticket, response);
    }

    pub(super) fn delete_groups(&mut self, call: &Call<'_>, request: DeleteGroupsRequest) {
        let names: SortedSet<Str> = request.groups_names.into_iter().collect();
        let ticket = call.context.ticket;
        let mut deletion = Deletion::default();
        let mut by_partition: SortedMap<i32, Vec<Arc<Group>>> = SortedMap::new();
        for group_id in names {
            let error_code = match self.check_deletion(&group_id) {
                Ok(()) => 0,
                Err(error) => error.code(),
            };
            if error_code == 0 {
                let partition = self.offsets_partition(&group_id);
                by_partition.entry(partition).or_default().extend(self.take_group(&group_id));
            }
            let result =
                DeletableGroupResult { group_id, error_code, ..DeletableGroupResult::default() };
            deletion.results.push(result);
        }
        if by_partition.is_empty() {
            let results = deletion.results;
            let response = DeleteGroupsResponse { results, ..DeleteGroupsResponse::default() };
            self.outbox.respond(ticket, response);
            return;
        }
        deletion.outstanding = by_partition.len() as u32;
        self.deletions.insert(ticket, deletion);
        for (partition, groups) in by_partition {
            let records = groups.iter().map(|group| group_tombstones(group));
            let records = records.collect::<Result<Vec<_>, _>>().map(|lists| lists.concat());
            self.outbox.append(partition, records, Completion::Deletion { ticket, groups });
        }
    }

    fn check_deletion(&self, group_id: &str) -> Result<(), ErrorCode> {
        self.check_coordinator(group_id)?;
        let group = self.group(group_id).ok_or(ErrorCode::GroupIdNotFound)?;
        match group.state {
            GroupState::Empty => Ok(()),
            GroupState::Dead => Err(ErrorCode::GroupIdNotFound),
            _ => Err(ErrorCode::NonEmptyGroup),
        }
    }

    /// Takes a group out with its timers.
    pub(super) fn take_group(&mut self, group_id: &Str) -> Option<Arc<Group>> {
        let group = self.groups.remove(group_id)?;
        for member_id in group.members.keys().chain(group.pending_members.keys()) {
            self.timers.cancel(&session_key(group_id, member_id));
        }
        self.timers.cancel(&TimerKey::Join { group_id: group_id.clone() });
        self.timers.cancel(&TimerKey::Sync { group_id: group_id.clone() });
        Some(group)
    }
}

/// Every offset's tombstone, then the group's own.
pub(super) fn group_tombstones(group: &Group) -> Result<Vec<GroupRecord>, EncodeError> {
    let offsets = group.offsets.keys();
    let offsets =
        offsets.map(|partition| record::offset_commit_tombstone(&group.group_id, partition));
    offsets.chain([record::group_metadata_tombstone(&group.group_id)]).collect()
}

/// Without an authorizer everyone may do everything to a group: READ, DELETE, DESCRIBE and, since
/// group configs exist, DESCRIBE_CONFIGS and ALTER_CONFIGS.
const fn all_operations(era: Era) -> i32 {
    let older = 1 << 3 | 1 << 6 | 1 << 8;
    match era {
        Era::Kafka25 => older,
        Era::Kafka4 => older | 1 << 10 | 1 << 11,
    }
}
