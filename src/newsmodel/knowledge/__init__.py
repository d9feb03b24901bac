"""What newsmodel knows of the world: places, people's names, organisations, and how common words are.

Sources and licences stand in the file ``NOTICE`` beside the data, made by ``benchmarks/make_knowledge.py``.
"""

from newsmodel.knowledge.world import Knowledge, default_knowledge

__all__ = ["Knowledge", "default_knowledge"]
