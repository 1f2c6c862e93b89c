#!/usr/bin/env python3
"""Asks the location information service over SOAP where a device is.

usage: locate.py WSDL-URL USER PASSWORD CA-FILE [--port NAME] [--entity SIP-URI] ELEMENT=VALUE...

With City among the elements it asks for the locations of that city. Prints the return code, then a
line for each location: the parts of its address with commas between. Ends with 0 if the code is
200, 2 for any other code, 3 for a SOAP fault or an HTTP error.
"""
import argparse
import base64
import sys

import requests
import zeep
from requests.auth import HTTPBasicAuth

CIVIC = "{urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr}civicAddress"


def value(name, text):
    return base64.b64decode(text) if name in ("ChassisID", "PortID") else text


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    for name in ("wsdl", "user", "password", "ca"):
        parser.add_argument(name)
    parser.add_argument("--port", default="LIServiceSoap")
    parser.add_argument("--entity", default="")
    parser.add_argument("elements", nargs="*")
    options = parser.parse_intermixed_args()
    session = requests.Session()
    session.trust_env = False  # a CA bundle or proxy of the environment would win over ours
    session.auth = HTTPBasicAuth(options.user.encode(), options.password.encode())
    session.verify = options.ca
    transport = zeep.Transport(session=session, timeout=30, operation_timeout=30)
    seen = {"Entity": options.entity or "sip:" + options.user}
    for element in options.elements:
        name, text = element.split("=", 1)
        seen[name] = value(name, text)
    try:
        service = zeep.Client(options.wsdl, transport=transport).bind("LIService", options.port)
        ask = service.GetLocationsInCity if "City" in seen else service.GetLocations
        answer = ask(**seen)
    except (zeep.exceptions.Error, requests.RequestException) as failure:
        print(f"{type(failure).__name__}: {failure}", file=sys.stderr)
        return 3
    print(answer.ReturnCode)
    for presence in (answer.presenceList._value_1 or []) if answer.presenceList else []:
        for address in presence.iter(CIVIC):
            print(", ".join(part.text for part in address if part.text))
    return 0 if answer.ReturnCode == "200" else 2


if __name__ == "__main__":
    sys.exit(main())
