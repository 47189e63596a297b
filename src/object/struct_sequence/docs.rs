//! What the items of struct sequences are, as `help` shows it.

/// By class and item.
const DOCS: &[(&str, &[(&str, &str)])] = &[
    (
        "struct_siginfo",
        &[
            ("si_signo", "signal number"),
            ("si_code", "signal code"),
            ("si_errno", "errno associated with this signal"),
            ("si_pid", "sending process ID"),
            ("si_uid", "real user ID of sending process"),
            ("si_status", "exit value or signal"),
            ("si_band", "band event for SIGPOLL"),
        ],
    ),
    (
        "profiler_entry",
        &[
            ("code", "code object or built-in function name"),
            ("callcount", "how many times this was called"),
            ("reccallcount", "how many times called recursively"),
            ("totaltime", "total time in this entry"),
            ("inlinetime", "inline time in this entry (not in subcalls)"),
            ("calls", "details of the calls"),
        ],
    ),
    (
        "profiler_subentry",
        &[
            ("code", "called code object or built-in function name"),
            ("callcount", "how many times this is called"),
            ("reccallcount", "how many times this is called recursively"),
            ("totaltime", "total time spent in this call"),
            ("inlinetime", "inline time (not in further subcalls)"),
        ],
    ),
    (
        "flags",
        &[
            ("debug", "-d"),
            ("inspect", "-i"),
            ("interactive", "-i"),
            ("optimize", "-O or -OO"),
            ("dont_write_bytecode", "-B"),
            ("no_user_site", "-s"),
            ("no_site", "-S"),
            ("ignore_environment", "-E"),
            ("verbose", "-v"),
            ("bytes_warning", "-b"),
            ("quiet", "-q"),
            ("hash_randomization", "-R"),
            ("isolated", "-I"),
            ("dev_mode", "-X dev"),
            ("utf8_mode", "-X utf8"),
            ("warn_default_encoding", "-X warn_default_encoding"),
            ("safe_path", "-P"),
            ("int_max_str_digits", "-X int_max_str_digits"),
            ("gil", "-X gil"),
        ],
    ),
    (
        "version_info",
        &[
            ("major", "Major release number"),
            ("minor", "Minor release number"),
            ("micro", "Patch release number"),
            ("releaselevel", "'alpha', 'beta', 'candidate', or 'final'"),
            ("serial", "Serial release number"),
        ],
    ),
    (
        "hash_info",
        &[
            ("width", "width of the type used for hashing, in bits"),
            (
                "modulus",
                "prime number giving the modulus on which the hash function is based",
            ),
            ("inf", "value to be used for hash of a positive infinity"),
            ("nan", "value to be used for hash of a nan"),
            (
                "imag",
                "multiplier used for the imaginary part of a complex number",
            ),
            (
                "algorithm",
                "name of the algorithm for hashing of str, bytes and memoryviews",
            ),
            ("hash_bits", "internal output size of hash algorithm"),
            ("seed_bits", "seed size of hash algorithm"),
            ("cutoff", "small string optimization cutoff"),
        ],
    ),
    (
        "int_info",
        &[
            ("bits_per_digit", "size of a digit in bits"),
            (
                "sizeof_digit",
                "size in bytes of the C type used to represent a digit",
            ),
            (
                "default_max_str_digits",
                "maximum string conversion digits limitation",
            ),
            (
                "str_digits_check_threshold",
                "minimum positive value for int_max_str_digits",
            ),
        ],
    ),
    (
        "float_info",
        &[
            ("max", "DBL_MAX -- maximum representable finite float"),
            (
                "max_exp",
                "DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable",
            ),
            (
                "max_10_exp",
                "DBL_MAX_10_EXP -- maximum int e such that 10**e is representable",
            ),
            ("min", "DBL_MIN -- Minimum positive normalized float"),
            (
                "min_exp",
                "DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float",
            ),
            (
                "min_10_exp",
                "DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float",
            ),
            (
                "dig",
                "DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float",
            ),
            ("mant_dig", "DBL_MANT_DIG -- mantissa digits"),
            (
                "epsilon",
                "DBL_EPSILON -- Difference between 1 and the next representable float",
            ),
            ("radix", "FLT_RADIX -- radix of exponent"),
            (
                "rounds",
                "FLT_ROUNDS -- rounding mode used for arithmetic operations",
            ),
        ],
    ),
    (
        "thread_info",
        &[
            ("name", "name of the thread implementation"),
            ("lock", "name of the lock implementation"),
            ("version", "name and version of the thread library"),
        ],
    ),
    (
        "struct_time",
        &[
            ("tm_year", "year, for example, 1993"),
            ("tm_mon", "month of year, range [1, 12]"),
            ("tm_mday", "day of month, range [1, 31]"),
            ("tm_hour", "hours, range [0, 23]"),
            ("tm_min", "minutes, range [0, 59]"),
            ("tm_sec", "seconds, range [0, 61])"),
            ("tm_wday", "day of week, range [0, 6], Monday is 0"),
            ("tm_yday", "day of year, range [1, 366]"),
            (
                "tm_isdst",
                "1 if summer time is in effect, 0 if not, and -1 if unknown",
            ),
            ("tm_zone", "abbreviation of timezone name"),
            ("tm_gmtoff", "offset from UTC in seconds"),
        ],
    ),
    (
        "stat_result",
        &[
            ("st_mode", "protection bits"),
            ("st_ino", "inode"),
            ("st_dev", "device"),
            ("st_nlink", "number of hard links"),
            ("st_uid", "user ID of owner"),
            ("st_gid", "group ID of owner"),
            ("st_size", "total size, in bytes"),
            ("st_atime", "time of last access"),
            ("st_mtime", "time of last modification"),
            ("st_ctime", "time of last change"),
            ("st_atime_ns", "time of last access in nanoseconds"),
            ("st_mtime_ns", "time of last modification in nanoseconds"),
            ("st_ctime_ns", "time of last change in nanoseconds"),
            ("st_blksize", "blocksize for filesystem I/O"),
            ("st_blocks", "number of blocks allocated"),
            ("st_rdev", "device type (if inode device)"),
        ],
    ),
    (
        "times_result",
        &[
            ("user", "user time"),
            ("system", "system time"),
            ("children_user", "user time of children"),
            ("children_system", "system time of children"),
            (
                "elapsed",
                "elapsed time since an arbitrary point in the past",
            ),
        ],
    ),
    (
        "uname_result",
        &[
            ("sysname", "operating system name"),
            (
                "nodename",
                "name of machine on network (implementation-defined)",
            ),
            ("release", "operating system release"),
            ("version", "operating system version"),
            ("machine", "hardware identifier"),
        ],
    ),
    (
        "terminal_size",
        &[
            ("columns", "width of the terminal window in characters"),
            ("lines", "height of the terminal window in characters"),
        ],
    ),
    (
        "sched_param",
        &[("sched_priority", "the scheduling priority")],
    ),
    (
        "struct_passwd",
        &[
            ("pw_name", "user name"),
            ("pw_passwd", "password"),
            ("pw_uid", "user id"),
            ("pw_gid", "group id"),
            ("pw_gecos", "real name"),
            ("pw_dir", "home directory"),
            ("pw_shell", "shell program"),
        ],
    ),
    (
        "struct_group",
        &[
            ("gr_name", "group name"),
            ("gr_passwd", "password"),
            ("gr_gid", "group id"),
            ("gr_mem", "group members"),
        ],
    ),
    (
        "struct_rusage",
        &[
            ("ru_utime", "user time used"),
            ("ru_stime", "system time used"),
            ("ru_maxrss", "max. resident set size"),
            ("ru_ixrss", "shared memory size"),
            ("ru_idrss", "unshared data size"),
            ("ru_isrss", "unshared stack size"),
            ("ru_minflt", "page faults not requiring I/O"),
            ("ru_majflt", "page faults requiring I/O"),
            ("ru_nswap", "number of swap outs"),
            ("ru_inblock", "block input operations"),
            ("ru_oublock", "block output operations"),
            ("ru_msgsnd", "IPC messages sent"),
            ("ru_msgrcv", "IPC messages received"),
            ("ru_nsignals", "signals received"),
            ("ru_nvcsw", "voluntary context switches"),
            ("ru_nivcsw", "involuntary context switches"),
        ],
    ),
    (
        "_ExceptHookArgs",
        &[
            ("exc_type", "Exception type"),
            ("exc_value", "Exception value"),
            ("exc_traceback", "Exception traceback"),
            ("thread", "Thread"),
        ],
    ),
    (
        "asyncgen_hooks",
        &[
            ("firstiter", "Hook to intercept first iteration"),
            ("finalizer", "Hook to intercept finalization"),
        ],
    ),
    (
        "UnraisableHookArgs",
        &[
            ("exc_type", "Exception type"),
            ("exc_value", "Exception value"),
            ("exc_traceback", "Exception traceback"),
            ("err_msg", "Error message"),
            ("object", "Object causing the exception"),
        ],
    ),
];

/// What an item is; empty if nothing is said about it.
pub fn doc_of(class: &str, item: &str) -> &'static str {
    let class = DOCS.iter().find(|(name, _)| *name == class);
    let found = class.and_then(|(_, items)| items.iter().find(|(name, _)| *name == item));
    found.map_or("", |(_, doc)| *doc)
}
