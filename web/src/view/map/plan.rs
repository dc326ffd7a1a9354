//! Where everything stands in pixels. Boxes and words keep to the columns; the gutters between them belong to the lines.

use super::grid::{Cells, Grid};
use super::world::{Frame, World};

/// Width of a node.
pub const NODE: i32 = 176;
/// Height of a node.
pub const TALL: i32 = 44;
/// Between columns: room for lines and for the word on a hop.
pub const GUTTER: i32 = 140;
/// From one column to the next.
const STEP: i32 = NODE + GUTTER;
/// Between rows: room for lines that pass.
const GAP: i32 = 22;
/// From a node to the border of its account.
const PAD: i32 = 14;
/// From an account to the border of its organization.
const OUTER: i32 = 12;
/// Height of the words over an organization's accounts.
const ORGANIZATION: i32 = 28;
/// Height of the name over an account's nodes.
const TITLE: i32 = 48;
/// Height of a guardrail with the space below it.
pub const GUARD: i32 = 22;
/// Around all of it.
pub const MARGIN: i32 = 16;

/// Boxes for everything but the lines.
#[derive(Debug, Default)]
pub struct Plan {
    /// The left edge of the first column.
    pub left: i32,
    /// Where the nodes are.
    pub nodes: Vec<Area>,
    /// The borders of the accounts.
    pub frames: Vec<Area>,
    /// The borders of the organizations.
    pub organizations: Vec<Area>,
    /// What lines have to go around: in this column, from this height to that.
    pub walls: Vec<(usize, i32, i32)>,
    /// Width of the whole.
    pub width: i32,
    /// Height of the whole.
    pub height: i32,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub w: i32,
    /// Its height.
    pub h: i32,
}

impl Area {
    /// Halfway down.
    pub fn middle(&self) -> i32 {
        self.y + self.h / 2
    }

    /// Whether two of them share a point.
    pub fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }
}

/// Turns cells into pixels.
pub fn plan(world: &World, grid: &Grid) -> Plan {
    let outer = if world.organizations.is_empty() { 0 } else { OUTER };
    let edge = MARGIN + outer + PAD;
    let mut plan = Plan { left: edge, ..Plan::default() };
    let rows = plan.set_rows(world, grid);
    for (column, row) in grid.columns.iter().zip(&grid.rows) {
        let area = Area { x: plan.column(*column), y: rows[*row], w: NODE, h: TALL };
        plan.wall(*column, area.y, area.y + TALL);
        plan.nodes.push(area);
    }
    for (frame, cells) in world.frames.iter().zip(&grid.frames) {
        let top = rows[cells.top] - head(frame, cells);
        let bottom = rows[cells.top + cells.height - 1] + TALL + PAD;
        plan.wall(cells.left, top, top + TITLE);
        for at in 0..frame.shown_guards() {
            let area = guard(at, cells);
            plan.wall(cells.left + (area.x / STEP) as usize, top + area.y, top + area.y + area.h);
        }
        let area = plan.bordered(cells, top, bottom, PAD);
        plan.frames.push(area);
    }
    for (at, cells) in grid.organizations.iter().enumerate() {
        let (mut top, mut bottom) = (i32::MAX, 0);
        for (frame, area) in world.frames.iter().zip(&plan.frames) {
            if frame.organization == Some(at) {
                (top, bottom) = (top.min(area.y), bottom.max(area.y + area.h));
            }
        }
        top -= ORGANIZATION;
        plan.wall(cells.left, top, top + ORGANIZATION);
        let area = plan.bordered(cells, top, bottom + OUTER, PAD + OUTER);
        plan.organizations.push(area);
    }
    // Lines between nodes of the last column swing out to its right.
    let last = grid.width - 1;
    let in_last = |at: usize| grid.columns[at] == last;
    let swings = world.lines.iter().any(|line| in_last(line.from) && in_last(line.to))
        || world.flows.iter().any(|flow| in_last(flow.0) && in_last(flow.1));
    plan.width = plan.column(last) + NODE + if swings { GUTTER + outer } else { edge };
    plan
}

impl Plan {
    /// The left edge of a column.
    pub fn column(&self, at: usize) -> i32 {
        self.left + at as i32 * STEP
    }

    /// Where a guardrail of an account is.
    pub fn guard(&self, frame: usize, at: usize, cells: &Cells) -> Area {
        let (own, inner) = (self.frames[frame], guard(at, cells));
        Area { x: own.x + PAD + inner.x, y: own.y + inner.y, ..inner }
    }

    /// Where the name of an account is.
    pub fn title(&self, frame: usize) -> Area {
        let own = self.frames[frame];
        Area { x: own.x + PAD, y: own.y, w: NODE, h: TITLE - 4 }
    }

    fn wall(&mut self, column: usize, top: i32, bottom: i32) {
        self.walls.push((column, top, bottom));
    }

    /// The area around cells. A line along its border could not be told from it.
    fn bordered(&mut self, cells: &Cells, top: i32, bottom: i32, pad: i32) -> Area {
        for column in cells.left..=cells.right {
            self.wall(column, top, top);
            self.wall(column, bottom, bottom);
        }
        let x = self.column(cells.left) - pad;
        Area { x, y: top, w: self.column(cells.right) + NODE + pad - x, h: bottom - top }
    }

    /// The upper edge of each row, and the height of the whole. Where frames begin there is room for their words.
    fn set_rows(&mut self, world: &World, grid: &Grid) -> Vec<i32> {
        let mut above = vec![0; grid.height];
        let mut below = vec![0; grid.height];
        for (frame, cells) in world.frames.iter().zip(&grid.frames) {
            let end = cells.top + cells.height;
            let (mut head, mut foot) = (head(frame, cells), PAD);
            if let Some(outer) = frame.organization.map(|at| grid.organizations[at]) {
                head += if outer.top == cells.top { ORGANIZATION } else { 0 };
                foot += if outer.top + outer.height == end { OUTER } else { 0 };
            }
            above[cells.top] = head.max(above[cells.top]);
            below[end - 1] = foot.max(below[end - 1]);
        }
        let mut bottom = MARGIN - GAP;
        for (above, below) in above.iter_mut().zip(&below) {
            *above += bottom + GAP;
            bottom = *above + TALL + below;
        }
        self.height = bottom + MARGIN;
        above
    }
}

/// The height of an account's words: its name, and its guardrails in the further columns, or below the name where there
/// is one column only.
fn head(frame: &Frame, cells: &Cells) -> i32 {
    match frame.shown_guards() {
        0 => TITLE,
        count => TITLE.max(guard(count - 1, cells).y + GUARD + 2),
    }
}

/// A guardrail, seen from the upper end of the account's first column.
fn guard(at: usize, cells: &Cells) -> Area {
    let further = cells.right - cells.left;
    let (column, row, y) = match further {
        0 => (0, at, TITLE - 4),
        _ => (1 + at % further, at / further, PAD - 4),
    };
    Area { x: column as i32 * STEP, y: y + row as i32 * GUARD, w: NODE, h: GUARD - 4 }
}
