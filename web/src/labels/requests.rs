//! The words of the list of requests.

/// Label of the list of requests.
pub const CHOOSE_REQUEST: &str = "Choose a request";
/// Label of the request's text.
pub const REQUEST_JSON: &str = "Request as JSON";
/// Without requests.
pub const NO_REQUEST: &str = "Nothing asked";
/// Without requests.
pub const ADD_A_REQUEST: &str = "Add a request to get a decision.";
/// The list of requests.
pub const REQUEST_COLUMNS: [&str; 3] = ["Request", "Verdict", "Expectation"];
/// The two views of a request.
pub const REQUEST_VIEWS: &str = "Views of the request";
/// The two views of a request.
pub const FORM: &str = "Form";
/// The two views of a request.
pub const JSON: &str = "JSON";
/// What can be done with requests.
pub const ADD_REQUEST: &str = "Add a request";
/// What can be done with requests.
pub const DUPLICATE_REQUEST: &str = "Duplicate this request";
/// What can be done with requests.
pub const RAISE_REQUEST: &str = "Move this request up";
/// What can be done with requests.
pub const LOWER_REQUEST: &str = "Move this request down";
/// What can be done with requests.
pub const REMOVE_REQUEST: &str = "Remove this request";
/// The name of a new request.
pub const NEW_REQUEST: &str = "New request";
/// Where a request or owner is not there.
pub const NOT_THERE: &str = "Not there";

/// How many requests came out as expected.
pub fn run_all(holds: usize, expected: usize, requests: usize) -> String {
    match (expected, requests) {
        (0, 1) => "1 request".to_owned(),
        (0, _) => format!("{requests} requests"),
        _ => format!("{holds} of {expected} as expected"),
    }
}
