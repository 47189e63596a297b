"""Python interface for the 'lsprof' profiler.
   Compatible with the 'profile' module.
"""
# gillie's own: the recording is native (_lsprof), the reports are pstats'.

__all__ = ["run", "runctx", "Profile"]

import _lsprof
import profile as _python_profile


def run(statement, filename=None, sort=-1):
    return _python_profile._Utils(Profile).run(statement, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    return _python_profile._Utils(Profile).runctx(statement, globals, locals, filename, sort)


run.__doc__ = _python_profile.run.__doc__
runctx.__doc__ = _python_profile.runctx.__doc__


class Profile(_lsprof.Profiler):
    """Profile(timer=None, timeunit=None, subcalls=True, builtins=True)

    Builds a profiler object using the specified timer function.
    The default timer is a fast built-in one based on real time.
    For custom timer functions returning integers, 'timeunit' can
    be a float specifying a scale (that is, how long each integer unit
    is, in seconds).
    """

    def print_stats(self, sort=-1):
        import pstats
        keys = sort if isinstance(sort, tuple) else (sort,)
        pstats.Stats(self).strip_dirs().sort_stats(*keys).print_stats()

    def dump_stats(self, file):
        import marshal
        with open(file, "wb") as out:
            self.create_stats()
            marshal.dump(self.stats, out)

    def create_stats(self):
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self):
        """Put what was recorded into 'stats', as pstats reads it."""
        entries = self.getstats()
        self.stats = {}
        callers_of = {}
        for entry in entries:
            callers = callers_of[id(entry.code)] = {}
            primitive = entry.callcount - entry.reccallcount
            self.stats[label(entry.code)] = (
                primitive, entry.callcount, entry.inlinetime, entry.totaltime, callers)
        for entry in entries:
            caller = label(entry.code)
            for part in entry.calls or ():
                callers = callers_of.get(id(part.code))
                if callers is None:
                    continue
                row = (part.callcount, part.callcount - part.reccallcount, part.inlinetime, part.totaltime)
                before = callers.get(caller)
                if before is not None:
                    row = tuple(a + b for a, b in zip(row, before))
                callers[caller] = row

    def run(self, cmd):
        import __main__
        namespace = __main__.__dict__
        return self.runctx(cmd, namespace, namespace)

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()


def label(code):
    """How pstats names a function: file, line, name."""
    if isinstance(code, str):
        return "~", 0, code
    return code.co_filename, code.co_firstlineno, code.co_name


def main():
    import io
    import os
    import sys
    from importlib.machinery import ModuleSpec
    from optparse import OptionParser
    import pstats
    usage = "cProfile.py [-o output_file_path] [-s sort] [-m module | scriptfile] [arg] ..."
    parser = OptionParser(usage=usage)
    parser.allow_interspersed_args = False
    parser.add_option("-o", "--outfile", dest="outfile", help="Save stats to <outfile>", default=None)
    parser.add_option("-s", "--sort", dest="sort", default=2,
                      help="Sort order when printing to stdout, based on pstats.Stats class",
                      choices=sorted(pstats.Stats.sort_arg_dict_default))
    parser.add_option("-m", dest="module", action="store_true", help="Profile a library module", default=False)
    if not sys.argv[1:]:
        parser.print_usage()
        sys.exit(2)
    options, args = parser.parse_args()
    sys.argv[:] = args
    if options.outfile is not None:
        # The script may change its directory.
        options.outfile = os.path.abspath(options.outfile)
    if not args:
        parser.print_usage()
        return parser
    if options.module:
        import runpy
        code = "run_module(modname, run_name='__main__')"
        namespace = {"run_module": runpy.run_module, "modname": args[0]}
    else:
        program = args[0]
        sys.path.insert(0, os.path.dirname(program))
        with io.open_code(program) as source:
            code = compile(source.read(), program, "exec")
        module = type(sys)("__main__")
        module.__dict__.update(__spec__=ModuleSpec("__main__", None, origin=program), __file__=program,
                               __package__=None, __cached__=None, __builtins__=__builtins__)
        namespace = module.__dict__
        sys.modules["__main__"] = module
    try:
        runctx(code, namespace, None, options.outfile, options.sort)
    except BrokenPipeError as error:
        # Nobody reads any more.
        sys.stdout = None
        sys.exit(error.errno)
    return parser


if __name__ == "__main__":
    main()
