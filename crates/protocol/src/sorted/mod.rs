//! Maps and sets as sorted vectors, and a small stable sort. The house keeps many maps of many
//! types, most of them with a handful of entries: in wasm a B-tree costs some kilobytes of code per
//! pair of types, a sorted vector a tenth of it.
//!
//! Both iterate in ascending order of the keys, as `BTreeMap` and `BTreeSet` do, and bear their
//! method names. Looking up is a binary search. Inserting in ascending order of the keys (ids,
//! offsets, times) appends; elsewhere the entries behind move by one place: a copy of some
//! kilobytes even for a thousand entries. A map that may hold tens of thousands of entries that
//! come in random order belongs into a `BTreeMap`.

mod entry;
mod map;
mod set;

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::ops::{Bound, Range, RangeBounds};

pub use entry::{Entry, OccupiedEntry, VacantEntry};
pub use map::{IntoIter, Iter, IterMut, SortedMap};
pub use set::SortedSet;

/// Sorts `items` by `compare`, keeping equal items in their order.
///
/// Only indices are sorted, by one function for the items of all types: the sorts of the standard
/// library are some kilobytes of a download for each.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |a, b| compare(&items[a], &items[b]).is_le());
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// The indices of `count` items in the order of the items: runs of one, of two, of four and so on
/// are merged with their neighbours. `is_first` says whether the first item may stand before the
/// second.
fn order(count: usize, is_first: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    if order.windows(2).all(|pair| is_first(pair[0], pair[1])) {
        return Vec::new();
    }
    let mut merged = order.clone();
    let mut width = 1;
    while width < count {
        for (runs, merged) in order.chunks(2 * width).zip(merged.chunks_mut(2 * width)) {
            let (mut left, mut right) = runs.split_at(width.min(runs.len()));
            for slot in merged {
                let next = match (left, right) {
                    ([a, ..], [b, ..]) if is_first(*a, *b) => &mut left,
                    ([_, ..], []) => &mut left,
                    _ => &mut right,
                };
                *slot = next[0];
                *next = &next[1..];
            }
        }
        core::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

/// Brings the item of each index in `order` to where the index stands, along the circles in which
/// they take each other's places.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let next = core::mem::replace(&mut order[at], at);
            if next == start || next == at {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}

/// [`sort_by`] the key that `key` gives.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Where the entry of `key` is, or where it would have to be inserted.
#[inline(never)]
fn search<T: Keyed, Q: Ord + ?Sized>(items: &[T], key: &Q) -> Result<usize, usize>
where
    T::Key: Borrow<Q>,
{
    match items.last() {
        // Ids and times mostly come in ascending order.
        Some(last) if last.key().borrow() >= key => {}
        _ => return Err(items.len()),
    }
    let (mut from, mut to) = (0, items.len());
    while from < to {
        let middle = from.midpoint(to);
        match items[middle].key().borrow().cmp(key) {
            Ordering::Equal => return Ok(middle),
            Ordering::Less => from = middle + 1,
            Ordering::Greater => to = middle,
        }
    }
    Err(from)
}

/// The places of the entries whose keys are within `range`; of none for a range that ends before
/// it begins.
fn places<T: Keyed, Q: Ord + ?Sized>(items: &[T], range: &impl RangeBounds<Q>) -> Range<usize>
where
    T::Key: Borrow<Q>,
{
    let place = |key: &Q, after: bool| match search(items, key) {
        Ok(at) => at + usize::from(after),
        Err(at) => at,
    };
    let from = match range.start_bound() {
        Bound::Included(key) => place(key, false),
        Bound::Excluded(key) => place(key, true),
        Bound::Unbounded => 0,
    };
    let to = match range.end_bound() {
        Bound::Included(key) => place(key, true),
        Bound::Excluded(key) => place(key, false),
        Bound::Unbounded => items.len(),
    };
    from..to.max(from)
}

/// What is sorted by a key: the entries of a map by theirs, the items of a set by themselves.
trait Keyed {
    type Key: Ord;

    fn key(&self) -> &Self::Key;
}
