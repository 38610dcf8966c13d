"""What schemathesis cannot judge of requests in XML: as it writes them, null is the text "null" and characters that XML
does not have are left out, so that a right body may have become a wrong one and a wrong one right."""
import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import RejectedPositiveData


@schemathesis.hook
def filter_failure(context, failure, case, response):
    is_about_data = isinstance(failure, (AcceptedNegativeData, RejectedPositiveData))
    return not (is_about_data and "xml" in (case.media_type or ""))
