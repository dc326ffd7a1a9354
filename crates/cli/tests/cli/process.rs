//! Running the binary, with a limit on time.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Far more than any run here takes, even unoptimised; only a hang gets there.
const AT_ONCE: Duration = Duration::from_secs(20);

/// How a run ended.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The binary with arguments, from the root of the repository, without wishes about colours.
pub(crate) fn command(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hatcheck"));
    command.args(arguments).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    for variable in ["CLICOLOR", "CLICOLOR_FORCE", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command
}

/// Runs the binary with nothing on standard input.
pub(crate) fn hatcheck(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Run {
    run(command(arguments), "")
}

/// Runs the binary with a text on standard input.
pub(crate) fn hatcheck_reading(
    text: &str,
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> Run {
    run(command(arguments), text)
}

/// Runs a command to its end; a panic or a hang fails the test.
pub(crate) fn run(mut command: Command, input: &str) -> Run {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // Who does not read its input closes it, which is no fault of the run.
    thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let out = reader(child.stdout.take().unwrap());
    let err = reader(child.stderr.take().unwrap());
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > AT_ONCE {
            child.kill().unwrap();
            panic!("no end after {AT_ONCE:?}: {command:?}");
        }
        thread::sleep(Duration::from_millis(2));
    };
    let (out, err) = (out.join().unwrap(), err.join().unwrap());
    assert!(!err.contains("panicked"), "{err}");
    Run { status: status.code().unwrap(), out, err }
}

fn reader(mut stream: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    })
}
