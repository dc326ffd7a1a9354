//! The map of every example, of worlds that are made up, and of hostile ones: nothing lies over anything else.

use std::rc::Rc;

use hatcheck_policy::json;
use hatcheck_scenario::ParseCache;

use super::plan::Area;
use super::route::Curve;
use super::world::Go;
use super::*;
use crate::state::evaluate::evaluate_workspace;
use crate::state::workspace::Workspace;

fn evaluated(text: &str, request: usize) -> Evaluated {
    let mut workspace = Workspace::read(text, None).unwrap();
    workspace.selection.request = request;
    evaluate_workspace(&Rc::new(workspace), None, &mut ParseCache::default())
}

fn examples() -> Vec<(String, String)> {
    let files = std::fs::read_dir("../examples").unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .map(|path| {
            (
                path.file_stem().unwrap().display().to_string(),
                std::fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    all.sort();
    all
}

fn example(name: &str) -> String {
    examples().into_iter().find(|example| example.0 == name).unwrap().1
}

fn inside(inner: &Area, outer: &Area) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.x + inner.w <= outer.x + outer.w
        && inner.y + inner.h <= outer.y + outer.h
}

/// The area that a curve stays in.
fn reach(curve: &Curve) -> Area {
    let (x, y) = (curve.from.0.min(curve.to.0), curve.from.1.min(curve.to.1));
    let right = curve.from.0.max(curve.to.0).max(curve.middle().0);
    Area { x, y, w: right - x, h: (curve.from.1 - curve.to.1).abs() }
}

/// Holds a layout against everything that a reader takes for granted.
fn check(layout: &Layout) {
    let Layout { world, grid, plan, routes, path } = layout;
    let canvas = Area { x: 0, y: 0, w: plan.width, h: plan.height };
    let bare = |at: usize| world.nodes[at].frame.is_none();
    for (at, area) in plan.nodes.iter().enumerate() {
        assert!(inside(area, &canvas), "{} is outside", world.nodes[at].id);
        assert!(plan.nodes[..at].iter().all(|other| !other.meets(area)), "{}", world.nodes[at].id);
        for (frame, border) in plan.frames.iter().enumerate() {
            match world.nodes[at].frame == Some(frame) {
                true => assert!(inside(area, border), "{}", world.nodes[at].id),
                false => assert!(!area.meets(border), "{}", world.nodes[at].id),
            }
        }
        assert!(!bare(at) || plan.organizations.iter().all(|outer| !outer.meets(area)));
    }
    let mut words: Vec<Area> = Vec::new();
    for (at, border) in plan.frames.iter().enumerate() {
        assert!(inside(border, &canvas));
        assert!(plan.frames[..at].iter().all(|other| !other.meets(border)));
        for (organization, outer) in plan.organizations.iter().enumerate() {
            match world.frames[at].organization == Some(organization) {
                true => assert!(inside(border, outer)),
                false => assert!(!border.meets(outer)),
            }
        }
        let guards = 0..world.frames[at].shown_guards();
        let guards = guards.map(|guard| plan.guard(at, guard, &grid.frames[at]));
        for area in guards.chain([plan.title(at)]) {
            assert!(inside(&area, border), "words of {}", world.frames[at].id);
            words.push(area);
        }
    }
    for (at, outer) in plan.organizations.iter().enumerate() {
        assert!(inside(outer, &canvas));
        assert!(plan.organizations[..at].iter().all(|other| !other.meets(outer)));
    }
    words.extend(&plan.nodes);
    for (at, area) in words.iter().enumerate() {
        assert!(words[..at].iter().all(|other| !other.meets(area)));
    }
    let pairs = world.lines.iter().zip(routes).map(|(line, route)| (line.from, line.to, route));
    let hops = path.iter().flat_map(|path| &path.hops);
    let hops = hops.map(|hop| (hop.from, hop.to, &routes[hop.route]));
    for (from, to, route) in pairs.chain(hops) {
        let touches = |node: usize, (x, y): (i32, i32)| {
            let area = plan.nodes[node];
            (x == area.x || x == area.x + area.w) && area.y <= y && y <= area.y + area.h
        };
        assert!(touches(from, route[0].from) && touches(to, route.last().unwrap().to));
        assert_eq!(route.len(), grid.columns[from].abs_diff(grid.columns[to]).max(1));
        for curve in route {
            let reach = reach(curve);
            assert!(words.iter().all(|area| !area.meets(&reach)), "{curve:?}");
            assert!(inside(&reach, &canvas), "{curve:?}");
        }
        for pair in route.windows(2) {
            let ((x, y), (end, level)) = (pair[0].to, pair[1].from);
            assert_eq!(y, level);
            let straight = Area { x: x.min(end), y, w: (end - x).abs(), h: 1 };
            assert!(words.iter().all(|area| !area.meets(&straight)), "{pair:?}");
        }
    }
    if let Some(path) = path {
        let pills = draw::pills(path, routes);
        for (at, (_, area)) in pills.iter().enumerate() {
            assert!(words.iter().all(|other| !other.meets(area)), "{area:?}");
            assert!(pills[..at].iter().all(|(_, other)| !other.meets(area)));
        }
    }
}

#[test]
fn nothing_lies_over_anything_else_in_any_example() {
    for (name, text) in examples() {
        for request in 0..evaluated(&text, 0).requests.len() {
            println!("{name}, request {request}");
            let result = evaluated(&text, request);
            check(&lay_out(&result).unwrap());
            let view = map(&result).unwrap();
            assert_eq!(view, map(&evaluated(&text, request)).unwrap());
            let count = |what: &str| view.list.matches(what).count();
            assert!(count("<p class=\"map-heading\">") > 1 && count("<button") > 1);
            assert_eq!(count("<li>"), count("</li>"));
        }
    }
}

#[test]
fn the_world_stays_where_it_is_when_another_request_is_chosen() {
    for (name, text) in examples() {
        let plan = |request| lay_out(&evaluated(&text, request)).unwrap().plan.nodes;
        for request in 1..evaluated(&text, 0).requests.len() {
            assert_eq!(plan(request), plan(0), "{name}");
        }
    }
}

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % count.max(1)
    }

    fn one<'t>(&mut self, all: &'t [String]) -> &'t str {
        all.get(self.below(all.len())).map_or("*", |it| it)
    }
}

/// A world with about so many nodes.
fn made_up(seed: u64, size: usize) -> String {
    let mut dice = Dice(seed);
    let names = [
        "alice",
        "a-name-that-is-longer-than-any-box-could-ever-be-wide-enough-for",
        "部署网站的角色",
        "🎩🎩🎩🎩🎩🎩🎩🎩🎩🎩🎩🎩",
        "e\\u0301\\u0301\\u0301",
        "WWWWWWWWWWWWWWWWWWWWWWWW",
    ];
    let accounts: Vec<String> = (0..1 + dice.below(7))
        .map(|at| format!("{:012}", 111_111_111_111_u64 * (at as u64 + 1)))
        .collect();
    let mut all = [const { Vec::<String>::new() }; 4];
    for at in 0..size {
        let (kind, account, name) =
            (dice.below(4), dice.one(&accounts).to_owned(), names[dice.below(names.len())]);
        all[kind].push(match kind {
            0 => format!("arn:aws:iam::{account}:user/{name}{at}"),
            1 => format!("arn:aws:iam::{account}:role/{name}{at}"),
            2 => format!("arn:aws:sqs:eu-west-1:{account}:{name}{at}"),
            _ => format!("arn:aws:iam::{account}:group/{name}{at}"),
        });
    }
    let [users, roles, resources, groups] = all;
    let principal = |dice: &mut Dice| match dice.below(8) {
        0 => r#""*""#.to_owned(),
        1 => r#"{ "Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"] }"#.to_owned(),
        2 => format!(r#"{{ "AWS": "{}" }}"#, dice.one(&accounts)),
        3 => r#"{ "Federated": "accounts.google.com" }"#.to_owned(),
        4 => r#"{ "AWS": "arn:aws:iam::999999999999:role/elsewhere" }"#.to_owned(),
        5 | 6 => format!(r#"{{ "AWS": "{}" }}"#, dice.one(&users)),
        _ => format!(r#"{{ "AWS": "{}" }}"#, dice.one(&roles)),
    };
    let policy = |dice: &mut Dice| {
        let statements: Vec<String> = (0..1 + dice.below(3))
            .map(|_| {
                let effect = if dice.below(4) == 0 { "Deny" } else { "Allow" };
                let who = principal(dice);
                format!(r#"{{ "Effect": "{effect}", "Principal": {who}, "Action": "*", "Resource": "*" }}"#)
            })
            .collect();
        format!(r#"{{ "Version": "2012-10-17", "Statement": [{}] }}"#, statements.join(", "))
    };
    let guards = |dice: &mut Dice, count: usize| {
        let policies: Vec<String> = (0..count)
            .map(|at| format!(r#"{{ "name": "Guard{at}", "document": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow", "Action": "s{}:*", "Resource": "*" }} }} }}"#, dice.below(5)))
            .collect();
        format!(r#"[{{ "target": "r-1", "policies": [{}] }}]"#, policies.join(", "))
    };
    let accounts_json: Vec<String> = accounts
        .iter()
        .map(|id| {
            let organization = match dice.below(3) {
                0 => String::new(),
                at => format!(r#", "organization": {{ "id": "o-{at}" }}"#),
            };
            let count = dice.below(10);
            format!(
                r#"{{ "id": "{id}", "name": "dev"{organization}, "serviceControlPolicies": {} }}"#,
                guards(&mut dice, count)
            )
        })
        .collect();
    let users_json: Vec<String> = users
        .iter()
        .map(|arn| {
            format!(
                r#"{{ "arn": "{arn}", "groups": [{}] }}"#,
                if groups.is_empty() {
                    String::new()
                } else {
                    format!(r#""{}""#, dice.one(&groups))
                }
            )
        })
        .collect();
    let groups_json: Vec<String> =
        groups.iter().map(|arn| format!(r#"{{ "arn": "{arn}" }}"#)).collect();
    let roles_json: Vec<String> = roles
        .iter()
        .map(|arn| format!(r#"{{ "arn": "{arn}", "trustPolicy": {} }}"#, policy(&mut dice)))
        .collect();
    let resources_json: Vec<String> = resources
        .iter()
        .map(|arn| format!(r#"{{ "arn": "{arn}", "policy": {} }}"#, policy(&mut dice)))
        .collect();
    let requests: Vec<String> = (0..4)
        .map(|_| {
            let who = if users.is_empty() { "anonymous" } else { dice.one(&users) }.to_owned();
            let chain: Vec<String> = (0..if roles.is_empty() { 0 } else { dice.below(4) }).map(|_| format!(r#"{{ "role": "{}" }}"#, dice.one(&roles))).collect();
            let through = if dice.below(3) == 0 { r#", "through": "vpce-1""# } else { "" };
            let all = match dice.below(3) { 0 => &roles, 1 => &users, _ => &resources };
            format!(r#"{{ "principal": "{who}", "assume": [{}], "action": "sqs:SendMessage", "resource": "{}"{through} }}"#, chain.join(", "), dice.one(all))
        })
        .collect();
    format!(
        r#"{{ "version": 1, "accounts": [{}], "users": [{}], "groups": [{}], "roles": [{}], "resources": [{}], "requests": [{}] }}"#,
        accounts_json.join(", "),
        users_json.join(", "),
        groups_json.join(", "),
        roles_json.join(", "),
        resources_json.join(", "),
        requests.join(", ")
    )
}

#[test]
fn nothing_lies_over_anything_else_in_worlds_that_are_made_up() {
    for seed in 0..150 {
        let text = made_up(seed, 1 + seed as usize % 60);
        for request in 0..4 {
            println!("seed {seed}, request {request}");
            check(&lay_out(&evaluated(&text, request)).unwrap());
        }
    }
}

fn decisions(layout: &Layout) -> Vec<(usize, &'static str)> {
    let hops = &layout.path.as_ref().unwrap().hops;
    hops.iter().map(|hop| (hop.step, hop.decision)).collect()
}

#[test]
fn a_hop_runs_along_the_line_that_allows_it() {
    let layout = lay_out(&evaluated(&example("role-chain"), 0)).unwrap();
    assert_eq!(decisions(&layout), [(0, "allowed"), (1, "allowed"), (2, "allowed")]);
    let Layout { world, path, .. } = layout;
    let hops = path.unwrap().hops;
    let trust =
        world.lines.iter().position(|line| (line.from, line.to) == (hops[1].from, hops[1].to));
    assert_eq!(trust, Some(hops[1].route));
    // The trust policy of the first role names the account, and not Alice.
    assert!(world.lines.iter().all(|line| (line.from, line.to) != (hops[0].from, hops[0].to)));
}

#[test]
fn the_way_stops_where_the_verdict_says() {
    let layout = lay_out(&evaluated(&example("role-chain"), 1)).unwrap();
    assert_eq!(decisions(&layout), [(0, "implicitDeny"), (1, "notReached")]);
    let layout = lay_out(&evaluated(&example("role-chain"), 3)).unwrap();
    assert_eq!(decisions(&layout), [(0, "allowed"), (1, "invalid"), (2, "notReached")]);
}

#[test]
fn the_way_through_an_endpoint_is_one_call_and_stops_at_the_endpoint_that_refuses() {
    let layout = lay_out(&evaluated(&example("vpc-endpoint-own-buckets"), 0)).unwrap();
    assert_eq!(decisions(&layout), [(0, "allowed"), (0, "allowed")]);
    assert!(layout.path.unwrap().hops[0].word.is_empty());
    let layout = lay_out(&evaluated(&example("vpc-endpoint-own-buckets"), 1)).unwrap();
    assert_eq!(decisions(&layout), [(0, "implicitDeny"), (0, "notReached")]);
}

#[test]
fn the_guardrail_that_denies_is_marked_and_the_same_one_is_shown_once() {
    let world = lay_out(&evaluated(&example("scp-denies-region"), 1)).unwrap().world;
    let guards = world.frames[0].guards.iter().map(|it| (it.name.as_str(), it.times, it.denies));
    assert!(guards.eq([("SCP FullAWSAccess", 3, false), ("SCP EuropeOnly", 1, true)]));
}

#[test]
fn a_line_leads_to_its_statement_and_a_node_to_its_document_or_its_facts() {
    let result = evaluated(&example("github-actions-oidc"), 0);
    let world = lay_out(&result).unwrap().world;
    let Go::Place(doc, start, end) = world.lines[0].go else { panic!() };
    let text = &result.workspace.docs[doc].text;
    assert!(text[start..end].starts_with('{') && text[start..end].contains("MainBranchOnly"));
    let go = |name: &str| world.nodes.iter().find(|node| node.name == name).unwrap().go;
    assert_eq!(go("DeployWebsite"), Go::Place(doc, 0, 0));
    assert_eq!(go("octo-website"), Go::About("resources", 0));
    assert_eq!(go("token.actions.githubusercontent.com"), Go::About("identityProviders", 0));
    let list = map(&result).unwrap().list;
    assert!(list.contains(">Account 123456789012 website<"));
    assert!(list.contains(&format!(
        "data-go=\"place/{doc}/{start}/{end}\">identity provider token.actions.githubusercontent.com is trusted \
         by role DeployWebsite (statement MainBranchOnly, under conditions)<"
    )));
}

#[test]
fn a_request_without_anything_else_has_a_map_and_nothing_at_all_has_none() {
    let text = r#"{ "version": 1, "requests": [{ "principal": "anonymous", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k" }] }"#;
    let layout = lay_out(&evaluated(text, 0)).unwrap();
    check(&layout);
    assert_eq!(layout.world.nodes.len(), 2);
    assert!(map(&evaluated(r#"{ "version": 1, "requests": [] }"#, 0)).is_none());
}

#[test]
fn a_name_cannot_break_out_of_the_picture() {
    let text = r#"{ "version": 1, "accounts": [{ "id": "111122223333", "name": "<script>alert(1)</script>\u0000\u202e\"'&" }],
        "users": [{ "arn": "arn:aws:iam::111122223333:user/<img src=x onerror=alert(1)>" }], "requests": [] }"#;
    let view = map(&evaluated(text, 0)).unwrap();
    assert!(
        !view.svg.contains("<script")
            && !view.svg.contains("<img")
            && !view.svg.contains('\u{202e}')
    );
    assert!(view.svg.contains("&lt;script&gt;"));
}

#[test]
fn thousands_of_users_are_counted_and_not_drawn() {
    let users: Vec<String> = (0..5_000)
        .map(|at| {
            format!(r#"{{ "arn": "arn:aws:iam::{:012}:user/u{at}" }}"#, 100_000_000_000_u64 + at)
        })
        .collect();
    let names: Vec<String> = (0..5_000)
        .map(|at| json::quote(&format!("arn:aws:iam::111122223333:user/p{at}")))
        .collect();
    let text = format!(
        r#"{{ "version": 1, "users": [{}], "roles": [{{ "arn": "arn:aws:iam::111122223333:role/r", "trustPolicy": {{ "Version": "2012-10-17",
            "Statement": [{{ "Effect": "Allow", "Principal": {{ "AWS": [{}] }}, "Action": "sts:AssumeRole" }}] }} }}],
            "requests": [{{ "principal": "arn:aws:iam::100000004999:user/u4999", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k" }}] }}"#,
        users.join(", "),
        names.join(", ")
    );
    let result = evaluated(&text, 0);
    let start = std::time::Instant::now();
    let layout = lay_out(&result).unwrap();
    check(&layout);
    assert!(layout.world.more_nodes > 4_900 && layout.world.more_lines > 4_800);
    // Whom the request is about is there however many others are not.
    assert!(layout.world.nodes.iter().any(|node| node.name == "u4999"));
    // Far more than it takes, and far less than a hang.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
