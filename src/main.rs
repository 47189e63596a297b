//! The command `gillie`.

fn main() -> std::process::ExitCode {
    gillie::cli::main()
}
