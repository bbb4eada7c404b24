//! `cargo xtask dist`: the page for others, as `dist/site` and as the one file `dist/article-annotator.html`, their
//! sizes checked against the budgets.

mod one_file;
mod site;
mod sizes;

use crate::edition::{self, Edition};
use crate::{tools, vendor, wasm};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::Shell;

pub fn run() -> Result<()> {
    let sh = tools::shell()?;
    let built = built_page(&sh)?;
    let build = edition::fingerprint(&built)?;
    let dist = tools::root().join("dist");

    let site = dist.join("site");
    site::write_site(&sh, &built, &build, &site)?;
    let sizes = sizes::of(&site)?;
    print!("{}", sizes::table(&sizes));

    let file = dist.join("article-annotator.html");
    one_file::write_file(&sh, &built, &build, &file)?;

    println!("Build {build}.");
    println!("The site is in {}: copy it to any static host.", site.display());
    println!("{} works from the disk.", file.display());
    sizes::check_site(&sizes)?;
    sizes::check_one_file(&file)
}

/// The page with the core compiled, as `serve` serves it, in a folder of its own.
pub fn built_page(sh: &Shell) -> Result<PathBuf> {
    let module = wasm::compile(sh)?;
    let page = tools::target_dir(sh)?.join("dist/page");
    sh.remove_path(&page)?;
    copy_page(&edition::www(), &page)?;
    wasm::generate(&module, &page.join("pkg"))?;
    vendor::copy(sh, &page.join("vendor"))?;
    Ok(page)
}

/// The site alone, where the benchmark wants it.
pub fn write_site(sh: &Shell, site: &Path) -> Result<()> {
    let built = built_page(sh)?;
    site::write_site(sh, &built, &edition::fingerprint(&built)?, site)
}

/// Copies the page without what `serve` put into it: the module and what others wrote.
fn copy_page(from: &Path, to: &Path) -> Result<()> {
    for path in edition::files(from)? {
        if !path.starts_with("pkg/") && !path.starts_with("vendor/") {
            copy(&from.join(&path), &to.join(&path))?;
        }
    }
    Ok(())
}

fn copy(source: &Path, target: &Path) -> Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(source, target).with_context(|| format!("cannot copy {}", source.display()))?;
    Ok(())
}

fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, contents).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes what a page is told of itself.
fn write_edition(page: &Path, edition: &Edition, build: &str) -> Result<()> {
    write(&page.join(edition::FILE), edition.script(build))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_copied_without_the_module_of_serve() {
        let sh = Shell::new().unwrap();
        let dir = sh.create_temp_dir().unwrap();
        let (www, page) = (dir.path().join("www"), dir.path().join("page"));
        for name in ["index.html", "js/page.js", "pkg/core.js", "vendor/pdf.js", ".hidden"] {
            sh.write_file(www.join(name), "some text").unwrap();
        }
        copy_page(&www, &page).unwrap();
        assert_eq!(edition::files(&page).unwrap(), ["index.html", "js/page.js"]);
    }
}
