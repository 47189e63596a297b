//! The command `gillie`.

/// Objects are many and small: mimalloc's free lists are twice as fast as the system's allocator for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    gillie::cli::main()
}
