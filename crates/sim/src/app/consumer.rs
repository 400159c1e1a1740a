//! An application that consumes: one thread that polls, works on each record in turn and polls
//! again. What a person asks of it (commit, seek, close) happens on that thread, as in Java: when
//! it is free, and a poll that waits is woken up for it.

use client::consumer::{Consumer, SeekTo};
use client::event::{CallId, ClientError, PartitionRecords};
use protocol::{
    SortedMap,
    time::{Duration, Instant},
};
use std::collections::VecDeque;

use super::Input;
use crate::command::{Command, CommitMode, SeekTarget};
use crate::view::ProcessingView;

/// How long the application's poll waits for records.
pub(crate) const POLL_TIMEOUT: Duration = Duration::from_secs(1);

/// A consumer and what its application does with it.
#[derive(Clone)]
pub(crate) struct ConsumerApp {
    /// `None` once the process has ended.
    pub(crate) machine: Option<Consumer>,
    pub(crate) group: Option<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) thread: Thread,
    /// Records returned by poll and not worked on yet.
    pub(crate) batch: VecDeque<Work>,
    pub(crate) processing: Option<ProcessingView>,
    pub(crate) processing_time: Duration,
    /// Cleared when the application stops calling poll.
    pub(crate) polling: bool,
    /// What is asked of the thread.
    pub(crate) tasks: VecDeque<Task>,
    pub(crate) closing: bool,
    /// Commits a person asked for and that are not answered yet.
    pub(crate) asked: SortedMap<CallId, Command>,
    pub(crate) records_processed: u64,
    pub(crate) records_delivered_again: u64,
    /// The member it was when it ended: the coordinator may still count on it.
    pub(crate) last_member_id: String,
    pub(crate) last_generation: i32,
    pub(crate) session_timeout: Duration,
    pub(crate) auto_commit_interval: Duration,
    pub(crate) enable_auto_commit: bool,
}

/// What the application's thread is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thread {
    /// Between two calls.
    Free,
    /// In poll.
    Polling(CallId),
    /// In commitSync.
    Committing(CallId),
    /// At work on a record.
    Working,
    /// In close.
    Closing,
}

/// A record to work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Work {
    pub(crate) topic: String,
    pub(crate) partition: i32,
    pub(crate) offset: i64,
}

/// Something a person asks of the thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Commit(CommitMode, Command),
    Seek { topic: String, partition: i32, to: SeekTarget, command: Command },
}

/// What a turn of the thread led to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turn {
    /// The thread did something: look again at what it has to say.
    pub(crate) progressed: bool,
    /// A task that failed at once.
    pub(crate) failed: Option<(Command, ClientError)>,
    /// poll threw: the application gives up.
    pub(crate) threw: Option<ClientError>,
}

impl ConsumerApp {
    pub(crate) fn handle(&mut self, now: Instant, input: Input) {
        if let Some(machine) = self.machine.as_mut() {
            super::handle(machine, now, input);
        }
    }

    /// Asks something of the thread, waking it if it waits in poll.
    pub(crate) fn ask(&mut self, now: Instant, task: Task) {
        self.tasks.push_back(task);
        self.wake(now);
    }

    /// Ends a poll that waits.
    pub(crate) fn wake(&mut self, now: Instant) {
        if matches!(self.thread, Thread::Polling(_))
            && let Some(machine) = self.machine.as_mut()
        {
            machine.wakeup(now);
        }
    }

    /// Records a poll returned.
    pub(crate) fn take(&mut self, records: &[PartitionRecords]) {
        for given in records {
            self.batch.extend(given.records.iter().map(|record| Work {
                topic: given.topic.clone(),
                partition: given.partition,
                offset: record.offset,
            }));
        }
    }

    /// A call ended, well or not.
    pub(crate) fn returned(&mut self, call: CallId) -> Thread {
        let was = self.thread;
        if was == Thread::Polling(call) || was == Thread::Committing(call) {
            self.thread = Thread::Free;
        }
        was
    }

    pub(crate) fn next_act_at(&self) -> Option<Instant> {
        self.machine.as_ref()?;
        self.processing.as_ref().map(|work| work.ends_at)
    }

    /// The work on a record is done.
    pub(crate) fn finish_record(&mut self, now: Instant) {
        if self.processing.as_ref().is_some_and(|work| work.ends_at <= now) {
            self.processing = None;
            self.records_processed += 1;
            if self.thread == Thread::Working {
                self.thread = Thread::Free;
            }
        }
    }

    /// Lets the thread go on if it is free.
    pub(crate) fn act(&mut self, now: Instant) -> Turn {
        let mut turn = Turn::default();
        if self.thread != Thread::Free {
            return turn;
        }
        let Some(machine) = self.machine.as_mut() else { return turn };
        if let Some(task) = self.tasks.pop_front() {
            turn.progressed = true;
            turn.failed = self.perform(now, task);
        } else if self.polling && !self.batch.is_empty() {
            turn.progressed = true;
            self.work(now);
        } else if self.closing {
            turn.progressed = true;
            machine.close(now, None);
            self.thread = Thread::Closing;
        } else if self.polling {
            turn.progressed = true;
            match machine.poll(now, POLL_TIMEOUT) {
                Ok(call) => self.thread = Thread::Polling(call),
                Err(error) => {
                    self.closing = true;
                    turn.threw = Some(error);
                }
            }
        }
        turn
    }

    /// Without processing time the whole batch is done at once, else the next record begins.
    fn work(&mut self, now: Instant) {
        if self.processing_time == Duration::ZERO {
            self.records_processed += self.batch.len() as u64;
            self.batch.clear();
        } else if let Some(Work { topic, partition, offset }) = self.batch.pop_front() {
            let ends_at = now + self.processing_time;
            self.thread = Thread::Working;
            self.processing =
                Some(ProcessingView { topic, partition, offset, began_at: now, ends_at });
        }
    }

    fn perform(&mut self, now: Instant, task: Task) -> Option<(Command, ClientError)> {
        let machine = self.machine.as_mut()?;
        match task {
            Task::Commit(mode, command) => {
                let call = match mode {
                    CommitMode::Sync => machine.commit_sync(now, None),
                    CommitMode::Async => machine.commit_async(now, None),
                };
                if mode == CommitMode::Sync {
                    self.thread = Thread::Committing(call);
                }
                self.asked.insert(call, command);
                None
            }
            Task::Seek { topic, partition, to, command } => {
                let to = match to {
                    SeekTarget::Offset(offset) => SeekTo::Offset(offset),
                    SeekTarget::Beginning => SeekTo::Beginning,
                    SeekTarget::End => SeekTo::End,
                };
                self.batch.retain(|work| work.topic != topic || work.partition != partition);
                let result = machine.seek(now, &(topic, partition), to);
                result.err().map(|error| (command, error))
            }
        }
    }

    pub(crate) fn end(&mut self) {
        if let Some(machine) = self.machine.take() {
            self.last_member_id = machine.member_id().to_string();
            self.last_generation = machine.generation();
        }
        self.batch.clear();
        self.processing = None;
        self.tasks.clear();
    }
}
