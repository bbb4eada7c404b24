//! Copies what others wrote for the page from `node_modules` to `www/vendor`: pdf.js, which the page loads from its own
//! origin when the first PDF is opened.

use crate::tools;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use xshell::Shell;

/// What is copied, from where in `node_modules` to which name in `www/vendor`. The older build runs in every browser that
/// the page runs in; some web servers do not know that `.mjs` is JavaScript.
const FILES: [(&str, &str); 3] = [
    ("pdfjs-dist/legacy/build/pdf.min.mjs", "pdf.js"),
    ("pdfjs-dist/legacy/build/pdf.worker.min.mjs", "pdf.worker.js"),
    ("pdfjs-dist/LICENSE", "pdf.LICENSE.txt"),
];

/// Fills `vendor`, installing the packages where they are missing.
pub fn copy(sh: &Shell, vendor: &Path) -> Result<()> {
    tools::npm_packages(sh)?;
    copy_from(&tools::root().join("node_modules"), vendor)
}

/// The same, but without it everything else works: a machine without Node is told, not turned away.
pub fn copy_if_possible(sh: &Shell, vendor: &Path) {
    if let Err(error) = copy(sh, vendor) {
        eprintln!("the page will not open PDFs: {error:#}");
    }
}

fn copy_from(packages: &Path, vendor: &Path) -> Result<()> {
    fs::create_dir_all(vendor)?;
    for (source, name) in FILES {
        let source = packages.join(source);
        fs::copy(&source, vendor.join(name)).with_context(|| format!("cannot copy {}", source.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_get_the_names_that_the_page_asks_for() {
        let sh = Shell::new().unwrap();
        let dir = sh.create_temp_dir().unwrap();
        let (packages, vendor) = (dir.path().join("node_modules"), dir.path().join("www/vendor"));
        for (source, _) in FILES {
            sh.write_file(packages.join(source), source).unwrap();
        }
        copy_from(&packages, &vendor).unwrap();
        let page = fs::read_to_string(tools::root().join("www/pdf.js")).unwrap();
        for (source, name) in FILES {
            assert_eq!(fs::read_to_string(vendor.join(name)).unwrap(), source);
            assert!(name.ends_with(".txt") || page.contains(&format!("vendor/{name}")), "{name}");
        }
    }

    #[test]
    fn a_missing_package_is_named() {
        let dir = Shell::new().unwrap().create_temp_dir().unwrap();
        let error = copy_from(dir.path(), &dir.path().join("vendor")).unwrap_err().to_string();
        assert!(error.starts_with("cannot copy") && error.ends_with("pdf.min.mjs"), "{error}");
    }
}
