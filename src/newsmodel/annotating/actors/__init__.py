"""Finds people, organisations and places: runs of capitals, what they are called, and who is who."""

from newsmodel.annotating.actors.annotator import with_actors
from newsmodel.annotating.actors.descriptions import actor_of_description
from newsmodel.annotating.actors.genders import genders_of
from newsmodel.annotating.actors.known import KnownName

__all__ = ["KnownName", "actor_of_description", "genders_of", "with_actors"]
