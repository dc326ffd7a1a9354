//! The signs of nodes and the marks of decisions, as SVG paths. Each stands beside a word that says the same.

use super::world::Kind;

/// The sign of a kind, in a grid of 16.
pub fn sign(kind: Kind) -> &'static str {
    match kind {
        Kind::User | Kind::Root | Kind::Federated | Kind::Anonymous => {
            "M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14.5c0-3 2.4-5 5.5-5s5.5 2 5.5 5"
        }
        Kind::Group => {
            "M5.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1 13.5c0-2.4 1.9-4 4.5-4s4.5 1.6 4.5 4M10.5 2.8a2.5 2.5 0 0 1 0 4.5M12 9.7c1.8.5 3 1.9 3 3.8"
        }
        // The hat.
        Kind::Role => {
            "M1 11.3c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7M4.2 12.6 4.7 4.6c.1-1 .8-1.6 1.7-1.6.6 0 .9.3 1.6.3s1-.3 1.6-.3c.9 0 1.6.6 1.7 1.6l.5 8M4.4 9.7c2.2.8 5 .8 7.2 0"
        }
        Kind::Account => "M2 3h12v10H2ZM5 6.5h6M5 9.5h4",
        Kind::Provider => {
            "M8 1.5 13.5 3.5v4c0 3.5-2.3 5.8-5.5 7-3.2-1.2-5.5-3.5-5.5-7v-4ZM5.5 8 7.3 9.8 10.5 6.3"
        }
        Kind::Service => "M8 1.5 13.7 4.7v6.6L8 14.5 2.3 11.3V4.7ZM8 8v6.5M8 8 2.3 4.7M8 8l5.7-3.3",
        Kind::Anyone | Kind::Other => {
            "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM1.5 8h13M8 1.5c4 4 4 9 0 13-4-4-4-9 0-13"
        }
        Kind::Endpoint => "M3 14.5v-13h10v13M1 14.5h14M10 7.5v1.5",
        Kind::Resource => {
            "M8 6c3.3 0 6-1 6-2.2S11.3 1.5 8 1.5 2 2.5 2 3.8 4.7 6 8 6ZM2 3.8v8.4c0 1.3 2.7 2.3 6 2.3s6-1 6-2.3V3.8M2 8c0 1.3 2.7 2.3 6 2.3s6-1 6-2.3"
        }
    }
}

/// The mark of a decision, in a grid of 12; what has none says it in more words.
pub fn mark(decision: &str) -> Option<&'static str> {
    Some(match decision {
        "allowed" => "m1.5 6.5 3 3L10.5 3",
        "explicitDeny" | "implicitDeny" => "M2 2l8 8m0-8-8 8",
        "conditional" => "M4 4a2 2 0 1 1 3 1.8c-.7.4-1 .8-1 1.7m0 2.5v.5",
        _ => return None,
    })
}
