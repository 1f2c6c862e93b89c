#!/usr/bin/env python3
"""Expands a distribution list over SOAP and prints one member per line.

usage: expand.py WSDL-URL USER PASSWORD CA-FILE LIST

A line is the member's SIP URI, or "group:ADDRESS" for a list inside the list. Ends with 0 if the
status is Success, 2 for any other status (printed to standard error), 3 for a SOAP fault or an
HTTP error.
"""
import sys

import requests
import zeep
from requests.auth import HTTPBasicAuth


def main(wsdl, user, password, ca_file, group):
    session = requests.Session()
    session.trust_env = False  # a CA bundle or proxy of the environment would win over ours
    session.auth = HTTPBasicAuth(user.encode(), password.encode())
    session.verify = ca_file
    transport = zeep.Transport(session=session, timeout=30, operation_timeout=30)
    try:
        client = zeep.Client(wsdl, transport=transport)
        answer = client.service.QueryDLMembers(groupMailAddress=group)
    except (zeep.exceptions.Error, requests.RequestException) as failure:
        print(f"{type(failure).__name__}: {failure}", file=sys.stderr)
        return 3
    for member in answer.member:
        print(f"group:{member.mail}" if member.isGroup else member.sipUri)
    if answer.status != "Success":
        print(f"status: {answer.status}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
