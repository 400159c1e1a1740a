//! The fake broker's group coordinator: just enough of the classic protocol for the stories.

use bytes::Bytes;
use protocol::messages::join_group_response::JoinGroupResponseMember;
use protocol::messages::{
    HeartbeatResponse, JoinGroupRequest, JoinGroupResponse, LeaveGroupResponse, SyncGroupResponse,
};
use protocol::time::{Duration, Instant};
use protocol::{ErrorCode, Request, Response, SortedMap, Str};

use super::broker::Pending;

struct Member {
    metadata: Bytes,
    protocols: Vec<String>,
    session: Duration,
    rebalance: Duration,
    deadline: Instant,
    join: Option<Pending>,
    sync: Option<Pending>,
    assignment: Bytes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupState {
    Empty,
    Preparing,
    Completing,
    Stable,
}

pub struct Group {
    pub state: GroupState,
    pub generation: i32,
    pub leader: String,
    members: SortedMap<String, Member>,
    rebalance_deadline: Option<Instant>,
    is_initial: bool,
    initial_delay: Duration,
    made: u32,
    pub answers: Vec<(Pending, Response)>,
}

impl Group {
    pub fn new(initial_delay: Duration) -> Self {
        Self {
            state: GroupState::Empty,
            generation: 0,
            leader: String::new(),
            members: SortedMap::new(),
            rebalance_deadline: None,
            is_initial: false,
            initial_delay,
            made: 0,
            answers: Vec::new(),
        }
    }

    pub fn member_ids(&self) -> Vec<String> {
        self.members.keys().cloned().collect()
    }

    pub fn handle(&mut self, now: Instant, pending: Pending, request: Request, code: i16) {
        match request {
            Request::JoinGroup(request) => self.join(now, pending, &request),
            Request::SyncGroup(request) => {
                let code = if code == 0 {
                    self.check(now, &request.member_id, request.generation_id)
                } else {
                    code
                };
                let is_preparing = self.state == GroupState::Preparing;
                let rebalancing = ErrorCode::RebalanceInProgress.code();
                let code = if code == 0 && is_preparing { rebalancing } else { code };
                if code != 0 {
                    return self.sync_answer(pending, code, Bytes::new());
                }
                for entry in &request.assignments {
                    if let Some(member) = self.members.get_mut(entry.member_id.as_str()) {
                        member.assignment = entry.assignment.clone();
                    }
                }
                if let Some(member) = self.members.get_mut(request.member_id.as_str()) {
                    member.sync = Some(pending);
                }
                if *request.member_id == self.leader {
                    self.state = GroupState::Stable;
                }
                if self.state == GroupState::Stable {
                    self.answer_syncs();
                }
            }
            Request::Heartbeat(request) => {
                let mut error_code = code;
                if error_code == 0 {
                    error_code = self.check(now, &request.member_id, request.generation_id);
                }
                if error_code == 0 && self.state == GroupState::Preparing {
                    error_code = ErrorCode::RebalanceInProgress.code();
                }
                let response = HeartbeatResponse { error_code, ..HeartbeatResponse::default() };
                self.answers.push((pending, Response::Heartbeat(response)));
            }
            Request::LeaveGroup(request) => {
                for member in &request.members {
                    self.remove(now, &member.member_id.clone());
                }
                let response = Response::LeaveGroup(LeaveGroupResponse::default());
                self.answers.push((pending, response));
            }
            _ => unreachable!("group requests only"),
        }
    }

    pub fn check_commit(&mut self, now: Instant, member: &str, generation: i32) -> i16 {
        if generation < 0 && self.members.is_empty() {
            0
        } else {
            self.check(now, member, generation)
        }
    }

    fn check(&mut self, now: Instant, member_id: &str, generation: i32) -> i16 {
        let Some(member) = self.members.get_mut(member_id) else {
            return ErrorCode::UnknownMemberId.code();
        };
        if generation != self.generation {
            return ErrorCode::IllegalGeneration.code();
        }
        member.deadline = now + member.session;
        0
    }

    fn join(&mut self, now: Instant, pending: Pending, request: &JoinGroupRequest) {
        let instance = request.group_instance_id.as_ref();
        if request.member_id.is_empty() {
            self.made += 1;
            let member_id = match instance {
                Some(instance) => format!("{instance}-id{}", self.made),
                None => format!("member-{}", self.made),
            };
            if instance.is_none() {
                let response = JoinGroupResponse {
                    error_code: ErrorCode::MemberIdRequired.code(),
                    member_id: Str::from(member_id),
                    ..JoinGroupResponse::default()
                };
                return self.answers.push((pending, Response::JoinGroup(response)));
            }
            return self.add(now, pending, request, member_id);
        }
        self.add(now, pending, request, request.member_id.to_string());
    }

    fn add(&mut self, now: Instant, pending: Pending, request: &JoinGroupRequest, id: String) {
        let session = Duration::from_config_millis(i64::from(request.session_timeout_ms));
        let rebalance = Duration::from_config_millis(i64::from(request.rebalance_timeout_ms));
        let member = Member {
            metadata: request.protocols[0].metadata.clone(),
            protocols: request.protocols.iter().map(|it| it.name.to_string()).collect(),
            session,
            rebalance,
            deadline: Instant::FAR_FUTURE,
            join: Some(pending),
            sync: None,
            assignment: Bytes::new(),
        };
        if self.members.is_empty() {
            self.leader = id.clone();
            self.is_initial = true;
            self.rebalance_deadline = Some(now + self.initial_delay);
            self.state = GroupState::Preparing;
        }
        self.members.insert(id, member);
        self.rebalance(now);
    }

    fn rebalance(&mut self, now: Instant) {
        if self.state != GroupState::Preparing {
            self.state = GroupState::Preparing;
            self.is_initial = false;
            let longest = self.members.values().map(|it| it.rebalance).max();
            self.rebalance_deadline = Some(now + longest.unwrap_or(Duration::ZERO));
            for member in self.members.values_mut() {
                if let Some(pending) = member.sync.take() {
                    let error_code = ErrorCode::RebalanceInProgress.code();
                    let response = SyncGroupResponse { error_code, ..Default::default() };
                    self.answers.push((pending, Response::SyncGroup(response)));
                }
            }
        }
        let all_joined = self.members.values().all(|member| member.join.is_some());
        if all_joined && (!self.is_initial || self.initial_delay == Duration::ZERO) {
            self.complete(now);
        }
    }

    fn complete(&mut self, now: Instant) {
        self.rebalance_deadline = None;
        self.members.retain(|_, member| member.join.is_some());
        self.generation += 1;
        if self.members.is_empty() {
            self.state = GroupState::Empty;
            return;
        }
        self.state = GroupState::Completing;
        if !self.members.contains_key(&self.leader) {
            self.leader = self.members.keys().next().cloned().unwrap_or_default();
        }
        let protocol = self.members[&self.leader].protocols[0].clone();
        let all: Vec<JoinGroupResponseMember> = self
            .members
            .iter()
            .map(|(id, member)| JoinGroupResponseMember {
                member_id: Str::from(id),
                metadata: member.metadata.clone(),
                ..JoinGroupResponseMember::default()
            })
            .collect();
        for (id, member) in &mut self.members {
            member.deadline = now + member.session;
            let Some(pending) = member.join.take() else { continue };
            let response = JoinGroupResponse {
                generation_id: self.generation,
                protocol_type: Some(Str::from_static("consumer")),
                protocol_name: Some(Str::from(&protocol)),
                leader: Str::from(&self.leader),
                member_id: Str::from(id),
                members: if *id == self.leader { all.clone() } else { Vec::new() },
                ..JoinGroupResponse::default()
            };
            self.answers.push((pending, Response::JoinGroup(response)));
        }
    }

    fn answer_syncs(&mut self) {
        let mut answers = Vec::new();
        for member in self.members.values_mut() {
            if let Some(pending) = member.sync.take() {
                answers.push((pending, member.assignment.clone()));
            }
        }
        for (pending, assignment) in answers {
            self.sync_answer(pending, 0, assignment);
        }
    }

    fn sync_answer(&mut self, pending: Pending, error_code: i16, assignment: Bytes) {
        let response = SyncGroupResponse {
            error_code,
            protocol_type: (error_code == 0).then(|| Str::from_static("consumer")),
            assignment,
            ..SyncGroupResponse::default()
        };
        self.answers.push((pending, Response::SyncGroup(response)));
    }

    fn remove(&mut self, now: Instant, id: &str) {
        if self.members.remove(id).is_some() {
            self.rebalance(now);
            if self.members.is_empty() {
                self.state = GroupState::Empty;
                self.rebalance_deadline = None;
            }
        }
    }

    pub fn handle_timeout(&mut self, now: Instant) {
        let is_late = |member: &Member| member.join.is_none() && member.deadline <= now;
        let late: Vec<String> = self
            .members
            .iter()
            .filter(|entry| is_late(entry.1))
            .map(|entry| entry.0.clone())
            .collect();
        for id in late {
            self.remove(now, &id);
        }
        if self.rebalance_deadline.is_some_and(|at| at <= now) {
            self.complete(now);
        }
    }

    pub fn poll_timeout(&self) -> Option<Instant> {
        let members = self.members.values().filter(|member| member.join.is_none());
        let sessions = members.map(|member| member.deadline);
        sessions.chain(self.rebalance_deadline).min()
    }
}
