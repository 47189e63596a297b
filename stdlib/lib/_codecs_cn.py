"""Codecs for Chinese text of the mainland."""

import _multibytecodec as _mbc

_plain = _mbc.stateless(("gb2312", "gbk", "gb18030"))
_shifting = _mbc.shifting({"hz": (_mbc.HZ, "gb2312")})


def getcodec(name, /):
    return _shifting(name) if name == "hz" else _plain(name)
