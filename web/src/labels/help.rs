//! The words of the help dialog.

/// What the page is.
pub const WHAT: &str = "Hatcheck decides AWS IAM requests in your browser: change a policy or a request, and it says whether AWS would allow the call and which statement decided. Nothing you type leaves this page.";
/// How far to trust it.
pub const TRUST: &str = "It decides from AWS's documentation and from the facts you give, and asks no AWS account. Where a fact is missing here, it is missing in the decision. Service catalogues, quotas and ACLs are not known.";
/// Heading of the words.
pub const WORDS_TITLE: &str = "The words of IAM";
/// The words of IAM, each with its meaning in short.
pub const WORDS: &[(&str, &str)] = &[
    ("Explicit deny", "A statement with Effect Deny applies. Nothing outweighs it."),
    ("Implicit deny", "Nothing allows the call. That is how every call starts."),
    ("Identity policy", "Hangs on a user, group or role: what that identity may do."),
    ("Trust policy", "Hangs on a role: who may assume it."),
    (
        "Resource-based policy",
        "Hangs on a resource: who may use it. Across accounts it is needed besides the identity policy.",
    ),
    (
        "Permissions boundary",
        "The most that a user's or role's own policies can grant. Grants nothing itself.",
    ),
    ("Session policy", "Given when a session begins: the most that this session may do."),
    (
        "SCP and RCP",
        "Guardrails of an organization over its accounts' identities and resources. They grant nothing.",
    ),
];
/// Heading of the keys.
pub const KEYS_TITLE: &str = "Keys";
/// The keys, each with what it does. On a Mac, Cmd stands for Ctrl.
pub const KEYS: &[(&str, &str)] = &[
    ("F6, Shift+F6", "Next and previous region"),
    ("F8, Shift+F8", "Next and previous problem"),
    ("Ctrl+Enter", "Decide now and say the verdict"),
    ("Ctrl+S", "Share"),
    ("Shift+Alt+F", "Format the document"),
    ("Alt+Left", "Back from a jump"),
    ("Tab", "Leaves an editor, always"),
    ("Escape", "Closes a menu or dialog"),
];
/// From when the rules are.
pub const RULES: &str = "The rules follow AWS's documentation as of September 2026.";
/// What the page is made of.
pub const LICENSES: &str = "Licences of what this page is made of";
