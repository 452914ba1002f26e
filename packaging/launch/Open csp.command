#!/bin/sh
# To be double-clicked: asks what is to be done, and does it.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
exec "$here/csp" start
