//! The examples of the menu. The files themselves lie beside the page and are fetched when chosen; only
//! the first one is part of the program, so that a verdict stands at once.

use hatcheck_scenario::FormatError;

use super::workspace::Workspace;
use crate::platform::fetch;

/// An example: the name of its file without the ending, its title, and what one learns from it.
pub type Example = (&'static str, &'static str, &'static str);

/// The example a new reader sees: two open locks, and small edits that close them. `index.html` shows its
/// first documents before the program is there.
const FIRST: &str = include_str!("../../../examples/cross-account-role-two-halves.json");

/// Its name in the menu.
pub const FIRST_NAME: &str = "cross-account-role-two-halves";

/// The menu, in the order of what one learns. A test keeps it equal to the folder.
pub const EXAMPLES: &[Example] = &[
    (
        "user-reads-bucket",
        "A user reads a bucket",
        "A bucket and the objects in it are two resources, and a policy names each by itself.",
    ),
    (
        "group-and-inline-deny",
        "A group allows, one user is denied",
        "One explicit deny outweighs every allow, wherever either of them stands.",
    ),
    (
        "cross-account-role-two-halves",
        "Cross-account role: both sides must agree",
        "The trust policy lets you in, your own account lets you ask: both are needed.",
    ),
    (
        "cross-account-role-external-id",
        "Cross-account role with an external ID",
        "An external ID keeps a vendor from acting for the wrong customer.",
    ),
    (
        "cross-account-role-without-external-id",
        "Cross-account role, external ID left out",
        "A condition on what a call does not send is not met, and no condition keeps nobody out.",
    ),
    (
        "ec2-service-role",
        "A role for an EC2 instance",
        "A service assumes the role; passing a role to it is another permission than assuming it.",
    ),
    (
        "github-actions-oidc",
        "GitHub Actions deploys with OIDC",
        "The claims of a token decide which branch may deploy.",
    ),
    (
        "bucket-policy-names-role",
        "A bucket policy names a role",
        "How a bucket policy names you decides what else you need.",
    ),
    (
        "mfa-required",
        "No stopping without MFA",
        "A missing key counts for BoolIfExists and not for Bool: one word decides.",
    ),
    (
        "mfa-for-a-role",
        "MFA belongs in the trust policy",
        "MFA is known when a role is assumed, and not in the session that follows.",
    ),
    (
        "role-chain",
        "One role leads to the next",
        "Each role trusts the one before it, and a source identity needs a permission at each step.",
    ),
    (
        "permissions-boundary",
        "What a permissions boundary does",
        "A boundary is the most that a policy can grant, and grants nothing itself.",
    ),
    (
        "scp-denies-region",
        "An SCP keeps the account in Europe",
        "A service control policy binds everyone in the account, its root user too.",
    ),
    (
        "kms-key-policy",
        "A KMS key has the first word",
        "An identity policy counts for a key only where the key policy lets it.",
    ),
    (
        "public-bucket",
        "A public bucket, and one that is not",
        "A public policy, and the setting that stops it all the same.",
    ),
    (
        "rcp-organization-only",
        "An RCP keeps outsiders out",
        "A resource control policy stops callers from outside, whatever the bucket allows.",
    ),
    (
        "tags-match-team",
        "Only the servers of your own team",
        "One policy for all teams: it compares the tags of the caller and the server.",
    ),
    (
        "vpc-endpoint-own-buckets",
        "A VPC endpoint that knows only our buckets",
        "What both accounts allow, the policy of the endpoint in between may still stop.",
    ),
];

/// The scenario to begin with.
pub fn first() -> Result<Workspace, FormatError> {
    Workspace::read(FIRST, None)
}

/// The one of this name, fetched; `None` if it cannot be had.
pub async fn fetched(name: &str) -> Option<Workspace> {
    let text = fetch::text(&["examples/", name, ".json"].concat()).await?;
    Workspace::read(&text, None).ok()
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
                let text = std::fs::read_to_string(&path).unwrap();
                let loaded = hatcheck_scenario::read(&text).unwrap();
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                (name, loaded.scenario.title.unwrap_or_default())
            })
            .collect();
        let mut menu: Vec<(String, String)> = EXAMPLES
            .iter()
            .map(|(name, title, _)| ((*name).to_owned(), (*title).to_owned()))
            .collect();
        files.sort();
        menu.sort();
        assert_eq!(menu, files);
    }

    #[test]
    fn what_one_learns_fits_in_a_line_and_is_a_sentence() {
        for (name, title, line) in EXAMPLES {
            assert!(line.chars().count() <= 90, "{name}: {} characters", line.chars().count());
            assert!(line.ends_with('.') && line != title, "{name}");
        }
    }

    #[test]
    fn the_page_shows_the_first_example_before_the_program_is_there() {
        let workspace = first().unwrap();
        let page = std::fs::read_to_string("../index.html").unwrap();
        let shown = |kind: &str| {
            let field = page.split(&format!("data-hatcheck-document=\"{kind}\"")).nth(1).unwrap();
            let text = field.split_once(">\n").unwrap().1;
            text.split_once("</textarea>").unwrap().0.to_owned()
        };
        let selection = &workspace.selection;
        assert_eq!(shown("identity"), *workspace.docs[selection.identity.unwrap()].text);
        assert_eq!(shown("trust"), *workspace.docs[selection.trust.unwrap()].text);
        let title = workspace.shell.scenario.title.as_deref().unwrap();
        assert!(page.contains(&format!("<summary class=\"about-title\">{title}</summary>")));
        assert_eq!(shown("request"), *workspace.requests[selection.request].text);
    }
}
