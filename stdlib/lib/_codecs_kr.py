"""Codecs for Korean text."""

from _multibytecodec import stateless

getcodec = stateless(("euc_kr", "cp949", "johab"))
