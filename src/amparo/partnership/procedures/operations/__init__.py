"""What can be done with procedures: ask for a proof, prove, publish."""

from amparo.partnership.procedures.operations.proving import (
    ask_examination,
    begin_examination,
    finish_examination,
    forget_proofs,
    keep_proof,
    look_at_once,
    prove_now,
)
from amparo.partnership.procedures.operations.publishing import (
    Approved,
    Draft,
    Verdict,
    draft_from,
    publish_approved,
    publish_procedures,
    verdict_from,
    verdict_in,
)

__all__ = [
    "Approved",
    "Draft",
    "Verdict",
    "ask_examination",
    "begin_examination",
    "draft_from",
    "finish_examination",
    "forget_proofs",
    "keep_proof",
    "look_at_once",
    "prove_now",
    "publish_approved",
    "publish_procedures",
    "verdict_from",
    "verdict_in",
]
