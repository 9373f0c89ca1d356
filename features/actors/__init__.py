"""Who an article is about, and how its own voice treats them."""

from .find import find_actors
from .records import Actor, ActorKind, Mention

__all__ = ["Actor", "ActorKind", "Mention", "find_actors"]
