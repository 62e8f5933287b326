//! `registry serve` as a browser meets it: real requests over loopback. Knows nothing of what is served.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running preview; it ends with the value.
pub struct Preview {
    server: Child,
    /// Host and port.
    pub address: String,
}

/// What was answered.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// A server that lets nobody go is told from one that is slow.
const HANGS: Duration = Duration::from_mins(1);

impl Preview {
    /// Serves the project in `folder` on a port that the system chooses.
    pub fn of(folder: &Path) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_registry"))
            .args(["serve", "--port", "0", "--lang", "en"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built for this test");
        let stdout = server.stdout.take().expect("it is piped");
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line).expect("the server says where it is");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        assert!(address.starts_with("127.0.0.1:"), "a preview is for this machine only: {line}");
        Self { server, address }
    }

    /// The answer to `GET path`, which is sent as it is.
    pub fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    /// The answer to `request`, which is sent as it is.
    pub fn ask(&self, request: &str) -> Answer {
        let bytes = exchange(&self.address, request);
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("a head is ASCII");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("an answer has a status");
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    /// What it said on standard error. It ends.
    pub fn said(mut self) -> String {
        let mut stderr = self.server.stderr.take().expect("it is piped");
        self.server.kill().expect("our own child can be ended");
        let mut said = String::new();
        stderr.read_to_string(&mut said).expect("the tool writes UTF-8");
        said
    }
}

/// Everything that the server at `address` sends after `request`, until it closes the connection.
pub fn exchange(address: &str, request: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(HANGS)).expect("a socket has a timeout");
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("it answers, and closes the connection");
    bytes
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.server.kill().and_then(|()| self.server.wait()).expect("our own child can be ended");
    }
}
