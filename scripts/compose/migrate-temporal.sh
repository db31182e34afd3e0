#!/bin/sh
# Brings the two databases of the Temporal server to the schema of this release. Safe to run again.
set -eu
migrate() {
  SQL_DATABASE="$1" temporal-sql-tool setup-schema --version 0.0
  SQL_DATABASE="$1" temporal-sql-tool update-schema --schema-name "$2"
}
migrate temporal postgresql/v12/temporal
migrate temporal_visibility postgresql/v12/visibility
