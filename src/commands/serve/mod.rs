//! `registry serve`: a folder as a host of the site would serve it, to this machine and to nobody who only claims to be on it.

mod asked_file;
mod asked_host;
mod connections;

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
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

use self::asked_file::is_of_the_site;
use self::asked_host::is_this_machine;
use crate::plan::{HEADERS_FILE, NOT_FOUND};
use crate::render::hosting::SentWith;

/// Serves `site` on `port` of the loopback address until the process ends; `ready` is told the address once it answers.
///
/// A path that is not there gets `404.html` with status 404, as a host of the site would answer, and every file is
/// sent with what the site's `_headers` say of it. Nothing is cached. Links, and files that begin with a dot, are not there.
/// A request for another host is 421.
///
/// # Errors
/// The port is taken, or the network refuses.
pub fn serve(site: &Utf8Path, port: u16, ready: impl FnOnce(SocketAddr) -> io::Result<()>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        ready(address)?;
        connections::answer(&listener, &router(site, address.port())).await;
        Ok(())
    })
}

fn router(site: &Utf8Path, port: u16) -> Router {
    let not_found = ServeFile::new(site.join(&NOT_FOUND[1..]));
    let headers_file = site.join(&HEADERS_FILE[1..]);
    let files = ServeDir::new(site).not_found_service(not_found);
    Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(site.to_owned(), hide_the_rest))
        .layer(middleware::from_fn_with_state(headers_file, set_headers))
        .layer(middleware::from_fn_with_state(port, refuse_other_hosts))
}

async fn refuse_other_hosts(State(port): State<u16>, request: Request, next: Next) -> Response {
    if is_this_machine(&request, port) {
        return next.run(request).await;
    }
    StatusCode::MISDIRECTED_REQUEST.into_response()
}

/// What lies in the folder and is no part of the site is not there.
async fn hide_the_rest(State(site): State<Utf8PathBuf>, mut request: Request, next: Next) -> Response {
    if is_of_the_site(&site, request.uri().path()) {
        return next.run(request).await;
    }
    *request.uri_mut() = Uri::from_static(NOT_FOUND);
    // It was not this page that a part was wanted of.
    request.headers_mut().clear();
    let mut response = next.run(request).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
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
