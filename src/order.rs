//! Sorting by place. The standard library makes a sort of its own for every type that is sorted, 4 KB of Wasm each; here all
//! types share one.

/// Sorts by two numbers, the first before the second; equals keep their order.
///
/// Takes O(n log n) time, and nothing more than a look where the order is right already.
pub fn by<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let mut keys: Vec<(usize, usize, usize)> = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let (first, second) = key(item);
        keys.push((first, second, at));
    }
    sort(&mut keys);
    let mut left: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(.., at)| left[at].take()));
}

/// The greatest first: the key that [`by`] sorts the other way round.
#[must_use]
pub const fn descending(number: usize) -> usize {
    usize::MAX - number
}

#[inline(never)]
fn sort(keys: &mut [(usize, usize, usize)]) {
    keys.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        by(&mut items, |item| (item.0, 0));
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        by(&mut items, |item| (descending(item.0), 0));
        assert_eq!(items, [(2, 'a'), (2, 'c'), (1, 'b'), (1, 'd')]);
    }

    #[test]
    fn it_agrees_with_the_standard_library() {
        let mut items: Vec<(usize, usize)> = (0..500_usize).map(|at| ((at * 7919) % 97, (at * 31) % 13)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|item| (item.0, std::cmp::Reverse(item.1)));
        by(&mut items, |item| (item.0, descending(item.1)));
        assert_eq!(items, expected);
    }
}
