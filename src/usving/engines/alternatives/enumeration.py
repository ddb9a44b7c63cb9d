"""Every plan of a small question, written out: nothing to trust but counting."""

import numpy as np

from usving.engines.alternatives.problem import Accept, Outcome, Plans, Problem, Solver

MOST_USES = 16
"""Up to so many uses all plans are written out: 65 536 rows."""


def enumeration(problem: Problem) -> Solver:
    """Return a solver for this problem and for any that adds rules to it or changes what is maximised."""
    known = len(problem.at_most)
    plans = _every_plan(len(problem.objective))
    plans = plans[problem.allows(plans)]

    def solve(harder: Problem, accept: Accept | None = None) -> Outcome:
        """Return every best plan."""
        added = Problem(harder.objective, harder.rows[known:], harder.at_most[known:], harder.chosen)
        kept = plans[added.allows(plans)] if len(added.at_most) or harder.chosen.any() else plans
        if accept is not None:
            kept = kept[accept(kept)]
        values = kept.astype(np.int64) @ harder.objective
        best = int(values.max()) if len(kept) else 0
        return Outcome(kept[values == best], True, best, best if len(kept) else -1)

    return solve


def _every_plan(uses: int) -> Plans:
    """Return the 2^uses plans as rows."""
    numbers = np.arange(2**uses, dtype=np.int64)[:, None]
    plans: Plans = (numbers >> np.arange(uses)) & 1 == 1
    return plans
