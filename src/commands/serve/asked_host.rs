//! Whether a request was meant for this machine. A page of another site can give its own name this machine's address and so
//! read what is previewed here (DNS rebinding); its requests still name its host.

use axum::extract::Request;
use axum::http::header::HOST;

const THIS_MACHINE: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
/// The port that browsers leave out.
const HTTP: u16 = 80;

/// Whether `request` names a host, and everywhere this machine on `port`.
pub(super) fn is_this_machine(request: &Request, port: u16) -> bool {
    let mut named = request.headers().get_all(HOST).iter().map(|host| host.to_str().unwrap_or_default()).peekable();
    let is_named = named.peek().is_some();
    let by_uri = request.uri().authority().map(axum::http::uri::Authority::as_str);
    is_named && named.chain(by_uri).all(|host| is_ours(host, port))
}

fn is_ours(host: &str, port: u16) -> bool {
    THIS_MACHINE.iter().any(|ours| {
        let behind = host.get(..ours.len()).filter(|name| name.eq_ignore_ascii_case(ours)).map(|_| &host[ours.len()..]);
        match behind {
            Some("") => port == HTTP,
            Some(behind) => behind.strip_prefix(':') == Some(&*port.to_string()),
            None => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_ours_by_name_and_port() {
        for host in ["127.0.0.1:8000", "localhost:8000", "LocalHost:8000", "[::1]:8000"] {
            assert!(is_ours(host, 8000), "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:",
            "localhost:80",
            "localhost:08000",
            "localhost.example:8000",
            "127.0.0.1.example:8000",
        ] {
            assert!(!is_ours(host, 8000), "{host}");
        }
        assert!(is_ours("localhost", 80) && is_ours("localhost:80", 80));
    }
}
