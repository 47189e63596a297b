"""The codecs with escape sequences: ISO-2022-JP in its forms, ISO-2022-KR."""

import _multibytecodec as _mbc

getcodec = _mbc.iso2022(["iso2022_kr", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_3",
                         "iso2022_jp_ext"])
