//! In which column and row everything stands. Callers are left of roles, roles left of resources; an account is a
//! rectangle of cells, an organization a rectangle of accounts, and no two of these share a cell.

use super::world::{Kind, MAX_DEPTH, Tie, World};

/// Columns and rows.
#[derive(Debug, Default)]
pub struct Grid {
    /// The column of each node.
    pub columns: Vec<usize>,
    /// The row of each node.
    pub rows: Vec<usize>,
    /// The cells of each account.
    pub frames: Vec<Cells>,
    /// The cells of each organization.
    pub organizations: Vec<Cells>,
    /// How many columns there are.
    pub width: usize,
    /// How many rows.
    pub height: usize,
    /// Who should stand close to whom.
    pairs: Vec<(usize, usize)>,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// The first column.
    pub left: usize,
    /// The last column.
    pub right: usize,
    /// The first row.
    pub top: usize,
    /// How many rows.
    pub height: usize,
}

/// No block.
const NONE: usize = usize::MAX;

/// Gives everything its cell: first to the nodes within each account, then to the accounts within each organization, and
/// then to all that stands by itself.
pub fn grid(world: &World) -> Grid {
    let count = world.nodes.len();
    let mut grid = Grid { rows: vec![0; count], ..Grid::default() };
    // Each pair once, or the requests that there are would count by their number.
    for line in &world.lines {
        grid.add_pair((line.from, line.to));
    }
    for flow in &world.flows {
        grid.add_pair(*flow);
    }
    grid.set_columns(world);
    let mut homes = vec![NONE; count];
    for frame in 0..world.frames.len() {
        let mut blocks = Vec::new();
        for ((home, node), column) in homes.iter_mut().zip(&world.nodes).zip(&grid.columns) {
            *home = NONE;
            if node.frame == Some(frame) {
                *home = blocks.len();
                blocks.push(cell(*column));
            }
        }
        if blocks.is_empty() {
            blocks.push(cell(0));
        }
        let cells = grid.stack(&mut blocks, &homes);
        grid.frames.push(cells);
    }
    let mut all = Vec::new();
    let mut outer = vec![NONE; world.frames.len()];
    for organization in 0..world.organizations.len() {
        let mut blocks = Vec::new();
        let mut inner = vec![NONE; world.frames.len()];
        for (at, frame) in world.frames.iter().enumerate() {
            if frame.organization == Some(organization) {
                outer[at] = organization;
                inner[at] = blocks.len();
                blocks.push(grid.frames[at]);
            }
        }
        for (home, node) in homes.iter_mut().zip(&world.nodes) {
            *home = node.frame.map_or(NONE, |frame| inner[frame]);
        }
        all.push(grid.stack(&mut blocks, &homes));
        grid.move_frames(&blocks, &inner);
    }
    for (outer, cells) in outer.iter_mut().zip(&grid.frames) {
        if *outer == NONE {
            *outer = all.len();
            all.push(*cells);
        }
    }
    for ((home, node), column) in homes.iter_mut().zip(&world.nodes).zip(&grid.columns) {
        *home = match node.frame {
            Some(frame) => outer[frame],
            None => {
                all.push(cell(*column));
                all.len() - 1
            }
        };
    }
    grid.height = grid.stack(&mut all, &homes).height;
    grid.move_frames(&all, &outer);
    all.truncate(world.organizations.len());
    grid.organizations = all;
    grid
}

fn cell(column: usize) -> Cells {
    Cells { left: column, right: column, top: 0, height: 1 }
}

impl Grid {
    fn add_pair(&mut self, pair: (usize, usize)) {
        if !self.pairs.contains(&pair) {
            self.pairs.push(pair);
        }
    }

    /// Gives nodes their columns. Those that nobody would stand in are left out.
    fn set_columns(&mut self, world: &World) {
        let mut ranks = Vec::new();
        for node in &world.nodes {
            ranks.push(node.kind.rank());
        }
        let deepest = Kind::Role.rank() + MAX_DEPTH - 1;
        for _ in 1..MAX_DEPTH {
            let mut deepen = |from: usize, to: usize| {
                let role = |at: usize| world.nodes[at].kind == Kind::Role;
                if from != to && role(from) && role(to) {
                    // Roles that trust each other in a circle end in the last of these columns.
                    ranks[to] = ranks[to].max(ranks[from] + 1).min(deepest);
                }
            };
            for line in &world.lines {
                if line.tie == Tie::Trust {
                    deepen(line.from, line.to);
                }
            }
            for &(from, to) in &world.flows {
                deepen(from, to);
            }
        }
        self.columns = vec![0; ranks.len()];
        for rank in 0..=Kind::Resource.rank() {
            let mut used = false;
            for (own, column) in ranks.iter().zip(&mut self.columns) {
                if *own == rank {
                    *column = self.width;
                    used = true;
                }
            }
            self.width += usize::from(used);
        }
        self.width = self.width.max(1);
    }

    /// Puts blocks below each other where their columns meet, and at the height of those that they talk to where there
    /// is room. `homes` says to which block each node belongs. Gives the cells of all of them.
    fn stack(&mut self, blocks: &mut [Cells], homes: &[usize]) -> Cells {
        let mut floor: Vec<usize> = vec![0; self.width];
        let mut done: Vec<usize> = vec![0; blocks.len()];
        let mut all = Cells { left: self.width, ..Cells::default() };
        for _ in 0..blocks.len() {
            // The leftmost goes first, of several the one that wants to be highest.
            let (mut next, mut best) = (NONE, NONE);
            for at in 0..blocks.len() {
                let left = blocks[at].left * MANY;
                if done[at] == 0 && left < best {
                    let key = left + self.wish(at, homes, &done).unwrap_or(MANY - 1);
                    if key < best {
                        (next, best) = (at, key);
                    }
                }
            }
            let Some(block) = blocks.get_mut(next) else { break };
            let wish = best % MANY;
            let columns = &mut floor[block.left..=block.right];
            for own in &*columns {
                block.top = block.top.max(*own);
            }
            // Those without a wish stay as high as they can.
            if wish < MANY - 1 && wish + block.height <= all.height {
                block.top = block.top.max(wish);
            }
            columns.fill(block.top + block.height);
            all.height = all.height.max(block.top + block.height);
            all.left = all.left.min(block.left);
            all.right = all.right.max(block.right);
            for (home, row) in homes.iter().zip(&mut self.rows) {
                if *home == next {
                    *row += block.top;
                }
            }
            done[next] = 1;
        }
        all
    }

    /// Puts frames where their blocks are.
    fn move_frames(&mut self, blocks: &[Cells], outer: &[usize]) {
        for (cells, at) in self.frames.iter_mut().zip(outer) {
            if let Some(block) = blocks.get(*at) {
                cells.top += block.top;
            }
        }
    }

    /// The row in which a block would be level with those that it talks to, as far as they have one: the middle of these.
    fn wish(&self, block: usize, homes: &[usize], done: &[usize]) -> Option<usize> {
        let mut rows = Vec::new();
        for &(from, to) in &self.pairs {
            for (own, other) in [(from, to), (to, from)] {
                if homes[own] == block && done.get(homes[other]) == Some(&1) {
                    rows.push(self.rows[other].saturating_sub(self.rows[own]));
                }
            }
        }
        sort(&mut rows);
        rows.get(rows.len().saturating_sub(1) / 2).copied()
    }
}

/// More than there are rows.
const MANY: usize = 10_000;

/// Sorts a few numbers. The sort of the standard library is made for many, and would be a tenth of the map's program.
#[inline(never)]
pub fn sort(keys: &mut [usize]) {
    for end in 1..keys.len() {
        let mut at = end;
        while at > 0 && keys[at - 1] > keys[at] {
            keys.swap(at - 1, at);
            at -= 1;
        }
    }
}
