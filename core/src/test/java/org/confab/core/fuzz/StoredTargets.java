package org.confab.core.fuzz;

import java.util.List;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.core.errorreport.ErrorReport;
import org.confab.core.presence.CategoryInstanceText;
import org.confab.core.registrar.BindingText;
import org.confab.protocol.fuzz.FuzzSeeds;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.xml.XmlElement;

/** Texts that bindings and presence are kept as in caches, and reports that clients send. */
final class StoredTargets {
  private static final String TYPE = "application/xml";
  private static final String TREES = "each is read as XML by the JDK";

  private StoredTargets() {}

  static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("stored-bindings", BindingText.class)
            .seeds(
                "sip%3Aalice%40x.test b34afb6ebb23 %3Curn%3Auuid%3A8f9e5c31-4ab2-5a0d-8d9a-"
                    + "f149aae6954a%3E sip%3Aalice%40x.test%3Bopaque%3Duser%3Aepid%3Aabc%3Bgruu"
                    + " sip%3A192.0.2.1%3A5061%3Btransport%3Dtls sip%3Aalice%40127.0.0.1 f1 OCS"
                    + " INVITE%2CBYE UCCAPI%2F3.5 c1 7 0.5 2026-11-21T12%3A00%3A00.000000123Z",
                "sip%3Abob%40x.test flow-1   sip%3Abob%40192.0.2.1 sip%3Abob%40127.0.0.1 f2 PLAIN"
                    + "   c2 -9 2026-11-21T12%3A00%3A00Z")
            .codec(BindingText::parse, BindingText::write),
        FuzzTarget.text("stored-presence", CategoryInstanceText.class)
            .seeds(
                "<instances><values><state xmlns=\"urn:x\"><availability>3500</availability></state>"
                    + "</values><i name=\"state\" number=\"4294967295\" in=\"200\" version=\"7\""
                    + " type=\"endpoint\" at=\"2026-11-21T12:00:00Z\" until=\"2026-11-21T13:00:00Z\""
                    + " of=\"b34afb6ebb23\" value=\"0\"/><i name=\"note\" number=\"0\" in=\"2\""
                    + " version=\"1\" type=\"static\" at=\"2026-11-21T12:00:00.5Z\"/></instances>")
            .only(10_000, TREES)
            .codec(CategoryInstanceText::parse, CategoryInstanceText::write),
        FuzzTarget.bytes("xml-body", XmlBody.class)
            .seeds(FuzzSeeds.xml("publish"))
            .refusing(Refused.class)
            .only(10_000, TREES)
            .reads(bytes -> XmlBody.read(new Body(TYPE + ";x=y", bytes), TYPE, XmlElement::name)),
        FuzzTarget.bytes("error-report", ErrorReport.class)
            .seeds(
                "<reportError xmlns=\"http://schemas.microsoft.com/2006/09/sip/error-reporting\">"
                    + "<error toUri=\"bob@x.test\" callId=\"c1\" requestType=\"INVITE\""
                    + " responseCode=\"480\"><diagHeader>15030; reason=\"x\"</diagHeader>"
                    + "<progressReports><progressReport><diagHeader>13004</diagHeader>"
                    + "</progressReport></progressReports></error></reportError>")
            .refusing(Refused.class)
            .only(10_000, TREES)
            .holds(
                bytes -> {
                  for (ErrorReport one : ErrorReport.parse(bytes)) {
                    if (one.line().chars().anyMatch(Character::isISOControl)) {
                      throw new AssertionError("a line end in " + one);
                    }
                  }
                }));
  }
}
