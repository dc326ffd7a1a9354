//! What a link survives on its way, and what is said of one that did not.

use super::*;

/// Bytes whose fragment has every kind of character.
const BYTES: &[u8] = &[0xfb, 0xff, 0xbe, 0x00, 0x10, 0x83, 0x10, 0x51, 0x87, 0x20, 0x92];

fn link() -> String {
    let fragment = write_fragment(Kind::Scenario, BYTES).unwrap();
    assert_eq!(fragment, "#s1.-_--ABCDEFGHIJI");
    format!("https://hatcheck.example/play/{fragment}")
}

/// What would be inflated first.
fn first(text: &str) -> Vec<u8> {
    read_fragment(text).unwrap().compressed
}

fn attempts(text: &str) -> Vec<Vec<u8>> {
    read_fragment(text).unwrap().attempts().map(<[u8]>::to_vec).collect()
}

#[test]
fn a_link_reads_back_with_or_without_its_page() {
    let link = link();
    assert_eq!(first(&link), BYTES);
    assert_eq!(first(link.split_once('/').unwrap().1), BYTES);
    assert_eq!(first(&link[link.find('#').unwrap()..]), BYTES);
    assert_eq!(read_fragment(&link).unwrap().kind, Kind::Scenario);
    assert_eq!(read_fragment("#x1.AAAA").unwrap().kind, Kind::Exercise);
}

#[test]
fn what_programs_do_to_links_is_undone() {
    let link = link();
    let (page, fragment) = link.split_once('#').unwrap();
    for changed in [
        format!("{page}##{fragment}"),
        link.replace('#', "%23"),
        format!(
            "https://out.example/?url={}&more=1",
            link.replace('#', "%2523").replace('-', "%252D")
        ),
        format!("{page}#{}==", fragment.replace('-', "+").replace('_', "/")),
        format!("{page}#{}%3D", fragment.replace('-', "%2B")),
        link.replace("ABC", "A\u{ad}B\u{200b}C"),
        link.replace("ABC", "ABC\r\n  "),
        link.replace("ABC", "ABC=\n"),
    ] {
        assert_eq!(first(&changed), BYTES, "{changed}");
    }
}

#[test]
fn what_stands_around_a_link_is_left_out() {
    let link = link();
    for text in [
        format!("See {link}."),
        format!("({link})"),
        format!("<{link}>, please"),
        format!("“{link}”"),
        format!("**{link}**!?"),
        format!("[a link]({link})[1]"),
        format!("<a href=\"{link}\">here</a>"),
        format!("{{\"url\": \"{link}\"}}"),
        format!("{link}…"),
    ] {
        assert_eq!(first(&text), BYTES, "{text}");
    }
}

#[test]
fn a_sentence_behind_a_link_may_belong_to_it_or_not() {
    let attempts = attempts(&format!("{} and tell me, please", link()));
    assert_eq!(attempts.len(), 2);
    assert!(attempts[0].starts_with(BYTES) && attempts[0].len() > BYTES.len());
    assert_eq!(attempts[1], BYTES);
}

#[test]
fn an_underscore_behind_a_link_may_belong_to_it_or_not() {
    assert_eq!(attempts(&format!("_{}_", link())).last().unwrap(), BYTES);
    assert_eq!(attempts(&format!("_{}_ and so on", link())).last().unwrap(), BYTES);
}

#[test]
fn a_link_does_not_end_in_what_linkifiers_drop() {
    assert_eq!(write_fragment(Kind::Scenario, &[0xff; 3]), None);
    assert_eq!(write_fragment(Kind::Exercise, &[0; 3]).as_deref(), Some("#x1.AAAA"));
    assert_eq!(write_fragment(Kind::Scenario, &[]), None);
}

#[test]
fn the_first_wrong_character_is_named() {
    let damaged = |text: &str| match read_fragment(text) {
        Err(LinkError::Damaged { at }) => at,
        other => panic!("{other:?}"),
    };
    assert_eq!(damaged("#s1.AB!CD"), Some(7));
    assert_eq!(damaged("é #s1.ABéCD"), Some(9));
    assert_eq!(damaged("#s1.AB–CD"), Some(7));
}

#[test]
fn other_versions_are_newer_and_other_texts_no_links() {
    let long = "A".repeat(40);
    assert_eq!(read_fragment(&format!("#s2.{long}")), Err(LinkError::Newer));
    assert_eq!(read_fragment(&format!("#x10.{long}")), Err(LinkError::Newer));
    for text in
        ["", "#", "#s", "#s.", "#top", "s1.AAAA", "#s3.amazonaws.com", "#s1 is the best", "%"]
    {
        assert_eq!(read_fragment(text), Err(LinkError::NotALink), "{text}");
    }
}

#[test]
fn a_link_without_content_is_cut_off() {
    for text in ["#s1", "#s1.", "https://hatcheck.example/#s1.…", "#x1. "] {
        assert_eq!(read_fragment(text), Err(LinkError::CutOff), "{text}");
    }
}

#[test]
fn what_is_too_long_is_not_read() {
    let longest = format!("#s1.{}", "A".repeat(MAX_READ));
    assert!(read_fragment(&longest).is_ok());
    let too_long = format!("{longest}A");
    let error = LinkError::TooLong { characters: MAX_READ + 1 };
    assert_eq!(read_fragment(&too_long), Err(error));
    // A short link in a long text is still a short link.
    let prose = format!("{} {}", link(), "and so on ".repeat(100_000));
    assert_eq!(attempts(&prose).last().unwrap(), BYTES);
}

#[test]
fn what_was_inflated_must_be_a_scenario() {
    assert!(read_inflated(br#"{"requests":[]}  "#).is_ok());
    assert_eq!(read_inflated(b"\xff").unwrap_err(), LinkError::Damaged { at: None });
    assert_eq!(read_inflated(b"{\"requests\":").unwrap_err(), LinkError::Damaged { at: None });
    assert!(matches!(read_inflated(b"[]"), Err(LinkError::NotAScenario(_))));
    let large = vec![b' '; MAX_INFLATED + 1];
    assert_eq!(read_inflated(&large).unwrap_err(), LinkError::TooLarge);
}
