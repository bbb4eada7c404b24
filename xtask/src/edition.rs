//! What a copy of the page is told of itself: the lines that take the place of `www/edition.js`.

use crate::tools;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The file, from the page's folder.
pub const FILE: &str = "edition.js";

/// How much of a SHA-256 tells builds apart, in hexadecimal digits.
const N_DIGITS: usize = 12;

pub enum Edition {
    /// Served from the source on this machine.
    Served,
    /// Files for any web server, with a service worker.
    Site,
    /// One file that works from the disk.
    OneFile,
}

impl Edition {
    pub fn script(&self, build: &str) -> String {
        let is_one_file = matches!(self, Self::OneFile);
        let has_service_worker = matches!(self, Self::Site);
        format!(
            "export const IS_ONE_FILE = {is_one_file};\n\
             export const HAS_SERVICE_WORKER = {has_service_worker};\n\
             export const BUILD = '{build}';\n"
        )
    }
}

/// The same for the same files: names and contents of all in `folder`, save for the edition itself.
pub fn fingerprint(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for path in files(folder)? {
        if path != FILE {
            let bytes = read(&folder.join(&path))?;
            hash.update(format!("{path}\0{}\0", bytes.len()));
            hash.update(bytes);
        }
    }
    Ok(hex(&hash.finalize()).chars().take(N_DIGITS).collect())
}

/// The paths of all files of a folder, from there and with slashes, in order. Hidden ones are none of the page's.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).with_context(|| format!("cannot read {}", inner.display()))? {
            let entry = entry?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            } else if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let path: PathBuf = entry.path().strip_prefix(folder)?.components().collect();
                paths.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    paths.sort();
    Ok(paths)
}

pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The page's source.
pub fn www() -> PathBuf {
    tools::root().join("www")
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::Shell;

    #[test]
    fn the_source_names_what_an_edition_says() {
        let source = fs::read_to_string(www().join(FILE)).unwrap();
        for line in Edition::Served.script("").lines() {
            assert!(source.contains(line), "www/edition.js has no line {line}");
        }
    }

    #[test]
    fn a_fingerprint_follows_names_and_contents_but_not_the_edition() {
        let sh = Shell::new().unwrap();
        let dir = sh.create_temp_dir().unwrap();
        let write = |name: &str, text: &str| sh.write_file(dir.path().join(name), text).unwrap();
        write("a.js", "a");
        write("pkg/core.wasm", "core");
        write(FILE, "old");
        let first = fingerprint(dir.path()).unwrap();
        assert_eq!(first.len(), N_DIGITS);
        write(FILE, "new");
        write(".hidden", "x");
        assert_eq!(fingerprint(dir.path()).unwrap(), first);
        write("pkg/core.wasm", "cord");
        assert_ne!(fingerprint(dir.path()).unwrap(), first);
        write("pkg/core.wasm", "core");
        write("b.js", "");
        assert_ne!(fingerprint(dir.path()).unwrap(), first);
    }

    #[test]
    fn digests_are_written_as_elsewhere() {
        assert!(hex(&sha256(b"abc")).starts_with("ba7816bf8f01cfea"));
    }
}
