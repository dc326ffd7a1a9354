//! The page's extras: what few visits need, as a WebAssembly module of its own, which the page loads in a worker when
//! somebody first asks for something (`web/js/extras`).
//!
//! Reports with their suggestions and records, the map, and reading what people paste would make the page's program half
//! as large again, and trying suggestions takes longer than a keystroke may. All of it is made of the page's own state
//! and view models, from texts to texts, so nothing here knows the browser.
//!
//! Nothing here decides anything, reads a clock or panics: what cannot be answered is answered with an error object.

mod failure;
mod incoming;
mod make;
mod map;
mod other_ids;
mod question;
mod report;
mod review;
mod rules;
mod task;
mod unknown;

use hatcheck_engine::instant::Instant;
use hatcheck_policy::json;
use wasm_bindgen::prelude::wasm_bindgen;

use failure::Failure;

/// Answers a question of the page.
///
/// Takes the kind (`report`, `unknown`, `rules`, `map`, `look`, `take`, `move`, `other-ids`, and about exercises `task`,
/// `make`, `review`, `grade`, `solution` or `hand-in`), the question as a JSON object, and the time in milliseconds since 1970, which counts where neither scenario nor question say what time it
/// is. Gives JSON; where there is no answer, `{"error": {"code", "message", "path", "start", "end"}}`.
#[wasm_bindgen]
pub fn answer(kind: &str, question: &str, now: f64) -> String {
    // Should there be a panic after all, the console says where; the module is dead then.
    console_error_panic_hook::set_once();
    // Too large a number becomes the largest one, which is no instant.
    let clock = Instant::from_unix_seconds((now / 1000.0) as i64);
    let Ok(question) = json::parse(question) else {
        return Failure::of_question("The question is not JSON.").to_json();
    };
    let answer = match kind {
        "report" => report::of_request(&question, clock),
        "unknown" => unknown::hanging(&question),
        "rules" => rules::sentences(&question),
        "map" => map::map(&question, clock),
        "look" => incoming::look(&question),
        "take" => incoming::take(&question),
        "move" => incoming::relocate(&question),
        "make" => make::exercise(&question, clock),
        "review" => review::review(&question, clock),
        "task" => task::task(&question),
        "grade" => task::grade(&question, clock),
        "solution" => task::solution(&question),
        "hand-in" => task::hand_in(&question, clock),
        "other-ids" => other_ids::other_ids(&question, clock),
        _ => Err(Failure::of_question("There is no such kind of question.")),
    };
    answer.unwrap_or_else(|failure| failure.to_json())
}
