//! The JavaScript boundary: strings and plain objects in, plain objects and JSON text out. Too thin to hold a bug.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::js_sys;

use crate::annotation::{Annotation, Options};
use crate::coordinates::Coordinates;
use crate::dictionary::{self, Dictionary, Entry, EntryKind};
use crate::export::edits::{Parts, Pointer, Selector};
use crate::export::{self, Format, Frame};
use crate::view::actions::Action;
use crate::view::places::{self, Place};
use crate::view::{self, View};

/// What JavaScript passes beside the text.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct JsOptions {
    /// `YYYY-MM-DD`.
    published: Option<String>,
    /// The file of the reader's own names.
    dictionary: Option<String>,
    /// The reader's corrections so far, as the last view gave them.
    edits: Vec<Parts<Pointer, Selector>>,
    /// What the reader does now, on the view of these edits.
    actions: Vec<Action>,
}

/// Sends panics to the console: after one, the module must be loaded anew.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// The version of the core.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The view of `text` for the page as JSON text, which crosses from worker to page faster than the objects it stands for;
/// with `elapsedMs`, with `edits`, those of the options and those that the actions come to, to be given back at the next
/// call, and with `located`, where its places are: none without `coordinates`, the bytes of `map/coordinates.bin`, or if
/// these are damaged, which costs the map and nothing else.
///
/// # Errors
/// Options that are not `{published?: "YYYY-MM-DD" | null, dictionary?: string | null, edits?: […], actions?: […]}`, or an action on nothing.
#[wasm_bindgen]
pub fn annotate(text: &str, options: JsValue, coordinates: Option<Box<[u8]>>) -> Result<String, JsError> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Timed<'a> {
        #[serde(flatten)]
        view: View<'a>,
        edits: Vec<Parts<Pointer, Selector>>,
        located: Vec<Place>,
        elapsed_ms: f64,
    }
    let started = now();
    let annotation = annotated(text, read_options(options)?)?;
    let view = View::new(text, &annotation);
    let edits = export::edits::write(text, &annotation);
    let coordinates = coordinates.as_deref().and_then(|bytes| Coordinates::decode(bytes).ok());
    let located = coordinates.map(|table| places::places(&table, &view)).unwrap_or_default();
    Ok(serde_json::to_string(&Timed { view, edits, located, elapsed_ms: now() - started })?)
}

/// The article that a file of ours holds: `{text, published, dictionary, edits}`.
///
/// # Errors
/// A file that is none of ours, or is damaged.
#[wasm_bindgen(js_name = openFile)]
pub fn open_file(json: &str) -> Result<JsValue, JsError> {
    to_js(&export::open::read(json)?)
}

/// An article to be written to a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JsArticle {
    text: String,
    /// What the file calls it.
    name: String,
    #[serde(default)]
    options: JsOptions,
}

/// The facts of articles, `[{text, name, options?}]`, as one file of that format.
///
/// # Errors
/// A format that there is none of, several articles in a format that holds one, and options that [`annotate`] would refuse.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(format: &str, articles: JsValue) -> Result<String, JsError> {
    let found = Format::named(format).ok_or_else(|| {
        let names: Vec<String> = Format::all().map(|format| format.to_string()).collect();
        JsError::new(&format!("format: found {format:?}, expected one of {}", names.join(", ")))
    })?;
    let articles: serde_json::Value = serde_wasm_bindgen::from_value(articles)?;
    let articles: Vec<JsArticle> = serde_json::from_value(articles)?;
    let frame = found.frame()?;
    if frame.is_none() && articles.len() != 1 {
        return Err(JsError::new(&format!(
            "format {format}: found {} articles, expected one",
            articles.len()
        )));
    }
    let Frame { before: mut file, between, after } = frame.unwrap_or_default();
    for (idx, JsArticle { text, name, options }) in articles.into_iter().enumerate() {
        if idx > 0 {
            file.push_str(between);
        }
        file.push_str(&export::article(found, &name, &text, &annotated(&text, options)?)?);
    }
    file.push_str(after);
    Ok(file)
}

/// Every format, in the order that they are offered in: its name, title, group, ending of a file and media type, and whether
/// a file holds several articles.
///
/// # Errors
/// None; the signature is that of the conversion to objects.
#[wasm_bindgen]
pub fn formats() -> Result<JsValue, JsError> {
    #[derive(Serialize)]
    struct Offer {
        format: String,
        title: String,
        group: &'static str,
        ending: String,
        r#type: &'static str,
        many: bool,
    }
    let offer = |format: Format| -> std::io::Result<Offer> {
        Ok(Offer {
            format: format.to_string(),
            title: format.title(),
            group: format.group(),
            ending: format.ending(),
            r#type: format.media_type(),
            many: format.frame()?.is_some(),
        })
    };
    to_js(&Format::all().map(offer).collect::<Result<Vec<_>, _>>()?)
}

/// A line of the reader's own names.
#[derive(Deserialize, Serialize)]
struct OwnName {
    /// As the file has it: "person", "title", "ignore".
    kind: String,
    name: String,
    also: Vec<String>,
}

/// The entries of a file of the reader's own names: `[{kind, name, also: […]}]`.
///
/// # Errors
/// A file that is no such list; the error tells the line.
#[wasm_bindgen(js_name = readDictionary)]
pub fn read_dictionary(file: &str) -> Result<JsValue, JsError> {
    let dictionary = Dictionary::parse(file)?;
    let own = |entry: &Entry| OwnName {
        kind: entry.kind.name().to_owned(),
        name: entry.name.clone(),
        also: entry.also.clone(),
    };
    to_js(&dictionary.entries().iter().map(own).collect::<Vec<_>>())
}

/// The file of such entries.
///
/// # Errors
/// Entries that [`read_dictionary`] would refuse.
#[wasm_bindgen(js_name = writeDictionary)]
pub fn write_dictionary(entries: JsValue) -> Result<String, JsError> {
    let own: Vec<OwnName> = serde_wasm_bindgen::from_value(entries)?;
    let entry = |OwnName { kind, name, also }| {
        let kind = EntryKind::named(&kind).ok_or_else(|| JsError::new(&format!("kind: found {kind:?}")))?;
        Ok(Entry { kind, name, also })
    };
    let file = dictionary::write(&own.into_iter().map(entry).collect::<Result<Vec<_>, JsError>>()?);
    Dictionary::parse(&file)?;
    Ok(file)
}

fn read_options(options: JsValue) -> Result<JsOptions, JsError> {
    // By way of a JSON value: serde-wasm-bindgen passes over a misspelt key in silence.
    let options: serde_json::Value = serde_wasm_bindgen::from_value(options)?;
    let options: Option<JsOptions> = serde_json::from_value(options)?;
    Ok(options.unwrap_or_default())
}

/// Annotates `text` with the options of JavaScript, the actions last.
fn annotated(text: &str, options: JsOptions) -> Result<Annotation, JsError> {
    let JsOptions { published, dictionary, edits, actions } = options;
    let published = published.map(|date| {
        date.parse::<Date>()
            .map_err(|_| JsError::new(&format!("published: found {date:?}, expected YYYY-MM-DD")))
    });
    let published = published.transpose()?;
    let dictionary = dictionary.map(|file| Dictionary::parse(&file)).transpose()?;
    let options = Options { published, dictionary: dictionary.as_ref(), ..Options::default() };
    let mut edits = export::edits::read(text, &edits)?;
    let annotation = crate::annotate(text, &Options { edits: &edits, ..options });
    if actions.is_empty() {
        return Ok(annotation);
    }
    edits.extend(view::actions::edits(text, &annotation, &actions)?);
    Ok(crate::annotate(text, &Options { edits: &edits, ..options }))
}

/// Plain objects, with `null` for what is missing, by way of JSON text.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    let json = serde_json::to_string(value)?;
    js_sys::JSON::parse(&json).map_err(|error| JsError::new(&format!("{error:?}")))
}

/// Milliseconds on the clock of the page, worker or Node; 0 where there is none.
fn now() -> f64 {
    let clock = js_sys::Reflect::get(&js_sys::global(), &"performance".into());
    clock
        .ok()
        .and_then(|clock| clock.dyn_into::<web_sys::Performance>().ok())
        .map_or(0.0, |clock| clock.now())
}
