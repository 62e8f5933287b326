//! `registry serve`: looking, and never publishing; to this machine, and only what is of the site.

use std::fs;

use crate::preview::{Preview, exchange};
use crate::project::{Project, files_below};
use crate::site::tree;

const RECORD: &str = "registry/enterprises/example.yaml";
const PREVIEW: &str = ".starmark/preview";

#[test]
fn what_is_shown_is_what_a_build_would_publish_and_nothing_is_published() {
    let project = Project::base();
    let before = project.contents();
    let home = Preview::of(&project.path("")).get("/");
    let after = project.contents().into_iter().filter(|(file, _)| !file.starts_with(".starmark")).collect::<Vec<_>>();
    assert_eq!(after, before);

    project.run(&["build", "--out", "built"]).succeeds();
    let built = |folder: &str| {
        let mut site = tree(&project.path(folder));
        site.retain(|path, _| !path.starts_with(".starmark/"));
        site
    };
    assert!(built("built") == built(PREVIEW));
    assert_eq!((home.status, home.body.as_slice()), (200, built("built")["index.html"].as_slice()));
}

#[test]
fn a_preview_leaves_the_published_site_alone() {
    let project = Project::base();
    project.build(&[]).succeeds();
    let published = project.site();
    let codes = fs::read(project.path("registry/published.txt")).expect("a build keeps its codes");
    let project = project.edit(RECORD, "name: { zh: ", "name: { zh: 新");
    let page = Preview::of(&project.path("")).get("/c/7K3M9P2XC9/");
    assert!(String::from_utf8_lossy(&page.body).contains("新示例家电有限公司"));
    assert!(project.site() == published);
    assert_eq!(fs::read(project.path("registry/published.txt")).expect("it is there"), codes);
}

#[test]
fn a_preview_is_nothing_for_version_control() {
    let project = Project::base();
    drop(Preview::of(&project.path("")));
    let ignored =
        fs::read_to_string(project.path(".starmark/.gitignore")).expect("registers that began earlier need it");
    assert_eq!(ignored, "*\n");
    drop(Preview::of(&project.path("")));
}

#[test]
fn after_an_error_the_last_preview_is_shown_and_that_is_said() {
    let project = Project::base().edit(RECORD, "2029-02-28", "2029-03-02");
    let run = project.run(&["serve", "--port", "0", "--lang", "en"]).ends_with(1);
    assert!(run.stderr.contains("error[V402]") && run.stderr.contains("nothing to look at"), "{}", run.stderr);
    assert_eq!(run.stdout, "");

    let project = project.edit(RECORD, "2029-03-02", "2029-02-28");
    let good = Preview::of(&project.path("")).get("/c/7K3M9P2XC9/");
    let project = project.edit(RECORD, "2029-02-28", "2029-03-02");
    let preview = Preview::of(&project.path(""));
    assert!(preview.get("/c/7K3M9P2XC9/").body == good.body);
    let said = preview.said();
    assert!(said.contains("error[V402]") && said.contains("the last preview"), "{said}");
}

#[test]
fn the_preview_answers_as_a_host_of_the_site_would() {
    let project = Project::base();
    let preview = Preview::of(&project.path(""));
    let site = tree(&project.path(PREVIEW));
    let home = preview.get("/");
    assert_eq!((home.status, home.body.as_slice()), (200, site["index.html"].as_slice()));
    assert!(home.head.to_ascii_lowercase().contains("content-type: text/html"), "{}", home.head);
    let badge = preview.get("/c/7K3M9P2XC9/badge.svg");
    assert_eq!(badge.status, 200);
    assert!(badge.head.to_ascii_lowercase().contains("content-type: image/svg+xml"), "{}", badge.head);
    let led_on = preview.get("/c/7K3M9P2XC9");
    assert_eq!(led_on.status, 307);
    assert!(led_on.head.contains("location: /c/7K3M9P2XC9/\r\n"), "{}", led_on.head);

    let asked = |method: &str, path: &str, header: &str| {
        let host = &preview.address;
        preview.ask(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{header}Connection: close\r\n\r\n"))
    };
    let head = asked("HEAD", "/", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    let length = format!("content-length: {}", site["index.html"].len());
    assert!(head.head.to_ascii_lowercase().contains(&length), "{}", head.head);
    let part = asked("GET", "/data/certificates.jsonl", "Range: bytes=5-14\r\n");
    assert_eq!((part.status, part.body.as_slice()), (206, &site["data/certificates.jsonl"][5..15]));
    assert_eq!(asked("HEAD", "/nowhere/", "").status, 404);
    assert_eq!(asked("GET", "/.git/config", "Range: bytes=0-1\r\n").body, site["404.html"]);
}

#[test]
fn what_is_no_part_of_the_site_is_not_there() {
    let project = Project::base();
    let preview = Preview::of(&project.path(""));
    let own = |name: &str| project.path(&format!("{PREVIEW}/{name}"));
    for (folder, file) in
        [(".git", ".git/config"), (".well-known", ".well-known/security.txt"), ("c", ".env"), ("c", "c/.env")]
    {
        fs::create_dir_all(own(folder))
            .and_then(|()| fs::write(own(file), "ours"))
            .expect("the preview can be written to");
    }
    let not_found = fs::read(own("404.html")).expect("there is a page for it");
    assert_eq!(preview.get("/.well-known/security.txt").body, b"ours");
    for hidden in [
        "/nowhere/",
        "/_headers",
        "/%5Fheaders",
        "/.starmark/hosting/nginx.conf",
        "/.starmark/manifest",
        "/%2Estarmark/manifest",
        "/%2estarmark/lock",
        "/.git/config",
        "/.git%2fconfig",
        "/%2egit/config",
        "/%2egit%2Fconfig",
        "/.GIT/config",
        "/.env",
        "/c/.env",
        "/.well-known/../.env",
        "/c/../.starmark/manifest",
        "/../registry/site.yaml",
        "/%2e%2e/registry/site.yaml",
        "/..%2fregistry/site.yaml",
        "/..\\..\\registry\\site.yaml",
        "/%2e%2e%5c%2e%2e%5cregistry%5csite.yaml",
        "/c\\7K3M9P2XC9\\",
        "/index.html%00",
        "/index.html%00.png",
        "/c%00/",
        "/%ff/",
        "/c//7K3M9P2XC9/",
        "//.starmark/manifest",
        // Led on to a folder, these would be addresses of other hosts.
        "//c/7K3M9P2XC9",
        "//c",
        "///c",
        "/%2fc/7K3M9P2XC9",
        "/\\c/7K3M9P2XC9",
        "/.//c",
    ] {
        let answer = preview.get(hidden);
        assert_eq!(answer.status, 404, "{hidden}");
        assert!(answer.body == not_found, "{hidden} is answered with the page for it");
        assert!(!answer.head.to_ascii_lowercase().contains("location:"), "{hidden}: {}", answer.head);
    }
}

#[cfg(unix)]
#[test]
fn a_link_leads_nobody_out_of_the_site() {
    use std::os::unix::fs::symlink;

    let project = Project::base().file("secret/index.html", "secret");
    let preview = Preview::of(&project.path(""));
    let own = |name: &str| project.path(&format!("{PREVIEW}/{name}"));
    symlink(project.path("secret"), own("folder")).expect("a link can be made");
    symlink(project.path("secret/index.html"), own("file.html")).expect("a link can be made");
    fs::create_dir(own("inside")).expect("a folder can be made");
    symlink(project.path("secret/index.html"), own("inside/index.html")).expect("a link can be made");
    for link in ["/folder/", "/folder/index.html", "/folder", "/file.html", "/inside/", "/inside/index.html"] {
        let answer = preview.get(link);
        assert!(answer.body != b"secret", "{link}");
    }
}

#[test]
fn only_this_machine_is_answered() {
    let project = Project::base();
    let preview = Preview::of(&project.path(""));
    let port = preview.address.rsplit(':').next().expect("an address has a port");
    let status = |target: &str, hosts: &str| {
        preview.ask(&format!("GET {target} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n")).status
    };
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(status("/", &format!("Host: {host}:{port}\r\n")), 200, "{host}");
    }
    for hosts in [
        "Host: rebound.example\r\n".to_owned(),
        format!("Host: rebound.example:{port}\r\n"),
        format!("Host: 127.0.0.1.rebound.example:{port}\r\n"),
        format!("Host: localhost.:{port}\r\n"),
        format!("Host: 127.0.0.2:{port}\r\n"),
        "Host: localhost\r\n".to_owned(),
        "Host: localhost:1\r\n".to_owned(),
        "Host: \r\n".to_owned(),
        String::new(),
        format!("Host: localhost:{port}\r\nHost: rebound.example\r\n"),
    ] {
        for target in ["/", "/c/7K3M9P2XC9", "/nowhere/"] {
            let status = status(target, &hosts);
            assert!(matches!(status, 400 | 421), "{target} {hosts}: {status}");
        }
    }
    let absolute = format!("http://rebound.example:{port}/");
    assert_eq!(status(&absolute, &format!("Host: localhost:{port}\r\n")), 421);
}

#[test]
fn nobody_holds_a_connection_who_never_ends_a_request() {
    let project = Project::base();
    let preview = Preview::of(&project.path(""));
    let host = preview.address.clone();
    let first = format!("GET /snapshot.json HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let halves = ["", "GET / HT", "GET / HTTP/1.1\r\nHost: loc", &*first].map(str::to_owned);
    let waiting = halves.map(|half| {
        let address = host.clone();
        std::thread::spawn(move || exchange(&address, &half))
    });
    assert_eq!(preview.get("/").status, 200, "meanwhile others are answered");
    for waiting in waiting {
        waiting.join().expect("the server closes the connection");
    }
}

#[test]
fn a_folder_that_is_in_the_way_is_said() {
    let project = Project::base().file(".starmark", "a file");
    let run = project.run(&["serve", "--port", "0"]).ends_with(2);
    assert!(run.stderr.contains(".starmark"), "{}", run.stderr);
    assert!(files_below(&project.path("")).iter().all(|file| !file.starts_with("public")));
}
