//! What stories of programs outside share: time that passes, what programs are told, requests of
//! theirs, and the run played again without them.

use bytes::Bytes;
use protocol::messages::{ApiVersionsRequest, MetadataRequest};
use protocol::time::Instant;
use protocol::{Request, frame};
use sim::view::{View, ViewOptions};
use sim::{Advance, Delivery, Run};

use super::ms;

pub(crate) const OPTIONS: ViewOptions =
    ViewOptions { records_per_partition: 20, offsets_records: 20 };

pub(crate) fn go(run: &mut Run, to: Instant) {
    assert_eq!(run.seek(to, u32::MAX), Advance::Reached);
}

pub(crate) fn pass(run: &mut Run, millis: u64) {
    let to = run.now() + ms(millis);
    go(run, to);
}

pub(crate) fn outputs(run: &mut Run) -> Vec<(String, Delivery)> {
    let output = || run.poll_foreign().map(|output| (output.connection.to_string(), output.what));
    std::iter::from_fn(output).collect()
}

pub(crate) fn request(
    correlation: i32,
    client_id: &str,
    version: i16,
    body: impl Into<Request>,
) -> Bytes {
    frame::encode_request(version, correlation, Some(client_id), &body.into()).expect("encodes")
}

pub(crate) fn api_versions(correlation: i32) -> Bytes {
    let body = ApiVersionsRequest {
        client_software_name: "somebody".into(),
        client_software_version: "1.2.3".into(),
        ..Default::default()
    };
    request(correlation, "ada", 4, body)
}

pub(crate) fn metadata(correlation: i32) -> Bytes {
    request(correlation, "ada", 9, MetadataRequest::default())
}

/// The same run again from its scene, without anybody outside.
pub(crate) fn replayed(run: &mut Run) -> (u64, View) {
    let mut again = Run::new(run.scene().clone());
    again.set_listening(true);
    go(&mut again, run.now());
    assert_eq!(outputs(&mut again), [], "a replay has nobody to tell");
    (again.trace_hash(), View { run: 0, ..again.view(&OPTIONS) })
}

pub(crate) fn seen(run: &mut Run) -> (u64, View) {
    (run.trace_hash(), View { run: 0, ..run.view(&OPTIONS) })
}
