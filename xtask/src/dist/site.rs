//! `dist/site`: the page for any web server. What is loaded lies in a folder named by the build, so that no page can
//! load parts of two versions; the service worker lists every file with its digest.

use super::{copy, write, write_edition};
use crate::edition::{self, Edition};
use crate::serve;
use crate::wasm::NAME;
use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use std::path::Path;
use xshell::Shell;

const SERVICE_WORKER: &str = include_str!("../../site/service_worker.js");
const PAGE: &str = "index.html";

/// What keeps its address from one version to the next: the page itself, and what an installed page is known by.
fn keeps_its_address(path: &str) -> bool {
    path == PAGE || path.starts_with("icon") || path.ends_with(".webmanifest")
}

pub fn write_site(sh: &Shell, built: &Path, build: &str, site: &Path) -> Result<()> {
    sh.remove_path(site)?;
    let version = site.join(build);
    let paths = edition::files(built)?;
    let (fixed, versioned): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| keeps_its_address(path));
    for path in &fixed {
        copy(&built.join(path), &site.join(path))?;
    }
    for path in &versioned {
        copy(&built.join(path), &version.join(path))?;
    }
    write_edition(&version, &Edition::Site, build)?;
    let page = String::from_utf8(edition::read(&built.join(PAGE))?)?;
    write(&site.join(PAGE), with_folder(&page, &versioned, built, build)?)?;
    write(&site.join("service_worker.js"), service_worker(site, build)?)
}

/// The page with the addresses of its files in the version's folder, and all that it needs named in its head: the
/// browser would otherwise learn of each script only from the one that imports it, and of the core from the last.
fn with_folder(page: &str, paths: &[String], built: &Path, build: &str) -> Result<String> {
    let mut links = format!(
        "  <link rel=\"preload\" href=\"pkg/{NAME}_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n"
    );
    for script in imported(built)? {
        links += &format!("  <link rel=\"modulepreload\" href=\"{script}\">\n");
    }
    let mut page = page.replace("</head>", &format!("{links}</head>"));
    for path in paths {
        page = page.replace(&format!("=\"{path}\""), &format!("=\"{build}/{path}\""));
    }
    ensure!(page.contains(&format!("src=\"{build}/app.js\"")), "{PAGE} has no script app.js");
    Ok(page)
}

/// The scripts that `app.js` imports, and those that they import.
fn imported(built: &Path) -> Result<Vec<String>> {
    let mut scripts = vec!["app.js".to_owned()];
    let mut i_next = 0;
    while let Some(script) = scripts.get(i_next) {
        let source = String::from_utf8(edition::read(&built.join(script))?)?;
        for name in source.split(" from './").skip(1).filter_map(|rest| rest.split('\'').next()) {
            if !scripts.iter().any(|known| known == name) {
                scripts.push(name.to_owned());
            }
        }
        i_next += 1;
    }
    // The page has a tag for the first.
    Ok(scripts.split_off(1))
}

fn service_worker(site: &Path, build: &str) -> Result<String> {
    let mut digests = BTreeMap::new();
    for path in edition::files(site)? {
        let digest = edition::hex(&edition::sha256(&edition::read(&site.join(&path))?));
        // The page goes by the address that it is visited at.
        digests.insert(if path == PAGE { "./".to_owned() } else { path }, digest);
    }
    Ok(SERVICE_WORKER
        .replace("{{build}}", build)
        .replace("{{policy}}", serve::CONTENT_SECURITY_POLICY)
        .replace("{{files}}", &serde_json::to_string_pretty(&digests)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(sh: &Shell, folder: &Path) {
        let page = r#"<link href="icon.svg"><link href="style.css"><script src="app.js"></script></head><a href="x.css">x</a>"#;
        for (name, text) in [
            (PAGE, page),
            ("icon.svg", "i"),
            ("app.js", "import { b } from './b.js';"),
            ("b.js", "import { a } from './app.js';"),
            ("style.css", "s"),
            ("pkg/core.js", "c"),
        ] {
            sh.write_file(folder.join(name), text).unwrap();
        }
        sh.write_file(folder.join(edition::FILE), "old").unwrap();
    }

    #[test]
    fn a_version_has_a_folder_of_its_own_and_is_listed_whole() {
        let sh = Shell::new().unwrap();
        let dir = sh.create_temp_dir().unwrap();
        let (page, site) = (dir.path().join("page"), dir.path().join("site"));
        built(&sh, &page);
        write_site(&sh, &page, "ab12", &site).unwrap();
        let paths = edition::files(&site).unwrap();
        let expected = [
            "ab12/app.js",
            "ab12/b.js",
            "ab12/edition.js",
            "ab12/pkg/core.js",
            "ab12/style.css",
            "icon.svg",
            PAGE,
            "service_worker.js",
        ];
        assert_eq!(paths, expected);
        let page = sh.read_file(site.join(PAGE)).unwrap();
        assert!(
            page.contains(r#"href="icon.svg"><link href="ab12/style.css"><script src="ab12/app.js">"#),
            "{page}"
        );
        assert!(page.contains(r#"<link rel="modulepreload" href="ab12/b.js">"#), "{page}");
        assert_eq!(page.matches("modulepreload").count(), 1);
        let worker = sh.read_file(site.join("service_worker.js")).unwrap();
        assert!(!worker.contains("{{"));
        for path in expected.iter().filter(|path| !["index.html", "service_worker.js"].contains(path)) {
            assert!(worker.contains(&format!("\"{path}\": \"")), "{path} is not kept");
        }
        assert!(worker.contains(r#""./": ""#));
        assert!(sh.read_file(site.join("ab12/edition.js")).unwrap().contains("BUILD = 'ab12'"));
    }
}
