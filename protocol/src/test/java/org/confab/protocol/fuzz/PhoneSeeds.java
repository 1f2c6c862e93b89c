package org.confab.protocol.fuzz;

/** Documents of SIP phones. */
final class PhoneSeeds {
  static final String[] PIDF = {
    """
    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:bob@x.test"
        xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
        xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid">
      <dm:person id="p4159"><rpid:activities/></dm:person>
      <tuple id="t4109"><status><basic>open</basic></status>
        <contact>sip:bob@x.test</contact></tuple>
    </presence>
    """,
    """
    <p:presence xmlns:p="urn:ietf:params:xml:ns:pidf" entity="pres:bob@x.test"
        xmlns:d="urn:ietf:params:xml:ns:pidf:data-model"
        xmlns:r="urn:ietf:params:xml:ns:pidf:rpid">
      <p:tuple id="a"><p:status><p:basic>closed</p:basic></p:status>
        <p:contact priority="0.8">tel:+14255550100</p:contact>
        <p:note xml:lang="de">weg</p:note>
        <p:timestamp>2026-11-21T02:05:36.602+01:00</p:timestamp></p:tuple>
      <p:note>later</p:note>
      <d:person id="b"><r:activities><r:note>x</r:note><r:on-the-phone/><r:unheard-of/>
        <r:meeting/></r:activities>
        <r:user-input last-input="2026-11-21T02:00:00Z">idle</r:user-input>
        <d:note>in a call</d:note></d:person>
      <d:device id="c"><r:user-input>active</r:user-input>
        <d:deviceID>urn:device:1</d:deviceID></d:device>
    </p:presence>
    """
  };

  private PhoneSeeds() {}
}
