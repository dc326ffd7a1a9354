//! Words for exercises.

/// How many exercises there are.
pub(super) fn exercises(count: usize) -> String {
    if count == 1 { "1 exercise".to_owned() } else { format!("{count} exercises") }
}
