"""The version of this code: in the project's metadata, in every manifest and in every run's record."""

from typing import Final

VERSION: Final = "0.1.0"
