//! The policy for nginx: directives for a `server` block whose `root` is the site.

use std::fmt::Write as _;

use super::policy::{Header, Lifetime, Policy};
use crate::plan::{HEADERS_FILE, NOT_FOUND, OWN_FOLDER, Pattern};

/// What is text, and so is UTF-8 and worth compressing.
const TEXTS: &str = "application/atom+xml application/javascript application/json application/jsonl
    application/opensearchdescription+xml application/xml image/svg+xml text/css text/csv text/javascript text/plain text/xml";

fn preamble() -> String {
    format!(
        "# Written by `registry build`. It changes only with the theme and with the version of starmark.\n\
         # For a `server` block whose `root` is the folder of the site.\n\
         \n\
         index index.html;\n\
         absolute_redirect off;\n\
         charset utf-8;\n\
         charset_types {TEXTS};\n\
         gzip on;\n\
         gzip_vary on;\n\
         gzip_types {TEXTS};\n\
         \n\
         # A folder without a page is no more there than a file that is not.\n\
         error_page 403 404 =404 {NOT_FOUND};\n\
         location = {HEADERS_FILE} {{ return 404; }}\n\
         location ^~ /{OWN_FOLDER} {{ return 404; }}\n",
    )
}

/// The snippet. A `location` with headers of its own inherits none, so each says all of its headers.
#[must_use]
pub fn nginx(policy: &Policy) -> String {
    let mut snippet = preamble();
    snippet.push('\n');
    let shared = add_headers("", &policy.everywhere);
    snippet.push_str(&shared);
    snippet.push_str(&add_headers("", &[Lifetime::Asked.header()]));
    for rule in policy.rules {
        let paths: Vec<String> = rule.paths.iter().map(|path| expression(*path)).collect();
        let media_type = rule
            .media_type
            .map_or_else(String::new, |media_type| format!("    types {{ }}\n    default_type {media_type};\n"));
        let headers = add_headers("    ", &policy.everywhere) + &add_headers("    ", &rule.headers_but_type());
        write!(snippet, "\nlocation ~ \"{}\" {{\n{media_type}{headers}}}\n", paths.join("|"))
            .expect("a String takes every character");
    }
    snippet
}

fn add_headers(indent: &str, headers: &[Header]) -> String {
    headers.iter().map(|(name, value)| format!("{indent}add_header {name} \"{value}\" always;\n")).collect()
}

/// The regular expression that matches what the pattern does.
fn expression(path: Pattern<'_>) -> String {
    let (path, end) = path.as_str().strip_suffix('*').map_or((path.as_str(), "$"), |path| (path, ""));
    let segment =
        |segment: &str| if segment.starts_with(':') { "[^/]+".to_owned() } else { segment.replace('.', "\\.") };
    let segments: Vec<String> = path.split('/').map(segment).collect();
    format!("^{}{end}", segments.join("/"))
}
