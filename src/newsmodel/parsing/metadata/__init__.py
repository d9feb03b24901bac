"""What a page declares about its article: in JSON-LD, `meta` tags, microdata, `time` elements and bylines."""

from newsmodel.parsing.metadata.reader import read_metadata
from newsmodel.parsing.metadata.values import DeclaredImage, Metadata

__all__ = ["DeclaredImage", "Metadata", "read_metadata"]
