//! Sorting, once for all types: the standard library's sort is compiled anew for each type and comparison, at 3 KB a
//! time of what the page has to load. Here only indices are sorted.

use std::cmp::Ordering;

/// Sorts; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let order = order(items.len(), &|one, other| key(&items[one]).cmp(&key(&items[other])));
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    for at in order {
        items.extend(unsorted[at].take());
    }
}

/// The indices of so many items in the order of the items; equal ones stay as they are.
pub fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    // Runs of this length are sorted.
    let mut run = 1;
    while run < len {
        for pair in sorted.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let ([one, left_behind @ ..], [other, right_behind @ ..]) = (left, right) {
                if compare(*other, *one).is_lt() {
                    merged.push(*other);
                    right = right_behind;
                } else {
                    merged.push(*one);
                    left = left_behind;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut sorted, &mut merged);
        merged.clear();
        run *= 2;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut items: Vec<(u8, u8)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(items, expected);
        }
    }
}
