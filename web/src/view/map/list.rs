//! The map in words, for those who do not look at it: account by account who is there, and what every line says.

use super::draw::{hop_words, said};
use super::path::Path;
use super::pen::Pen;
use super::world::{Go, World};
use crate::labels::map as labels;

/// The items of the list: the request first, then the accounts, then what belongs to none. Entries that lead somewhere
/// are buttons; closed, they are left out of the tab order.
pub fn list(world: &World, path: Option<&Path>) -> String {
    let mut pen = Pen::default();
    if let Some(path) = path {
        pen.group(&[labels::THE_REQUEST, &path.name].concat());
        for hop in path.hops.iter().filter(|hop| !hop.word.is_empty()) {
            pen.entry(&hop_words(world, hop), Go::Step(hop.step));
        }
        pen.entry(&said(path), Go::Nowhere);
        pen.end();
    }
    for (at, frame) in world.frames.iter().enumerate() {
        let mut heading = [labels::ACCOUNT, " ", &frame.id, " ", &frame.name].concat();
        if let Some(organization) = frame.organization {
            heading += labels::IN_ORGANIZATION;
            heading += &world.organizations[organization];
        }
        pen.group(&heading);
        if frame.go != Go::Nowhere {
            pen.entry(labels::ABOUT, frame.go);
        }
        for guard in &frame.guards {
            pen.entry(&labels::several(&guard.name, guard.times), guard.go);
        }
        if frame.more_guards > 0 {
            pen.entry(&labels::more(frame.more_guards), Go::Nowhere);
        }
        pen.nodes(world, Some(at));
        pen.end();
    }
    if world.nodes.iter().any(|node| node.frame.is_none()) {
        pen.group(labels::OUTSIDE);
        pen.nodes(world, None);
        pen.end();
    }
    pen.out
}

/// What keeps the entries of a closed list out of the tab order.
pub const CLOSED: &str = " tabindex=\"-1\"";

impl Pen {
    fn group(&mut self, heading: &str) {
        self.put("<li><p class=\"map-heading\">");
        self.text(heading);
        self.put("</p><ul class=\"map-entries\">");
    }

    fn end(&mut self) {
        self.put("</ul></li>");
    }

    fn entry(&mut self, words: &str, go: Go) {
        self.put("<li>");
        let tag = match go {
            Go::Nowhere => "span",
            _ => "button",
        };
        self.tag(tag, "map-entry");
        if tag == "button" {
            self.put(" type=\"button\"");
            self.put(CLOSED);
            self.go(go);
        }
        self.put(">");
        self.text(words);
        self.put("</");
        self.put(tag);
        self.put("></li>");
    }

    /// The nodes of an account, each followed by the lines that lead to it.
    fn nodes(&mut self, world: &World, frame: Option<usize>) {
        for (at, node) in world.nodes.iter().enumerate() {
            if node.frame == frame {
                let missing = if node.missing { labels::MISSING } else { "" };
                self.entry(&[&world.called(at), missing].concat(), node.go);
                for line in world.lines.iter().filter(|line| line.to == at) {
                    self.entry(&line.words, line.go);
                }
            }
        }
    }
}
