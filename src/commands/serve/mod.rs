//! `registry serve`: a preview of the built site, on this machine only.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::http::{StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use camino::{Utf8Path, Utf8PathBuf};
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

use crate::plan::{HEADERS_FILE, NOT_FOUND, OWN_FOLDER};
use crate::render::hosting::SentWith;

/// Serves `site` on `port` of the loopback address until the process ends; `ready` is told the address once it answers.
///
/// A path that is not there gets `404.html` with status 404, as a host of the site would answer, and every file is
/// sent with what the site's `_headers` say of it. Nothing is cached.
///
/// # Errors
/// The port is taken, or the network refuses.
pub fn serve(site: &Utf8Path, port: u16, ready: impl FnOnce(SocketAddr) -> io::Result<()>) -> io::Result<()> {
    let not_found = ServeFile::new(site.join(&NOT_FOUND[1..]));
    let headers_file = site.join(&HEADERS_FILE[1..]);
    let files = ServeDir::new(site).not_found_service(not_found);
    let router = Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn(hide_own_files))
        .layer(middleware::from_fn_with_state(headers_file, set_headers));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        ready(listener.local_addr()?)?;
        axum::serve(listener, router).await
    })
}

/// The build's own folder is not part of the site, and its headers are not shown by those who read them.
async fn hide_own_files(mut request: Request, next: Next) -> Response {
    if leads_to_own_files(request.uri().path()) {
        *request.uri_mut() = Uri::from_static(NOT_FOUND);
        let mut response = next.run(request).await;
        *response.status_mut() = StatusCode::NOT_FOUND;
        return response;
    }
    next.run(request).await
}

/// Whether `path`, as a request writes it, names one of them, however its characters are escaped.
fn leads_to_own_files(path: &str) -> bool {
    let path: Vec<u8> = percent_decode_str(path).collect();
    let own = [OWN_FOLDER, &HEADERS_FILE[1..]];
    let is_own = |segment: &[u8]| own.iter().any(|name| segment.eq_ignore_ascii_case(name.as_bytes()));
    path.split(|byte| *byte == b'/').any(is_own)
}

/// The file is read for every answer: the site may be built anew under a running preview.
async fn set_headers(State(headers_file): State<Utf8PathBuf>, request: Request, next: Next) -> Response {
    let asked = request.uri().path().to_owned();
    let mut response = next.run(request).await.into_response();
    let path = if response.status() == StatusCode::NOT_FOUND { NOT_FOUND } else { &asked };
    let sent_with = SentWith::parse(&fs::read_to_string(headers_file).unwrap_or_default());
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    for (name, value) in sent_with.headers(path) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
