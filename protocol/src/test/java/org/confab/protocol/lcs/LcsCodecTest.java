package org.confab.protocol.lcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.presence.Schemas;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

class LcsCodecTest {
  private static final Schemas PIDF = Schemas.of("ms-sip-msrtc-pidf.xsd");
  private static final Schemas ACL = Schemas.of("ms-sip-acl.xsd");

  @Property(tries = 200)
  void aggregatedDocuments(@ForAll("aggregates") AggregatedPresence presence) throws Exception {
    assertThat(AggregatedPresence.read(wire(presence.write()))).isEqualTo(presence);
    PIDF.accept(presence.write());
  }

  @Property(tries = 200)
  void publishedDocuments(@ForAll("publications") PublishedPresence presence) {
    assertThat(PublishedPresence.readPresentity(wire(presence.write()))).isEqualTo(presence);
  }

  @Property(tries = 200)
  void accessControlLists(@ForAll("acls") AclList list) throws Exception {
    assertThat(AclList.read(wire(list.write()))).isEqualTo(list);
    ACL.accept(inSchema(list.write()));
  }

  @Property(tries = 100)
  void adhocLists(
      @ForAll("uris") SipUri uri,
      @ForAll AdhocList.Operation operation,
      @ForAll("manyUris") List<SipUri> resources) {
    AdhocList list = new AdhocList(uri, operation, resources);
    assertThat(AdhocList.read(wire(list.write()))).isEqualTo(list);
  }

  @Property(tries = 100)
  void pendingWatchers(@ForAll("manyUris") List<SipUri> uris, @ForAll("texts") String name) {
    PendingWatchers watchers =
        new PendingWatchers(
            uris.stream().map(uri -> new PendingWatchers.Watcher(uri, name)).toList());
    assertThat(PendingWatchers.read(wire(watchers.write()))).isEqualTo(watchers);
  }

  private static XmlElement wire(XmlElement element) {
    return Xml.read(Xml.bytes(element));
  }

  /** On the wire the root has no namespace; the schema has one for it. */
  private static XmlElement inSchema(XmlElement root) {
    return new XmlElement(
        "http://schemas.microsoft.com/sip/acl/",
        root.name(),
        root.attributes(),
        root.children(),
        root.text());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange('!', '~')
        .withCharRange('\u00c0', '\u024f')
        .ofMaxLength(20);
  }

  @Provide
  Arbitrary<SipUri> uris() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .numeric()
        .ofMinLength(1)
        .ofMaxLength(12)
        .map(user -> SipUri.of(user, "litwareinc.com"));
  }

  @Provide
  Arbitrary<List<SipUri>> manyUris() {
    return uris().list().ofMaxSize(10);
  }

  @Provide
  Arbitrary<AggregatedPresence> aggregates() {
    return Combinators.combine(
            uris(), statuses(), epids().optional(), texts(), texts(), userInfos(), devices())
        .as(
            (uri, status, epid, name, note, info, devices) ->
                new AggregatedPresence(uri, status, epid, note, name, name, note, info, devices));
  }

  @Provide
  Arbitrary<PublishedPresence> publications() {
    return Combinators.combine(uris(), statuses(), texts(), userInfos().optional(), more())
        .as(PublishedPresence::new);
  }

  @Provide
  Arbitrary<AclList> acls() {
    Arbitrary<AceRights> rights =
        Combinators.combine(Arbitraries.of(AceRights.Presence.class), Arbitraries.of(true, false))
            .as(AceRights::new);
    Arbitrary<Ace> aces =
        Combinators.combine(Arbitraries.of(AceType.class), uris(), rights)
            .as(
                (type, uri, right) ->
                    new Ace(type, type == AceType.DOMAIN ? uri.host() : uri.asString(), right));
    return Combinators.combine(Arbitraries.longs().between(1, 0xFFFF_FFFFL), aces.list())
        .as(AclList::new);
  }

  private Arbitrary<List<DevicePresence>> devices() {
    return Combinators.combine(
            epids().optional(),
            Arbitraries.longs().between(0, 1_000_000),
            statuses(),
            texts(),
            more())
        .as(DevicePresence::new)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<LcsStatus> statuses() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 999), Arbitraries.integers().between(0, 999))
        .as(LcsStatus::new);
  }

  private static Arbitrary<Epid> epids() {
    return Arbitraries.strings()
        .withCharRange('a', 'f')
        .numeric()
        .ofMinLength(1)
        .ofMaxLength(16)
        .map(Epid::of);
  }

  private Arbitrary<UserInfo> userInfos() {
    Arbitrary<UserInfoState> states =
        Combinators.combine(
                Arbitraries.integers().between(0, 18_999),
                Arbitraries.longs()
                    .between(0, 4_000_000_000L)
                    .map(Instant::ofEpochSecond)
                    .optional(),
                texts())
            .as(UserInfoState::new);
    return Combinators.combine(texts(), Arbitraries.of(true, false), states.optional(), more())
        .as(UserInfo::new);
  }

  private Arbitrary<List<XmlElement>> more() {
    return Combinators.combine(Arbitraries.of("deviceName", "devicedata", "contact"), texts())
        .as(
            (name, text) ->
                XmlElement.of("http://schemas.microsoft.com/2002/09/sip/client/presence", name)
                    .with("name", text)
                    .withText(text))
        .list()
        .ofMaxSize(3);
  }
}
