//! What a visitor downloads, beside what that may come to.

use crate::edition;
use anyhow::{Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::Path;

/// What a visitor may have to download for the module and the data compiled into it, gzipped.
const MODULE_BUDGET: usize = 2_500_000;

/// What the page in one file may weigh.
const ONE_FILE_BUDGET: u64 = 4_000_000;

/// The size of one file of the site, in bytes.
pub struct FileSize {
    /// From the site's root, with slashes.
    path: String,
    raw: usize,
    gzip: usize,
}

impl FileSize {
    /// Whether it is the module with its data, and not the page around it.
    fn is_module(&self) -> bool {
        self.path.contains("/pkg/")
    }
}

pub fn of(site: &Path) -> Result<Vec<FileSize>> {
    let size = |path: String| {
        let bytes = edition::read(&site.join(&path))?;
        Ok(FileSize { path, raw: bytes.len(), gzip: gzip(&bytes)?.len() })
    };
    edition::files(site)?.into_iter().map(size).collect()
}

pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

pub fn table(sizes: &[FileSize]) -> String {
    let module = sizes.iter().filter(|file| file.is_module());
    let (module_raw, module_gzip) = module.fold((0, 0), |sum, file| (sum.0 + file.raw, sum.1 + file.gzip));
    let (all_raw, all_gzip) = sizes.iter().fold((0, 0), |sum, file| (sum.0 + file.raw, sum.1 + file.gzip));
    let row = |path: &str, raw: usize, gzip: usize| format!("{path:<48} {raw:>10} {gzip:>10}\n");
    let mut table = format!("{:<48} {:>10} {:>10}\n", "file", "bytes", "gzip");
    table.extend(sizes.iter().map(|file| row(&file.path, file.raw, file.gzip)));
    table.push_str(&row("module + data", module_raw, module_gzip));
    table.push_str(&row("whole site", all_raw, all_gzip));
    table
}

pub fn check_site(sizes: &[FileSize]) -> Result<()> {
    let gzip: usize = sizes.iter().filter(|file| file.is_module()).map(|file| file.gzip).sum();
    if gzip == 0 {
        bail!("the site has no module");
    }
    if gzip > MODULE_BUDGET {
        bail!("module + data are {gzip} bytes gzipped, over the budget of {MODULE_BUDGET}");
    }
    println!("module + data: {gzip} of {MODULE_BUDGET} bytes gzipped");
    Ok(())
}

pub fn check_one_file(path: &Path) -> Result<()> {
    let size = path.metadata()?.len();
    if size > ONE_FILE_BUDGET {
        bail!("{} is {size} bytes, over the budget of {ONE_FILE_BUDGET}", path.display());
    }
    println!("one file: {size} of {ONE_FILE_BUDGET} bytes");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, gzip: usize) -> FileSize {
        FileSize { path: path.to_owned(), raw: 3 * gzip, gzip }
    }

    #[test]
    fn only_the_module_counts_against_the_budget() {
        let sizes = |module| {
            [file("index.html", 5000), file("ab12/pkg/core.js", 100), file("ab12/pkg/core.wasm", module)]
        };
        assert!(check_site(&sizes(MODULE_BUDGET - 100)).is_ok());
        let error = check_site(&sizes(MODULE_BUDGET - 99)).unwrap_err().to_string();
        assert_eq!(error, "module + data are 2500001 bytes gzipped, over the budget of 2500000");
    }

    #[test]
    fn a_site_without_a_module_is_not_small_but_broken() {
        assert!(check_site(&[file("index.html", 10)]).is_err());
    }
}
