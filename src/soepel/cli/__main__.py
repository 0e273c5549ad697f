"""`python -m soepel.cli` does what `soepel` does."""

import sys

from soepel.cli.entry import main

sys.exit(main())
