package org.confab.protocol.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class DirectoryCodecTest {
  @Property(tries = 200)
  void answers(@ForAll("answers") DirectoryAnswer answer) {
    byte[] document = Xml.bytes(new SoapEnvelope(answer.write()).write());
    assertThat(DirectoryAnswer.read(SoapEnvelope.read(Xml.read(document)))).isEqualTo(answer);
  }

  @Property(tries = 200)
  void aTextFitsEachOfItsBeginnings(@ForAll("texts") String text, @ForAll int length) {
    String folded = DirectoryTerm.fold(DirectoryAttribute.SURNAME, "x" + text);
    String start = folded.substring(0, 1 + Math.floorMod(length, folded.length()));
    assertThat(new DirectoryTerm(DirectoryAttribute.SURNAME, start).fits("X" + text)).isTrue();
  }

  @Test
  void theQuestionOfARealClient() {
    SoapEnvelope envelope =
        SoapEnvelope.read(
            Xml.read(
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
                    + " xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\"><s:Body>"
                    + "<m:directorySearch><m:filter m:href=\"#searchArray\"/>"
                    + "<m:maxResults>1</m:maxResults></m:directorySearch>"
                    + "<m:Array m:id=\"searchArray\"><m:row"
                    + " m:attrib=\"msRTCSIP-PrimaryUserAddress\""
                    + " m:value=\"sip:Bob@litwareinc.com\" /></m:Array></s:Body></s:Envelope>"));
    assertThat(DirectoryQuery.read(envelope))
        .isEqualTo(
            new DirectoryQuery(
                List.of(new DirectoryTerm(DirectoryAttribute.ADDRESS, "bob@litwareinc.com")), 1));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abcXY<>&\"'\u00fc\u0130").ofMaxLength(12);
  }

  @Provide
  Arbitrary<DirectoryAnswer> answers() {
    Arbitrary<DirectoryEntry> entries =
        texts()
            .list()
            .ofSize(9)
            .map(
                t ->
                    new DirectoryEntry(
                        SipUri.of("bob", "litwareinc.com"),
                        t.get(0),
                        t.get(1),
                        t.get(2),
                        t.get(3),
                        t.get(4),
                        t.get(5),
                        t.get(6),
                        t.get(7),
                        t.get(8)));
    return Combinators.combine(entries.list().ofMaxSize(4), Arbitraries.of(true, false))
        .as(DirectoryAnswer::new);
  }
}
