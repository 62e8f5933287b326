//! What is published as it stands comes from the project's own files, through no back door.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;

use crate::project::{Project, TODAY};
use crate::site::Tree;

const RECORD: &str = "registry/enterprises/example.yaml";
const SECRET: &str = "s3cret-of-the-machine";

/// The base project with a theme of its own, secrets in the places where they lie, and one beside it.
fn project() -> Project {
    Project::base()
        .edit("registry/site.yaml", "base_url", "theme: own\nbase_url")
        .file("themes/own/static/own.css", "/* own */")
        .file("themes/other/static/shared.txt", "shared by two themes")
        .file("brand/logo.txt", "the body's logo")
        .file("brand/.cache/token", SECRET)
        .file(".git/config", SECRET)
        .file(".env", SECRET)
        .file("CVS/Entries", SECRET)
        .file("registry/notes.txt", SECRET)
}

/// The places of the findings, which must all be Y106, and that nothing was published.
#[track_caller]
fn refused(project: &Project) -> Vec<String> {
    let run = project.build(&[]).ends_with(1);
    assert!(!run.stderr.contains(SECRET), "the findings quote what must not be seen: {}", run.stderr);
    assert!(!project.public().exists());
    let findings = project.check_json("en");
    assert!(findings.iter().all(|finding| finding["code"] == "Y106"), "{findings:?}");
    findings.iter().map(|finding| finding["file"].as_str().expect("a file").to_owned()).collect()
}

fn holds(site: &Tree, text: &str) -> bool {
    site.values().any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
}

#[test]
fn a_link_out_of_the_project_or_to_what_is_not_public_is_refused() {
    let beside = Project::empty().file("passwords", SECRET).file("folder/passwords", SECRET);
    let (file, folder) = (beside.path("passwords"), beside.path("folder"));
    let targets = [
        "/proc/self/environ",
        "/etc",
        "/",
        "/dev/zero",
        file.to_str().expect("UTF-8"),
        folder.to_str().expect("UTF-8"),
        "../../../.git/config",
        "../../../.git",
        "../../../.env",
        "../../../CVS",
        "../../../registry",
        "../../../registry/notes.txt",
        "../../../registry/site.yaml",
        "../../../brand/.cache/token",
        "../../..",
        "../../../..",
        "nowhere",
    ];
    let project = project();
    let mut links = Vec::new();
    for (nth, target) in targets.iter().enumerate() {
        links.push(format!("themes/own/{}/x{nth:02}", ["i18n", "static", "templates"][nth % 3]));
        link(&project, target, &links[nth]);
    }
    link(&project, "itself", "themes/own/static/itself");
    links.push("themes/own/static/itself".to_owned());
    links.sort_unstable();
    assert_eq!(refused(&project), links);
}

fn link(project: &Project, target: &str, link: &str) {
    let link = project.path(link);
    fs::create_dir_all(link.parent().expect("a folder")).expect("a folder can be made");
    symlink(target, link).expect("a link can be made");
}

#[test]
fn a_chain_of_links_is_judged_by_its_end() {
    let project = project();
    symlink("../../../.git", project.path("themes/other/static/hop")).expect("a link can be made");
    symlink("../../other/static/hop/config", project.path("themes/own/static/x")).expect("a link can be made");
    assert_eq!(refused(&project), ["themes/own/static/x"]);
}

#[test]
fn a_theme_or_a_folder_of_it_that_lies_elsewhere_is_refused_as_a_whole() {
    let elsewhere = Project::base().file("own/static/a.css", SECRET).file("own/static/b.css", SECRET);
    for (folder, target) in [("themes/own", "own"), ("themes/own/static", "own/static"), ("themes", ".")] {
        let project = project();
        fs::remove_dir_all(project.path(folder)).expect("removed");
        symlink(elsewhere.path(target), project.path(folder)).expect("a link can be made");
        let named = if folder == "themes" { "themes/own" } else { folder };
        assert_eq!(refused(&project), [named]);
    }
}

#[test]
fn what_is_no_regular_file_is_refused_and_not_waited_for() {
    let project = project();
    let paths = ["themes/own/i18n/zh.yaml", "themes/own/static/pipe", "themes/own/templates/home.html"];
    for path in paths {
        project.pipe(path);
    }
    assert_eq!(refused(&project), paths);
    for path in paths {
        fs::remove_file(project.path(path)).expect("removed");
    }
    let socket = std::os::unix::net::UnixListener::bind(project.path(paths[1])).expect("a socket can be made");
    assert_eq!(refused(&project), [paths[1]]);
    drop(socket);
}

#[test]
fn a_link_within_the_project_is_followed() {
    let project = project();
    symlink("../../../brand/logo.txt", project.path("themes/own/static/logo.txt")).expect("a link can be made");
    symlink("../../other/static", project.path("themes/own/static/more")).expect("a link can be made");
    let site = project.built();
    assert!(holds(&site, "the body's logo") && holds(&site, "shared by two themes"));
    assert!(!holds(&site, SECRET));
}

#[test]
fn what_is_hidden_or_beside_the_theme_is_not_even_looked_at() {
    let project = project().file("themes/own/static/.secret", SECRET).file("themes/own/.git/config", SECRET);
    symlink("/proc/self/environ", project.path("themes/own/static/.environ")).expect("a link can be made");
    symlink("/etc/passwd", project.path("themes/own/README")).expect("a link can be made");
    symlink("/", project.path("themes/own/node_modules")).expect("a link can be made");
    assert!(!holds(&project.built(), SECRET));
}

#[test]
fn a_project_that_is_reached_through_a_link_or_lies_in_a_hidden_folder_is_as_good_as_any() {
    let place = Project::empty();
    fs::create_dir_all(place.path(".hidden")).expect("a folder can be made");
    fs::rename(project().path(""), place.path(".hidden/project")).expect("moved");
    symlink(".hidden/project", place.path("link")).expect("a link can be made");
    symlink("../../../brand/logo.txt", place.path("link/themes/own/static/logo.txt")).expect("a link can be made");
    place.run(&["build", "--root", "link", "--as-of", TODAY]).succeeds();
    assert!(place.path(".hidden/project/public/index.html").is_file());
}

#[test]
fn a_record_that_the_system_makes_up_is_refused_and_not_waited_for() {
    let project = project();
    let records = ["/dev/tty", "/dev/zero", "/proc/kmsg", "/proc/self/environ"].map(|target| {
        let record = format!("registry/enterprises/{}.yaml", target.replace('/', "-"));
        link(&project, target, &record);
        record
    });
    assert_eq!(refused(&project), records);
}

#[test]
fn records_may_lie_elsewhere() {
    let elsewhere = Project::base();
    let project = Project::base();
    fs::remove_file(project.path(RECORD)).expect("removed");
    symlink(elsewhere.path(RECORD), project.path(RECORD)).expect("a link can be made");
    project.build(&[]).succeeds();
}
