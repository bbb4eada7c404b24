//! The source is shaped as ARCHITECTURE.md says: its paths exist, and no module looks down the list in `src/lib.rs`.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What stands in backquotes on a line and looks like a path: it has a slash or a known extension, and no space.
fn paths_named(line: &str) -> Vec<&str> {
    const EXTENSIONS: [&str; 8] = ["rs", "toml", "md", "js", "mjs", "html", "css", "json"];
    let is_path = |words: &&str| {
        let has_extension = words.rsplit_once('.').is_some_and(|(_, end)| EXTENSIONS.contains(&end));
        (words.contains('/') || has_extension) && !words.contains([' ', '*', '{', '<', '(', ':', '…'])
    };
    // Every second piece stands between backquotes.
    line.split('`').skip(1).step_by(2).filter(is_path).collect()
}

#[test]
fn paths_in_the_architecture_exist() {
    let document = read(&root().join("ARCHITECTURE.md"));
    // Made by a build, so not there in a fresh checkout.
    let is_made = |path: &str| {
        ["www/pkg", "www/vendor", "dist", "target"].iter().any(|folder| path.starts_with(folder))
    };
    let (mut n_paths, mut missing) = (0, Vec::new());
    for line in document.lines() {
        let paths = paths_named(line);
        n_paths += paths.len();
        // A bare file name is in a folder that the line names before it: "`src/bin/annotate`: `main.rs`".
        let quoted: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        let exists = |path: &str| {
            root().join(path).exists() || quoted.iter().any(|folder| root().join(folder).join(path).exists())
        };
        missing.extend(paths.into_iter().filter(|path| !is_made(path) && !exists(path)));
    }
    assert!(n_paths >= 10, "ARCHITECTURE.md names paths");
    assert!(missing.is_empty(), "ARCHITECTURE.md names what is not there: {missing:?}");
    let n_lines = document.lines().count();
    assert!(n_lines < 200, "ARCHITECTURE.md has {n_lines} lines, a map has fewer than 200");
}

/// The modules of `src/lib.rs` in the order of their declaration.
fn modules() -> Vec<String> {
    let library = read(&root().join("src/lib.rs"));
    let names = library
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The files of a module: `foo.rs`, or everything under `foo/` too.
fn files_of(module: &str) -> Vec<PathBuf> {
    let mut files = vec![root().join(format!("src/{module}.rs"))];
    let mut folders = vec![root().join("src").join(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    // Test modules in files of their own.
    files.retain(|file| file.file_stem().is_none_or(|stem| stem != "tests"));
    files
}

/// The code of a file without its comments, and without the tests at its end.
fn code_of(file: &Path) -> String {
    let source = read(file);
    let code = source.split("\n#[cfg(test)]").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The first names of the paths that begin with `crate::`: of "use crate::{a::B, c};" `a` and `c`.
fn modules_used(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for after in code.split("crate::").skip(1) {
        let names: Vec<&str> = match after.strip_prefix('{') {
            Some(list) => top_level(list),
            None => vec![after],
        };
        for name in names {
            let name = name.trim();
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            used.push(name[..end].to_owned());
        }
    }
    used
}

/// The parts of a list in braces, up to its closing brace, that stand between commas outside inner braces.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0usize, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn modules_use_only_modules_above_them() {
    let modules = modules();
    assert!(modules.len() >= 15, "the modules are found: {modules:?}");
    let place = |name: &str| modules.iter().position(|module| module == name);
    // What `lib.rs` itself exports, and the module that declares it.
    let exports =
        [("Annotation", "annotation"), ("Options", "annotation"), ("Document", "document"), ("Span", "span")];
    // The boundary calls the whole pipeline.
    let may_annotate = |module: &str| module == "wasm";
    let mut wrong = Vec::new();
    for (idx, module) in modules.iter().enumerate().filter(|(_, module)| *module != "markup") {
        for file in files_of(module) {
            for used in modules_used(&code_of(&file)) {
                let owner = exports
                    .iter()
                    .find(|(name, _)| *name == used)
                    .map_or(used.as_str(), |(_, module)| module);
                let is_above = place(owner).is_some_and(|place| place <= idx);
                let is_pipeline = owner == "annotate" && may_annotate(module);
                if !is_above && !is_pipeline {
                    wrong.push(format!(
                        "{} uses crate::{used}",
                        file.strip_prefix(root()).unwrap_or(&file).display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "a module uses only modules above it in src/lib.rs:\n{}", wrong.join("\n"));
}

#[test]
fn names_are_read_out_of_use_lines() {
    assert_eq!(modules_used("use crate::a::B;\nlet c = crate::d::e();"), ["a", "d"]);
    assert_eq!(modules_used("use crate::{a::{B, C}, d, e::F};"), ["a", "d", "e"]);
    assert_eq!(
        paths_named("See `src/lib.rs`, `a b.rs`, `cargo test` and `tests/`."),
        ["src/lib.rs", "tests/"]
    );
}
