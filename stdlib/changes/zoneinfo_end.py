
# What is frequent native code does, on the same objects; it calls the methods above for the rest.
from _gillie_datetime import install_zones
install_zones(ZoneInfo, _ttinfo, _TZStr)
del install_zones
