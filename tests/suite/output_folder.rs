//! Where a build may write, and where it may not, whatever is asked of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use starmark::publish::{Destination, PublishError};

use crate::project::{Project, Run, TODAY};

const CODE: &str = "7K3M9P2XC9";

/// Everything below `folder`, links and folders too, each with its bytes or the word for what it is.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter();
    let read = |entry: walkdir::Result<walkdir::DirEntry>| {
        let entry = entry.expect("a folder of the suite can be walked");
        let kind = entry.file_type();
        let bytes = if kind.is_file() {
            fs::read(entry.path()).expect("a file can be read")
        } else {
            format!("{kind:?}").into_bytes()
        };
        (entry.into_path(), bytes)
    };
    entries.map(read).collect()
}

/// No site may be made in `out`, which is relative to the project, for a reason that says so.
#[track_caller]
fn refused(project: &Project, out: &str, reason: &str) {
    match Destination::for_site(&project.root().join(out), project.root()) {
        Err(PublishError::Refused(words)) => assert!(words.en.contains(reason), "{out}: {}", words.en),
        other => panic!("{out}: {other:?}"),
    }
}

/// The base project with its history and all that people write.
fn with_history() -> Project {
    Project::base()
        .file(".git/config", "[core]")
        .file("themes/own/static/own.css", "")
        .file("content/zh/about.md", "---\ntitle: 关于\n---\n")
        .file("content/en/about.md", "---\ntitle: About\n---\n")
}

#[test]
fn the_project_and_what_holds_it_are_never_an_output() {
    let project = with_history();
    let absolute = project.root().as_str();
    let above = project.root().parent().expect("it lies in a folder").as_str();
    for out in [".", "./", "public/..", "no/such/folder/../../..", absolute, "..", "../.", above, "/"] {
        let reason = if out == "/" { "root of a file system" } else { "holds the project" };
        refused(&project, out, reason);
    }
}

#[test]
fn a_refused_build_says_why_in_both_languages_and_leaves_everything_as_it_is() {
    let project = with_history();
    let before = everything(&project.path(""));
    for option in ["--fresh", "--adopt"] {
        for (out, language, says) in [
            (".", "zh", "不能写到 .：它就是项目的文件夹，或包含着项目。请用 --out 另指一个文件夹"),
            (
                "registry",
                "en",
                "nothing was written to `registry`: it is or lies in registry/, which holds what people wrote; name another",
            ),
            (".git/hooks", "en", "lies in .git, which is a tool's own"),
        ] {
            let run = project.run(&["build", "--as-of", TODAY, "--lang", language, option, "--out", out]).ends_with(2);
            assert!(run.stderr.contains(says) && run.stderr.lines().count() == 1, "{}", run.stderr);
            assert!(everything(&project.path("")) == before, "{out} {option} changed the project");
        }
    }
}

#[test]
fn what_people_wrote_is_never_an_output_nor_holds_one() {
    let project = with_history();
    for name in ["registry", "content", "themes"] {
        let path = project.path(name);
        let absolute = path.to_str().expect("UTF-8");
        for out in [
            name,
            &format!("{name}/"),
            absolute,
            &format!("{name}/new/site"),
            &format!("./x/../{name}"),
            &name.to_uppercase(),
        ] {
            refused(&project, out, &format!("lies in {name}/"));
        }
    }
    refused(&Project::base(), "Themes/site", "lies in themes/");
    refused(&project, "registry/site.yaml", "lies in registry/");
}

#[test]
fn a_folder_of_version_control_is_never_an_output_nor_holds_one() {
    for name in [".git", ".hg", ".svn", ".bzr", "_darcs", ".jj", "CVS", ".Git"] {
        let project = Project::base().file(&format!("site/{name}/config"), "theirs");
        for out in [format!("site/{name}"), format!("site/{name}/hooks/site"), format!("elsewhere/{name}")] {
            refused(&project, &out, &format!("lies in {name}"));
        }
    }
    let project = Project::base();
    refused(&project, "public/.starmark/staging", "lies in .starmark");
}

#[test]
fn a_home_is_never_an_output() {
    let project = Project::base();
    let run_at_home = |home: &Path, out: &str| -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_registry"))
            .args(["build", "--lang", "en", "--as-of", TODAY, "--adopt", "--out", out])
            .current_dir(project.path(""))
            .env("HOME", home)
            .output()
            .expect("the binary was built for this test");
        Run {
            code: output.status.code().expect("the tool ends by itself"),
            stdout: String::new(),
            stderr: String::from_utf8(output.stderr).expect("the tool writes UTF-8"),
        }
    };
    let home = project.path("homes/of/one");
    fs::create_dir_all(&home).expect("a folder can be made");
    for out in ["homes/of/one", "homes/of", "homes/../homes"] {
        let run = run_at_home(&home, out).ends_with(2);
        assert!(run.stderr.contains("somebody's home"), "{out}: {}", run.stderr);
    }
    assert_eq!(fs::read_dir(&home).expect("still there").count(), 0);
    run_at_home(&home, "homes/of/one/site").succeeds();

    for out in ["/home", "/home/nobody-of-this-name", "/root"] {
        let run = run_at_home(&home, out).ends_with(2);
        assert!(run.stderr.contains("somebody's home"), "{out}: {}", run.stderr);
        assert!(out == "/root" || out == "/home" || !Path::new(out).exists());
    }
}

#[test]
fn a_folder_of_others_is_refused_in_both_languages_and_taken_over_by_those_who_say_so() {
    let project = Project::base().file("public/index.html", "years of work").file("public/thesis.txt", "more years");
    let before = everything(&project.path(""));
    for options in [&[][..], &["--fresh"]] {
        for (language, says) in
            [("en", "holds `index.html` and is no site of ours"), ("zh", "里有 index.html，不是本工具发布的网站")]
        {
            let run = project.run(&[&["build", "--as-of", TODAY, "--lang", language], options].concat());
            assert_eq!(run.code, 2, "{}", run.stderr);
            assert!(run.stderr.contains(says) && run.stderr.contains("--adopt"), "{}", run.stderr);
            assert!(everything(&project.path("")) == before, "{options:?} changed something");
        }
    }
    project.build(&["--adopt"]).succeeds();
    let site = project.site();
    assert_eq!(site["thesis.txt"], b"more years");
    assert_ne!(site["index.html"], b"years of work");
    project.build_on("2026-11-20", &["--allow-earlier"]).succeeds();
    assert!(project.public().join("thesis.txt").exists());
    project.build(&["--fresh"]).succeeds();
    assert!(!project.public().join("thesis.txt").exists(), "it is ours now");
}

#[test]
fn to_adopt_and_to_begin_afresh_is_a_contradiction() {
    let project = Project::base().file("public/thesis.txt", "years of work");
    project.build(&["--adopt", "--fresh"]).ends_with(2);
    assert!(project.public().join("thesis.txt").exists());
}

#[test]
fn a_checkout_of_a_branch_for_pages_keeps_its_history() {
    let project = Project::base().file("pages/.git", "gitdir: /elsewhere").file("pages/.nojekyll", "");
    project.build(&["--out", "pages"]).succeeds();
    project.build(&["--out", "pages", "--fresh"]).succeeds();
    assert_eq!(fs::read(project.path("pages/.git")).expect("still there"), b"gitdir: /elsewhere");
    assert!(project.path("pages/.nojekyll").exists());
}

#[test]
fn a_site_that_lost_our_folder_on_its_way_is_still_ours() {
    let project = Project::base();
    let site = project.built();
    fs::remove_dir_all(project.path("public/.starmark")).expect("removed");
    project.build(&["--fresh"]).succeeds();
    crate::site::assert_same(&site, &project.site());
}

#[test]
fn labels_are_not_put_among_what_people_wrote() {
    let project = with_history();
    let before = everything(&project.path(""));
    for out in ["themes/own/static", "x/../registry/enterprises"] {
        let run = project.run(&["artwork", CODE, "--as-of", TODAY, "--lang", "zh", "--format", "svg", "--out", out]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{out}: {}", run.stderr);
        assert!(run.stderr.contains("不能写到"), "{out}: {}", run.stderr);
        assert!(everything(&project.path("")) == before, "{out}");
    }
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn an_output_is_judged_by_where_its_links_lead() {
        for (target, reason) in [
            (".", "holds the project"),
            ("..", "holds the project"),
            ("registry", "lies in registry/"),
            ("registry/enterprises", "lies in registry/"),
            (".git", "lies in .git"),
        ] {
            let project = with_history();
            symlink(target, project.path("out")).expect("a link can be made");
            symlink("out", project.path("again")).expect("a link can be made");
            refused(&project, "out", reason);
            refused(&project, "again/", reason);
        }
        let project = with_history();
        symlink("registry/enterprises", project.path("deep")).expect("a link can be made");
        refused(&project, "deep/..", "lies in registry/");
        refused(&project, "deep/../..", "holds the project");
    }

    #[test]
    fn records_that_lie_elsewhere_are_no_output_either() {
        let elsewhere = Project::base();
        let project = Project::base();
        fs::remove_dir_all(project.path("registry")).expect("removed");
        symlink(elsewhere.path("registry"), project.path("registry")).expect("a link can be made");
        for out in ["registry", "registry/enterprises"].map(|name| elsewhere.path(name)) {
            refused(&project, out.to_str().expect("UTF-8"), "lies in registry/");
        }
        refused(&project, elsewhere.root().as_str(), "holds the project");
    }

    #[test]
    fn an_output_that_is_a_link_is_followed_once() {
        let project = Project::base();
        fs::create_dir_all(project.path("releases/1")).expect("a folder can be made");
        symlink("releases/1", project.path("public")).expect("a link can be made");
        project.build(&[]).succeeds();
        project.build(&["--fresh"]).succeeds();
        assert!(project.public().is_symlink());
        assert!(project.path("releases/1/index.html").is_file());
    }

    #[test]
    fn an_output_that_leads_nowhere_is_an_error_and_makes_nothing() {
        let project = Project::base();
        symlink("nowhere", project.path("public")).expect("a link can be made");
        project.build(&[]).ends_with(2);
        assert!(!project.path("nowhere").exists());
    }

    #[test]
    fn a_link_inside_the_site_is_replaced_and_never_written_through() {
        let project = Project::base().file("victim", "theirs").file("victims/index.html", "theirs");
        let site = project.built();
        let page = project.public().join("index.html");
        for careful in ["--verify-output", "--fresh"] {
            fs::remove_file(&page).expect("removed");
            symlink("../victim", &page).expect("a link can be made");
            for folder in ["c", "data", ".starmark/staging", ".starmark/hosting"] {
                let folder = project.public().join(folder);
                drop(fs::remove_dir_all(&folder));
                symlink(project.path("victims"), &folder).expect("a link can be made");
            }
            project.build(&[careful]).succeeds();
            crate::site::assert_same(&site, &project.site());
            assert!(!page.is_symlink());
            assert_eq!(fs::read(project.path("victim")).expect("there"), b"theirs");
            assert_eq!(everything(&project.path("victims")).len(), 1);
        }
    }

    #[test]
    fn a_pipe_in_the_place_of_our_own_files_stops_nobody() {
        let project = Project::base();
        // The second knows the codes that the first published.
        project.build(&[]).succeeds();
        project.build(&[]).succeeds();
        let built = everything(&project.public());
        for own in ["lock", "manifest", "journal", "cache"] {
            let pipe = project.public().join(".starmark").join(own);
            if pipe.exists() {
                fs::remove_file(&pipe).expect("removed");
            }
            project.pipe(&format!("public/.starmark/{own}"));
            project.build(&["--adopt"]).succeeds();
            assert_eq!(everything(&project.public()), built, "{own}");
        }
    }
}
