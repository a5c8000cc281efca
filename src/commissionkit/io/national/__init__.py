"""The bundled arrangement `england`: from compact tables straight to facts."""

from __future__ import annotations

from commissionkit.io.national.building import built
from commissionkit.io.national.tables import FOLDER, Tables, read_tables

__all__ = ["FOLDER", "Tables", "built", "read_tables"]
