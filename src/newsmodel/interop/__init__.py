"""The way out and back in, one module for each format."""

from newsmodel.interop.json import from_dict, from_json, to_dict, to_json

__all__ = ["from_dict", "from_json", "to_dict", "to_json"]
