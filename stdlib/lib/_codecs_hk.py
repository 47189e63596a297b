"""Codecs for Chinese text of Hong Kong."""

from _multibytecodec import stateless

getcodec = stateless(("big5hkscs",))
