# resource.prlimit: limits of a process by its number.
import os
import resource

limit = resource.RLIMIT_NOFILE
old = resource.getrlimit(limit)
print(resource.prlimit(0, limit) == old, resource.prlimit(os.getpid(), limit) == old)
print(resource.prlimit(0, limit, (10, old[1])) == old, resource.getrlimit(limit)[0])
print(resource.prlimit(0, limit, old)[0])
for call in (
    lambda: resource.prlimit(0, 1000),
    lambda: resource.prlimit(0, limit, (20, 10)),
    lambda: resource.prlimit(0, limit, (20,)),
    lambda: resource.prlimit(0x7FFFFFF0, limit),
):
    try:
        call()
    except (ValueError, OSError) as error:
        print(type(error).__name__, error)
