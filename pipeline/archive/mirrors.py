"""The address that a file was published under, read from the path a mirroring crawler gave it.

wget and its kin lay `http://policeauthority.org/metropolitan/...` under a folder `policeauthority.org`.
"""

import re
from typing import Final
from urllib.parse import quote

_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,24})(:\d{1,5})?", re.IGNORECASE)
_GENERIC: Final = frozenset(
    ["biz", "com", "coop", "edu", "eu", "gov", "info", "int", "london", "mil", "mobi", "museum", "name", "net", "org", "police", "wales"]
)
_NO_COUNTRY: Final = frozenset(["db", "gz", "js", "md", "py", "sh", "ts", "xz"])
_SAFE: Final = "/:@!$&'()*+,;=~%?"


def address_of(source_name: str, source_path: str) -> str | None:
    """The address in a path of which a folder (or the source itself) is a host; None where none is.

    `index.html` stays, letter case stays (but the host's), the scheme is `http` unless a folder says.

    >>> address_of("raw", "policeauthority.org/metropolitan/committees/x-psc/2007/070208/08/index.html")
    'http://policeauthority.org/metropolitan/committees/x-psc/2007/070208/08/index.html'
    >>> address_of("www.mpa.gov.uk", "committees/mpa/2005/050224/08b.htm")
    'http://www.mpa.gov.uk/committees/mpa/2005/050224/08b.htm'
    >>> address_of("raw", "2007/report 8.v2/index.html") is None
    True
    """
    *folders, file = [source_name, *source_path.split("/")]
    for place, folder in enumerate(folders):
        if is_host(folder):
            scheme = "https" if place and folders[place - 1] in ("https", "https:") else "http"
            path = "/".join([*folders[place + 1 :], file])
            return f"{scheme}://{folder.lower()}/{quote(path, safe=_SAFE)}"
    return None


def is_host(folder: str) -> bool:
    """Whether a folder's name is that of a web host: dotted, and ending as hosts do.

    >>> is_host("www.mpa.gov.uk"), is_host("policeauthority.org:8080"), is_host("backup.old"), is_host("node.js")
    (True, True, False, False)
    """
    found = _HOST.fullmatch(folder)
    if not found:
        return False
    top = found[1].lower()
    return top in _GENERIC or (len(top) == 2 and top not in _NO_COUNTRY)
