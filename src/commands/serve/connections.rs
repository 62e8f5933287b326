//! Connections taken and answered, each in its own time but not for ever.

use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;

/// For a request to be there with all its headers, the next on a connection as the first.
const PATIENCE: Duration = Duration::from_secs(5);
/// Until another connection is taken, when none can be: too many are open.
const PAUSE: Duration = Duration::from_millis(500);

/// Answers every connection to `listener` by `router`, for ever.
pub(super) async fn answer(listener: &TcpListener, router: &Router) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        // What goes wrong on a connection concerns only the client that it belongs to.
        tokio::spawn(async move { drop(connection.await) });
    }
}
