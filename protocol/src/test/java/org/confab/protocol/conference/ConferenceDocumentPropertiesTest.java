package org.confab.protocol.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.sip.SipUri;

class ConferenceDocumentPropertiesTest {
  @Property(tries = 300)
  void readsWhatItWrites(@ForAll("documents") ConferenceDocument document) {
    byte[] written = ConferenceDocumentWriter.bytes(document);
    assertThat(ConferenceDocumentReader.read(written)).isEqualTo(document);
    Schemas.check(new String(written, java.nio.charset.StandardCharsets.UTF_8));
  }

  @Property(tries = 300)
  void writesTheSameOutOfUsersThatWereWrittenBefore(
      @ForAll("documents") ConferenceDocument document) {
    Optional<Roster> counted = document.users().filter(roster -> roster.participants().isPresent());
    if (counted.isEmpty()) {
      return;
    }
    Roster roster = counted.get();
    List<byte[]> users = roster.users().stream().map(ConferenceDocumentWriter::text).toList();
    ConferenceDocument frame =
        new ConferenceDocument(
            document.entity(),
            document.state(),
            document.version(),
            document.permanent(),
            document.description(),
            Optional.of(new Roster(roster.state(), roster.participants(), List.of())),
            document.views());
    byte[] written = ConferenceDocumentWriter.bytes(frame, users);
    assertThat(ConferenceDocumentReader.read(written)).isEqualTo(document);
    if (!users.isEmpty()) {
      assertThat(written).isEqualTo(ConferenceDocumentWriter.bytes(document));
    }
  }

  @Provide
  Arbitrary<ConferenceDocument> documents() {
    return Combinators.combine(
            Arbitraries.of(DocumentState.FULL, DocumentState.PARTIAL),
            Arbitraries.longs().between(1, 0xffff_ffffL),
            Arbitraries.of(true, false),
            descriptions().optional(),
            rosters().optional(),
            views().list().ofMaxSize(3))
        .as(
            (state, version, permanent, description, users, views) ->
                new ConferenceDocument(
                    uri(), state, version, permanent, description, users, views));
  }

  private static ConferenceUri uri() {
    return ConferenceUri.focus(SipUri.of("alice", "x.test"), ConferenceId.of("AB12CD34"));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("äß€<>&\"'")
        .ofMaxLength(20)
        .map(String::strip);
  }

  private static Arbitrary<SipUri> users() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(1)
        .ofMaxLength(8)
        .map(user -> SipUri.of(user, "x.test"));
  }

  private static Arbitrary<ConferenceDescription> descriptions() {
    return Combinators.combine(
            texts(),
            Arbitraries.of(McuType.class).list().ofMaxSize(3),
            Combinators.combine(users(), texts())
                .as((user, name) -> new ConferenceDescription.Organizer(user.asString(), name))
                .optional(),
            Arbitraries.of(AdmissionPolicy.class).optional(),
            Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond).optional())
        .as(
            (subject, mcus, organizer, policy, expiry) ->
                new ConferenceDescription(
                    subject,
                    mcus,
                    organizer,
                    Optional.of(uri().id()),
                    policy,
                    expiry,
                    Optional.empty(),
                    Optional.empty()));
  }

  private static Arbitrary<Roster> rosters() {
    Arbitrary<Roster.Endpoint> endpoints =
        Combinators.combine(
                Arbitraries.create(java.util.UUID::randomUUID),
                Arbitraries.of("b1", "c2").optional(),
                users().optional())
            .as(
                (guid, epid, uri) ->
                    new Roster.Endpoint("{" + guid + "}", "focus", epid, uri, "connected"));
    Arbitrary<Roster.User> present =
        Combinators.combine(
                users(), texts(), Arbitraries.of(Role.class), endpoints.list().ofMaxSize(2))
            .as(
                (user, name, role, list) ->
                    new Roster.User(user, DocumentState.FULL, name, List.of(role), list));
    Arbitrary<Roster.User> any = Arbitraries.oneOf(present, users().map(Roster.User::gone));
    return Combinators.combine(
            Arbitraries.of(DocumentState.FULL, DocumentState.PARTIAL),
            Arbitraries.integers().between(0, 250).optional(),
            any.list().ofMaxSize(4))
        .as(Roster::new);
  }

  private static Arbitrary<EntityView> views() {
    return Arbitraries.of(true, false)
        .optional()
        .map(
            locked ->
                locked
                    .map(lock -> EntityView.locked(uri().asString(), lock))
                    .orElseGet(() -> EntityView.of(uri().asString())));
  }
}
