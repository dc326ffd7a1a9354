//! Where a condition key is to be looked for among many, whatever its case (L-245).

/// For each key, in the order in which they came, a mark that spelling does not change; keys with one mark are
/// chained. What is found still has to be compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// The latest key of each bucket, counted from 1; 0 where there is none. As many as a power of two.
    latest: Vec<u32>,
    /// Each key's mark, and the one before it in its bucket.
    keys: Vec<(u32, u32)>,
}

impl Index {
    /// An empty index for about so many keys.
    pub(super) fn with_room(room: usize) -> Self {
        Self { latest: vec![0; room.next_power_of_two()], keys: Vec::with_capacity(room) }
    }

    /// Adds the next key.
    pub(super) fn push(&mut self, key: &str) {
        if self.latest.is_empty() {
            self.latest = vec![0; 32];
        }
        let mark = mark(key);
        let bucket = self.bucket(mark);
        let number = u32::try_from(self.keys.len() + 1).unwrap_or(u32::MAX);
        self.keys.push((mark, std::mem::replace(&mut self.latest[bucket], number)));
    }

    /// The places of keys that may be this one.
    pub(super) fn places(&self, key: &str) -> impl Iterator<Item = usize> {
        let wanted = mark(key);
        let first = self.latest.get(self.bucket(wanted)).copied().unwrap_or(0);
        let place = |number: u32| (number as usize).checked_sub(1);
        let before = move |at: &usize| place(self.keys[*at].1);
        std::iter::successors(place(first), before).filter(move |at| self.keys[*at].0 == wanted)
    }

    fn bucket(&self, mark: u32) -> usize {
        mark as usize & self.latest.len().wrapping_sub(1)
    }
}

/// A number that is the same for two spellings of one key, and rarely for two keys.
fn mark(key: &str) -> u32 {
    // Makes small letters of capital ones; what it makes of other characters does not matter here.
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut hash = key.len() as u64;
    for chunk in key.as_bytes().chunks(8) {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        hash = (hash.rotate_left(5) ^ (u64::from_le_bytes(bytes) | SMALL))
            .wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_whatever_its_case() {
        let mut index = Index::with_room(2);
        for at in 0..100 {
            index.push(&format!("aws:RequestTag/Key{at}"));
        }
        index.push("AWS:requesttag/key7");
        let found: Vec<usize> = index.places("aws:requestTag/KEY7").collect();
        assert_eq!(found, [100, 7]);
        assert_eq!(index.places("aws:SourceIp").count(), 0);
        assert_eq!(Index::default().places("aws:SourceIp").count(), 0);
    }
}
