"""The sub-commands, one module each."""

from . import (
    compare,
    drift,
    evaluate,
    explain,
    features,
    report,
    score,
    train,
    validate,
)
from .command import Command

COMMANDS: tuple[Command, ...] = (
    score.COMMAND,
    report.COMMAND,
    explain.COMMAND,
    features.COMMAND,
    compare.COMMAND,
    drift.COMMAND,
    validate.COMMAND,
    train.COMMAND,
    evaluate.COMMAND,
)

__all__ = ["COMMANDS", "Command"]
