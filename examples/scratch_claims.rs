#![allow(clippy::all, clippy::unwrap_used, clippy::indexing_slicing)]
use std::io::{BufRead, Write};
fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = v["text"].as_str().unwrap();
        let a = article_annotator::annotate(text, &Default::default());
        let low = |o: &dyn std::fmt::Debug| format!("{o:?}").to_lowercase();
        let claims: Vec<_> = a.claims.iter().map(|c| serde_json::json!({
            "id": c.id.0, "outcome": low(&c.outcome), "count": {"text": c.count.span.of(text), "best": c.count.best, "min": c.count.min, "max": c.count.max, "qualifier": low(&c.count.qualifier)},
            "victims": c.victims.as_ref().map(|v| (v.span.of(text), low(&v.group))),
            "scope": low(&c.scope), "polarity": low(&c.polarity), "rule": c.rule,
            "evidence": c.evidence.iter().map(|s| s.of(text)).collect::<Vec<_>>(),
            "means": c.means.map(|p| p.span.of(text)), "place": c.place.map(|p| p.span.of(text)), "time": c.time.map(|p| p.span.of(text)),
            "source": c.source.map(|p| (p.part.span.of(text), low(&p.kind))), "actor": c.actor.map(|p| (p.part.span.of(text), low(&p.stance))),
            "relation": c.relation.map(|r| (low(&r.kind), r.claim.0)),
        })).collect();
        let tolls: Vec<_> = a.tolls.iter().map(|t| serde_json::json!({"outcome": low(&t.outcome), "min": t.min, "max": t.max, "best": t.best, "claims": t.claims.iter().map(|c| c.0).collect::<Vec<_>>(), "conflict": t.conflict})).collect();
        writeln!(out, "{}", serde_json::json!({"id": v["id"], "claims": claims, "tolls": tolls})).unwrap();
    }
}
