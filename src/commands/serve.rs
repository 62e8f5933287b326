//! `registry serve`: a preview of the built site, on this machine only.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::http::{StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use camino::Utf8Path;
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

/// Serves `site` on `port` of the loopback address until the process ends; `ready` is told the address once it answers.
///
/// A path that is not there gets `404.html` with status 404, as a host of the site would answer. Nothing is cached.
///
/// # Errors
/// The port is taken, or the network refuses.
pub fn serve(site: &Utf8Path, port: u16, ready: impl FnOnce(SocketAddr) -> io::Result<()>) -> io::Result<()> {
    let not_found = ServeFile::new(site.join("404.html"));
    let files = ServeDir::new(site).not_found_service(not_found);
    let router = Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn(hide_own_folder))
        .layer(middleware::from_fn(set_headers));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        ready(listener.local_addr()?)?;
        axum::serve(listener, router).await
    })
}

/// The build's own folder is not part of the site.
async fn hide_own_folder(mut request: Request, next: Next) -> Response {
    if leads_into_own_folder(request.uri().path()) {
        *request.uri_mut() = Uri::from_static("/404.html");
        let mut response = next.run(request).await;
        *response.status_mut() = StatusCode::NOT_FOUND;
        return response;
    }
    next.run(request).await
}

/// Whether `path`, as a request writes it, names the folder, however its characters are escaped.
fn leads_into_own_folder(path: &str) -> bool {
    let path: Vec<u8> = percent_decode_str(path).collect();
    path.split(|byte| *byte == b'/').any(|segment| segment.eq_ignore_ascii_case(b".starmark"))
}

async fn set_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await.into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
