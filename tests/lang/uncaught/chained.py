# Cause and context printed.
class ConfigError(Exception):
    pass
def read(settings, name):
    try:
        return settings[name]
    except KeyError as e:
        raise ConfigError(f"no setting {name}") from e
def start():
    try:
        read({}, "port")
    except ConfigError:
        return int("not a port")
start()
