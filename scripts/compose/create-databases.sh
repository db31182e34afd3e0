#!/bin/bash
# Runs once, when the PostgreSQL container creates its data folder: the roles and databases of Xueshi and of Temporal.
set -euo pipefail
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
  --set owner="$XUESHI_OWNER_PASSWORD" --set app="$XUESHI_APP_PASSWORD" --set temporal="$TEMPORAL_DB_PASSWORD" <<'SQL'
CREATE ROLE xueshi_owner LOGIN PASSWORD :'owner';
CREATE ROLE xueshi_app LOGIN PASSWORD :'app';
CREATE ROLE temporal LOGIN PASSWORD :'temporal';
CREATE DATABASE xueshi OWNER xueshi_owner;
CREATE DATABASE temporal OWNER temporal TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8';
CREATE DATABASE temporal_visibility OWNER temporal TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8';
REVOKE ALL ON DATABASE xueshi, temporal, temporal_visibility FROM PUBLIC;
GRANT CONNECT ON DATABASE xueshi TO xueshi_app;
SQL
