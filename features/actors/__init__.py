"""Who an article is about, and how its own voice treats them."""

from .find import RULE, find_actors
from .records import Actor, ActorKind, Mention

__all__ = ["RULE", "Actor", "ActorKind", "Mention", "find_actors"]
