//! What a developer of Hatcheck runs: `cargo xtask` lists it.
//!
//! Every command but `rules`, which only reads files, first runs the tool check of [`tools`], which sets up what is
//! missing, so that a fresh clone needs cargo, Node and nothing else. This program knows how the project is built and
//! tested; it knows nothing of IAM.

mod commands;
mod fuzz;
mod hosts;
mod over_dist;
mod package;
mod page;
mod problem;
mod process;
mod project;
mod rules;
mod search_path;
mod serve;
mod steps;
mod suite;
mod tools;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match commands::parse(&arguments) {
        Ok(None) => {
            print!("{}", commands::help());
            ExitCode::SUCCESS
        }
        Ok(Some(command)) => {
            match project::Project::locate().and_then(|project| (command.run)(&project)) {
                Ok(()) => ExitCode::SUCCESS,
                Err(problem) => {
                    eprintln!("\nxtask {}: {problem}", command.name);
                    ExitCode::FAILURE
                }
            }
        }
        Err(problem) => {
            eprintln!("xtask: {problem}\n\n{}", commands::help());
            ExitCode::from(2)
        }
    }
}
