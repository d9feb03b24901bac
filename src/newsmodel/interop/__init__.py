"""The way out and back in, one module for each format."""

from newsmodel.interop.json import from_dict, from_json, from_json_lines, to_dict, to_json, to_json_lines

__all__ = ["from_dict", "from_json", "from_json_lines", "to_dict", "to_json", "to_json_lines"]
