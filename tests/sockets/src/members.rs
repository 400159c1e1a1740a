//! Members of a group as processes of their own, of three makes: ours, Apache Kafka's Java client
//! and librdkafka. Each prints `assigned MEMBER-ID PARTITIONS`, `revoked`,
//! `record PARTITION OFFSET VALUE`, `committed` after the commit of what it printed, `closed`, or
//! `error WORDS`; `close` on its input lets it leave politely.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crate::place::Place;
use crate::{Story, hold};

/// How long a member may take to be gone, on a busy machine.
const GONE: Duration = Duration::from_secs(30);

/// Which client a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Make {
    /// Ours, with the defaults of the place's era.
    Ours,
    /// Apache Kafka's, of the place's release.
    Java,
    /// librdkafka, by confluent-kafka.
    Librdkafka,
}

impl Make {
    /// Its name in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Java => "Java",
            Self::Librdkafka => "librdkafka",
        }
    }
}

/// How a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Running,
    Closed,
    Killed,
}

/// One member and what it said.
#[derive(Debug)]
pub struct Member {
    make: Make,
    state: State,
    child: Child,
    input: Option<ChildStdin>,
    instance: Option<String>,
    /// Its member id, as it last said.
    pub id: String,
    /// Its partitions, as it last said.
    pub assigned: Vec<i32>,
    /// How often it was assigned partitions.
    pub assignments: u32,
    /// Records it was given: partition, offset, value.
    pub records: Vec<(i32, i64, String)>,
    /// How many of them it committed.
    pub committed: usize,
    errors: Vec<String>,
}

/// The members of one group that reads one topic.
#[derive(Debug)]
pub struct Crowd<'a> {
    place: &'a Place,
    group: String,
    topic: String,
    partitions: i32,
    members: Vec<Member>,
    lines: Receiver<(usize, Option<String>)>,
    teller: Sender<(usize, Option<String>)>,
}

impl<'a> Crowd<'a> {
    /// A group nobody is in yet.
    pub fn new(place: &'a Place, group: &str, topic: &str, partitions: i32) -> Self {
        let (teller, lines) = channel();
        Self {
            place,
            group: group.to_owned(),
            topic: topic.to_owned(),
            partitions,
            members: Vec::new(),
            lines,
            teller,
        }
    }

    /// Starts a member; gives its number.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn join(&mut self, make: Make, settings: &[&str]) -> Story<usize> {
        let mut command: Command = self.place.member(make)?;
        command.args([self.place.bootstrap(), &self.group, &self.topic]).args(settings);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", make.name()))?;
        let (number, teller) = (self.members.len(), self.teller.clone());
        if let Some(output) = child.stdout.take() {
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    let _ = teller.send((number, Some(line)));
                }
                let _ = teller.send((number, None));
            });
        }
        let instance = settings.iter().find_map(|it| it.strip_prefix("group.instance.id="));
        self.members.push(Member {
            make,
            state: State::Running,
            input: child.stdin.take(),
            child,
            instance: instance.map(str::to_owned),
            id: String::new(),
            assigned: Vec::new(),
            assignments: 0,
            records: Vec::new(),
            committed: 0,
            errors: Vec::new(),
        });
        Ok(number)
    }

    /// A member by its number.
    pub fn member(&self, number: usize) -> &Member {
        &self.members[number]
    }

    /// Waits until `done` says so.
    ///
    /// # Errors
    /// Not within `patience`; how everything stands then. A member said `error`.
    pub fn until(
        &mut self,
        what: &str,
        patience: Duration,
        done: impl Fn(&Self) -> bool,
    ) -> Story<Duration> {
        let begin = Instant::now();
        loop {
            while let Ok((number, line)) = self.lines.try_recv() {
                self.hear(number, line);
            }
            for member in &self.members {
                hold!(
                    member.errors.is_empty(),
                    "{what}: {} says {}",
                    member.make.name(),
                    member.errors.join("; ")
                );
            }
            if done(self) {
                return Ok(begin.elapsed());
            }
            let Some(left) = patience.checked_sub(begin.elapsed()) else {
                return Err(format!("{what}: not within {patience:?}; {}", self.stand()));
            };
            if let Ok((number, line)) = self.lines.recv_timeout(left) {
                self.hear(number, line);
            }
        }
    }

    /// Waits until everybody who lives has what the range assignor gives.
    ///
    /// # Errors
    /// As [`Self::until`].
    pub fn settle(&mut self, what: &str, patience: Duration) -> Story<Duration> {
        self.until(what, patience, Self::is_settled)
    }

    /// Kills a member: SIGKILL, no goodbye.
    ///
    /// # Errors
    /// The operating system refuses.
    pub fn kill(&mut self, number: usize) -> Story {
        let member = &mut self.members[number];
        member.child.kill().map_err(|error| error.to_string())?;
        member.child.wait().map_err(|error| error.to_string())?;
        member.state = State::Killed;
        // What it printed before its end still counts.
        self.until("the end of its output", GONE, |crowd| crowd.members[number].input.is_none())?;
        Ok(())
    }

    /// Lets a member leave politely; waits until it is gone.
    ///
    /// # Errors
    /// It does not go.
    pub fn leave(&mut self, number: usize) -> Story {
        if let Some(input) = &mut self.members[number].input {
            input.write_all(b"close\n").map_err(|error| error.to_string())?;
        }
        let gone = |crowd: &Self| crowd.members[number].state == State::Closed;
        self.until("leaving", GONE, gone)?;
        self.members[number].child.wait().map_err(|error| error.to_string())?;
        Ok(())
    }

    /// Lets everybody leave.
    ///
    /// # Errors
    /// Somebody does not go.
    pub fn leave_all(&mut self) -> Story {
        for number in 0..self.members.len() {
            if self.members[number].state == State::Running {
                self.leave(number)?;
            }
        }
        Ok(())
    }

    /// Different values seen by all members together.
    pub fn distinct(&self) -> u64 {
        self.deliveries().len() as u64
    }

    /// Every number below `count` was given to a member, and to one only, but for what a killed
    /// member had not committed.
    ///
    /// # Errors
    /// What is missing or was given twice.
    pub fn check_deliveries(&self, count: u64) -> Story {
        let deliveries = self.deliveries();
        for number in 0..count {
            let value = number.to_string();
            let Some(given) = deliveries.get(&value) else {
                return Err(format!("{value} was given to nobody"));
            };
            let excused = |(member, place): &&(usize, usize)| {
                let member = &self.members[*member];
                member.state == State::Killed && *place >= member.committed
            };
            let firm = given.iter().filter(|delivery| !excused(delivery)).count();
            let names: Vec<&str> =
                given.iter().map(|(member, _)| self.members[*member].make.name()).collect();
            hold!(firm <= 1, "{value} was given to {}", names.join(" and "));
        }
        hold!(deliveries.len() as u64 == count, "{} values for {count} records", deliveries.len());
        Ok(())
    }

    /// Who was given a value: member, and the how manieth of its records it was.
    fn deliveries(&self) -> BTreeMap<String, Vec<(usize, usize)>> {
        let mut all: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (number, member) in self.members.iter().enumerate() {
            for (place, (_, _, value)) in member.records.iter().enumerate() {
                all.entry(value.clone()).or_default().push((number, place));
            }
        }
        all
    }

    fn hear(&mut self, number: usize, line: Option<String>) {
        let member = &mut self.members[number];
        let Some(line) = line else {
            member.input = None;
            if member.state == State::Running {
                member.errors.push("nothing more: it ended by itself".into());
            }
            return;
        };
        let mut words = line.splitn(4, ' ');
        match words.next() {
            Some("assigned") => {
                member.id = words.next().unwrap_or_default().to_owned();
                let numbers = words.next().unwrap_or_default().split(',');
                member.assigned = numbers.filter_map(|number| number.parse().ok()).collect();
                member.assignments += 1;
            }
            Some("revoked") => member.assigned.clear(),
            Some("record") => {
                let mut number = || words.next().and_then(|word| word.parse::<i64>().ok());
                let (partition, offset) = (number().unwrap_or(-1), number().unwrap_or(-1));
                let value = words.next().unwrap_or_default().to_owned();
                member.records.push((partition as i32, offset, value));
            }
            Some("committed") => member.committed = member.records.len(),
            Some("closed") => {
                member.state = State::Closed;
                member.assigned.clear();
            }
            _ => member.errors.push(line),
        }
    }

    /// RangeAssignor for one topic: members with an instance id first, by it, then by member id;
    /// the first ones get one more where it does not divide.
    fn is_settled(&self) -> bool {
        let mut living: Vec<&Member> =
            self.members.iter().filter(|member| member.state == State::Running).collect();
        living.sort_by_key(|member| (member.instance.is_none(), &member.instance, &member.id));
        let (count, partitions) = (living.len() as i32, self.partitions);
        let mut next = 0;
        for (place, member) in living.iter().enumerate() {
            let share = partitions / count + i32::from((place as i32) < partitions % count);
            let range: Vec<i32> = (next..next + share).collect();
            if member.assigned != range {
                return false;
            }
            next += share;
        }
        true
    }

    fn stand(&self) -> String {
        let member = |it: &Member| {
            let Member { make, state, id, assigned, records, .. } = it;
            format!("{} {state:?} '{id}' {assigned:?} {} records", make.name(), records.len())
        };
        self.members.iter().map(member).collect::<Vec<_>>().join("; ")
    }
}

impl Drop for Crowd<'_> {
    fn drop(&mut self) {
        for member in &mut self.members {
            let _ = member.child.kill();
            let _ = member.child.wait();
        }
    }
}
