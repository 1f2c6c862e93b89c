"""A client of the web ticket and certificate services, on its own feet: lxml, hmac and openssl.

webticket.py BASE-URL CA-FILE USER PASSWORD [--sign-in basic|username|ntlm] [--entity ADDRESS]
             [--spoil audience|signature|timestamp|assertion|expired]
             [--port PORT-NAME]
             [--autodiscover ADDRESS | --expand LIST | --search TEXT | --locate IP-ADDRESS
              | --fetch PATH]
             [--on ATTRIBUTE | --dial-pad] [--tell ATTRIBUTES]

Prints the addresses that it finds, then the subject of the certificate; with --autodiscover, where
the user signs in; with --expand, the members of the list; with --search, the names of the people
with an attribute that begins so, or of whom that one does (--on), or whom these keys of a telephone
mean (--dial-pad), and what is to be told of them (--tell); with --locate, where that address is; with --fetch, how long that
file is, got with a ticket for the port, or else for the file's own address. Ends with 3 and the
fault's number and text if the server refuses. --spoil tries what must not work.
"""

import argparse
import base64
import hashlib
import hmac
import os
import shlex
import subprocess
import sys
import tempfile
import uuid

import requests
from lxml import etree

NS = {
    "s": "http://schemas.xmlsoap.org/soap/envelope/",
    "wst": "http://docs.oasis-open.org/ws-sx/ws-trust/200512",
    "wsa": "http://www.w3.org/2005/08/addressing",
    "wsp": "http://schemas.xmlsoap.org/ws/2004/09/policy",
    "wsse": "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
    "wsu": "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
    "saml": "urn:oasis:names:tc:SAML:1.0:assertion",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
    "wsdl": "http://schemas.xmlsoap.org/wsdl/",
    "soap": "http://schemas.xmlsoap.org/wsdl/soap/",
    "auth": "http://schemas.xmlsoap.org/ws/2006/12/authorization",
    "cert": "http://schemas.microsoft.com/OCS/AuthWebServices/",
    "dlx": "DistributionListExpander",
    "lis": "urn:schema:Microsoft.Rtc.WebComponent.Lis.2010",
    "civic": "urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr",
    "fault": "urn:component:Microsoft.Rtc.WebAuthentication.2010",
}
SAML_TOKEN = "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
ISSUE = "http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue"
PUBLISH = "http://schemas.microsoft.com/OCS/AuthWebServices/GetAndPublishCert"


class Refused(Exception):
    """The server has answered with a fault."""


def p_sha1(secret, seed, length):
    out, chain = b"", seed
    while len(out) < length:
        chain = hmac.new(secret, chain, hashlib.sha1).digest()
        out += hmac.new(secret, chain + seed, hashlib.sha1).digest()
    return out[:length]


def tag(prefixed):
    prefix, name = prefixed.split(":")
    return "{%s}%s" % (NS[prefix], name)


def element(parent, name, text=None, **attributes):
    child = etree.SubElement(parent, tag(name), **attributes)
    child.text = text
    return child


def envelope():
    root = etree.Element(tag("s:Envelope"), nsmap={k: NS[k] for k in ("s", "wsse", "wsu", "wsa")})
    return root, element(root, "s:Header"), element(root, "s:Body")


def port_of(options, service, name):
    answer = requests.get(options.base + service + "/mex", verify=options.ca, timeout=60)
    answer.raise_for_status()
    found = etree.fromstring(answer.content).xpath(
        "//wsdl:port[@name='%s']/soap:address/@location" % name, namespaces=NS
    )
    print(name, found[0])
    return found[0]


def post(options, address, action, root, **more):
    headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '"%s"' % action}
    body = etree.tostring(root)
    if more.pop("ntlm", False):
        return by_curl(options, address, headers, body)
    answer = requests.post(
        address, data=body, headers=headers, verify=options.ca, timeout=60, **more
    )
    return checked(answer.status_code, answer.headers.get("X-Ms-diagnostics", ""), answer.content)


def by_curl(options, address, headers, body):
    lines = [part for name, value in headers.items() for part in ("-H", name + ": " + value)]
    user = options.user + ":" + options.password
    out = subprocess.run(
        ["curl", "-s", "--http1.1", "--ntlm", "-u", user, "--cacert", options.ca, *lines]
        + ["--data-binary", "@-", "-w", "\n%{http_code}", address],
        input=body,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    content, status = out.rsplit(b"\n", 1)
    return checked(int(status), "", content)


def checked(status, diagnostics, content):
    if status == 200:
        return etree.fromstring(content)
    try:
        fault = etree.fromstring(content)
        number = fault.findtext(".//fault:ErrorId", namespaces=NS)
        if diagnostics and not diagnostics.startswith(number + ";"):
            raise AssertionError("header and detail differ: " + diagnostics)
        raise Refused("%s %s" % (number, fault.findtext(".//faultstring")))
    except etree.XMLSyntaxError:
        raise Refused("HTTP %d %s" % (status, content.decode().strip()))


def ticket_request(options, applies_to, entropy):
    root, header, body = envelope()
    rst = element(body, "wst:RequestSecurityToken", Context=str(uuid.uuid4()))
    element(rst, "wst:TokenType", SAML_TOKEN)
    element(rst, "wst:RequestType", NS["wst"] + "/Issue")
    reference = element(element(rst, "wsp:AppliesTo"), "wsa:EndpointReference")
    element(reference, "wsa:Address", applies_to)
    claims = element(
        rst, "wst:Claims", Dialect="urn:component:Microsoft.Rtc.WebAuthentication.2010:authclaims"
    )
    claim = element(
        claims,
        "auth:ClaimType",
        Uri="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/uri",
        Optional="false",
    )
    element(claim, "auth:Value", options.claim or "sip:" + options.user)
    element(element(rst, "wst:Entropy"), "wst:BinarySecret", base64.b64encode(entropy).decode())
    element(rst, "wst:KeyType", NS["wst"] + "/SymmetricKey")
    return root, header


def ticket(options, applies_to, entropy):
    names = {"username": "WebTicketServiceUserName"}
    address = port_of(
        options,
        "/WebTicket/WebTicketService.svc",
        names.get(options.sign_in, "WebTicketServiceWinNegotiate"),
    )
    root, header = ticket_request(options, applies_to, entropy)
    if options.sign_in == "username":
        security = element(header, "wsse:Security")
        security.set(tag("s:mustUnderstand"), "1")
        token = element(security, "wsse:UsernameToken")
        element(token, "wsse:Username", options.user)
        element(token, "wsse:Password", options.password)
        return post(options, address, ISSUE, root)
    if options.sign_in == "ntlm":
        return post(options, address, ISSUE, root, ntlm=True)
    return post(options, address, ISSUE, root, auth=(options.user, options.password))


def timestamp(security, answer):
    stamp = element(security, "wsu:Timestamp")
    stamp.set(tag("wsu:Id"), "_0")
    for name in ("Created", "Expires"):
        element(stamp, "wsu:" + name, answer.findtext(".//wst:Lifetime/wsu:" + name, namespaces=NS))
    return stamp


def sign(security, stamp, key, assertion_id):
    signature = element(security, "ds:Signature")
    info = element(signature, "ds:SignedInfo")
    element(info, "ds:CanonicalizationMethod", Algorithm=EXCLUSIVE)
    element(info, "ds:SignatureMethod", Algorithm=NS["ds"] + "hmac-sha1")
    reference = element(info, "ds:Reference", URI="#_0")
    element(element(reference, "ds:Transforms"), "ds:Transform", Algorithm=EXCLUSIVE)
    element(reference, "ds:DigestMethod", Algorithm=NS["ds"] + "sha1")
    digest = hashlib.sha1(etree.tostring(stamp, method="c14n", exclusive=True)).digest()
    element(reference, "ds:DigestValue", base64.b64encode(digest).decode())
    text = etree.tostring(info, method="c14n", exclusive=True)
    value = hmac.new(key, text, hashlib.sha1).digest()
    element(signature, "ds:SignatureValue", base64.b64encode(value).decode())
    named = element(element(signature, "ds:KeyInfo"), "wsse:SecurityTokenReference")
    element(
        named,
        "wsse:KeyIdentifier",
        assertion_id,
        ValueType="http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID",
    )


def signing_request(subject):
    with tempfile.TemporaryDirectory() as place:
        key = os.path.join(place, "key.pem")
        return subprocess.run(
            ["openssl", "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", key]
            + ["-subj", "/CN=" + subject, "-outform", "DER"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        ).stdout


def secured(options, service):
    """An envelope with a ticket for the service, its body, and where to send it."""
    address = port_of(options, service, options.port)
    applies_to = address
    if options.spoil == "audience":
        applies_to = options.base + "/CertProv/CertProvisioningService.svc/WebTicket_Bearer"
    entropy = os.urandom(32)
    answer = ticket(options, applies_to, entropy)
    for command in options.meanwhile:
        subprocess.run(shlex.split(command), check=True)
    root, header, body = envelope()
    security = element(header, "wsse:Security")
    security.set(tag("s:mustUnderstand"), "1")
    stamp = timestamp(security, answer)
    assertion = answer.find(".//saml:Assertion", namespaces=NS)
    if options.spoil == "assertion":
        assertion.find(".//saml:NameIdentifier", namespaces=NS).text = "sip:mallory@example.com"
    security.append(assertion)
    if options.spoil == "expired":
        stamp.findall("*")[1].text = "2020-01-01T00:00:00Z"
    if options.port.endswith("Proof_SHA1"):
        seed = answer.findtext(".//wst:Entropy/wst:BinarySecret", namespaces=NS)
        key = p_sha1(entropy, base64.b64decode(seed or ""), 32)
        if options.spoil == "signature":
            key = os.urandom(32)
        sign(security, stamp, key, assertion.get("AssertionID"))
    if options.spoil == "timestamp":
        stamp.findall("*")[1].text = "2036-01-01T00:00:00Z"
    return root, body, address


def certificate(options):
    root, body, address = secured(options, "/CertProv/CertProvisioningService.svc")
    request = element(
        body,
        "cert:GetAndPublishCert",
        DeviceId="{%s}" % uuid.uuid4(),
        Entity=options.entity or options.user,
    )
    token = element(request, "wst:RequestSecurityToken")
    element(
        token,
        "wsse:BinarySecurityToken",
        base64.b64encode(signing_request(options.user)).decode(),
        ValueType="http://schemas.microsoft.com/OCS/AuthWebServices.xsd#PKCS10",
    )
    issued = post(options, address, PUBLISH, root)
    der = base64.b64decode(issued.findtext(".//wsse:BinarySecurityToken", namespaces=NS))
    subprocess.run(
        ["openssl", "x509", "-inform", "DER", "-noout", "-subject"], input=der, check=True
    )


def expanded(options):
    root, body, address = secured(options, "/GroupExpansion/Service.svc")
    query = element(body, "dlx:QueryDLMembers")
    element(query, "dlx:groupMailAddress", options.expand)
    answer = post(options, address, NS["dlx"] + "/QueryDLMembers", root)
    print("status", answer.findtext(".//{*}status"))
    for member in answer.findall(".//{*}member"):
        print("member", member.findtext("{*}sipUri"))


def searched(options):
    root, body, address = secured(options, "/GroupExpansion/Service.svc")
    request = element(element(body, "dlx:SearchAbEntry"), "dlx:AbEntryRequest")
    if options.on:
        changes = element(request, "dlx:ChangeSearch")
        search = element(changes, "dlx:AbEntryRequest.ChangeSearchQuery")
        element(search, "dlx:SearchOn", options.on)
        element(search, "dlx:Value", options.search)
    else:
        search = element(request, "dlx:BasicSearch")
        element(search, "dlx:SearchList", "displayName,givenName,mail,mailNickname,sn")
        element(search, "dlx:Value", options.search)
        element(search, "dlx:Verb", "BeginsWith")
    metadata = element(request, "dlx:Metadata")
    element(metadata, "dlx:FromDialPad", str(options.dial_pad).lower())
    element(metadata, "dlx:MaxResultNum", "10")
    element(metadata, "dlx:ReturnList", options.tell)
    answer = post(options, address, NS["dlx"] + "/IAddressBook/SearchAbEntry", root)
    print("code", answer.findtext(".//{*}ResponseCode"))
    for entry in answer.findall(".//{*}AbEntry"):
        print("entry", *(text.strip() for text in entry.itertext() if text.strip()))


def autodiscovered(options):
    """Finds the server as a client does that knows its user alone; prints where to sign in."""
    accept = {"Accept": "application/vnd.microsoft.rtc.autodiscover+xml;v=1"}

    def get(address, **more):
        return requests.get(address, verify=options.ca, timeout=60, headers={**accept, **more})

    root = etree.fromstring(get(options.autodiscover + "?sipuri=" + options.user).content)
    redirect = root.xpath("//Link[@token='Redirect']/@href")
    if redirect:
        root = etree.fromstring(get(redirect[0]).content)
    user = root.xpath("/AutodiscoverResponse/Root/Link[@token='User']/@href")[0]
    asked = get(user)
    if asked.status_code != 401:
        raise AssertionError("without a ticket: %d" % asked.status_code)
    options.base = asked.headers["X-MS-WebTicketURL"].rsplit("/WebTicket/", 1)[0]
    assertion = ticket(options, user, os.urandom(32)).find(".//saml:Assertion", namespaces=NS)
    if options.spoil == "assertion":
        assertion.find(".//saml:NameIdentifier", namespaces=NS).text = "sip:mallory@example.com"
    opaque = "opaque=" + base64.b64encode(etree.tostring(assertion)).decode()
    answer = get(user, **{"X-MS-WebTicket": opaque})
    if answer.status_code != 200:
        raise Refused("HTTP %d %s" % (answer.status_code, answer.text))
    server = etree.fromstring(answer.content).find("./User/SipClientInternalAccess")
    print("server", server.get("fqdn") + ":" + server.get("port"))


def fetched(options):
    """Gets a file with a ticket in a header, as clients get photos; prints its length."""
    address = options.base + options.fetch
    asked = requests.get(address, verify=options.ca, timeout=60)
    if asked.status_code != 401 or "WWW-Authenticate" not in asked.headers:
        raise AssertionError("without a ticket: %d" % asked.status_code)
    applies_to = address
    if options.port.startswith("AddressBook"):
        applies_to = port_of(options, "/GroupExpansion/Service.svc", options.port)
    if options.spoil == "audience":
        applies_to = options.base + "/CertProv/CertProvisioningService.svc/WebTicket_Bearer"
    options.base = asked.headers["X-MS-WebTicketURL"].rsplit("/WebTicket/", 1)[0]
    assertion = ticket(options, applies_to, os.urandom(32)).find(".//saml:Assertion", namespaces=NS)
    for command in options.meanwhile:
        subprocess.run(shlex.split(command), check=True)
    if options.spoil == "assertion":
        assertion.find(".//saml:NameIdentifier", namespaces=NS).text = "sip:mallory@example.com"
    opaque = "opaque=" + base64.b64encode(etree.tostring(assertion)).decode()
    if options.spoil == "ticket":
        opaque = "opaque=#"
    answer = requests.get(
        address, verify=options.ca, timeout=60, headers={"X-MS-WebTicket": opaque}
    )
    if answer.status_code != 200:
        raise Refused(
            "HTTP %d %s" % (answer.status_code, answer.headers.get("X-Ms-diagnostics", answer.text))
        )
    print("bytes", len(answer.content))


def located(options):
    """Asks where an address is, with a ticket; prints the return code and the locations."""
    service = "/LocationInformation/LIService.svc"
    address = port_of(options, service, "LIServiceWebTicketBearer")
    applies_to = address
    if options.spoil == "audience":
        applies_to = options.base + "/CertProv/CertProvisioningService.svc/WebTicket_Bearer"
    answer = ticket(options, applies_to, os.urandom(32))
    root, header, body = envelope()
    security = element(header, "wsse:Security")
    security.set(tag("s:mustUnderstand"), "1")
    if options.spoil != "ticket":
        security.append(answer.find(".//saml:Assertion", namespaces=NS))
    request = element(body, "lis:GetLocationsRequest")
    element(request, "lis:Entity", "sip:" + (options.entity or options.user))
    element(request, "lis:IP", options.locate)
    found = post(options, address, "LIService/GetLocations", root)
    print(found.findtext(".//lis:ReturnCode", namespaces=NS))
    for place in found.iterfind(".//civic:LOC", namespaces=NS):
        print(place.text)


def main():
    parser = argparse.ArgumentParser()
    for name in ("base", "ca", "user", "password"):
        parser.add_argument(name)
    parser.add_argument("--sign-in", default="basic", choices=("basic", "username", "ntlm"))
    parser.add_argument("--entity", default="")
    parser.add_argument("--claim", default="")
    parser.add_argument("--spoil", default="")
    parser.add_argument(
        "--meanwhile", action="append", default=[], help="run between ticket and certificate"
    )
    parser.add_argument("--autodiscover", default="", metavar="ADDRESS")
    parser.add_argument("--expand", default="", metavar="LIST")
    parser.add_argument("--search", default="", metavar="TEXT")
    parser.add_argument("--on", default="", metavar="ATTRIBUTE")
    parser.add_argument("--dial-pad", action="store_true")
    parser.add_argument("--tell", default="displayName,telephoneNumber", metavar="ATTRIBUTES")
    parser.add_argument("--locate", default="", metavar="IP-ADDRESS")
    parser.add_argument("--fetch", default="", metavar="PATH")
    parser.add_argument("--port", default="CertProvisioningServiceWebTicketProof_SHA1")
    try:
        sys.stdout.reconfigure(line_buffering=True)
        options = parser.parse_args()
        if options.autodiscover:
            autodiscovered(options)
        elif options.expand:
            expanded(options)
        elif options.search:
            searched(options)
        elif options.fetch:
            fetched(options)
        elif options.locate:
            located(options)
        else:
            certificate(options)
    except Refused as refused:
        print(refused)
        sys.exit(3)


if __name__ == "__main__":
    main()
