"""Finds people, organisations and places: runs of capitals, what they are called, and who is who."""

from newsmodel.annotating.actors.annotator import with_actors
from newsmodel.annotating.actors.descriptions import actor_of_description

__all__ = ["actor_of_description", "with_actors"]
