"""When it runs: thin Prefect flows over `pipeline`, and nothing else.

What the flows need of Prefect holds here too, for who starts them outside the project's folder, where `prefect.toml` is not
read. What is set already stays; an empty `PREFECT_API_URL` breaks the embedded server's events and counts as unset.
"""

import os

if not os.environ.get("PREFECT_API_URL", "unset"):
    del os.environ["PREFECT_API_URL"]
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
