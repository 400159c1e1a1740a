//! Everything recorded from Apache Kafka that is in the project, as tests.

use std::path::{Path, PathBuf};

use conformance::wire::Against;
use conformance::{vectors, wire};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

#[test]
fn every_vector_comes_out_as_apache_kafka_has_it() {
    let report = vectors::run(&folder("vectors"), None).expect("the vectors can be read");
    assert!(report.failures().is_empty(), "{}", report.text());
    assert!(report.passed() > 900, "{}", report.text());
}

#[test]
fn every_session_goes_as_it_went_with_apache_kafka() {
    let report =
        wire::run(&folder("wire"), None, &Against::Bench).expect("the sessions can be read");
    assert!(report.failures().is_empty(), "{}", report.text());
    assert!(report.passed() > 140, "{}", report.text());
}

#[test]
fn every_session_goes_the_same_from_outside_a_run() {
    let report = wire::run(&folder("wire"), None, &Against::Tab).expect("the sessions can be read");
    assert!(report.failures().is_empty(), "{}", report.text());
    assert!(report.passed() > 140, "{}", report.text());
}

#[test]
fn every_session_goes_the_same_over_sockets_in_real_time() {
    let report = wire::run(&folder("wire"), None, &Against::Server).expect("a server starts");
    assert!(report.failures().is_empty(), "{}", report.text());
    assert!(report.passed() > 140, "{}", report.text());
}
