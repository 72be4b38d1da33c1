"""Rows become releases: schema, contract, atomic publishing, verification.

publication = publish(Path("data/processed"), content, run)
"""

from pipeline.tables.content import ReleaseContent
from pipeline.tables.history import RunRecord
from pipeline.tables.manifest import Manifest, read_manifest
from pipeline.tables.release import Publication, publish
from pipeline.tables.root import Root
from pipeline.tables.schema import HISTORY, SCHEMA, SCHEMA_VERSION
from pipeline.tables.stored import StoredTables
from pipeline.tables.verify import VerifyReport, verify

__all__ = [
    "HISTORY",
    "SCHEMA",
    "SCHEMA_VERSION",
    "Manifest",
    "Publication",
    "ReleaseContent",
    "Root",
    "RunRecord",
    "StoredTables",
    "VerifyReport",
    "publish",
    "read_manifest",
    "verify",
]
