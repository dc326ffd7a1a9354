//! How lines run: straight across columns where nothing stands, and in curves through the gutters between them.

use super::grid::sort;
use super::plan::{GUTTER, NODE, Plan, TALL};

/// From a line to what it must not touch.
const CLEAR: i32 = 6;
/// Between lines side by side.
const LANE: i32 = 5;

/// A line, as its curves through gutters in the order of its direction. Between two of them it runs straight.
pub type Route = Vec<Curve>;

/// A curve through a gutter: it begins and ends level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Curve {
    /// Where it begins.
    pub from: (i32, i32),
    /// Where it ends.
    pub to: (i32, i32),
}

impl Curve {
    /// The x of its two control points.
    pub fn bend(&self) -> i32 {
        match self.from.0 == self.to.0 {
            // Out to the right and back again; it turns in the middle of the gutter.
            true => self.from.0 + GUTTER * 2 / 3,
            false => (self.from.0 + self.to.0) / 2,
        }
    }

    /// The point halfway.
    pub fn middle(&self) -> (i32, i32) {
        ((self.from.0 + 6 * self.bend() + self.to.0) / 8, (self.from.1 + self.to.1) / 2)
    }
}

/// The routes of pairs of nodes, in their order.
pub fn routes(plan: &Plan, columns: &[usize], pairs: &[(usize, usize)]) -> Vec<Route> {
    let ports = ports(plan, columns, pairs);
    let mut lanes = Vec::new();
    let mut routes = Vec::new();
    for (&(from, to), &(start, end)) in pairs.iter().zip(&ports) {
        let (first, last) = (columns[from], columns[to]);
        let mut route = Route::new();
        if first == last {
            let x = plan.column(first) + NODE;
            route.push(Curve { from: (x, start), to: (x, end) });
        }
        // Lines that go back are drawn as if they came, and turned around.
        let turned = first > last;
        let (mut y, goal) = if turned { (end, start) } else { (start, end) };
        let stop = first.max(last);
        for column in first.min(last)..stop {
            let next = match (stop - column) as i32 {
                1 => goal,
                left => lane(plan, &mut lanes, column + 1, y + (goal - y) / left),
            };
            let (here, there) = ((plan.column(column) + NODE, y), (plan.column(column + 1), next));
            route.push(match turned {
                true => Curve { from: there, to: here },
                false => Curve { from: here, to: there },
            });
            y = next;
        }
        if turned {
            route.reverse();
        }
        routes.push(route);
    }
    routes
}

/// Where each line leaves its first and reaches its last node: those of one side are spread over it in the order of
/// their other ends.
fn ports(plan: &Plan, columns: &[usize], pairs: &[(usize, usize)]) -> Vec<(i32, i32)> {
    // Node, side, height of the other end, and which end of which line, as one number of 32 bits.
    let mut ends = Vec::new();
    for (line, &(from, to)) in pairs.iter().enumerate() {
        let mut end = |own: usize, other: usize, right: bool, is_end: usize| {
            let side = own * 2 + usize::from(right);
            let height = plan.nodes[other].middle() as usize / 4;
            ends.push(side << 22 | height << 9 | (line * 2 + is_end));
        };
        end(from, to, columns[from] <= columns[to], 0);
        end(to, from, columns[from] >= columns[to], 1);
    }
    sort(&mut ends);
    let mut ports = vec![(0, 0); pairs.len()];
    let mut begin = 0;
    for at in 0..ends.len() {
        let side = ends[at] >> 22;
        if ends.get(at + 1).is_some_and(|next| next >> 22 == side) {
            continue;
        }
        let count = (at + 1 - begin) as i32;
        // In quarters of a pixel, so that many of them are still spread.
        let step = (4 * (TALL - 12) / count).min(4 * 8);
        let middle = plan.nodes[side / 2].middle();
        for (place, end) in (0..).zip(&ends[begin..=at]) {
            let y = middle + (2 * place - count + 1) * step / 8;
            let (line, is_end) = ((end & 0x1ff) / 2, end & 1 == 1);
            let port = &mut ports[line];
            *(if is_end { &mut port.1 } else { &mut port.0 }) = y;
        }
        begin = at + 1;
    }
    ports
}

/// A height at which a line can cross a column, as close to the wish as can be.
fn lane(plan: &Plan, lanes: &mut Vec<(usize, i32)>, column: usize, wish: i32) -> i32 {
    let free = |y: i32| {
        let mut walls = plan.walls.iter().filter(|wall| wall.0 == column);
        (CLEAR..=plan.height - CLEAR).contains(&y)
            && walls.all(|&(_, top, bottom)| y <= top - CLEAR || y >= bottom + CLEAR)
    };
    let alone = |y: i32| lanes.iter().all(|lane| lane.0 != column || (lane.1 - y).abs() >= LANE);
    let mut found = None;
    for at in 0..2 * plan.height {
        let y = if at % 2 == 0 { wish + at } else { wish - at - 1 };
        if free(y) {
            found = found.or(Some(y));
            if alone(y) {
                found = Some(y);
                break;
            }
        }
    }
    let y = found.unwrap_or(wish);
    lanes.push((column, y));
    y
}
