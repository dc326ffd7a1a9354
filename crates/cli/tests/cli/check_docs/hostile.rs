//! Documentation that nobody writes: it may be refused or found empty, at once.

use super::check;
use crate::scenarios::{Folder, unmet};

/// A line of HTML as builders write it.
const LONG_LINE: &str = "<p class=\"text\">A role is a hat, and the questions are always the same: who may wear it, \
    and what may they do with it on. No AWS account is needed, and nothing you type leaves the page.</p>\n";

/// Runs the command on one text in every format; a hang or a panic fails the test.
fn ends(text: &str) {
    let folder = Folder::new();
    for extension in ["md", "mdx", "rst", "html"] {
        let run = check(folder.file(&format!("page.{extension}"), text));
        assert!((0..=2).contains(&run.status), "{extension} {}", run.status);
    }
}

#[test]
fn what_is_opened_and_never_closed() {
    for opening in [
        "```hatcheck",
        "~~~~hatcheck\n",
        "<hatcheck-example",
        "<hatcheck-example view=\"",
        "<hatcheck-example>",
        "<pre><code class=language-hatcheck>",
        "<!-- hatcheck",
        "<script>hatcheck",
        ".. code-block:: hatcheck",
        ".. code-block:: hatcheck\n   :class: hatcheck",
        ".. raw:: html\n\n   <hatcheck-example>&",
        "!!! a\n    ```hatcheck",
        "<hatcheck-example>{`\\",
        "```hatcheck view=\"é",
        "...",
        "..",
        ":::",
        "&hatcheck;&#xffffffff;<hatcheck-example>&#0;&",
    ] {
        for end in ["", "\r\n{", "\r\u{0}é"] {
            ends(&format!("{opening}{end}"));
        }
    }
}

#[test]
fn nesting_without_end() {
    let deep = 20_000;
    ends(&(">".repeat(deep) + " ```hatcheck\n{}\n"));
    ends(&("- ".repeat(deep) + "```hatcheck\n{}\n"));
    ends(&("<div>".repeat(deep) + "<hatcheck-example>{}</hatcheck-example>"));
    ends(&"<hatcheck-example><pre><code>".repeat(deep));
    ends(&format!("```hatcheck\n{}\n```\n", "[".repeat(deep)));
    let steps: String =
        (0..500).map(|depth| format!("{}.. note::\n\n", " ".repeat(depth))).collect();
    ends(&(steps + &" ".repeat(500) + ".. code-block:: hatcheck\n\n" + &" ".repeat(501) + "{}\n"));
}

#[test]
fn ten_megabytes() {
    let folder = Folder::new();
    let of = |size: usize, line: &str| line.repeat(size / line.len());
    for (extension, line, example) in [
        ("md", "Some text with `code`.\n", "\n```hatcheck\n{}\n```\n"),
        ("rst", ".. code-block:: json\n\n   {}\n\n", ".. code-block:: hatcheck\n\n   {}\n"),
        ("html", LONG_LINE, "<hatcheck-example>{}</hatcheck-example>"),
    ] {
        let page = of(10 << 20, line) + example;
        let run = check(folder.file(&format!("page.{extension}"), page));
        assert_eq!(run.status, 0, "{extension} {}", run.err);
        assert_eq!(run.out, "1 example in 1 file: 1 expects nothing\n", "{extension}");
    }
    let run = check(folder.file("page.md", of(33 << 20, "a\n")));
    assert_eq!(run.status, 2);
    assert!(run.err.contains("page.md is too large: "), "{}", run.err);
}

#[test]
fn a_hundred_thousand_bytes_of_the_same() {
    for line in [
        "```hatcheck\n{}\n```\n",
        "`",
        "&amp;hatcheck",
        "<hatcheck-example>{}</hatcheck-example>",
        "[a](",
        "!!! a\n    ```hatcheck\n    {}\n",
        ".. code-block:: hatcheck\n\n   {}\n\n",
        "> ```hatcheck\n",
        "hatcheck <a b=",
    ] {
        ends(&line.repeat(100_000 / line.len()));
    }
}

#[test]
fn a_million_options() {
    let folder = Folder::new();
    let run = check(
        folder.file("page.md", format!("```hatcheck {}\n{{}}\n```\n", "a=b ".repeat(1_000_000))),
    );
    assert_eq!(run.status, 1);
    assert!(run.err.contains("An example has no more than 64 options"), "{}", run.err.len());
    assert_eq!(run.err.matches("error[unknown-option]").count(), 65);
}

#[test]
fn thousands_of_failures_in_one_line() {
    let block = format!(
        "<pre><code class=\"language-hatcheck\">{}</code></pre>",
        unmet().replace('\n', " ")
    );
    let folder = Folder::new();
    let run = check(folder.file("page.html", block.repeat(2_000)));
    assert_eq!((run.status, run.out.as_str()), (1, "2000 examples in 1 file: 2000 do not\n"));
    assert_eq!(run.err.matches("^^^^^^^^^^^^^^\n").count(), 2_000);
}
