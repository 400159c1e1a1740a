//! How many sockets the system lets this process have.

/// Files kept for what is not a connection.
const RESERVED: u64 = 32;
/// More are not asked for.
#[cfg(unix)]
const WANTED: u64 = 1 << 20;

/// Raises the soft limit of open files as far as the hard limit allows. What the system refuses
/// stays as it was.
pub fn raise_open_files() {
    #[cfg(unix)]
    {
        use nix::sys::resource::{Resource, getrlimit, setrlimit};
        if let Ok((_, hard)) = getrlimit(Resource::RLIMIT_NOFILE) {
            let _ = setrlimit(Resource::RLIMIT_NOFILE, hard.min(WANTED), hard);
        }
    }
}

/// How many connections there can be under the limit that holds now.
pub(crate) fn open_files() -> u64 {
    #[cfg(unix)]
    {
        use nix::sys::resource::{Resource, getrlimit};
        let limit = getrlimit(Resource::RLIMIT_NOFILE);
        limit.map_or(u64::MAX, |(soft, _)| soft).saturating_sub(RESERVED).max(1)
    }
    #[cfg(not(unix))]
    {
        u64::MAX - RESERVED
    }
}
