# The module syslog: masks, options, argument errors and audit events. Nobody may be listening.
import sys
import syslog

print(syslog.LOG_MASK(syslog.LOG_ERR), syslog.LOG_UPTO(syslog.LOG_WARNING))
print(syslog.setlogmask(syslog.LOG_UPTO(syslog.LOG_ERR)), syslog.setlogmask(0), syslog.setlogmask(0xFF))
print(syslog.LOG_LOCAL7, syslog.LOG_AUTHPRIV, syslog.LOG_PERROR, syslog.LOG_USER)


def show(event, args):
    if event.startswith("syslog."):
        print(event, args)


sys.addaudithook(show)
syslog.openlog("python")
syslog.syslog("test")
syslog.syslog(syslog.LOG_DEBUG | syslog.LOG_LOCAL0, "test")
syslog.closelog()
syslog.closelog()
syslog.syslog("again")
syslog.openlog(logoption=syslog.LOG_PID, facility=syslog.LOG_MAIL)
syslog.closelog()
for call in (syslog.syslog, lambda: syslog.syslog(1, 2, 3), lambda: syslog.syslog("a\0b")):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
