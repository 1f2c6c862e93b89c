#!/usr/bin/env python3
"""Calls every operation of every port of the services with zeep, as their descriptions have it.

usage: every_operation.py BASE-URL CA-FILE USER PASSWORD PATH...

A PATH is that of a description. Prints a line "PATH PORT OPERATION answered WHAT" or "... fault
TEXT" for each call, two for each operation. An operation that has no row in OPERATIONS is an error.
"""
import base64
import os
import sys
import uuid

import requests
import zeep
from lxml import etree
from requests.auth import HTTPBasicAuth

import webticket
from webticket import NS, element, tag

CERTIFICATES = "/CertProv/CertProvisioningService.svc/WebTicket_Bearer"
NOBODY = "somebody.else@example.com"


class Proof:
    """The header that shows who sends a message, and perhaps one that nobody understands."""

    def __init__(self, fill):
        self.fill = fill
        self.strange = False

    def apply(self, envelope, headers):
        head = zeep.wsdl.utils.get_or_create_header(envelope)
        self.fill(head)
        if self.strange:
            unknown = etree.SubElement(head, "{urn:x}Unknown")
            unknown.set(tag("s:mustUnderstand"), "1")
        return envelope, headers

    def verify(self, envelope):
        return envelope


class Caller:
    def __init__(self, base, ca_file, user, password):
        self.base, self.user, self.password = base, user, password
        session = requests.Session()
        session.trust_env = False  # a CA bundle or proxy of the environment would win over ours
        session.auth = HTTPBasicAuth(user.encode(), password.encode())
        session.verify = ca_file
        self.transport = zeep.Transport(session=session, timeout=60, operation_timeout=60)

    def describe(self, path):
        client = self.client(path, Proof(lambda head: None))
        for service in client.wsdl.services.values():
            for name, port in service.ports.items():
                address = port.binding_options["address"]
                proof = Proof(self.filling(name, address))
                bound = self.client(path, proof).bind(service.name, name)
                for operation in port.binding.all():
                    self.both(" ".join((path, name, operation)), operation, bound, proof)

    def client(self, path, proof):
        return zeep.Client(self.base + path, transport=self.transport, wsse=proof)

    def both(self, line, operation, bound, proof):
        print(line, "answered", OPERATIONS[operation](self, bound, proof, True))
        try:
            print(line, "fault none:", OPERATIONS[operation](self, bound, proof, False))
        except zeep.exceptions.Fault as fault:
            print(line, "fault", fault.message)

    def filling(self, port, address):
        if "WebTicket" in port and not port.startswith("WebTicketService"):
            return lambda head: self.show(head, address, "Proof" in port)
        if "UserName" in port:
            return self.name
        return lambda head: None

    def name(self, head):
        token = element(element(head, "wsse:Security"), "wsse:UsernameToken")
        element(token, "wsse:Username", self.user)
        element(token, "wsse:Password", self.password)

    def show(self, head, audience, proof):
        entropy = os.urandom(32)
        client = self.client("/WebTicket/WebTicketService.svc/mex", None)
        with client.settings(raw_response=True):
            answer = etree.fromstring(
                client.service.IssueToken(_value_1=request(audience, entropy)).content
            )
        security = element(head, "wsse:Security")
        stamp = webticket.timestamp(security, answer)
        assertion = answer.find(".//saml:Assertion", namespaces=NS)
        security.append(assertion)
        if proof:
            seed = base64.b64decode(answer.findtext(".//wst:BinarySecret", namespaces=NS))
            key = webticket.p_sha1(entropy, seed, 32)
            webticket.sign(security, stamp, key, assertion.get("AssertionID"))

    def query_dl_members(self, service, proof, right):
        """Nothing that is asked here is a fault, unless a header must be understood."""
        proof.strange = not right
        domain = self.user.split("@")[1]
        answer = service.QueryDLMembers(groupMailAddress="sales@" + domain)
        return "%s %d" % (answer.status, len(answer.member))

    def search_ab_entry(self, service, proof, right):
        answer = service.SearchAbEntry(
            AbEntryRequest={
                "BasicSearch": {"SearchList": "displayName,sn", "Value": "Bergm"},
                "Metadata": {"MaxResultNum": 10 if right else 0, "ReturnList": "displayName"},
            }
        )
        entry = answer["Items"].AbEntry[0]
        return answer.ResponseCode + " " + entry.Attributes.Attribute[0].Value

    def get_locations(self, service, proof, right):
        return places(service.GetLocations(Entity=self.entity(right), IP="127.0.0.1"))

    def get_locations_in_city(self, service, proof, right):
        return places(
            service.GetLocationsInCity(
                Entity=self.entity(right), Country="US", State="WA", City="redmond"
            )
        )

    def issue_token(self, service, proof, right):
        audience = self.base + (CERTIFICATES if right else "/nowhere")
        return "%d response" % len(
            service.IssueToken(_value_1=request(audience, os.urandom(32)))._value_1
        )

    def get_and_publish_cert(self, service, proof, right):
        body = etree.Element(tag("wst:RequestSecurityToken"))
        element(
            body,
            "wsse:BinarySecurityToken",
            base64.b64encode(webticket.signing_request(self.user)).decode(),
            ValueType="http://schemas.microsoft.com/OCS/AuthWebServices.xsd#PKCS10",
        )
        return service.GetAndPublishCert(
            DeviceId="{%s}" % uuid.uuid4(), Entity=self.user if right else NOBODY, _value_1=body
        ).Entity

    def entity(self, right):
        return "sip:" + (self.user if right else NOBODY)


OPERATIONS = {
    "QueryDLMembers": Caller.query_dl_members,
    "SearchAbEntry": Caller.search_ab_entry,
    "GetLocations": Caller.get_locations,
    "GetLocationsInCity": Caller.get_locations_in_city,
    "IssueToken": Caller.issue_token,
    "GetAndPublishCert": Caller.get_and_publish_cert,
}


def request(audience, entropy):
    """What stands in a request for a ticket."""
    body = etree.Element("body")
    element(body, "wst:TokenType", webticket.SAML_TOKEN)
    element(body, "wst:RequestType", NS["wst"] + "/Issue")
    reference = element(element(body, "wsp:AppliesTo"), "wsa:EndpointReference")
    element(reference, "wsa:Address", audience)
    element(element(body, "wst:Entropy"), "wst:BinarySecret", base64.b64encode(entropy).decode())
    element(body, "wst:KeyType", NS["wst"] + "/SymmetricKey")
    return list(body)


def places(answer):
    return "%s %d" % (answer.ReturnCode, len(answer.presenceList._value_1))


def main(base, ca_file, user, password, *paths):
    caller = Caller(base, ca_file, user, password)
    for path in paths:
        caller.describe(path)


if __name__ == "__main__":
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
