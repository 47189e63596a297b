//! `--gc-report FILE`: what the cycle collector did while the program ran, as one HTML page that needs nothing else.
//!
//! The page (`gc_report.html`) draws from the rows that stand in it as JSON; so they can be read by other programs,
//! too.

use super::options::{CommandLine, Target};
use crate::memory::Collection;
use crate::vm::Vm;
use serde_json::json;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Collections that a report remembers: 80 MB of them. The page says if there were more.
const MOST: usize = 1_000_000;

const PAGE: &str = include_str!("gc_report.html");

/// Where the rows go in the page.
const PLACE: &str = "/*DATA*/null";

/// A report that is to be written at the program's end.
pub struct Report {
    file: File,
    /// A forked child ends here, too, but the report is its parent's.
    process: u32,
}

impl Report {
    /// Remembers collections from now on. The file is made at once: if that fails, it fails before the program runs.
    pub fn begin(path: &Path, vm: &mut Vm) -> io::Result<Report> {
        let file = File::create(path)?;
        vm.state().collector.log_length.set(MOST);
        Ok(Report {
            file,
            process: std::process::id(),
        })
    }

    /// Writes the page.
    pub fn write(mut self, vm: &mut Vm, line: &CommandLine) -> io::Result<()> {
        if std::process::id() != self.process {
            return Ok(());
        }
        let page = page(vm, line)?;
        self.file.write_all(page.as_bytes())
    }
}

fn page(vm: &mut Vm, line: &CommandLine) -> io::Result<String> {
    let collector = &vm.state().collector;
    let rows: Vec<_> = collector.log.borrow().iter().map(row).collect();
    let thresholds = collector
        .thresholds
        .each_ref()
        .map(|threshold| threshold.get());
    let data = json!({
        "program": program(line),
        "version": env!("CARGO_PKG_VERSION"),
        "seconds": collector.started.elapsed().as_secs_f64(),
        "thresholds": thresholds,
        "total": collector.total.get(),
        "live": vm.heap().live.get(),
        "columns": ["generation", "at", "pause", "examined", "collected", "uncollectable", "live_before",
                    "live_after", "young", "middle", "old"],
        "collections": rows,
    });
    // The text stands in a script element, which `</script>` in a program's name would end.
    let data = serde_json::to_string(&data)?.replace('<', "\\u003c");
    Ok(PAGE.replacen(PLACE, &data, 1))
}

/// A collection in the order of the columns; times in seconds.
fn row(collection: &Collection) -> serde_json::Value {
    json!([
        collection.generation,
        round(collection.at.as_secs_f64()),
        round(collection.pause.as_secs_f64()),
        collection.examined,
        collection.collected,
        collection.uncollectable,
        collection.live[0],
        collection.live[1],
        collection.sizes[0],
        collection.sizes[1],
        collection.sizes[2],
    ])
}

/// To the tenth of a microsecond: more digits mean nothing.
fn round(seconds: f64) -> f64 {
    (seconds * 1e7).round() / 1e7
}

fn program(line: &CommandLine) -> String {
    let (what, name) = match &line.target {
        Target::File(name) => ("", name.as_os_str()),
        Target::Command(text) => ("-c ", text.as_os_str()),
        Target::Module(name) => ("-m ", name.as_os_str()),
        Target::Stdin => ("", "standard input".as_ref()),
        Target::Repl => ("", "the prompt".as_ref()),
    };
    let mut text = format!("{what}{}", name.to_string_lossy());
    for arg in &line.args {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text
}
