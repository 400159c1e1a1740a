//! What members and leader exchange is read with care: it comes from other programs.

use bytes::Bytes;
use client::assignor::{Assignment, Subscription};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn bytes_cut_short_or_lying_about_lengths_are_refused() {
    let subscription = Subscription {
        topics: vec!["orders".into(), "clicks".into()],
        user_data: Some(Bytes::from_static(b"mine")),
        owned_partitions: vec![("orders".into(), 1), ("orders".into(), 3)],
        generation_id: 7,
        rack_id: Some("rack-1".into()),
    };
    let wire = subscription.encode(3);
    assert_eq!(Subscription::decode(&wire), Ok(subscription));
    for end in 0..wire.len() {
        assert!(Subscription::decode(&wire.slice(..end)).is_err(), "{end} bytes");
    }
    let liar = Bytes::from_static(&[0, 0, 0x7f, 0xff, 0xff, 0xff, 0, 0]);
    assert!(Subscription::decode(&liar).is_err());
    assert!(Assignment::decode(&liar).is_err());
}
