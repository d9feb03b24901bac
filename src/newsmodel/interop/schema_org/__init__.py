"""Articles as schema.org JSON-LD, and articles from JSON-LD alone."""

from newsmodel.interop.schema_org.reading import from_schema_org
from newsmodel.interop.schema_org.writing import to_schema_org

__all__ = ["from_schema_org", "to_schema_org"]
