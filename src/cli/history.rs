//! What was typed at earlier prompts: a file of CPython's form (`Lib/_pyrepl/readline.py`), an entry a line; a block
//! of several lines has CR LF between them.

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Entries that are kept.
pub(super) const MOST: usize = 10_000;

/// Bytes of a file that are read, from its end.
const ROOM: u64 = 8 << 20;

/// Where the history is: `GILLIE_HISTORY` or `PYTHON_HISTORY` (empty: nowhere), or a file in the home directory.
pub(super) fn file(use_environment: bool) -> Option<PathBuf> {
    let python = use_environment.then_some("PYTHON_HISTORY");
    for name in ["GILLIE_HISTORY"].into_iter().chain(python) {
        if let Some(path) = std::env::var_os(name) {
            return (!path.is_empty()).then(|| path.into());
        }
    }
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty())?;
    Some(PathBuf::from(home).join(".gillie_history"))
}

/// The entries, the oldest first. No file, or one that cannot be read: none.
pub(super) fn load(path: &Path) -> Vec<String> {
    let Some(bytes) = read(path) else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&bytes);
    let mut entries: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.split_terminator('\n') {
        let (line, more) = match line.strip_suffix('\r') {
            Some(line) => (line, true),
            None => (line, false),
        };
        match entries.last_mut().filter(|_| goes_on) {
            Some(entry) => {
                entry.push('\n');
                entry.push_str(line);
            }
            None => entries.push(line.to_string()),
        }
        goes_on = more;
    }
    // The first lines of files that other editors wrote.
    if matches!(entries.first(), Some(first) if first == "#V2" || first == "_HiStOrY_V2_") {
        entries.remove(0);
    }
    entries.retain(|entry| !entry.is_empty());
    if entries.len() > MOST {
        entries.drain(..entries.len() - MOST);
    }
    entries
}

fn read(path: &Path) -> Option<Vec<u8>> {
    use std::io::{Seek, SeekFrom};
    let mut file = std::fs::File::open(path).ok()?;
    let about = file.metadata().ok()?;
    if !about.is_file() {
        return None;
    }
    let start = about.len().saturating_sub(ROOM);
    file.seek(SeekFrom::Start(start)).ok()?;
    let mut bytes = Vec::new();
    file.take(ROOM).read_to_end(&mut bytes).ok()?;
    if start > 0 {
        // It began in the middle of a line.
        let end = bytes.iter().position(|&byte| byte == b'\n')?;
        bytes.drain(..=end);
    }
    Some(bytes)
}

/// Adds an entry at the end, so that sessions side by side lose nothing of each other's. A history that cannot be
/// written is no reason to stop.
pub(super) fn append(path: &Path, entry: &str) {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.append(true).create(true).mode(0o600);
    if let Ok(mut file) = options.open(path) {
        let _ = file.write_all(format!("{}\n", entry.replace('\n', "\r\n")).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_several_lines() {
        let path = std::env::temp_dir().join(format!("gillie-history-{}", std::process::id()));
        let _ = std::fs::remove_file(&path);
        assert!(load(&path).is_empty());
        append(&path, "x = 1");
        append(&path, "def f():\n    return 1");
        append(&path, "'ä'");
        assert_eq!(load(&path), ["x = 1", "def f():\n    return 1", "'ä'"]);
        std::fs::write(&path, b"#V2\nold\n\xff\n").expect("written");
        assert_eq!(load(&path), ["old", "\u{fffd}"]);
        std::fs::remove_file(&path).expect("removed");
    }
}
