//! What must hold after every input, checked in debug builds.

use super::GroupCoordinator;
use super::session_key;
use super::state::{Group, GroupState};
use super::timer::TimerKey;

impl GroupCoordinator {
    /// Checks every group and its timers.
    ///
    /// # Panics
    /// If one of them does not hold.
    pub fn invariants(&self) {
        for (group_id, group) in &self.groups {
            assert_eq!(*group_id, group.group_id, "a group under another's name");
            check_members(group);
            check_state(group);
            self.check_timers(group);
        }
    }

    fn check_timers(&self, group: &Group) {
        let group_id = &group.group_id;
        for member in group.members() {
            let deadline = self.timers.deadline(&session_key(group_id, &member.member_id));
            assert_eq!(deadline, member.session_deadline, "session of {}", member.member_id);
            let waits = member.has_satisfied_heartbeat();
            assert!(deadline.is_some() || waits, "nobody watches {}", member.member_id);
        }
        for (member_id, pending) in &group.pending_members {
            let deadline = self.timers.deadline(&session_key(group_id, member_id));
            assert_eq!(deadline, Some(pending.deadline), "pending member {member_id}");
        }
        let join = self.timers.deadline(&TimerKey::Join { group_id: group_id.clone() });
        assert_eq!(join, group.rebalance_deadline(), "join phase of {group_id}");
        let sync = self.timers.deadline(&TimerKey::Sync { group_id: group_id.clone() });
        assert_eq!(sync, group.sync_deadline, "missing SyncGroups of {group_id}");
    }
}

fn check_members(group: &Group) {
    let group_id = &group.group_id;
    if let Some(leader) = &group.leader {
        assert!(group.members.contains_key(leader), "leader {leader} of {group_id} is no member");
    }
    assert_eq!(group.leader.is_none(), group.members.is_empty(), "{group_id} needs a leader");
    for (instance, member_id) in &group.static_members {
        let owner = group.member(member_id).and_then(|member| member.group_instance_id.as_ref());
        assert_eq!(owner, Some(instance), "instance {instance} of {group_id}");
    }
    for member_id in group.pending_members.keys() {
        assert!(!group.members.contains_key(member_id), "{member_id} is a member and pending");
    }
}

fn check_state(group: &Group) {
    let group_id = &group.group_id;
    match group.state {
        GroupState::Empty => assert!(group.members.is_empty(), "{group_id} is not empty"),
        GroupState::CompletingRebalance | GroupState::Stable => {
            assert!(!group.members.is_empty(), "{group_id} has no members");
            let protocol = group.protocol.as_deref();
            assert!(protocol.is_some(), "{group_id} has no protocol");
        }
        GroupState::PreparingRebalance => {
            assert!(group.join_deadline.is_some(), "{group_id} would wait for ever");
        }
        GroupState::Dead => {}
    }
    if group.state != GroupState::PreparingRebalance {
        assert_eq!(group.join_deadline, None, "{group_id} has no join phase");
    }
}
