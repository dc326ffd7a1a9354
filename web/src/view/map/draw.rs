//! The map as SVG. Colours and type are classes, which `map.css` fills in.

use super::grid::Grid;
use super::path::{Hop, Path};
use super::pen::Pen;
use super::plan::{Area, GUARD, MARGIN, NODE, Plan};
use super::route::{Curve, Route};
use super::sign::{mark, sign};
use super::text;
use super::world::{Go, Tie, World};
use crate::labels::map as labels;

/// The room for the name of an account or organization, within its first column.
const TITLE_ROOM: i32 = NODE + 8;
/// Where the word of a hop begins, behind its number and its mark.
const MARKED: i32 = 37;
/// The same without a mark.
const UNMARKED: i32 = 23;

/// Everything that is drawn.
pub struct Drawing<'d> {
    /// Who and what there is.
    pub world: &'d World,
    /// In which cell.
    pub grid: &'d Grid,
    /// Where.
    pub plan: &'d Plan,
    /// The routes of its lines, and behind them those of hops.
    pub routes: &'d [Route],
    /// The chosen request.
    pub path: Option<&'d Path>,
}

impl Drawing<'_> {
    /// The inside of the SVG, and its height with the words below the map.
    pub fn svg(&self) -> (String, i32) {
        let mut pen = Pen::default();
        self.frames(&mut pen);
        for (line, route) in self.world.lines.iter().zip(self.routes) {
            pen.open("map-tie", line.go, &line.words);
            pen.path("map-hit", route, false, "");
            pen.path(look(line.tie), route, false, head(line.tie, route));
            pen.close();
        }
        if let Some(path) = self.path {
            self.hops(&mut pen, path);
        }
        self.nodes(&mut pen);
        if let Some(path) = self.path {
            self.pills(&mut pen, path);
        }
        let height = self.words(&mut pen);
        (pen.out, height)
    }

    fn frames(&self, pen: &mut Pen) {
        for (id, area) in self.world.organizations.iter().zip(&self.plan.organizations) {
            let words = [labels::ORGANIZATION, id].concat();
            pen.open("map-organization", Go::Nowhere, &words);
            pen.rect("map-outer", area, 12);
            pen.words("map-small", area.x + 12, area.y + 19, &words, TITLE_ROOM, 11);
            pen.close();
        }
        for (at, (frame, area)) in self.world.frames.iter().zip(&self.plan.frames).enumerate() {
            let cells = &self.grid.frames[at];
            let title = self.plan.title(at);
            let (name, below) = match frame.name.as_str() {
                "" => (&frame.id, labels::ACCOUNT),
                _ => (&frame.name, frame.id.as_str()),
            };
            pen.open("map-account", frame.go, &[labels::ACCOUNT, " ", &frame.id].concat());
            pen.rect("map-frame", area, 8);
            pen.words("map-name", title.x, title.y + 20, name, TITLE_ROOM, text::bold(13));
            pen.words("map-small", title.x, title.y + 35, below, TITLE_ROOM, 11);
            pen.close();
            for (place, guard) in frame.guards.iter().enumerate() {
                let area = self.plan.guard(at, place, cells);
                let (class, size) = match guard.denies {
                    true => ("map-guard map-denies", text::bold(11)),
                    false => ("map-guard", 11),
                };
                let name = labels::several(&guard.name, guard.times);
                pen.open(class, guard.go, &name);
                let w = (18 + text::width(&name, size)).min(area.w);
                pen.rect("map-badge", &Area { w, ..area }, GUARD / 2 - 2);
                pen.words("map-small", area.x + 9, area.y + 13, &name, area.w - 18, size);
                pen.close();
            }
            if frame.more_guards > 0 {
                let area = self.plan.guard(at, frame.guards.len(), cells);
                let words = labels::more(frame.more_guards);
                pen.words("map-small", area.x + 9, area.y + 13, &words, area.w, 11);
            }
        }
    }

    /// The way itself, below the nodes: broad where it was allowed, up to the middle of a gutter where it stops.
    fn hops(&self, pen: &mut Pen, path: &Path) {
        for hop in &path.hops {
            let route = &self.routes[hop.route];
            let allowed = hop.decision == "allowed";
            if !allowed {
                pen.path("map-unreached", route, false, "");
            }
            if hop.decision != "notReached" {
                pen.path("map-halo", route, !allowed, "");
                let head = if allowed { head(Tie::Trust, route) } else { "" };
                pen.path(&["map-hop map-", hop.decision].concat(), route, !allowed, head);
            }
        }
    }

    fn nodes(&self, pen: &mut Pen) {
        for (at, (node, area)) in self.world.nodes.iter().zip(&self.plan.nodes).enumerate() {
            let class = match (self.passed(at), node.missing) {
                (true, false) => "map-node map-passed",
                (true, true) => "map-node map-passed map-missing",
                (false, false) => "map-node",
                (false, true) => "map-node map-missing",
            };
            let missing = if node.missing { labels::MISSING } else { "" };
            let title = [&self.world.called(at), "\n", &node.id, missing].concat();
            pen.open(class, node.go, &title);
            pen.rect("map-box", area, 7);
            pen.shape("map-sign", area.x + 10, area.y + 14, sign(node.kind));
            let (x, room) = (area.x + 34, area.w - 34 - 6);
            // What kind of name this is stands above it.
            let name = node.name.strip_suffix(".amazonaws.com").unwrap_or(&node.name);
            pen.words("map-small", x, area.y + 17, &node.subtitle(), room, 11);
            pen.words("map-label", x, area.y + 33, name, room, 13);
            pen.close();
        }
    }

    /// Whether the request starts from a node, or gets to it.
    fn passed(&self, node: usize) -> bool {
        let hops = self.path.map_or(&[][..], |path| &path.hops);
        hops.first().is_some_and(|hop| hop.from == node)
            || hops.iter().any(|hop| hop.to == node && hop.decision == "allowed")
    }

    /// The words of the hops, in the gutters.
    fn pills(&self, pen: &mut Pen, path: &Path) {
        for (hop, area) in &pills(path, self.routes) {
            let class = ["map-pill map-", hop.decision].concat();
            pen.open(&class, Go::Step(hop.step), &hop_words(self.world, hop));
            pen.rect("map-word", area, 10);
            pen.rect("map-number", &Area { x: area.x + 2, y: area.y + 2, w: 16, h: 16 }, 8);
            pen.words("map-digit", area.x + 10, area.y + 14, &(hop.step + 1).to_string(), 99, 11);
            let mark = mark(hop.decision);
            if let Some(mark) = mark {
                pen.shape("map-mark", area.x + 22, area.y + 4, mark);
            }
            let x = area.x + if mark.is_some() { MARKED } else { UNMARKED };
            pen.words("map-small", x, area.y + 14, hop.word, 999, 11);
            pen.close();
        }
    }

    /// What the request is and how it ends, what is left out, and what the lines mean.
    fn words(&self, pen: &mut Pen) -> i32 {
        let room = self.plan.width - 2 * MARGIN;
        let mut y = self.plan.height + 10;
        if let Some(path) = self.path {
            pen.words("map-name", MARGIN, y, &path.name, room, text::bold(13));
            for line in text::lines(&said(path), room, 12) {
                y += 17;
                pen.words("map-text", MARGIN, y, &line, room, 12);
            }
            y += 24;
        }
        let more = labels::not_drawn(self.world.more_nodes, self.world.more_lines);
        if !more.is_empty() {
            pen.words("map-text", MARGIN, y, &more, room, 12);
            y += 24;
        }
        let mut x = MARGIN;
        for (tie, words) in labels::LEGEND {
            let class = match (tie, self.path) {
                (Some(tie), _) if self.world.lines.iter().any(|line| line.tie == tie) => look(tie),
                (None, Some(path)) => &["map-hop map-", path.decision].concat(),
                _ => continue,
            };
            let width = 34 + text::width(words, 11);
            if x > MARGIN && x + width > MARGIN + room {
                (x, y) = (MARGIN, y + 18);
            }
            let sample = Curve { from: (x, y - 4), to: (x + 26, y - 4) };
            pen.path(class, &[sample], false, "");
            pen.words("map-small", x + 34, y, words, room, 11);
            x += width + 18;
        }
        y + MARGIN
    }
}

/// A hop in words.
pub fn hop_words(world: &World, hop: &Hop) -> String {
    let (from, to) = (world.called(hop.from), world.called(hop.to));
    labels::hop(hop.step + 1, &from, &to, hop.word)
}

/// The verdict in words.
pub fn said(path: &Path) -> String {
    [path.word, ". ", &path.sentence].concat()
}

/// Where the words of the hops stand, each clear of those before it.
pub fn pills<'h>(path: &'h Path, routes: &[Route]) -> Vec<(&'h Hop, Area)> {
    let mut areas: Vec<(&Hop, Area)> = Vec::new();
    for hop in &path.hops {
        let Some(curve) = routes[hop.route].last().filter(|_| !hop.word.is_empty()) else {
            continue;
        };
        let (x, y) = curve.middle();
        let before = if mark(hop.decision).is_some() { MARKED } else { UNMARKED };
        let w = before + text::width(hop.word, text::bold(11)) + 8;
        let mut area = Area { x: x - w / 2, y: y - 10, w, h: 20 };
        while areas.iter().any(|(_, other)| area.meets(other)) {
            area.y += 23;
        }
        areas.push((hop, area));
    }
    areas
}

/// The class of a line.
fn look(tie: Tie) -> &'static str {
    match tie {
        Tie::Member => "map-line map-member",
        Tie::Trust => "map-line map-trust",
        Tie::Grant => "map-line map-grant",
        Tie::Deny => "map-line map-deny",
    }
}

/// How a line ends: in an arrow, or against a bar; it may arrive from the right.
fn head(tie: Tie, route: &[Curve]) -> &'static str {
    let to_the_left = route.last().is_some_and(|curve| curve.from.0 >= curve.to.0);
    match (tie, to_the_left) {
        (Tie::Member, _) => "",
        (Tie::Deny, false) => "m-4-5v10",
        (Tie::Deny, true) => "m4-5v10",
        (_, false) => "m-6-4 6 4-6 4",
        (_, true) => "m6-4-6 4 6 4",
    }
}

impl Pen {
    /// A group with a name that shows under the pointer, and a place that it leads to.
    fn open(&mut self, class: &str, go: Go, title: &str) {
        self.tag("g", class);
        self.go(go);
        self.put("><title>");
        self.text(title);
        self.put("</title>");
    }

    fn close(&mut self) {
        self.put("</g>");
    }

    #[inline(never)]
    fn rect(&mut self, class: &str, area: &Area, round: i32) {
        self.tag("rect", class);
        self.attribute("x", area.x);
        self.attribute("y", area.y);
        self.attribute("width", area.w);
        self.attribute("height", area.h);
        self.attribute("rx", round);
        self.put("/>");
    }

    /// As much of a text as has room.
    #[inline(never)]
    fn words(&mut self, class: &str, x: i32, y: i32, words: &str, room: i32, size: i32) {
        self.tag("text", class);
        self.attribute("x", x);
        self.attribute("y", y);
        self.put(">");
        self.text(&text::fitting(words, room, size));
        self.put("</text>");
    }

    fn point(&mut self, command: &str, x: i32, y: i32) {
        self.put(command);
        self.number(x);
        self.put(" ");
        self.number(y);
    }

    /// Some curves, the last one to its half only where wanted, with a head.
    #[inline(never)]
    fn path(&mut self, class: &str, curves: &[Curve], half: bool, head: &str) {
        self.tag("path", class);
        self.put(" d=\"");
        for (at, curve) in curves.iter().enumerate() {
            let ((x, y), (to_x, to_y), bend) = (curve.from, curve.to, curve.bend());
            self.point(if at == 0 { "M" } else { "L" }, x, y);
            if half && at + 1 == curves.len() {
                let (middle, level) = curve.middle();
                let near = (x + bend) / 2;
                self.point("C", near, y);
                self.point(" ", (near + bend) / 2, (y + level) / 2);
                self.point(" ", middle, level);
            } else {
                self.point("C", bend, y);
                self.point(" ", bend, to_y);
                self.point(" ", to_x, to_y);
            }
        }
        self.put(head);
        self.put("\"/>");
    }

    /// A sign or mark with its corner at a point.
    fn shape(&mut self, class: &str, x: i32, y: i32, path: &str) {
        self.tag("path", class);
        self.point(" transform=\"translate(", x, y);
        self.put(")\" d=\"");
        self.put(path);
        self.put("\"/>");
    }
}
