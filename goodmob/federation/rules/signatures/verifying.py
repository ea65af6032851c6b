"""What the signature of a request claims, in whichever scheme it is made."""

from goodmob.federation.rules.signatures import cavage, standard
from goodmob.federation.rules.signatures.message import BadSignature, Claim, Message


def read_claim(message: Message, now: int) -> Claim:
    """The claim of a signed request; BadSignature where there is none that proves enough."""
    if "signature" not in message.fields:
        raise BadSignature("Request not signed")
    if "signature-input" in message.fields:
        return standard.read_claim(message, now)
    return cavage.read_claim(message, now)
