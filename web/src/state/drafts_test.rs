//! What is kept, what is not, and that nothing is written over.

use std::cell::Cell;

use hatcheck_policy::json::{self, Node, Value};
use yew::Reducible;

use super::super::action::Action;
use super::super::examples;
use super::super::workspace::Target;
use super::super::write::{self, Documents};
use super::slot::{read, write as written};
use super::*;
use crate::platform::storage::{Memory, Storage};

/// A storage that keeps what it gets, unless it is told to refuse.
#[derive(Default)]
struct Store {
    memory: Memory,
    refuses: Cell<bool>,
}

impl Storage for Store {
    fn get(&self, key: &str) -> Option<String> {
        self.memory.get(key)
    }

    fn set(&self, key: &str, text: &str) -> bool {
        if self.refuses.get() {
            return false;
        }
        self.memory.set(key, text);
        true
    }

    fn remove(&self, key: &str) {
        self.memory.remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.memory.keys()
    }
}

thread_local! {
    static NAMES: Cell<u32> = const { Cell::new(0) };
}

fn new_name() -> String {
    NAMES.set(NAMES.get() + 1);
    format!("tab-{}", NAMES.get())
}

/// A browser, and the tabs in it.
struct Browser {
    local: Rc<Store>,
}

impl Browser {
    fn new() -> Self {
        Self { local: Rc::default() }
    }

    /// A new tab, with a storage of its own.
    fn tab(&self) -> (Keeper, Rc<Store>) {
        let session: Rc<Store> = Rc::default();
        (self.again(&session), session)
    }

    /// The page in a tab that was there before.
    fn again(&self, session: &Rc<Store>) -> Keeper {
        Keeper::new(self.local.clone(), session.clone(), new_name)
    }

    fn slots(&self) -> Slots {
        Slots::new(self.local.clone())
    }

    fn keys(&self) -> Vec<String> {
        self.local.keys()
    }
}

fn example(name: &str) -> Rc<Workspace> {
    let text = std::fs::read_to_string(format!("../examples/{name}.json")).unwrap();
    Rc::new(Workspace::read(&text, None).unwrap())
}

/// The same with something typed into its first request.
fn typed(workspace: &Workspace, what: &str) -> Workspace {
    let text =
        workspace.requests[0].text.replacen("\"name\": \"", &format!("\"name\": \"{what}"), 1);
    assert!(text.contains(what));
    workspace.clone().with_text(Target::Request(0), &text)
}

fn text(workspace: &Workspace) -> String {
    write::laid_out(workspace, Documents::AsTyped)
}

fn draft(saved: u64) -> Draft {
    Draft {
        saved,
        scenario: format!("{{\"title\":\"{saved}\",\"requests\":[]}}"),
        ..Draft::default()
    }
}

#[test]
fn drafts_of_every_version_are_read_for_ever() {
    for line in
        include_str!("../../tests/drafts.golden").lines().filter(|line| line.starts_with('{'))
    {
        let node = json::parse(line).unwrap();
        let string = |name: &str| node.get(name).and_then(Node::as_str).map(str::to_owned);
        let number = |name: &str| match node.get(name) {
            Some(Node { value: Value::Number(text), .. }) => text.parse::<u64>().unwrap(),
            _ => panic!("{name} in {line}"),
        };
        let name = string("name").unwrap();
        let stored = string("stored").unwrap();
        let expected = match (node.get("newer"), node.get("broken")) {
            (Some(_), _) => Slot::Newer,
            (_, Some(_)) => Slot::Broken,
            _ => Slot::Draft(Draft {
                saved: number("saved"),
                scenario: string("scenario").unwrap(),
                source: string("source"),
                request: usize::try_from(number("request")).unwrap(),
            }),
        };
        assert_eq!(read(&stored), expected, "{name}");
        if let Slot::Draft(draft) = expected {
            assert_eq!(read(&written(&draft)), Slot::Draft(draft.clone()), "{name}");
            assert!(Workspace::read(&draft.scenario, None).is_ok(), "{name}");
        }
    }
}

#[test]
fn five_drafts_are_kept_and_the_oldest_goes() {
    let browser = Browser::new();
    let slots = browser.slots();
    for at in 1..=7 {
        assert_eq!(slots.set(&format!("s{at}"), &draft(at)), Kept::Stored);
    }
    assert_eq!(browser.keys().len(), MAX_SLOTS);
    assert_eq!(slots.get("s2"), None);
    assert_eq!(slots.get("s3"), Some(draft(3)));
    assert_eq!(slots.newest(), Some(("s7".to_owned(), draft(7))));
    // An old slot that is written again is the newest one, and takes nobody's place.
    slots.set("s3", &draft(8));
    assert_eq!(slots.newest().unwrap().0, "s3");
    assert_eq!(browser.keys().len(), MAX_SLOTS);
}

#[test]
fn what_a_newer_version_stored_is_never_touched() {
    let browser = Browser::new();
    let newer = r#"{"version":2,"saved":1,"scenarios":[]}"#;
    browser.local.set("hatcheck.draft.newer", newer);
    browser.local.set("hatcheck.draft.broken", "{");
    browser.local.set("hatcheck.theme", "dark");
    let slots = browser.slots();
    for at in 1..=9 {
        slots.set(&format!("s{at}"), &draft(at));
    }
    assert_eq!(browser.local.get("hatcheck.draft.newer").as_deref(), Some(newer));
    assert_eq!(browser.local.get("hatcheck.theme").as_deref(), Some("dark"));
    // What nobody can read is in no draft's way, and the first to go.
    assert_eq!(browser.local.get("hatcheck.draft.broken"), None);
    assert_eq!(slots.newest().unwrap().0, "s9");
}

#[test]
fn a_broken_slot_hides_no_other() {
    let browser = Browser::new();
    let slots = browser.slots();
    slots.set("good", &draft(1));
    browser.local.set("hatcheck.draft.bad", "{\"version\":1,\"scenario\":");
    assert_eq!(slots.newest(), Some(("good".to_owned(), draft(1))));
    assert_eq!(slots.get("bad"), None);
}

#[test]
fn what_is_too_long_is_said_and_what_was_there_stays() {
    let browser = Browser::new();
    let slots = browser.slots();
    slots.set("s", &draft(1));
    let long = |count: usize| Draft { saved: 2, scenario: "é".repeat(count), ..Draft::default() };
    assert_eq!(slots.set("s", &long(MAX_LENGTH + 1)), Kept::TooLong);
    assert_eq!(slots.get("s"), Some(draft(1)));
    // Characters count, not bytes.
    assert_eq!(slots.set("s", &long(MAX_LENGTH)), Kept::Stored);
    browser.local.refuses.set(true);
    assert_eq!(slots.set("s", &draft(3)), Kept::Refused);
}

#[test]
fn what_was_loaded_and_not_changed_is_no_draft() {
    let browser = Browser::new();
    let (keeper, _) = browser.tab();
    let first = Rc::new(examples::first().unwrap());
    keeper.note_loaded(&first);
    assert_eq!(keeper.keep(&first, 1), None);
    assert_eq!(keeper.keep(&Workspace::empty(), 1), None);
    assert!(browser.keys().is_empty());
    let changed = typed(&first, "My ");
    assert_eq!(keeper.keep(&changed, 2), Some(Kept::Stored));
    assert_eq!(keeper.keep(&changed, 3), None);
    assert_eq!(
        keeper.draft().unwrap(),
        Draft { saved: 2, scenario: text(&changed), ..Draft::default() }
    );
    // Changed back by hand: the draft must not say otherwise.
    assert_eq!(keeper.keep(&first, 4), Some(Kept::Stored));
    assert_eq!(keeper.draft().unwrap().scenario, text(&first));
}

#[test]
fn what_is_typed_of_the_whole_scenario_is_kept_though_it_cannot_be_read() {
    let browser = Browser::new();
    let (keeper, _) = browser.tab();
    let first = Rc::new(examples::first().unwrap());
    keeper.note_loaded(&first);
    let shown = Rc::clone(&first).reduce(Action::ShowSource(true));
    let broken = shown.reduce(Action::TextChanged(Target::Source, "{ nope".into()));
    assert_eq!(keeper.keep(&broken, 2), Some(Kept::Stored));
    assert_eq!(keeper.keep(&broken, 3), None);
    let draft = keeper.draft().unwrap();
    assert_eq!((draft.scenario, draft.source.as_deref()), (text(&first), Some("{ nope")));
    let discarded = broken.reduce(Action::ShowSource(true));
    assert_eq!(keeper.keep(&discarded, 4), Some(Kept::Stored));
    assert_eq!(keeper.draft().unwrap().source, None);
}

#[test]
fn a_tab_finds_its_own_draft_again_and_another_tab_the_newest() {
    let browser = Browser::new();
    let first = Rc::new(examples::first().unwrap());
    let (one, session) = browser.tab();
    one.note_loaded(&first);
    one.keep(&typed(&first, "One "), 1);
    one.leave();
    let (two, _) = browser.tab();
    two.note_loaded(&first);
    two.keep(&typed(&first, "Two "), 2);
    assert!(browser.again(&session).draft().unwrap().scenario.contains("One "));
    let (three, _) = browser.tab();
    assert!(three.draft().unwrap().scenario.contains("Two "));
}

#[test]
fn two_tabs_never_write_over_each_other_not_even_a_copied_one() {
    let browser = Browser::new();
    let first = Rc::new(examples::first().unwrap());
    let (one, session) = browser.tab();
    one.note_loaded(&first);
    one.keep(&typed(&first, "One "), 1);
    // Copying a tab copies its storage while the page is open in it.
    let copy: Rc<Store> = Rc::default();
    for key in session.keys() {
        copy.set(&key, &session.get(&key).unwrap());
    }
    let copied = browser.again(&copy);
    let draft = copied.draft().unwrap();
    let shown = Rc::new(Workspace::read(&draft.scenario, None).unwrap());
    copied.note_loaded(&shown);
    copied.go_on(&draft);
    copied.keep(&typed(&shown, "Two "), 2);
    assert!(one.draft().unwrap().scenario.contains("\"One Alice"));
    assert!(copied.draft().unwrap().scenario.contains("\"Two One Alice"));
    assert_eq!(browser.keys().len(), 2);
}

#[test]
fn what_is_opened_over_a_draft_gets_a_slot_of_its_own() {
    let browser = Browser::new();
    let (keeper, _) = browser.tab();
    let first = Rc::new(examples::first().unwrap());
    keeper.note_loaded(&first);
    let mine = typed(&first, "Mine ");
    keeper.keep(&mine, 1);
    let chain = example("role-chain");
    keeper.note(&Action::Load(chain.clone(), "".into()));
    assert_eq!(keeper.keep(&chain, 2), None);
    assert_eq!(keeper.draft().unwrap().scenario, text(&mine));
    keeper.keep(&typed(&chain, "Other "), 3);
    let stored: Vec<String> =
        browser.keys().iter().map(|key| browser.local.get(key).unwrap()).collect();
    assert_eq!(stored.len(), 2);
    assert!(stored.iter().any(|text| text.contains("Mine ")));
    assert!(stored.iter().any(|text| text.contains("Other ")));
}

#[test]
fn an_emptied_scenario_writes_over_nothing() {
    let browser = Browser::new();
    let (keeper, _) = browser.tab();
    let first = Rc::new(examples::first().unwrap());
    keeper.note_loaded(&first);
    keeper.keep(&typed(&first, "Mine "), 1);
    keeper.note(&Action::Clear);
    assert_eq!(keeper.keep(&Workspace::empty(), 2), None);
    assert!(keeper.draft().unwrap().scenario.contains("Mine "));
}

#[test]
fn a_restored_draft_goes_on_in_its_slot() {
    let browser = Browser::new();
    let (keeper, session) = browser.tab();
    let first = Rc::new(examples::first().unwrap());
    keeper.note_loaded(&first);
    keeper.keep(&typed(&first, "Mine "), 1);
    keeper.leave();
    // The page comes again with a link.
    let keeper = browser.again(&session);
    keeper.note_loaded(&first);
    let chain = example("role-chain");
    keeper.note(&Action::Start(chain));
    let draft = keeper.draft().unwrap();
    let shown = Rc::new(Workspace::read(&draft.scenario, None).unwrap());
    keeper.note(&Action::Load(shown.clone(), "".into()));
    keeper.go_on(&draft);
    keeper.keep(&typed(&shown, "Still "), 2);
    assert_eq!(browser.keys().len(), 1);
    assert!(keeper.draft().unwrap().scenario.contains("Still Mine "));
}

#[test]
fn the_address_is_out_of_date_once_something_changed() {
    let (keeper, _) = Browser::new().tab();
    let chain = example("role-chain");
    assert!(!keeper.is_edited_since_link(&chain));
    keeper.note_link(&chain);
    assert!(!keeper.is_edited_since_link(&chain));
    let changed = Rc::new(typed(&chain, "Mine "));
    assert!(keeper.is_edited_since_link(&changed));
    // Shared again.
    keeper.note_link(&changed);
    assert!(!keeper.is_edited_since_link(&changed));
}

#[test]
fn where_everything_is_refused_the_page_goes_on() {
    let browser = Browser::new();
    browser.local.refuses.set(true);
    let (keeper, session) = browser.tab();
    session.refuses.set(true);
    let first = Rc::new(examples::first().unwrap());
    keeper.note_loaded(&first);
    assert_eq!(keeper.keep(&typed(&first, "Mine "), 1), Some(Kept::Refused));
    keeper.leave();
    assert_eq!(keeper.draft(), None);
}
