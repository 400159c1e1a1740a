//! An application that sends: single records a person asks for, and a stream at a steady rate.

use bytes::Bytes;
use client::event::CallId;
use client::producer::{Producer, ProducerRecord};
use protocol::time::{Duration, Instant};
use protocol::{SortedMap, rng::Rng};

use super::Input;
use crate::command::Command;

/// A producer and what its application does with it.
#[derive(Clone)]
pub(crate) struct ProducerApp {
    /// `None` once the process has ended.
    pub(crate) machine: Option<Producer>,
    pub(crate) rate: Option<Rate>,
    /// Single records a person asked for, until they are known to have failed.
    pub(crate) asked: SortedMap<CallId, Command>,
    pub(crate) acks: String,
    pub(crate) linger_ms: i64,
    pub(crate) batch_size: i32,
    pub(crate) buffer_memory: u64,
    pub(crate) records_sent: u64,
    pub(crate) records_acknowledged: u64,
    pub(crate) records_failed: u64,
    pub(crate) rng: Rng,
}

/// A stream of records, paced exactly: record `sent` is due at `since` + `sent` / rate.
#[derive(Clone, Debug)]
pub(crate) struct Rate {
    pub(crate) topic: String,
    pub(crate) records_per_1000_s: u64,
    pub(crate) keys: Vec<String>,
    pub(crate) value_bytes: u32,
    pub(crate) since: Instant,
    pub(crate) sent: u64,
    /// send() blocked: the stream goes on when it returns.
    pub(crate) waiting: bool,
}

/// Remembered single records.
const ASKED_KEPT: usize = 64;

/// What the records of a stream are about.
const ITEMS: [&str; 8] = ["tea", "rice", "salt", "soap", "lamp", "book", "coat", "pear"];

impl ProducerApp {
    pub(crate) fn handle(&mut self, now: Instant, input: Input) {
        if let Some(machine) = self.machine.as_mut() {
            super::handle(machine, now, input);
        }
    }

    /// Sends one record.
    pub(crate) fn send(&mut self, now: Instant, record: ProducerRecord) -> Option<CallId> {
        let call = self.machine.as_mut()?.send(now, record);
        self.records_sent += 1;
        Some(call)
    }

    /// Remembers who asked for a record, to tell them if it fails.
    pub(crate) fn remember(&mut self, call: CallId, command: Command) {
        self.asked.insert(call, command);
        if self.asked.len() > ASKED_KEPT {
            self.asked.pop_first();
        }
    }

    pub(crate) fn next_act_at(&self) -> Option<Instant> {
        self.machine.as_ref()?;
        self.rate.as_ref().filter(|rate| !rate.waiting).map(Rate::due_at)
    }

    /// Sends what is due of the stream. One thread sends, so while send() blocks nothing else does.
    pub(crate) fn act(&mut self, now: Instant) {
        let Some(machine) = self.machine.as_mut() else { return };
        let Some(rate) = self.rate.as_mut() else { return };
        while rate.due_at() <= now {
            if machine.is_blocked() {
                rate.waiting = true;
                return;
            }
            self.records_sent += 1;
            let record = rate.record(self.records_sent, &mut self.rng);
            rate.sent += 1;
            let _ = machine.send(now, record);
        }
    }

    /// Goes on after send() returned: what would have been sent meanwhile was not.
    pub(crate) fn resume(&mut self, now: Instant) {
        let blocked = self.machine.as_ref().is_none_or(Producer::is_blocked);
        if let Some(rate) = self.rate.as_mut().filter(|rate| rate.waiting && !blocked) {
            rate.waiting = false;
            rate.since = now;
            rate.sent = 0;
        }
    }
}

impl Rate {
    fn due_at(&self) -> Instant {
        let micros = u128::from(self.sent) * 1_000_000_000 / u128::from(self.records_per_1000_s);
        self.since + Duration::from_micros(u64::try_from(micros).unwrap_or(u64::MAX))
    }

    fn record(&self, number: u64, rng: &mut Rng) -> ProducerRecord {
        let key = if self.keys.is_empty() {
            None
        } else {
            let key = &self.keys[rng.below(self.keys.len() as u64) as usize];
            Some(Bytes::copy_from_slice(key.as_bytes()))
        };
        let item = ITEMS[rng.below(ITEMS.len() as u64) as usize];
        ProducerRecord {
            topic: self.topic.as_str().into(),
            partition: None,
            key,
            value: Some(value(number, item, self.value_bytes as usize)),
            headers: Vec::new(),
            timestamp_ms: None,
        }
    }
}

/// `{"n":17,"item":"tea"}`, with a note that fills it up to `size` bytes; 0 is its natural size.
fn value(number: u64, item: &str, size: usize) -> Bytes {
    let short = format!("{{\"n\":{number},\"item\":\"{item}\"}}");
    let frame = ",\"note\":\"\"".len();
    let text = if size == 0 || short.len() == size {
        short
    } else if let Some(fill) = size.checked_sub(short.len() + frame) {
        format!("{},\"note\":\"{}\"}}", &short[..short.len() - 1], ".".repeat(fill))
    } else if size > short.len() {
        format!("{short:<size$}")
    } else {
        short[..size].to_owned()
    };
    Bytes::from(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_size_asked_for() {
        for size in 1..200 {
            assert_eq!(value(17, "tea", size).len(), size);
        }
        assert_eq!(&value(17, "tea", 0)[..], br#"{"n":17,"item":"tea"}"#);
    }

    #[test]
    fn slow_rates_are_exact() {
        let mut rate = Rate {
            topic: "orders".into(),
            records_per_1000_s: 3,
            keys: Vec::new(),
            value_bytes: 0,
            since: Instant::from_millis(0),
            sent: 0,
            waiting: false,
        };
        let mut due = Vec::new();
        for _ in 0..4 {
            due.push(rate.due_at().as_micros());
            rate.sent += 1;
        }
        assert_eq!(due, [0, 333_333_333, 666_666_666, 1_000_000_000]);
    }
}
