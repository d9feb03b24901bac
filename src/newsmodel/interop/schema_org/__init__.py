"""Articles as schema.org JSON-LD, and articles from JSON-LD alone."""

from newsmodel.interop.schema_org.reading import from_schema_org
from newsmodel.interop.schema_org.writing import schema_org_script, to_schema_org

__all__ = ["from_schema_org", "schema_org_script", "to_schema_org"]
