//! `serve`: the playground on this machine, rebuilt whenever a source changes.

use std::env;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::page;
use crate::problem::Problem;
use crate::process;
use crate::project::Project;
use crate::tools::{self, Need};

/// Where the search for a free port begins, and how many are tried.
const FIRST_PORT: u16 = 8080;
const PORTS: u16 = 20;

/// Builds, serves, opens the browser where there is a desktop, and goes on until interrupted.
///
/// # Errors
/// A tool is missing, no port is free, or Trunk gives up.
pub(crate) fn run(project: &Project) -> Result<(), Problem> {
    let tools = tools::check(project, Need::Build)?;
    page::fetch(project, &tools)?;
    let port = free_port()?;
    let url = format!("http://127.0.0.1:{port}/");

    let mut trunk = page::trunk(project, &tools);
    // Not into dist/, which holds the release build that the browser tests and a deployment read.
    trunk.args([
        "serve",
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
        "--dist",
        "target/serve",
    ]);
    if has_desktop() {
        trunk.arg("--open");
    }

    println!("Building the playground; it will be at {url}");
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| announce_when_up(port, &url, &ended));
        let result = process::run(&mut trunk);
        ended.store(true, Ordering::Relaxed);
        result
    })
}

/// Trunk listens only after the first build, among many lines of its own: the address is said again at that moment.
fn announce_when_up(port: u16, url: &str, ended: &AtomicBool) {
    while !ended.load(Ordering::Relaxed) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            println!("\nHatcheck is at {url} (Ctrl+C ends it)\n");
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn free_port() -> Result<u16, Problem> {
    let last = FIRST_PORT + PORTS - 1;
    (FIRST_PORT..=last)
        .find(|&port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok())
        .ok_or_else(|| {
            Problem::new(format!(
                "No port from {FIRST_PORT} to {last} is free on 127.0.0.1: \
                 end one of the programs that hold them."
            ))
        })
}

/// Is there a screen on which a browser could open?
fn has_desktop() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("CI")
        && (cfg!(any(target_os = "macos", windows)) || set("DISPLAY") || set("WAYLAND_DISPLAY"))
}
