//! The map: the scenario's world as a picture, with the chosen request on its way through it, and the same as a list.
//!
//! From the scenario to the markup in steps, each of which knows nothing of those behind it: who is there ([`world`], put
//! together by [`gather`] and [`path`]), in which cell ([`grid`]), at which pixel ([`plan`]), how the lines run
//! ([`route`]), and what is written ([`draw`], [`list`]). Whole numbers all the way, so that the same scenario looks the
//! same everywhere; loops rather than iterators of iterators, which are several times as many bytes.

pub mod draw;
pub mod gather;
pub mod grid;
pub mod list;
pub mod path;
pub mod pen;
pub mod plan;
pub mod route;
pub mod sign;
pub mod text;
pub mod wire;
pub mod world;

use self::draw::Drawing;
use self::gather::Gather;
use self::grid::Grid;
use self::path::{Hop, Path};
use self::plan::Plan;
use self::route::Route;
use self::world::{Tie, World};
use crate::labels::map as labels;
use crate::state::evaluate::Evaluated;

/// What the map shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapView {
    /// The inside of the SVG. Elements with `data-go` lead somewhere, see [`pen::chosen`].
    pub svg: String,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The picture in a sentence.
    pub summary: String,
    /// The items of a list that says the same, with `data-go` as well.
    pub list: String,
}

/// The map of what was decided; none where there is nothing to draw.
pub fn map(result: &Evaluated) -> Option<MapView> {
    let Layout { world, grid, plan, routes, path } = lay_out(result)?;
    let path = path.as_ref();
    let drawing = Drawing { world: &world, grid: &grid, plan: &plan, routes: &routes, path };
    let (svg, height) = drawing.svg();
    Some(MapView {
        svg,
        width: plan.width,
        height,
        summary: labels::summary(world.frames.len(), world.nodes.len(), world.lines.len()),
        list: list::list(&world, path),
    })
}

/// Everything that is drawn, and where.
struct Layout {
    world: World,
    grid: Grid,
    plan: Plan,
    /// Of the lines, and behind them of hops that run along none.
    routes: Vec<Route>,
    path: Option<Path>,
}

fn lay_out(result: &Evaluated) -> Option<Layout> {
    let mut gather = Gather::of(result);
    let mut path = path::path(result, &mut gather);
    let mut world = gather.world;
    if world.nodes.is_empty() && world.frames.is_empty() {
        return None;
    }
    let mut pairs = Vec::new();
    for line in &world.lines {
        pairs.push((line.from, line.to));
    }
    if let Some(path) = &mut path {
        for hop in &mut path.hops {
            world.flows.push((hop.from, hop.to));
            hop.route = allowing(&world, hop).unwrap_or(pairs.len());
            if hop.route == pairs.len() {
                pairs.push((hop.from, hop.to));
            }
        }
    }
    let grid = grid::grid(&world);
    let plan = plan::plan(&world, &grid);
    let routes = route::routes(&plan, &grid.columns, &pairs);
    Some(Layout { world, grid, plan, routes, path })
}

/// The line that a hop runs along: one that allows it, if there is any.
fn allowing(world: &World, hop: &Hop) -> Option<usize> {
    world.lines.iter().position(|line| {
        line.from == hop.from && line.to == hop.to && matches!(line.tie, Tie::Trust | Tie::Grant)
    })
}

#[cfg(test)]
#[path = "map_test.rs"]
mod tests;
