//! `dist/article-annotator.html`: the whole page in one file that works from the disk. Its policy names the digests of
//! its one script and its one style sheet, and forbids every request; the core lies in it, packed, as base64.

use super::sizes::gzip;
use super::{copy, write, write_edition};
use crate::edition::{self, Edition};
use crate::{tools, wasm};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::path::Path;
use xshell::{Shell, cmd};

/// Takes the place of `www/core.js`.
const CORE: &str = include_str!("../../one_file/core.js");

pub fn write_file(sh: &Shell, built: &Path, build: &str, file: &Path) -> Result<()> {
    tools::npm_packages(sh)?;
    let stage = tools::target_dir(sh)?.join("dist/one-file");
    sh.remove_path(&stage)?;
    for path in edition::files(built)? {
        copy(&built.join(&path), &stage.join(&path))?;
    }
    write_edition(&stage, &Edition::OneFile, build)?;
    write(&stage.join("core.js"), CORE)?;

    let page = String::from_utf8(edition::read(&stage.join("index.html"))?)?;
    // A script that is no module runs in a worker from a blob in every browser; it never looks for its own address.
    let address = "--define:import.meta.url=\"about:blank\"";
    let worker = bundle(sh, &stage.join("worker.js"), &["--format=iife", address])?;
    write(&stage.join("worker.txt"), worker)?;
    let script =
        bundle(sh, &stage.join("app.js"), &["--format=esm", "--loader:.txt=text", "--loader:.bin=binary"])?;
    let imports =
        attributes(&page, "<link rel=\"stylesheet\" href=\"").map(|path| format!("@import './{path}';\n"));
    // A string may hold the start of a comment; a page's script may not.
    let script = script.replace("<!--", "\\x3C!--");
    write(&stage.join("all.css"), imports.collect::<String>())?;
    let style = bundle(sh, &stage.join("all.css"), &[])?;
    let core = gzip(&edition::read(&stage.join(format!("pkg/{}_bg.wasm", wasm::NAME)))?)?;
    write(file, assemble(&page, &Parts { script, style, core })?)
}

/// A file and all that it imports as one, by esbuild.
fn bundle(sh: &Shell, entry: &Path, options: &[&str]) -> Result<String> {
    let esbuild = which::which_in("esbuild", Some(tools::root().join("node_modules/.bin")), tools::root())?;
    cmd!(
        sh,
        "{esbuild} {entry} --bundle --minify --target=es2023 --charset=utf8 --log-level=warning {options...}"
    )
    .quiet()
    .read()
    .with_context(|| format!("cannot bundle {}", entry.display()))
}

struct Parts {
    script: String,
    style: String,
    core: Vec<u8>,
}

/// The page with what it links to put into it. Its head has a tag a line.
fn assemble(page: &str, parts: &Parts) -> Result<String> {
    let Parts { script, style, core } = parts;
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; worker-src blob:; style-src {}; img-src data:; \
         base-uri 'none'; form-action 'none'",
        source_hash(script)?,
        source_hash(style)?
    );
    let mut html = String::new();
    for line in page.lines() {
        let tag = line.trim_start();
        if tag.starts_with("<meta http-equiv=\"Content-Security-Policy\"") {
            html += &format!("  <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        } else if tag == "</head>" {
            html += &format!("  <style>{style}</style>\n</head>\n");
        } else if tag == "</body>" {
            // After all elements, and no longer in the way of the text when a person reads the file.
            html +=
                &format!("  <script type=\"text/plain\" id=\"core\">{}</script>\n", STANDARD.encode(core));
            html += &format!("  <script type=\"module\">{script}</script>\n</body>\n");
        } else if tag.contains("href=\"data:") || !(tag.starts_with("<link ") || tag.starts_with("<script "))
        {
            html += &format!("{line}\n");
        }
    }
    let is_own = |address: &str| {
        address.starts_with('#') || address.starts_with("https://") || address.starts_with("data:")
    };
    let outside = [" href=\"", " src=\""]
        .iter()
        .flat_map(|start| attributes(page_of(&html), start))
        .find(|address| !is_own(address));
    ensure!(outside.is_none(), "the file still asks for {}", outside.unwrap_or_default());
    ensure!(html.contains(&policy), "index.html carries no policy to take the place of");
    Ok(html)
}

/// The markup without what was put into it.
fn page_of(html: &str) -> &str {
    html.split("<script type=\"text/plain\"").next().unwrap_or(html)
}

/// How a policy names what stands between two tags.
fn source_hash(text: &str) -> Result<String> {
    // Browsers read these in ways of their own, and the digest would be of something else.
    for unsafe_part in ["</script", "</style", "<!--", "\r", "\0"] {
        ensure!(!text.contains(unsafe_part), "{unsafe_part:?} cannot stand in a page");
    }
    Ok(format!("'sha256-{}'", STANDARD.encode(edition::sha256(text.as_bytes()))))
}

/// What follows each `start` up to the next quotation mark.
fn attributes<'a>(page: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    page.split(start).skip(1).filter_map(|rest| rest.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r##"<html>
<head>
  <meta http-equiv="Content-Security-Policy" content="default-src 'self'">
  <link rel="icon" href="data:image/svg+xml,x">
  <link rel="manifest" href="manifest.webmanifest">
  <link rel="stylesheet" href="style.css">
  <script type="module" src="app.js"></script>
</head>
<body>
  <a href="#text">Text</a>
</body>
</html>
"##;

    fn parts(script: &str) -> Parts {
        Parts { script: script.to_owned(), style: "p{}".to_owned(), core: b"core".to_vec() }
    }

    #[test]
    fn the_file_names_no_other() {
        let html = assemble(PAGE, &parts("alert(1)")).unwrap();
        // The digest as `openssl dgst -sha256 -binary | base64` gives it.
        assert!(
            html.contains(
                "script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=' 'wasm-unsafe-eval'"
            ),
            "{html}"
        );
        assert!(html.contains("<script type=\"text/plain\" id=\"core\">Y29yZQ==</script>"));
        assert!(html.contains("data:image/svg+xml,x"));
        for gone in ["style.css", "app.js", "manifest", "'self'"] {
            assert!(!html.contains(gone), "{gone}");
        }
    }

    #[test]
    fn what_a_page_cannot_hold_is_refused() {
        assert!(assemble(PAGE, &parts("'</script>'")).is_err());
        let error = assemble(&PAGE.replace("#text", "about.html"), &parts("")).unwrap_err();
        assert_eq!(error.to_string(), "the file still asks for about.html");
        assert!(assemble(&PAGE.replace("Content-Security-Policy", "x"), &parts("")).is_err());
    }
}
