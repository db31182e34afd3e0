#!/bin/sh
# Creates the namespace and registers the search attributes. Closed workflows stay visible for 30 days. Safe to run again.
set -eu
until temporal operator cluster health; do sleep 1; done
if ! temporal operator namespace describe --namespace default >/dev/null 2>&1; then
  temporal operator namespace create --namespace default --retention 720h
fi
# "FlowId": "Keyword"  becomes  --name FlowId --type Keyword
attributes=$(sed -n 's/^ *"\([A-Za-z]*\)": "\([A-Za-z]*\)".*/--name \1 --type \2/p' /setup/search-attributes.json)
# The namespace takes some seconds to be known to every part of the server; the words are meant to be split.
# shellcheck disable=SC2086
until temporal operator search-attribute create --namespace default $attributes; do sleep 1; done
