"""Codecs with shift states: ISO-2022-JP in its first form, ISO-2022-KR. The later forms for Japanese are not supported."""

import _multibytecodec as _mbc

getcodec = _mbc.shifting({"iso2022_jp": (_mbc.ISO2022JP, "euc_jp"), "iso2022_kr": (_mbc.ISO2022KR, "euc_kr")})
