//! Where the command was found and to what it belongs: an installation, or a virtual environment (PEP 405), which is
//! a folder with a file `pyvenv.cfg` and a link to the command in its `bin`.

use std::path::{Path, PathBuf};

/// The paths that `sys` shows.
pub(super) struct Place {
    pub executable: String,
    pub base_executable: String,
    pub prefix: String,
    pub base_prefix: String,
}

/// The command as it was called, without following links: a link in an environment stands for that environment.
fn called() -> Option<PathBuf> {
    let word = PathBuf::from(std::env::args_os().next()?);
    let found = if word.components().count() > 1 {
        std::path::absolute(&word).ok()?
    } else {
        std::env::split_paths(&std::env::var_os("PATH")?)
            .map(|folder| folder.join(&word))
            .find(|path| path.is_file())
            .and_then(|path| std::path::absolute(path).ok())?
    };
    // The first word may be anything (`exec -a`): it must lead to this program.
    let same = found.canonicalize().ok()? == std::env::current_exe().ok()?.canonicalize().ok()?;
    same.then_some(found)
}

/// A setting in an environment's `pyvenv.cfg`.
fn setting(configuration: &str, key: &str) -> Option<String> {
    configuration.lines().find_map(|line| {
        let (name, value) = line.split_once('=')?;
        (name.trim().eq_ignore_ascii_case(key)).then(|| value.trim().to_string())
    })
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn above(path: &Path) -> Option<&Path> {
    path.parent()?.parent()
}

/// Finds all of it.
pub(super) fn find() -> Place {
    let real = std::env::current_exe().unwrap_or_default();
    let executable = called().unwrap_or_else(|| real.clone());
    let installed = above(&real).unwrap_or(Path::new("/usr/local"));
    for folder in [executable.parent(), above(&executable)] {
        let Some(folder) = folder else { continue };
        let Ok(configuration) = std::fs::read_to_string(folder.join("pyvenv.cfg")) else {
            continue;
        };
        let Some(home) = setting(&configuration, "home") else {
            continue;
        };
        // A copy of the command is its own base.
        let base_executable = setting(&configuration, "executable").unwrap_or_else(|| text(&real));
        let base_prefix = Path::new(&home).parent().unwrap_or(installed);
        return Place {
            executable: text(&executable),
            base_executable,
            prefix: text(folder),
            base_prefix: text(base_prefix),
        };
    }
    Place {
        executable: text(&executable),
        base_executable: text(&executable),
        prefix: text(installed),
        base_prefix: text(installed),
    }
}

/// Whether the environment at `prefix` shows the installation's packages as well.
pub(super) fn system_packages(prefix: &str) -> bool {
    std::fs::read_to_string(Path::new(prefix).join("pyvenv.cfg"))
        .ok()
        .and_then(|configuration| setting(&configuration, "include-system-site-packages"))
        .is_some_and(|value| value.eq_ignore_ascii_case("true"))
}
