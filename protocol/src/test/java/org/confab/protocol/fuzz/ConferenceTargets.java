package org.confab.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRefused;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceDocumentReader;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceProposal;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.confim.Imdn;
import org.confab.protocol.mcu.McuTargets;
import org.confab.protocol.mime.MultipartAlternative;
import org.confab.protocol.mime.MultipartRelated;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** C3P, documents of conferences, and bodies of several parts. */
final class ConferenceTargets implements FuzzTargets {
  private static final String FROM = "requestId='1' from='sip:a@x.test' to='sip:b@x.test;gruu'";

  @Override
  public List<FuzzTarget<?>> all() {
    List<FuzzTarget<?>> all = new ArrayList<>(c3p());
    all.addAll(documents());
    all.addAll(bodies());
    all.addAll(McuTargets.all());
    return all;
  }

  private static List<FuzzTarget<?>> c3p() {
    return List.of(
        FuzzTarget.xml("c3p-request", C3pCodec.class, ConferenceProposal.class)
            .seeds(FuzzSeeds.xml("request"))
            .seeds(
                "<request xmlns='urn:ietf:params:xml:ns:cccp' "
                    + FROM
                    + "><addConference><conference-info"
                    + " entity=''><conference-description><subject/>"
                    + "<conference-id>C785C6F286141983D93EE946833BC1AF</conference-id>"
                    + "<expiry-time>2026-11-21T09:07:10Z</expiry-time></conference-description><users><user"
                    + " entity='sip:b@x.test'><roles><entry>presenter</entry></roles></user></users><conference-view><entity-view"
                    + " entity='chat'/>"
                    + "</conference-view></conference-info></addConference></request>")
            .refusing(C3pRefused.class)
            .holds(ConferenceTargets::request),
        FuzzTarget.xml("c3p-response", C3pCodec.class)
            .seeds(FuzzSeeds.xml("response"))
            .refusing(C3pRefused.class)
            .codec(
                tree -> C3pCodec.readResponse(Xml.bytes(tree)),
                response -> Xml.read(C3pCodec.write(response))),
        FuzzTarget.text("c3p-words", C3pCommand.class, C3pReason.class)
            .seeds("addUser", "getConference", "notSupported")
            .holds(
                word -> {
                  C3pCommand.find(word).ifPresent(it -> assertThat(it.wireName()).isEqualTo(word));
                  C3pReason.find(word).ifPresent(it -> assertThat(it.wireName()).isEqualTo(word));
                }));
  }

  private static void request(XmlElement tree) {
    var read = C3pCodec.readRequest(Xml.bytes(tree));
    assertThat(C3pCodec.readRequest(C3pCodec.write(read))).isEqualTo(read);
    assertThat(C3pCommand.find(read.command().name())).isNotNull();
    read.command()
        .child("conference-info")
        .ifPresent(info -> assertThat(ConferenceProposal.read(info)).isNotNull());
  }

  private static List<FuzzTarget<?>> documents() {
    return List.of(
        FuzzTarget.xml(
                "conference-info", ConferenceDocumentReader.class, ConferenceDocumentWriter.class)
            .seeds(FuzzSeeds.xml("conference-info"))
            // Of somebody who has left nothing but that is written.
            .codec(
                ConferenceDocumentReader::read,
                ConferenceDocumentWriter::element,
                ConferenceDocumentWriter::element),
        FuzzTarget.text("conference-uri", ConferenceUri.class)
            .seeds(
                "sip:alice@example.test;gruu;opaque=app:conf:focus:id:AB12CD34",
                "sip:alice@example.test;gruu;opaque=app:conf:audio-video:id:AB12CD34",
                "sip:alice@example.test;gruu;opaque=app:conf:focusfactory")
            .holds(
                text -> {
                  ConferenceUri.parse(text)
                      .ifPresent(
                          uri -> assertThat(ConferenceUri.parse(uri.asString())).contains(uri));
                  ConferenceUri.isFactory(SipUri.parse(text));
                }),
        FuzzTarget.text("conference-id", ConferenceId.class)
            .seeds("AB12CD34", "C785C6F286141983D93EE946833BC1AF")
            .codec(ConferenceId::of, ConferenceId::value),
        FuzzTarget.text(
                "conference-words",
                Role.class,
                AdmissionPolicy.class,
                McuType.class,
                DocumentState.class)
            .seeds("presenter", "openAuthenticated", "audio-video", "partial")
            .holds(
                word -> {
                  Role.find(word).ifPresent(it -> assertThat(it.wireName()).isEqualTo(word));
                  AdmissionPolicy.find(word)
                      .ifPresent(it -> assertThat(it.wireName()).isEqualTo(word));
                  McuType.find(word).ifPresent(it -> assertThat(it.wireName()).isEqualTo(word));
                  DocumentState.find(word)
                      .ifPresent(it -> assertThat(it.wireName()).isEqualTo(word));
                }),
        FuzzTarget.xml("imdn", Imdn.class)
            .seeds(
                "<imdn xmlns='urn:ietf:params:xml:ns:imdn'><message-id>1</message-id><recipient"
                    + " uri='sip:b@x.test'><status>404</status><entry><key>k</key><value>v</value>"
                    + "</entry></recipient></imdn>")
            .codec(tree -> Imdn.read(Xml.bytes(tree)), imdn -> Xml.read(imdn.bytes())));
  }

  private static List<FuzzTarget<?>> bodies() {
    String first = "Content-Type: application/sdp\r\nContent-ID: <1>\r\n\r\nv=0\r\n";
    String second = "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nYWJj\r\n";
    String third =
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "a=C3=A9=\r\nb\r\n";
    String type = "multipart/related;type=\"application/rlmi+xml\";start=1;boundary=\"x-y\"\n";
    String body = "--x-y\r\n" + first + "\r\n--x-y\r\n" + second + "\r\n--x-y\r\n" + third;
    return List.of(
        FuzzTarget.text("multipart", MultipartRelated.class, MultipartAlternative.class)
            .seeds(type + body + "\r\n--x-y--\r\n", type + "--x-y\r\n" + first + "\r\n--x-y--")
            .holds(ConferenceTargets::multipart));
  }

  private static void multipart(String text) {
    int line = Math.max(0, text.indexOf('\n'));
    String type = text.substring(0, line);
    byte[] body = text.substring(line).strip().getBytes(StandardCharsets.UTF_8);
    MultipartAlternative.is(type);
    MultipartAlternative.read(type, body)
        .parts()
        .forEach(part -> assertThat(part.contentType()).isNotNull());
    MultipartRelated read = MultipartRelated.read(type, body);
    MultipartRelated again;
    try {
      again = MultipartRelated.read(read.contentType(), read.bytes());
    } catch (IllegalArgumentException refused) {
      throw new AssertionError(
          "does not read what it wrote: " + new String(read.bytes(), StandardCharsets.UTF_8),
          refused);
    }
    assertThat(again.parts()).hasSameSizeAs(read.parts());
  }
}
