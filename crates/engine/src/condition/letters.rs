//! Texts that are the same but for case: `StringEqualsIgnoreCase` (L-261).
//!
//! The standard library knows the small letter of each large one from a table of 11,000 bytes, which whoever opens the
//! page would have to fetch. Most of them stand in rows: as runs they take a fifth of it.

/// Whether two texts are the same but for case, letter by letter: what stands around a letter does not count, and what is
/// small as two letters (İ alone) is as large as it is small.
pub(super) fn alike(one: &str, other: &str) -> bool {
    one.chars().map(small).eq(other.chars().map(small))
}

/// The letter as a small one.
fn small(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let code = u32::from(letter);
    let run =
        RUNS.partition_point(|run| run.first <= code).checked_sub(1).and_then(|at| RUNS.get(at));
    run.and_then(|run| run.small(code)).and_then(char::from_u32).unwrap_or(letter)
}

/// Large letters whose small ones are all as far away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    /// The first one.
    first: u32,
    /// How many there are after it.
    more: u8,
    /// From one to the next: where large and small letters alternate, 2.
    step: u8,
    /// From a large letter to its small one.
    shift: i32,
}

impl Run {
    fn small(self, letter: u32) -> Option<u32> {
        let along = letter - self.first;
        let step = u32::from(self.step);
        let is_one = along.is_multiple_of(step) && along / step <= u32::from(self.more);
        is_one.then(|| letter.wrapping_add_signed(self.shift))
    }
}

const fn run(first: u32, more: u8, step: u8, shift: i32) -> Run {
    Run { first, more, step, shift }
}

/// In their order. The test knows them from the standard library, and says what they are where that is newer.
#[rustfmt::skip]
const RUNS: &[Run] = &[
    run(0xC0, 22, 1, 32), run(0xD8, 6, 1, 32), run(0x100, 23, 2, 1), run(0x132, 2, 2, 1), run(0x139, 7, 2, 1),
    run(0x14A, 22, 2, 1), run(0x178, 0, 1, -121), run(0x179, 2, 2, 1), run(0x181, 0, 1, 210), run(0x182, 1, 2, 1),
    run(0x186, 0, 1, 206), run(0x187, 0, 1, 1), run(0x189, 1, 1, 205), run(0x18B, 0, 1, 1), run(0x18E, 0, 1, 79),
    run(0x18F, 0, 1, 202), run(0x190, 0, 1, 203), run(0x191, 0, 1, 1), run(0x193, 0, 1, 205), run(0x194, 0, 1, 207),
    run(0x196, 0, 1, 211), run(0x197, 0, 1, 209), run(0x198, 0, 1, 1), run(0x19C, 0, 1, 211), run(0x19D, 0, 1, 213),
    run(0x19F, 0, 1, 214), run(0x1A0, 2, 2, 1), run(0x1A6, 0, 1, 218), run(0x1A7, 0, 1, 1), run(0x1A9, 0, 1, 218),
    run(0x1AC, 0, 1, 1), run(0x1AE, 0, 1, 218), run(0x1AF, 0, 1, 1), run(0x1B1, 1, 1, 217), run(0x1B3, 1, 2, 1),
    run(0x1B7, 0, 1, 219), run(0x1B8, 0, 1, 1), run(0x1BC, 0, 1, 1), run(0x1C4, 0, 1, 2), run(0x1C5, 0, 1, 1),
    run(0x1C7, 0, 1, 2), run(0x1C8, 0, 1, 1), run(0x1CA, 0, 1, 2), run(0x1CB, 8, 2, 1), run(0x1DE, 8, 2, 1),
    run(0x1F1, 0, 1, 2), run(0x1F2, 1, 2, 1), run(0x1F6, 0, 1, -97), run(0x1F7, 0, 1, -56), run(0x1F8, 19, 2, 1),
    run(0x220, 0, 1, -130), run(0x222, 8, 2, 1), run(0x23A, 0, 1, 10795), run(0x23B, 0, 1, 1),
    run(0x23D, 0, 1, -163), run(0x23E, 0, 1, 10792), run(0x241, 0, 1, 1), run(0x243, 0, 1, -195),
    run(0x244, 0, 1, 69), run(0x245, 0, 1, 71), run(0x246, 4, 2, 1), run(0x370, 1, 2, 1), run(0x376, 0, 1, 1),
    run(0x37F, 0, 1, 116), run(0x386, 0, 1, 38), run(0x388, 2, 1, 37), run(0x38C, 0, 1, 64), run(0x38E, 1, 1, 63),
    run(0x391, 16, 1, 32), run(0x3A3, 8, 1, 32), run(0x3CF, 0, 1, 8), run(0x3D8, 11, 2, 1), run(0x3F4, 0, 1, -60),
    run(0x3F7, 0, 1, 1), run(0x3F9, 0, 1, -7), run(0x3FA, 0, 1, 1), run(0x3FD, 2, 1, -130), run(0x400, 15, 1, 80),
    run(0x410, 31, 1, 32), run(0x460, 16, 2, 1), run(0x48A, 26, 2, 1), run(0x4C0, 0, 1, 15), run(0x4C1, 6, 2, 1),
    run(0x4D0, 47, 2, 1), run(0x531, 37, 1, 48), run(0x10A0, 37, 1, 7264), run(0x10C7, 0, 1, 7264),
    run(0x10CD, 0, 1, 7264), run(0x13A0, 79, 1, 38864), run(0x13F0, 5, 1, 8), run(0x1C89, 0, 1, 1),
    run(0x1C90, 42, 1, -3008), run(0x1CBD, 2, 1, -3008), run(0x1E00, 74, 2, 1), run(0x1E9E, 0, 1, -7615),
    run(0x1EA0, 47, 2, 1), run(0x1F08, 7, 1, -8), run(0x1F18, 5, 1, -8), run(0x1F28, 7, 1, -8),
    run(0x1F38, 7, 1, -8), run(0x1F48, 5, 1, -8), run(0x1F59, 3, 2, -8), run(0x1F68, 7, 1, -8),
    run(0x1F88, 7, 1, -8), run(0x1F98, 7, 1, -8), run(0x1FA8, 7, 1, -8), run(0x1FB8, 1, 1, -8),
    run(0x1FBA, 1, 1, -74), run(0x1FBC, 0, 1, -9), run(0x1FC8, 3, 1, -86), run(0x1FCC, 0, 1, -9),
    run(0x1FD8, 1, 1, -8), run(0x1FDA, 1, 1, -100), run(0x1FE8, 1, 1, -8), run(0x1FEA, 1, 1, -112),
    run(0x1FEC, 0, 1, -7), run(0x1FF8, 1, 1, -128), run(0x1FFA, 1, 1, -126), run(0x1FFC, 0, 1, -9),
    run(0x2126, 0, 1, -7517), run(0x212A, 0, 1, -8383), run(0x212B, 0, 1, -8262), run(0x2132, 0, 1, 28),
    run(0x2160, 15, 1, 16), run(0x2183, 0, 1, 1), run(0x24B6, 25, 1, 26), run(0x2C00, 47, 1, 48),
    run(0x2C60, 0, 1, 1), run(0x2C62, 0, 1, -10743), run(0x2C63, 0, 1, -3814), run(0x2C64, 0, 1, -10727),
    run(0x2C67, 2, 2, 1), run(0x2C6D, 0, 1, -10780), run(0x2C6E, 0, 1, -10749), run(0x2C6F, 0, 1, -10783),
    run(0x2C70, 0, 1, -10782), run(0x2C72, 0, 1, 1), run(0x2C75, 0, 1, 1), run(0x2C7E, 1, 1, -10815),
    run(0x2C80, 49, 2, 1), run(0x2CEB, 1, 2, 1), run(0x2CF2, 0, 1, 1), run(0xA640, 22, 2, 1), run(0xA680, 13, 2, 1),
    run(0xA722, 6, 2, 1), run(0xA732, 30, 2, 1), run(0xA779, 1, 2, 1), run(0xA77D, 0, 1, -35332),
    run(0xA77E, 4, 2, 1), run(0xA78B, 0, 1, 1), run(0xA78D, 0, 1, -42280), run(0xA790, 1, 2, 1),
    run(0xA796, 9, 2, 1), run(0xA7AA, 0, 1, -42308), run(0xA7AB, 0, 1, -42319), run(0xA7AC, 0, 1, -42315),
    run(0xA7AD, 0, 1, -42305), run(0xA7AE, 0, 1, -42308), run(0xA7B0, 0, 1, -42258), run(0xA7B1, 0, 1, -42282),
    run(0xA7B2, 0, 1, -42261), run(0xA7B3, 0, 1, 928), run(0xA7B4, 7, 2, 1), run(0xA7C4, 0, 1, -48),
    run(0xA7C5, 0, 1, -42307), run(0xA7C6, 0, 1, -35384), run(0xA7C7, 1, 2, 1), run(0xA7CB, 0, 1, -42343),
    run(0xA7CC, 7, 2, 1), run(0xA7DC, 0, 1, -42561), run(0xA7F5, 0, 1, 1), run(0xFF21, 25, 1, 32),
    run(0x10400, 39, 1, 40), run(0x104B0, 35, 1, 40), run(0x10570, 10, 1, 39), run(0x1057C, 14, 1, 39),
    run(0x1058C, 6, 1, 39), run(0x10594, 1, 1, 39), run(0x10C80, 50, 1, 64), run(0x10D50, 21, 1, 32),
    run(0x118A0, 31, 1, 32), run(0x16E40, 31, 1, 32), run(0x16EA0, 24, 1, 27), run(0x1E900, 33, 1, 34),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters beyond ASCII that are small as one other letter, as the standard library knows them.
    fn known() -> impl Iterator<Item = (char, char)> {
        ('\u{80}'..=char::MAX).filter_map(|letter| {
            let mut small = letter.to_lowercase();
            let first = small.next()?;
            (small.next().is_none() && first != letter).then_some((letter, first))
        })
    }

    fn runs() -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (letter, small) in known() {
            let (letter, small) = (u32::from(letter), u32::from(small));
            let shift = i32::try_from(small).unwrap() - i32::try_from(letter).unwrap();
            if let Some(last) = runs.last_mut().filter(|last| last.shift == shift) {
                let step = if last.more == 0 { 1 } else { u32::from(last.step) };
                let end = last.first + u32::from(last.more) * step;
                let far = letter - end;
                if far == step || (last.more == 0 && far == 2) {
                    (last.more, last.step) = (last.more + 1, u8::try_from(far).unwrap());
                    continue;
                }
            }
            runs.push(run(letter, 0, 1, shift));
        }
        runs
    }

    #[test]
    fn the_runs_are_those_of_the_standard_library() {
        let runs = runs();
        let lines: Vec<String> = runs
            .iter()
            .map(|run| {
                format!("run(0x{:X}, {}, {}, {}),", run.first, run.more, run.step, run.shift)
            })
            .collect();
        assert!(runs == RUNS, "RUNS should be:\n{}", lines.join("\n"));
    }

    #[test]
    fn every_letter_has_the_small_one_that_it_has_there() {
        for letter in '\0'..=char::MAX {
            let mut theirs = letter.to_lowercase();
            let theirs = if theirs.len() == 1 { theirs.next().unwrap() } else { letter };
            assert_eq!(small(letter), theirs, "{letter:?}");
        }
    }

    #[test]
    fn case_does_not_count_and_everything_else_does() {
        assert!(alike("Straße ÄÖÜ ΣΑΣ", "straße äöü σασ"));
        assert!(!alike("ß", "ss"));
        assert!(!alike("σ", "ς"));
        assert!(!alike("a", "a "));
        assert!(alike("İ", "İ") && !alike("İ", "i"));
    }
}
