//! The policy for Caddy 2: directives for a site block whose `root` is the site.

use std::collections::BTreeSet;

use super::policy::{Header, Lifetime, Policy, Rule};
use crate::plan::{HEADERS_FILE, NOT_FOUND, OWN_FOLDER, Pattern};

/// The snippet. What does not exist keeps the headers of everything through `handle_errors`, and has to lose those of its rule.
#[must_use]
pub fn caddy(policy: &Policy) -> String {
    let (cache_control, asked) = Lifetime::Asked.header();
    let everywhere = set(&policy.everywhere);
    let rules: String = (1..).zip(policy.rules).map(|(number, rule)| block(number, rule)).collect();
    let of_rules: BTreeSet<&str> = policy.rules.iter().flat_map(Rule::headers).map(|(name, _)| name).collect();
    let without: String =
        of_rules.into_iter().filter(|name| *name != cache_control).map(|name| format!("\t\t-{name}\n")).collect();
    format!(
        "# Written by `registry build`. It changes only with the theme and with the version of starmark.\n\
         # For a site block whose `root` is the folder of the site.\n\
         \n\
         encode gzip\n\
         @own path {HEADERS_FILE} /{OWN_FOLDER} /{OWN_FOLDER}/*\n\
         error @own 404\n\
         file_server\n\
         \n\
         header {{\n{everywhere}\t?{cache_control} \"{asked}\"\n}}\n\
         {rules}\n\
         handle_errors {{\n\
         \theader {{\n{without}\t\t{cache_control} \"{asked}\"\n\t}}\n\
         \t@absent expression `{{err.status_code}} == 404`\n\
         \thandle @absent {{\n\
         \t\trewrite * {NOT_FOUND}\n\
         \t\tfile_server\n\
         \t}}\n\
         }}\n",
    )
}

fn block(number: usize, rule: &Rule) -> String {
    // Caddy's `*` stands for one segment unless it ends the path.
    let form = |path: &Pattern<'_>| {
        let segments = path.as_str().split('/').map(|segment| if segment.starts_with(':') { "*" } else { segment });
        segments.collect::<Vec<_>>().join("/")
    };
    let paths: Vec<String> = rule.paths.iter().map(form).collect();
    let headers = set(&rule.headers());
    format!("\n@rule{number} path {}\nheader @rule{number} {{\n{headers}}}\n", paths.join(" "))
}

fn set(headers: &[Header]) -> String {
    headers.iter().map(|(name, value)| format!("\t{name} \"{value}\"\n")).collect()
}
