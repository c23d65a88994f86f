"""Several files as one."""

import io
import zipfile
from collections.abc import Mapping


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """A zip file with these files, by their names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in files.items():
            bundle.writestr(name, data)
    return content.getvalue()
