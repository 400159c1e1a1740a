//! Why a group changed, in the words of the group coordinator's own log: those of 4.3.1's
//! GroupMetadataManager, or of 2.5.1's GroupCoordinator where that era says it differently.

use protocol::Str;
use protocol::era::Era;
use std::fmt;

use super::state::GroupState;

/// Why a rebalance starts, or a group moves on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    NewMember { member_id: Str, group_instance_id: Option<Str>, client: Str },
    MemberJoining { member_id: Str, state: GroupState, client: Str },
    MetadataUpdate { member_id: Str, state: GroupState, client: Str },
    LeaderRejoin { member_id: Str, state: GroupState, client: Str },
    StaticUpdate { member_id: Str, group_instance_id: Str, client: Str },
    StaticProtocolChange { member_id: Str, group_instance_id: Str, client: Str },
    HeartbeatExpiration { member_id: Str },
    Leave { member_ids: Vec<Str> },
    SyncExpiration { member_ids: Vec<Str> },
    StoreFailed { error: &'static str, member_id: Str },
    OverCapacity { group_id: Str, size: i32, max_size: i32 },
    Stabilized { group_id: Str, generation: i32, members: i32 },
    NowEmpty { group_id: Str, generation: i32 },
    AssignmentReceived { leader: Str, group_id: Str, generation: i32, members: i32, statics: i32 },
    Unloading { generation: i32 },
}

/// A client's reason for a request (KIP-800), or Kafka's words for none.
pub(super) fn client_reason(reason: Option<&Str>) -> Str {
    match reason {
        Some(reason) if !reason.is_empty() => reason.clone(),
        _ => Str::from_static("not provided"),
    }
}

impl Reason {
    /// The words of `era`.
    pub(super) fn text(&self, era: Era) -> String {
        match era {
            Era::Kafka25 => self.older().unwrap_or_else(|| self.to_string()),
            Era::Kafka4 => self.to_string(),
        }
    }

    fn older(&self) -> Option<String> {
        Some(match self {
            Self::NewMember { member_id, group_instance_id, .. } => {
                let instance = match group_instance_id {
                    Some(instance) => format!("Some({instance})"),
                    None => "None".to_owned(),
                };
                format!("Adding new member {member_id} with group instance id {instance}")
            }
            Self::MemberJoining { member_id, .. }
            | Self::MetadataUpdate { member_id, .. }
            | Self::LeaderRejoin { member_id, .. } => {
                format!("Updating metadata for member {member_id}")
            }
            Self::StaticUpdate { member_id, group_instance_id, .. }
            | Self::StaticProtocolChange { member_id, group_instance_id, .. } => {
                format!(
                    "Updating metadata for static member {member_id} with instance id \
                     Some({group_instance_id})"
                )
            }
            Self::HeartbeatExpiration { member_id } => {
                format!("removing member {member_id} on heartbeat expiration")
            }
            Self::Leave { member_ids } => {
                let member_id = member_ids.first()?;
                format!("removing member {member_id} on LeaveGroup")
            }
            _ => return None,
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NewMember { member_id, group_instance_id, client } => {
                let instance = group_instance_id.as_deref().unwrap_or("null");
                write!(f, "Adding new member {member_id} with group instance id {instance}")?;
                write_client(f, client)
            }
            Self::MemberJoining { member_id, state, client } => {
                write!(f, "Member {member_id} is joining group during {}", state.name())?;
                write_client(f, client)
            }
            Self::MetadataUpdate { member_id, state, client } => {
                write!(f, "Updating metadata for member {member_id} during {}", state.name())?;
                write_client(f, client)
            }
            Self::LeaderRejoin { member_id, state, client } => {
                write!(f, "Leader {member_id} re-joining group during {}", state.name())?;
                write_client(f, client)
            }
            Self::StaticUpdate { member_id, group_instance_id, client } => {
                write!(f, "Updating metadata for static member {member_id} with instance id ")?;
                write!(f, "{group_instance_id}")?;
                write_client(f, client)
            }
            Self::StaticProtocolChange { member_id, group_instance_id, client } => {
                write!(
                    f,
                    "Group's selectedProtocol will change because static member {member_id}"
                )?;
                write!(f, " with instance id {group_instance_id} joined with change of protocol")?;
                write_client(f, client)
            }
            _ => self.fmt_without_client(f),
        }
    }
}

impl Reason {
    fn fmt_without_client(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HeartbeatExpiration { member_id } => {
                write!(f, "removing member {member_id} on heartbeat expiration.")
            }
            Self::Leave { member_ids } => {
                let ids = join(member_ids);
                write!(f, "explicit `LeaveGroup` request for ({ids}) members.")
            }
            Self::SyncExpiration { member_ids } => {
                write!(f, "Removing [{}] on pending sync request expiration", join(member_ids))
            }
            Self::StoreFailed { error, member_id } => {
                write!(f, "Error {error} when storing group assignment")?;
                write!(f, "during SyncGroup (member: {member_id}).")
            }
            Self::OverCapacity { group_id, size, max_size } => {
                write!(f, "Freshly-loaded group {group_id} (size {size}) is over capacity ")?;
                write!(f, "{max_size}. Rebalancing in order to give a chance for consumers to ")?;
                f.write_str("commit offsets")
            }
            Self::Stabilized { group_id, generation, members } => {
                write!(f, "Stabilized group {group_id} generation {generation} ")?;
                write!(f, "with {members} members.")
            }
            Self::NowEmpty { group_id, generation } => {
                write!(f, "Group {group_id} with generation {generation} is now empty.")
            }
            Self::AssignmentReceived { leader, group_id, generation, members, statics } => {
                write!(f, "Assignment received from leader {leader} for group {group_id} ")?;
                write!(f, "for generation {generation}. The group has {members} members, ")?;
                write!(f, "{statics} of which are static.")
            }
            Self::Unloading { generation } => {
                write!(f, "Unloading group metadata for generation {generation}.")
            }
            _ => Ok(()),
        }
    }
}

fn write_client(f: &mut fmt::Formatter<'_>, client: &Str) -> fmt::Result {
    write!(f, "; client reason: {client}")
}

fn join(ids: &[Str]) -> String {
    let mut text = String::new();
    for (index, id) in ids.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(id);
    }
    text
}
