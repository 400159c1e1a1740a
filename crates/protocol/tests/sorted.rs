//! The sorted map and set do what the standard library's do, whatever is done to them.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use protocol::sorted::{Entry, sort_by, sort_by_key};
use protocol::{SortedMap, SortedSet};

/// One thing done to a map.
#[derive(Clone, Debug)]
enum Deed {
    Insert(u8, u32),
    Remove(u8),
    Add(u8, u32),
    PopFirst,
    PopLast,
    RetainOdd,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (any::<u8>(), any::<u32>()).prop_map(|(key, value)| Deed::Insert(key, value)),
        any::<u8>().prop_map(Deed::Remove),
        (any::<u8>(), 0..1000u32).prop_map(|(key, value)| Deed::Add(key, value)),
        Just(Deed::PopFirst),
        Just(Deed::PopLast),
        Just(Deed::RetainOdd),
    ]
}

proptest! {
    #[test]
    fn a_map_is_as_a_btree_map(deeds in prop::collection::vec(deed(), 0..200)) {
        let (mut ours, mut theirs) = (SortedMap::new(), BTreeMap::new());
        for deed in deeds {
            match deed {
                Deed::Insert(key, value) => {
                    prop_assert_eq!(ours.insert(key, value), theirs.insert(key, value));
                }
                Deed::Remove(key) => prop_assert_eq!(ours.remove(&key), theirs.remove(&key)),
                Deed::Add(key, more) => {
                    let ours = ours.entry(key).or_default();
                    let theirs: &mut u32 = theirs.entry(key).or_default();
                    *ours = more.wrapping_add(*ours);
                    *theirs = more.wrapping_add(*theirs);
                }
                Deed::PopFirst => prop_assert_eq!(ours.pop_first(), theirs.pop_first()),
                Deed::PopLast => prop_assert_eq!(ours.pop_last(), theirs.pop_last()),
                Deed::RetainOdd => {
                    ours.retain(|key, _| key % 2 == 1);
                    theirs.retain(|key, _| key % 2 == 1);
                }
            }
            prop_assert!(ours.iter().eq(theirs.iter()));
            prop_assert!(ours.keys().rev().eq(theirs.keys().rev()));
            prop_assert_eq!(ours.first_key_value(), theirs.first_key_value());
            prop_assert_eq!(ours.last_key_value(), theirs.last_key_value());
        }
    }

    #[test]
    fn a_range_is_as_of_a_btree_map(
        keys in prop::collection::vec(any::<u8>(), 0..40),
        from in any::<u8>(),
        length in any::<u8>(),
    ) {
        let ours: SortedSet<u8> = keys.iter().copied().collect();
        let theirs: BTreeSet<u8> = keys.into_iter().collect();
        let to = from.saturating_add(length);
        prop_assert!(ours.range(from..to).eq(theirs.range(from..to)));
        prop_assert!(ours.range(from..=to).eq(theirs.range(from..=to)));
        prop_assert!(ours.range(..to).eq(theirs.range(..to)));
        prop_assert!(ours.range(from..).rev().eq(theirs.range(from..).rev()));
    }

    #[test]
    fn sets_are_compared_as_btree_sets_are(
        one in prop::collection::vec(0..20u8, 0..20),
        other in prop::collection::vec(0..20u8, 0..20),
    ) {
        let (a, b): (SortedSet<u8>, SortedSet<u8>) =
            (one.iter().copied().collect(), other.iter().copied().collect());
        let (c, d): (BTreeSet<u8>, BTreeSet<u8>) =
            (one.into_iter().collect(), other.into_iter().collect());
        prop_assert!(a.union(&b).eq(c.union(&d)));
        prop_assert!(a.difference(&b).eq(c.difference(&d)));
        prop_assert!(a.intersection(&b).eq(c.intersection(&d)));
        prop_assert!(a.symmetric_difference(&b).eq(c.symmetric_difference(&d)));
        prop_assert_eq!(a.is_subset(&b), c.is_subset(&d));
        prop_assert_eq!(a.is_superset(&b), c.is_superset(&d));
        prop_assert_eq!(a.is_disjoint(&b), c.is_disjoint(&d));
        prop_assert_eq!(a.cmp(&b), c.cmp(&d));
    }

    #[test]
    fn the_sort_is_stable(items in prop::collection::vec((0..9u8, any::<u32>()), 0..100)) {
        let (mut ours, mut theirs) = (items.clone(), items);
        sort_by_key(&mut ours, |(key, _)| *key);
        theirs.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(&ours, &theirs);
        sort_by(&mut ours, |a, b| b.cmp(a));
        theirs.sort_by(|a, b| b.cmp(a));
        prop_assert_eq!(ours, theirs);
    }
}

#[test]
fn an_entry_is_found_once_and_used() {
    let mut map = SortedMap::from([("b", 2), ("a", 1)]);
    map.entry("a").and_modify(|value| *value += 10).or_insert(0);
    map.entry("c").and_modify(|value| *value += 10).or_insert(3);
    let Entry::Occupied(mut entry) = map.entry("b") else { panic!("b is there") };
    assert_eq!(entry.insert(20), 2);
    assert_eq!(entry.remove(), 20);
    let Entry::Vacant(entry) = map.entry("b") else { panic!("b is gone") };
    *entry.insert(5) += 1;
    assert_eq!(format!("{map:?}"), r#"{"a": 11, "b": 6, "c": 3}"#);
    assert_eq!(map["a"], 11);
}

#[test]
fn the_item_of_a_set_is_the_first_one_put_in() {
    let mut set: SortedSet<String> = SortedSet::from(["b".to_owned(), "a".to_owned()]);
    assert!(!set.insert("a".to_owned()));
    assert_eq!(set.get("a").map(String::as_str), Some("a"));
    assert_eq!(set.take("b").as_deref(), Some("b"));
    assert!(!set.remove("b"));
    assert_eq!(format!("{set:?}"), r#"{"a"}"#);
}
