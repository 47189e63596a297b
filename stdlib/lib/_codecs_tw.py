"""Codecs for Chinese text of Taiwan."""

from _multibytecodec import stateless

getcodec = stateless(("big5", "cp950"))
