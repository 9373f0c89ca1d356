"""scikit-learn's own checks on the transformers.

Its checks make up numbers, which a transformer of texts refuses. Those that need no
numbers run on the transformers themselves; all others run on a double that writes
each row of numbers as a text before it is measured. None is expected to fail.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from sklearn.base import BaseEstimator
from sklearn.utils import estimator_checks
from sklearn.utils.estimator_checks import parametrize_with_checks
from sklearn.utils.validation import validate_data

from newsassay import ArticleFeatures, ClaimFeatures

#: Checks that pass no numbers, or only look at how they are refused.
WITHOUT_NUMBERS = (
    "check_do_not_raise_errors_in_init_or_set_params",
    "check_estimator_cloneable",
    "check_estimator_repr",
    "check_estimator_tags_renamed",
    "check_get_params_invariance",
    "check_mixin_order",
    "check_no_attributes_set_in_init",
    "check_parameters_default_constructible",
    "check_set_params",
    "check_transformer_n_iter",
)


class OfNumbers(ArticleFeatures):
    """A double: a row of numbers becomes a text that holds them."""

    def fit(self, X: Any, y: Any = None) -> Any:  # noqa: N803
        return super().fit(self._texts(X, reset=True))

    def fit_transform(self, X: Any, y: Any = None, **parameters: Any) -> Any:  # noqa: N803
        return self.fit(X).transform(X)

    def transform(self, X: Any) -> Any:  # noqa: N803
        return super().transform(self._texts(X, reset=False))

    def _texts(self, X: Any, *, reset: bool) -> list[str]:  # noqa: N803
        rows = validate_data(self, X, reset=reset)
        return [f"Might it be {', '.join(f'{v:.3f}' for v in row)}!" for row in rows]

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = True
        tags.input_tags.one_d_array = tags.input_tags.string = False
        return tags


@parametrize_with_checks([OfNumbers(groups=["emphasis"])])
def test_checks_with_numbers_as_texts(
    estimator: BaseEstimator, check: Callable[[BaseEstimator], None]
) -> None:
    check(estimator)


@pytest.mark.parametrize("name", WITHOUT_NUMBERS)
@pytest.mark.parametrize("transformer", [ArticleFeatures, ClaimFeatures])
def test_checks_without_numbers(transformer: type[BaseEstimator], name: str) -> None:
    getattr(estimator_checks, name)(transformer.__name__, transformer())


def test_the_double_measures_what_it_is_given() -> None:
    """Else the checks above would compare rows that are all alike."""
    rows = OfNumbers().fit_transform(np.array([[1.0, 2.0], [-3.0, 4000.0]]))
    assert (rows[0] != rows[1]).any()
