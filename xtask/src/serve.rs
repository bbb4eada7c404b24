//! `cargo xtask serve`: builds the core for the browser and serves the page on this machine only.

use crate::edition::{self, Edition};
use crate::{tools, vendor, wasm};
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::routing::get;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Where the page is served when no port is asked for; the next ones are tried when it is taken.
const DEFAULT_PORT: u16 = 8000;
const N_PORTS_TRIED: u16 = 20;

/// The policy of the page's own `<meta>`, and `frame-ancestors`, which only a header can say.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Ends a finished site's service worker that was installed from the same address.
const NO_SERVICE_WORKER: &str = include_str!("../site/no_service_worker.js");

#[derive(clap::Args)]
pub struct Args {
    /// Serve on this port [default: the first free one from 8000]
    #[arg(long)]
    port: Option<u16>,
    /// Leave the browser alone.
    #[arg(long)]
    no_open: bool,
}

pub fn run(args: &Args) -> Result<()> {
    // Before the build, which takes a while: a port that is taken should be told at once.
    let listener = bind(args.port)?;
    let address = format!("http://127.0.0.1:{}/", listener.local_addr()?.port());

    let sh = tools::shell()?;
    let www = edition::www();
    wasm::generate(&wasm::compile(&sh)?, &www.join("pkg"))?;
    vendor::copy_if_possible(&sh, &www.join("vendor"));

    println!("Article Annotator is at {address} (Ctrl+C stops it)");
    if !args.no_open
        && let Err(error) = open::that_detached(&address)
    {
        eprintln!("cannot open a browser ({error}): open {address} yourself");
    }
    serve(listener, page(&www))
}

/// Serves a finished site from a thread of its own, for as long as the program runs; returns its address.
pub fn in_background(site: &Path) -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = format!("http://127.0.0.1:{}/", listener.local_addr()?.port());
    let site = with_headers(Router::new().fallback_service(ServeDir::new(site)));
    std::thread::spawn(move || {
        if let Err(error) = serve(listener, site) {
            eprintln!("{error:#}");
        }
    });
    Ok(address)
}

fn bind(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return bind(port)
            .with_context(|| format!("cannot serve on port {port}: choose another one with --port N"));
    }
    let last = DEFAULT_PORT + N_PORTS_TRIED;
    match (DEFAULT_PORT..last).find_map(|port| bind(port).ok()) {
        Some(listener) => Ok(listener),
        None => bail!("ports {DEFAULT_PORT} to {} are all taken: choose one with --port N", last - 1),
    }
}

fn serve(listener: TcpListener, site: Router) -> Result<()> {
    listener.set_nonblocking(true)?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, site).await.context("the server stopped")
    })
}

/// The files of `www`, told which edition they are.
fn page(www: &Path) -> Router {
    let folder = www.to_path_buf();
    let script = |source: String| ([(header::CONTENT_TYPE, "text/javascript")], source);
    let router = Router::new()
        .route("/edition.js", get(async move || edition_script(folder).map(script)))
        .route("/service_worker.js", get(async move || script(NO_SERVICE_WORKER.to_owned())))
        .fallback_service(ServeDir::new(www));
    with_headers(router)
}

/// Made anew each time: a file may have been changed while it is served.
fn edition_script(www: PathBuf) -> Result<String, (StatusCode, String)> {
    match edition::fingerprint(&www) {
        Ok(build) => Ok(Edition::Served.script(&build)),
        Err(error) => Err((StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}"))),
    }
}

/// The headers that a strict host would send.
fn with_headers(router: Router) -> Router {
    let headers = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        // A rebuilt page shows at the next reload.
        (header::CACHE_CONTROL, "no-store"),
    ];
    headers.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::{Request, Response, StatusCode};
    use tower::ServiceExt;
    use xshell::Shell;

    fn get(www: &Path, path: &str) -> Response<Body> {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(page(www).oneshot(request)).unwrap()
    }

    fn scratch_site() -> xshell::TempDir {
        let sh = Shell::new().unwrap();
        let dir = sh.create_temp_dir().unwrap();
        for name in ["index.html", "page.js", "page.css", "core.wasm"] {
            sh.write_file(dir.path().join(name), "x").unwrap();
        }
        dir
    }

    #[track_caller]
    fn check_type(path: &str, expected: &str) {
        let dir = scratch_site();
        let response = get(dir.path(), path);
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(response.headers()[header::CONTENT_TYPE], expected, "{path}");
    }

    #[test]
    fn files_have_the_types_that_browsers_insist_on() {
        check_type("/", "text/html");
        check_type("/page.js", "text/javascript");
        check_type("/page.css", "text/css");
        check_type("/core.wasm", "application/wasm");
    }

    #[test]
    fn every_answer_carries_the_policy() {
        let dir = scratch_site();
        for path in ["/", "/core.wasm", "/no-such-file"] {
            let response = get(dir.path(), path);
            assert_eq!(
                response.headers()[header::CONTENT_SECURITY_POLICY],
                CONTENT_SECURITY_POLICY,
                "{path}"
            );
            assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store", "{path}");
        }
    }

    #[test]
    fn the_page_says_the_same_policy() {
        let page = std::fs::read_to_string(tools::root().join("www/index.html")).unwrap();
        let policy = CONTENT_SECURITY_POLICY.strip_suffix("; frame-ancestors 'none'").unwrap();
        assert!(page.contains(&format!(r#"content="{policy}""#)), "www/index.html does not say {policy}");
    }

    #[test]
    fn the_page_is_told_its_build_as_it_is_now() {
        let dir = scratch_site();
        let edition = |dir: &xshell::TempDir| {
            let response = get(dir.path(), "/edition.js");
            assert_eq!(response.headers()[header::CONTENT_TYPE], "text/javascript");
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let body = runtime.block_on(axum::body::to_bytes(response.into_body(), 1000)).unwrap();
            String::from_utf8(body.to_vec()).unwrap()
        };
        let before = edition(&dir);
        assert_eq!(before, Edition::Served.script(&edition::fingerprint(dir.path()).unwrap()));
        std::fs::write(dir.path().join("page.js"), "y").unwrap();
        assert_ne!(edition(&dir), before);
    }

    #[test]
    fn a_service_worker_from_before_is_ended() {
        let dir = scratch_site();
        check_type("/service_worker.js", "text/javascript");
        assert_eq!(get(dir.path(), "/service_worker.js").status(), StatusCode::OK);
    }

    #[test]
    fn nothing_above_the_page_is_served() {
        let dir = scratch_site();
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml"] {
            assert_eq!(get(dir.path(), path).status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[test]
    fn a_taken_port_is_named() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = bind(Some(port)).unwrap_err().to_string();
        assert_eq!(error, format!("cannot serve on port {port}: choose another one with --port N"));
    }
}
