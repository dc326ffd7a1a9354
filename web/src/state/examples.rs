//! The examples of the menu. The files themselves lie beside the page and are fetched when chosen; only
//! the first one is part of the program, so that a verdict stands at once.

use hatcheck_scenario::{FormatError, Loaded, read};

/// An example: the name of its file without the ending, and its title.
pub type Example = (&'static str, &'static str);

/// The example a new reader sees: two open locks, and small edits that close them. `index.html` shows its
/// first documents before the program is there.
const FIRST: &str = include_str!("../../../examples/cross-account-role-two-halves.json");

/// Its name in the menu.
pub const FIRST_NAME: &str = "cross-account-role-two-halves";

/// The menu, in the order of what one learns. A test keeps it equal to the folder.
pub const EXAMPLES: &[Example] = &[
    ("user-reads-bucket", "A user reads a bucket"),
    ("group-and-inline-deny", "A group allows, one user is denied"),
    ("cross-account-role-two-halves", "Cross-account role: both sides must agree"),
    ("cross-account-role-external-id", "Cross-account role with an external ID"),
    ("cross-account-role-without-external-id", "Cross-account role, external ID left out"),
    ("ec2-service-role", "A role for an EC2 instance"),
    ("github-actions-oidc", "GitHub Actions deploys with OIDC"),
    ("bucket-policy-names-role", "A bucket policy names a role"),
    ("mfa-required", "No stopping without MFA"),
    ("mfa-for-a-role", "MFA belongs in the trust policy"),
    ("role-chain", "One role leads to the next"),
    ("permissions-boundary", "What a permissions boundary does"),
    ("scp-denies-region", "An SCP keeps the account in Europe"),
    ("kms-key-policy", "A KMS key has the first word"),
    ("public-bucket", "A public bucket, and one that is not"),
    ("rcp-organization-only", "An RCP keeps outsiders out"),
    ("tags-match-team", "Only the servers of your own team"),
    ("vpc-endpoint-own-buckets", "A VPC endpoint that knows only our buckets"),
];

/// The scenario to begin with.
pub fn first() -> Result<Loaded, FormatError> {
    read(FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_menu_names_every_file_of_the_folder_by_its_title() {
        let mut files: Vec<(String, String)> = std::fs::read_dir("../examples")
            .unwrap()
            .map(|entry| {
                let path = entry.unwrap().path();
                let loaded = read(&std::fs::read_to_string(&path).unwrap()).unwrap();
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                (name, loaded.scenario.title.unwrap_or_default())
            })
            .collect();
        let mut menu: Vec<(String, String)> = EXAMPLES
            .iter()
            .map(|(name, title)| ((*name).to_owned(), (*title).to_owned()))
            .collect();
        files.sort();
        menu.sort();
        assert_eq!(menu, files);
    }

    #[test]
    fn the_page_shows_the_first_example_before_the_program_is_there() {
        let workspace = crate::state::workspace::Workspace::load(first().unwrap());
        let page = std::fs::read_to_string("../index.html").unwrap();
        let shown = |kind: &str| {
            let field = page.split(&format!("data-hatcheck-document=\"{kind}\"")).nth(1).unwrap();
            let text = field.split_once(">\n").unwrap().1;
            text.split_once("</textarea>").unwrap().0.to_owned()
        };
        let selection = &workspace.selection;
        assert_eq!(shown("identity"), *workspace.docs[selection.identity.unwrap()].text);
        assert_eq!(shown("trust"), *workspace.docs[selection.trust.unwrap()].text);
        let title = workspace.shell.title.as_deref().unwrap();
        assert!(page.contains(&format!("<summary class=\"about-title\">{title}</summary>")));
        assert_eq!(shown("request"), *workspace.requests[selection.request].text);
    }
}
