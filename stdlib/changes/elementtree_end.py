
# A path that is a plain tag needs no search plan: the children are looked at one by one, as CPython's C code does.

def _is_tag(path, namespaces):
    return namespaces is None and type(path) is str and path.isidentifier()


def _find(self, path, namespaces=None):
    if _is_tag(path, namespaces):
        for child in self._children:
            if child.tag == path:
                return child
        return None
    return ElementPath.find(self, path, namespaces)


def _findtext(self, path, default=None, namespaces=None):
    if _is_tag(path, namespaces):
        for child in self._children:
            if child.tag == path:
                return "" if child.text is None else child.text
        return default
    return ElementPath.findtext(self, path, default, namespaces)


def _findall(self, path, namespaces=None):
    if _is_tag(path, namespaces):
        return [child for child in self._children if child.tag == path]
    return ElementPath.findall(self, path, namespaces)


for _function in (_find, _findtext, _findall):
    _function.__name__ = _function.__name__[1:]
    _function.__qualname__ = "Element." + _function.__name__
    _function.__doc__ = getattr(Element, _function.__name__).__doc__
    setattr(Element, _function.__name__, _function)
del _function, _find, _findtext, _findall
