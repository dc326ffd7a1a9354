//! nginx, which the suite serves the page with to see that docs/hosting/nginx.conf is right.

use std::path::{Path, PathBuf};

use super::{Bench, Need, apt, in_ci};
use crate::problem::Problem;

/// Debian's folder for it, which is not in everybody's PATH.
const FOLDER: &str = "/usr/sbin";

/// The nginx in PATH or in Debian's folder. It is installed only where the suite runs by itself: with the package comes
/// a web server that starts by itself, which nobody wants on a machine of their own.
pub(super) fn ensure(bench: &mut Bench, need: Need) -> Result<PathBuf, Problem> {
    bench.path.put_last(Path::new(FOLDER));
    if let Some(found) = bench.path.find("nginx") {
        return Ok(found);
    }
    if need == Need::BrowserTests && in_ci() && apt::may_install(bench) {
        // A failure shows in apt-get's own output, and in the sentence below.
        let _ = apt::install(bench, "nginx-light");
    }
    bench.path.find("nginx").ok_or_else(|| Problem::new("nginx is not installed."))
}
