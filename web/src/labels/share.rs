//! The words of the share dialog.

/// Without a title.
pub const UNTITLED: &str = "IAM example";
/// Before the link is there.
pub const MAKING: &str = "Making the link …";
/// No link could be made.
pub const NO_LINK: &str = "No link can be made here.";
/// The choice of other account ids.
pub const OTHER_IDS: &str = "Replace account IDs by those of AWS's documentation";
/// The part of the page that replaces them could not be had.
pub const IDS_LATER: &str =
    "Account IDs cannot be replaced just now. Clear the box and tick it again to try once more.";
/// The scenario has no moment of its own.
pub const UNPINNED: &str = "The requests happen when they are looked at: what depends on the date may be decided otherwise later.";
/// Gives it one.
pub const PIN: &str = "Pin this moment";
/// Said where that can be undone.
pub const PINNED: &str = "The moment of the requests was pinned.";
/// The forms.
pub const LINK: &str = "Link";
/// The forms.
pub const MARKDOWN: &str = "Markdown link";
/// The forms.
pub const FRAME: &str = "Embed snippet";
/// The forms.
pub const FENCE: &str = "Fence for documentation";
/// The forms.
pub const ELEMENT: &str = "Element for a page";
/// The forms.
pub const SCRIPT: &str = "Script for fences and elements";
/// The forms.
pub const SCENARIO: &str = "Scenario";
/// The file.
pub const DOWNLOAD: &str = "Download as .json";
/// The clipboard was refused.
pub const NOT_COPIED: &str =
    "The browser does not allow copying here. Select the text in its field instead.";
/// What links are.
pub const PRIVACY: &str = "A link carries the whole scenario behind its #, which no server is sent. It stays in histories and chats.";

/// A link for Markdown.
pub fn markdown(link: &str, title: &str) -> String {
    let mut escaped = String::new();
    for c in title.chars() {
        if "\\`[]<".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    ["[", &escaped, "](", link, ")"].concat()
}

/// A frame for pages that take no scripts. `folder` is the playground's, `fragment` what a link carries.
pub fn frame(folder: &str, fragment: &str, title: &str) -> String {
    let rest = "\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" width=\"100%\" height=\"640\"></iframe>";
    let title = escaped(title).replace('"', "&quot;");
    ["<iframe src=\"", folder, "embed.html", fragment, "\" title=\"", &title, rest].concat()
}

/// An element with the scenario in it.
pub fn element(text: &str) -> String {
    let text = escaped(text);
    ["<hatcheck-example><pre><code>", &text, "</code></pre></hatcheck-example>"].concat()
}

/// What the page needs once, however many elements and fences there are.
pub fn script(folder: &str) -> String {
    ["<script type=\"module\" src=\"", folder, "embed.js\"></script>"].concat()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A fence for documentation.
pub fn fence(text: &str) -> String {
    ["```hatcheck\n", text, "\n```\n"].concat()
}

/// A button that copies.
pub fn copy(name: &str) -> String {
    ["Copy ", &lower(name)].concat()
}

/// What was copied.
pub fn copied(name: &str) -> String {
    ["Copied: ", &lower(name), "."].concat()
}

/// `Markdown` keeps its capital.
fn lower(name: &str) -> String {
    if name == MARKDOWN { name.to_owned() } else { name.to_ascii_lowercase() }
}

/// What was saved.
pub fn downloaded(file: &str) -> String {
    ["Saved as ", file, "."].concat()
}

/// How long a link is.
pub fn length(characters: usize) -> String {
    [&characters.to_string(), " characters."].concat()
}

/// A name for the file.
pub fn file_name(title: &str) -> String {
    let mut name = String::new();
    for c in title.chars().take(60) {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    [if name.is_empty() { "scenario" } else { name }, ".json"].concat()
}
