//! Records that flow while something else happens: numbers from 0, each sent once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use protocol::era::Era;

use crate::Story;
use crate::clients::Producing;

/// An idempotent producer at a steady rate, on a thread of its own.
#[derive(Debug)]
pub struct Stream {
    stop: Arc<AtomicBool>,
    sent: Arc<AtomicU64>,
    thread: Option<JoinHandle<Story<u64>>>,
}

impl Stream {
    /// Sends the numbers as values, spread over the partitions by their key.
    ///
    /// # Errors
    /// Configs Kafka refuses.
    pub fn start(bootstrap: &str, era: Era, topic: &str, per_second: u64) -> Story<Self> {
        let configs = [("enable.idempotence", "true"), ("acks", "all"), ("linger.ms", "5")];
        let mut producer = Producing::start(bootstrap, era, &configs)?;
        let (stop, sent) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let (stopped, counter, topic) = (Arc::clone(&stop), Arc::clone(&sent), topic.to_owned());
        let thread = std::thread::spawn(move || {
            let begin = Instant::now();
            let mut count = 0;
            while !stopped.load(Ordering::Relaxed) {
                let due = begin.elapsed().as_millis() as u64 * per_second / 1_000;
                while count < due {
                    let key = format!("key-{}", count % 97);
                    producer.send_text(&topic, Some(&key), &count.to_string());
                    count += 1;
                }
                counter.store(count, Ordering::Relaxed);
                producer.idle(Duration::from_millis(10))?;
            }
            producer.flush_well()?;
            let acknowledged = producer.acknowledged_records();
            crate::hold!(acknowledged == count, "{acknowledged} of {count} are acknowledged");
            producer.close()?;
            Ok(count)
        });
        Ok(Self { stop, sent, thread: Some(thread) })
    }

    /// Records sent so far.
    pub fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Stops; all that was sent is acknowledged. How many records that is.
    ///
    /// # Errors
    /// A record failed, in Kafka's words.
    pub fn stop(mut self) -> Story<u64> {
        self.stop.store(true, Ordering::Relaxed);
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(outcome)) => outcome,
            _ => Err("the producer's thread panicked".into()),
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
