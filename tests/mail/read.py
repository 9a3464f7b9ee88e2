"""Reads messages as Python's own parser does: prints JSON with faults, head, parts and texts of each file named."""

import email
import email.policy
import json
import sys


def told(path):
    with open(path, "rb") as file:
        data = file.read()
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = list(message.walk())
    text = lambda kind: next((part.get_content() for part in parts if part.get_content_type() == kind), None)
    return {
        "faults": [str(fault) for part in parts for fault in part.defects],
        "head": [[name.lower(), str(value)] for name, value in message.items()],
        "types": [part.get_content_type() for part in parts],
        "ids": [part["Content-ID"] for part in parts if part["Content-ID"]],
        "bare": data.replace(b"\r\n", b"").count(b"\n") + data.replace(b"\r\n", b"").count(b"\r"),
        "longest": max(len(line) for line in data.split(b"\r\n")),
        "text": text("text/plain"),
        "html": text("text/html"),
    }


print(json.dumps([told(path) for path in sys.argv[1:]]))
