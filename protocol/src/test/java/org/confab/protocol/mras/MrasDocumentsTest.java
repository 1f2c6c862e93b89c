package org.confab.protocol.mras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.presence.Schemas;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrasDocumentsTest {
  /** What pidgin-sipe 1.25 sends. */
  private static final String OF_SIPE =
      """
      <request requestID="136187842" from="sip:alice@example.test" version="1.0"\
       to="sip:mras@example.test;gruu" xmlns="http://schemas.microsoft.com/2006/09/sip/mrasp"\
       xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <credentialsRequest credentialsRequestID="136187842">\
      <identity>sip:alice@example.test</identity><location>intranet</location>\
      <duration>480</duration></credentialsRequest></request>\
      """;

  private final Schemas schema = Schemas.of("mras", "mras.xsd");

  @Test
  void aRequestOfPidginSipeIsRead() {
    MrasRequest request = MrasRequest.read(Xml.read(OF_SIPE));
    assertThat(request.id()).isEqualTo("136187842");
    assertThat(request.direct()).isFalse();
    assertThat(request.credentials())
        .containsExactly(
            new CredentialsRequest(
                "136187842",
                "sip:alice@example.test",
                Optional.of(RelayLocation.INTRANET),
                OptionalInt.of(480)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<other/>",
        "<request version='1.0' to='t' from='f'/>",
        "<request requestID='1' version='1.0' to='t' from='f'/>",
        "<request requestID='1' version='one' to='t' from='f'><credentialsRequest"
            + " credentialsRequestID='1'><identity>a</identity></credentialsRequest></request>",
        "<request requestID='1' version='1.0' to='t' from='f'><credentialsRequest>"
            + "<identity>a</identity></credentialsRequest></request>",
        "<request requestID='1' version='1.0' to='t' from='f'><credentialsRequest"
            + " credentialsRequestID='1'/></request>",
        "<request requestID='1' version='1.0' to='t' from='f'><credentialsRequest"
            + " credentialsRequestID='1'><identity>a</identity><location>moon</location>"
            + "</credentialsRequest></request>",
        "<request requestID='1' version='1.0' to='t' from='f'><credentialsRequest"
            + " credentialsRequestID='1'><identity>a</identity><duration>0</duration>"
            + "</credentialsRequest></request>",
        "<request requestID='1' version='1.0' to='t' from='f'><credentialsRequest"
            + " credentialsRequestID='1'><identity>a</identity><duration>-5</duration>"
            + "</credentialsRequest></request>",
      })
  void whatIsNoRequestIsRefused(String text) {
    assertThatThrownBy(() -> MrasRequest.read(Xml.read(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void aRequestIsReadAsItWasWritten(@ForAll("requests") MrasRequest request) throws Exception {
    schema.accept(request.write());
    assertThat(MrasRequest.read(Xml.read(Xml.write(request.write())))).isEqualTo(request);
  }

  @Property(tries = 200)
  void aResponseIsReadAsItWasWritten(@ForAll("responses") MrasResponse response) throws Exception {
    schema.accept(response.write());
    assertThat(MrasResponse.read(Xml.read(Xml.write(response.write())))).isEqualTo(response);
  }

  @ParameterizedTest
  @EnumSource(MrasReason.class)
  void everyRefusalFitsTheSchemaEvenOfARequestThatCannotBeRead(MrasReason reason) throws Exception {
    schema.accept(MrasResponse.unreadable(reason).write());
    schema.accept(MrasResponse.refused(MrasRequest.read(Xml.read(OF_SIPE)), reason).write());
    assertThat(MrasReason.find(reason.phrase())).contains(reason);
    assertThat(reason.status()).isBetween(200, 599);
  }

  @Provide
  Arbitrary<MrasRequest> requests() {
    Arbitrary<String> ids = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(64);
    Arbitrary<CredentialsRequest> wanted =
        Combinators.combine(
                ids,
                ids.map(name -> "sip:" + name + "@x.test"),
                Arbitraries.of(RelayLocation.class).optional(),
                Arbitraries.integers().between(0, 2000))
            .as(
                (id, who, where, minutes) ->
                    new CredentialsRequest(
                        id,
                        who,
                        where,
                        minutes == 0 ? OptionalInt.empty() : OptionalInt.of(minutes)));
    return Combinators.combine(
            ids,
            Arbitraries.of("1.0", "2.0", "17.3"),
            ids.map(name -> "sip:" + name + "@x.test"),
            Arbitraries.of(true, false),
            wanted.list().ofMinSize(1).ofMaxSize(5))
        .as(
            (id, version, from, direct, all) ->
                new MrasRequest(id, version, from, "sip:m@x.test;gruu", direct, all));
  }

  @Provide
  Arbitrary<MrasResponse> responses() {
    Arbitrary<MediaRelay> relays =
        Combinators.combine(
                Arbitraries.of(RelayLocation.class),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(255),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(1, 65535))
            .as(
                (place, host, direct, port) ->
                    new MediaRelay(
                        place,
                        direct ? "192.0.2." + port % 256 : host,
                        direct,
                        port,
                        65536 - port));
    Arbitrary<CredentialsAnswer> answers =
        Combinators.combine(
                Arbitraries.integers().between(1, 480), relays.list().ofMinSize(1).ofMaxSize(4))
            .as(
                (minutes, list) ->
                    new CredentialsAnswer(
                        "7",
                        RelayKeyTest.key(3).issue(1, "sip:a@x.test", Instant.EPOCH),
                        minutes,
                        List.copyOf(list)));
    return Combinators.combine(requests(), answers.list().ofMaxSize(3)).as(MrasResponse::granted);
  }
}
