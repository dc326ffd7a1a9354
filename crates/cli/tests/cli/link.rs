//! `hatcheck link`: scenario files to links, and links to scenarios.

use std::ffi::OsStr;

use hatcheck_policy::json;

use crate::process::{hatcheck, hatcheck_reading};
use crate::scenarios::{Folder, GOOD, example, examples};

/// What a usual link is at most, in characters.
const USUAL: usize = 900;

fn minified(text: &str) -> String {
    json::minify(&json::parse(text).unwrap())
}

/// The link of a scenario file.
fn link_of(file: &OsStr) -> String {
    let run = hatcheck([OsStr::new("link"), file]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    run.out.strip_suffix('\n').unwrap().to_owned()
}

/// Each line of the golden file: a name, a link, and what it holds or what is said instead.
fn golden() -> Vec<(String, String, Result<String, String>)> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/tests/links.golden");
    let text = std::fs::read_to_string(file).unwrap();
    let entry = |line: &str| {
        let line = json::parse(line).unwrap();
        let member = |name: &str| line.get(name).and_then(json::Node::as_str).map(str::to_owned);
        let holds = line.get("holds").map(json::minify).ok_or_else(|| member("error").unwrap());
        (member("name").unwrap(), member("link").unwrap(), holds)
    };
    text.lines().filter(|line| !line.starts_with('#')).map(entry).collect()
}

#[test]
fn every_link_ever_made_opens_and_every_other_says_why_not() {
    let golden = golden();
    assert!(golden.len() > 30);
    for (name, link, holds) in golden {
        let run = hatcheck_reading(&link, ["link", "-"]);
        match holds {
            Ok(holds) => {
                assert_eq!((run.status, run.err.as_str()), (0, ""), "{name}");
                assert_eq!(minified(&run.out), holds, "{name}");
            }
            Err(sentence) => {
                assert_eq!((run.status, run.out.as_str()), (2, ""), "{name}");
                // What is no link is taken for a scenario that is not one.
                if !sentence.starts_with("This is not") {
                    assert_eq!(run.err, format!("error <stdin> {sentence}\n"), "{name}");
                }
            }
        }
    }
}

#[test]
fn an_example_goes_through_a_link_and_is_the_same() {
    for file in examples() {
        let link = link_of(file.as_os_str());
        let back = hatcheck(["link", &format!("https://hatcheck.example/{link}")]);
        assert_eq!((back.status, back.err.as_str()), (0, ""), "{}", file.display());
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(minified(&back.out), minified(&text), "{}", file.display());
        assert!(link.ends_with(|c: char| c.is_ascii_alphanumeric()), "{link}");
        assert_eq!(link_of(file.as_os_str()), link, "another link for the same scenario");
    }
}

#[test]
fn a_usual_link_is_short_enough_for_a_chat() {
    let (_, typical, holds) = golden().swap_remove(0);
    assert!(typical.len() <= USUAL, "{} characters", typical.len());
    let made = hatcheck_reading(&holds.unwrap(), ["link", "-"]).out.trim_end().len();
    println!("{made} characters  typical: a user, a role, two policies, a trust policy, a request");
    assert!(made <= USUAL);
    // Examples teach: they have several requests and a text that a usual scenario has not.
    for file in examples() {
        let length = link_of(file.as_os_str()).len();
        println!("{length} characters  {}", file.file_name().unwrap().display());
        assert!(length <= USUAL * 3 / 2, "{}: {length} characters", file.display());
    }
    assert!(link_of("examples/user-reads-bucket.json".as_ref()).len() <= USUAL);
}

#[test]
fn a_link_is_read_from_a_file_and_from_standard_input_too() {
    let folder = Folder::new();
    let link = hatcheck_reading(GOOD, ["link", "-"]).out;
    let file = folder.file("link.txt", format!("See {}, it says all.\n", link.trim_end()));
    let run = hatcheck([OsStr::new("link"), file.as_os_str()]);
    assert_eq!((run.status, minified(&run.out)), (0, minified(GOOD)));
    assert_eq!(hatcheck_reading(&link, ["link", "-"]).out, run.out);
    // And what comes out is a file to decide.
    assert_eq!(hatcheck_reading(&run.out, ["eval", "-"]).status, 0);
}

#[test]
fn the_address_of_the_page_stands_in_front_where_it_is_given() {
    for page in ["https://hatcheck.example/play/", "https://hatcheck.example/play/#old"] {
        let run = hatcheck_reading(GOOD, ["link", "-", "--page", page]);
        assert!(run.out.starts_with("https://hatcheck.example/play/#s1."), "{}", run.out);
    }
}

#[test]
fn a_file_that_is_no_scenario_makes_no_link() {
    let text = GOOD.replace("\"requests\"", "\"reqests\"");
    let run = hatcheck_reading(&text, ["link", "-"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("Did you mean \"requests\"?"), "{}", run.err);
    let run = hatcheck(["link", "no-such-file.json"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("no-such-file.json cannot be read: "), "{}", run.err);
}

/// A scenario whose description is that many digits that follow no rule.
fn noise(digits: usize) -> String {
    let mut seed = 1_u64;
    let mut digit = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'0' + (seed >> 33) as u8 % 10)
    };
    let text: String = (0..digits).map(|_| digit()).collect();
    format!("{{\"description\":\"{text}\",\"requests\":[]}}")
}

#[test]
fn a_long_link_is_made_with_a_warning_and_a_longer_one_refused() {
    let run = hatcheck_reading(&noise(20_000), ["link", "-"]);
    assert_eq!(run.status, 0);
    assert!(run.out.len() > 8_000, "{}", run.out.len());
    assert!(run.err.starts_with("warning A long link: "), "{}", run.err);
    let run = hatcheck_reading(&noise(100_000), ["link", "-"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("Too long for a link: "), "{}", run.err);
}

#[test]
fn a_scenario_that_no_reader_would_unpack_makes_no_link() {
    let text = example("user-reads-bucket.json");
    let title = format!("\"title\": \"{}", "x".repeat(1 << 20));
    let run = hatcheck_reading(&text.replace("\"title\": \"", &title), ["link", "-"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("is too large for a link"), "{}", run.err);
}

#[test]
fn an_exercise_goes_through_a_link_too() {
    let lesson = std::path::Path::new("exercises/01-a-user-with-no-policy.json");
    let link = link_of(lesson.as_os_str());
    assert!(link.starts_with("#x1."), "{link}");
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../exercises/01-a-user-with-no-policy.json"
    ))
    .unwrap();
    assert_eq!(minified(&hatcheck_reading(&link, ["link", "-"]).out), minified(&text));
}
