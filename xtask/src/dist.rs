//! `cargo xtask dist`: the optimised static site in `dist/site`, its sizes checked against the budget.

use crate::{tools, vendor, wasm};
use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What a visitor may have to download for the module and the data compiled into it, gzipped.
const BUDGET_BYTES: usize = 2_500_000;

pub fn run() -> Result<()> {
    let sh = tools::shell()?;
    let site = tools::root().join("dist/site");
    sh.remove_path(&site)?;
    copy_page(&tools::root().join("www"), &site)?;
    wasm::generate(&wasm::compile(&sh)?, &site.join("pkg"))?;
    vendor::copy(&sh, &site.join("vendor"))?;

    let sizes = sizes(&site)?;
    print!("{}", table(&sizes));
    check_budget(&sizes, BUDGET_BYTES)?;
    println!("The site is in {}: copy it to any static host.", site.display());
    Ok(())
}

/// Copies the page without what `serve` put into it: the module and what others wrote.
fn copy_page(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if matches!(entry.file_name().to_str(), Some("pkg" | "vendor"))
            || entry.file_name().as_encoded_bytes().starts_with(b".")
        {
            continue;
        } else if entry.file_type()?.is_dir() {
            copy_page(&source, &target)?;
        } else {
            fs::copy(&source, &target).with_context(|| format!("cannot copy {}", source.display()))?;
        }
    }
    Ok(())
}

/// The size of one file of the site, in bytes.
struct FileSize {
    /// From the site's root, with slashes.
    path: String,
    raw: usize,
    gzip: usize,
}

impl FileSize {
    /// Whether it is the module with its data, and not the page around it.
    fn is_module(&self) -> bool {
        self.path.starts_with("pkg/")
    }
}

fn sizes(site: &Path) -> Result<Vec<FileSize>> {
    let mut sizes = Vec::new();
    let mut folders = vec![site.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                sizes.push(size(site, &path)?);
            }
        }
    }
    sizes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sizes)
}

fn size(site: &Path, path: &Path) -> Result<FileSize> {
    let bytes = fs::read(path)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let path: PathBuf = path.strip_prefix(site)?.components().collect();
    let path = path.to_string_lossy().replace('\\', "/");
    Ok(FileSize { path, raw: bytes.len(), gzip: gzip.finish()?.len() })
}

fn table(sizes: &[FileSize]) -> String {
    let module = sizes.iter().filter(|file| file.is_module());
    let (module_raw, module_gzip) = module.fold((0, 0), |sum, file| (sum.0 + file.raw, sum.1 + file.gzip));
    let (all_raw, all_gzip) = sizes.iter().fold((0, 0), |sum, file| (sum.0 + file.raw, sum.1 + file.gzip));
    let row = |path: &str, raw: usize, gzip: usize| format!("{path:<40} {raw:>10} {gzip:>10}\n");
    let mut table = format!("{:<40} {:>10} {:>10}\n", "file", "bytes", "gzip");
    table.extend(sizes.iter().map(|file| row(&file.path, file.raw, file.gzip)));
    table.push_str(&row("module + data", module_raw, module_gzip));
    table.push_str(&row("whole site", all_raw, all_gzip));
    table
}

fn check_budget(sizes: &[FileSize], budget: usize) -> Result<()> {
    let gzip: usize = sizes.iter().filter(|file| file.is_module()).map(|file| file.gzip).sum();
    if gzip == 0 {
        bail!("the site has no module");
    }
    if gzip > budget {
        bail!("module + data are {gzip} bytes gzipped, over the budget of {budget}");
    }
    println!("module + data: {gzip} of {budget} bytes gzipped");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::Shell;

    fn file(path: &str, gzip: usize) -> FileSize {
        FileSize { path: path.to_owned(), raw: 3 * gzip, gzip }
    }

    #[test]
    fn only_the_module_counts_against_the_budget() {
        let sizes = [file("index.html", 5000), file("pkg/core.js", 100), file("pkg/core_bg.wasm", 900)];
        assert!(check_budget(&sizes, 1000).is_ok());
        let error = check_budget(&sizes, 999).unwrap_err().to_string();
        assert_eq!(error, "module + data are 1000 bytes gzipped, over the budget of 999");
    }

    #[test]
    fn a_site_without_a_module_is_not_small_but_broken() {
        assert!(check_budget(&[file("index.html", 10)], 1000).is_err());
    }

    #[test]
    fn the_page_is_copied_without_the_module_of_serve() {
        let sh = Shell::new().unwrap();
        let dir = sh.create_temp_dir().unwrap();
        let (www, site) = (dir.path().join("www"), dir.path().join("site"));
        for name in ["index.html", "js/page.js", "pkg/core.js", "vendor/pdf.js", ".hidden"] {
            sh.write_file(www.join(name), "some text, again some text").unwrap();
        }
        copy_page(&www, &site).unwrap();
        let sizes = sizes(&site).unwrap();
        let paths: Vec<&str> = sizes.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["index.html", "js/page.js"]);
        assert!(sizes.iter().all(|file| file.raw == 26 && file.gzip > 10));
    }
}
