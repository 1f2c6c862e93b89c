package org.confab.protocol.presence;

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
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** Whatever is written can be read again, and fits the published schemas. */
class PresenceCodecTest {
  private static final Schemas CATEGORIES = Schemas.of("categories.xsd");
  private static final Schemas BATCH = Schemas.of("batch-subscribe.xsd");
  private static final Schemas LIST = Schemas.of("rlmi-rfc4662.xsd");
  private static final Schemas SUBSCRIBERS = Schemas.of("ms-presence-subscribers.xsd");

  @Property(tries = 200)
  void categories(@ForAll("documents") CategoriesDocument document) throws Exception {
    assertThat(CategoriesDocument.read(again(document.write()))).isEqualTo(document);
    CATEGORIES.accept(document.write());
  }

  @Property(tries = 200)
  void publications(@ForAll("publishRequests") PublishRequest request) {
    assertThat(PublishRequest.read(again(request.write()))).isEqualTo(request);
  }

  @Property(tries = 200)
  void batches(@ForAll("batches") BatchSubscribe batch) throws Exception {
    assertThat(BatchSubscribe.read(again(batch.write()))).isEqualTo(batch);
    BATCH.accept(batch.write());
  }

  @Property(tries = 200)
  void resourceLists(@ForAll("lists") ResourceList list) throws Exception {
    assertThat(ResourceList.read(again(list.write()))).isEqualTo(list);
    LIST.accept(list.write());
  }

  @Property(tries = 200)
  void roamingData(
      @ForAll("documents") CategoriesDocument document,
      @ForAll("containers") List<Container> containers,
      @ForAll("subscribers") List<Subscriber> subscribers) {
    RoamingData data =
        new RoamingData(
            Optional.of(document),
            Optional.of(containers),
            Optional.of(subscribers),
            Optional.of(
                new Delegates(
                    2, List.of(new Delegate(SipUri.of("bob", "litwareinc.com"), true, false)))));
    assertThat(RoamingData.read(again(data.write()))).isEqualTo(data);
  }

  @Property(tries = 100)
  void subscribers(@ForAll("subscribers") List<Subscriber> subscribers) throws Exception {
    XmlElement data = RoamingData.ofSubscribers(subscribers).write();
    SUBSCRIBERS.accept(data.children().get(0));
  }

  @Property(tries = 100)
  void containerChanges(@ForAll("containers") List<Container> containers) {
    SetContainerMembers request =
        new SetContainerMembers(
            containers.stream()
                .filter(container -> container.id().value() > 0)
                .map(
                    container ->
                        new SetContainerMembers.Change(
                            container.id(),
                            container.version(),
                            container.members().stream()
                                .map(
                                    member ->
                                        new SetContainerMembers.Operation(
                                            member.type().named(), member))
                                .toList()))
                .toList());
    assertThat(SetContainerMembers.read(again(request.write()))).isEqualTo(request);
  }

  @Property(tries = 100)
  void faults(@ForAll("numbers") long version, @ForAll("numbers") long current) {
    PresenceFault fault = PresenceFault.at(1, version, current);
    assertThat(PresenceFault.read(again(fault.write()))).isEqualTo(fault);
  }

  private static XmlElement again(XmlElement document) {
    return Xml.read(Xml.bytes(document));
  }

  @Provide
  Arbitrary<Long> numbers() {
    return Arbitraries.longs().between(0, 0xFFFF_FFFFL);
  }

  @Provide
  Arbitrary<SipUri> uris() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(1)
        .ofMaxLength(12)
        .map(user -> SipUri.of(user, "litwareinc.com"));
  }

  private static Arbitrary<CategoryName> names() {
    return Arbitraries.of(
        CategoryName.STATE, CategoryName.NOTE, CategoryName.of("x-1"), CategoryName.CONTACT_CARD);
  }

  private static Arbitrary<ContainerId> containerIds() {
    return Arbitraries.integers().between(0, 32767).map(ContainerId::of);
  }

  private static Arbitrary<Optional<XmlElement>> values() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withChars("abc<>&\"'\u00fc\u263a ")
            .ofMaxLength(20)
            .map(String::strip);
    return texts
        .map(text -> XmlElement.of("urn:x", "value").with("a", text).withText(text))
        .optional();
  }

  private Arbitrary<Category> categoryArbitrary() {
    Arbitrary<Optional<Category.Ownership>> ownership =
        Combinators.combine(
                containerIds(), numbers(), Arbitraries.of(ExpireType.class), numbers().optional())
            .as(Category.Ownership::new)
            .optional();
    Arbitrary<Optional<Instant>> times =
        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli).optional();
    return Combinators.combine(names(), numbers().optional(), times, ownership, values())
        .as(Category::new);
  }

  @Provide
  Arbitrary<CategoriesDocument> documents() {
    return Combinators.combine(uris(), categoryArbitrary().list().ofMaxSize(4))
        .as(CategoriesDocument::new);
  }

  @Provide
  Arbitrary<PublishRequest> publishRequests() {
    Arbitrary<CategoryKey> keys =
        Combinators.combine(names(), numbers(), containerIds()).as(CategoryKey::new);
    Arbitrary<Publication> publications =
        Combinators.combine(
                keys, numbers(), Arbitraries.of(ExpireType.class), numbers().optional(), values())
            .as(Publication::new);
    return Combinators.combine(uris(), publications.list().ofMaxSize(4)).as(PublishRequest::new);
  }

  @Provide
  Arbitrary<BatchSubscribe> batches() {
    Arbitrary<BatchSubscribe.Action> actions =
        Combinators.combine(
                Arbitraries.of(true, false),
                Arbitraries.of("63792024", "1"),
                uris().list().ofMinSize(1).ofMaxSize(3),
                names().list().ofMinSize(1).ofMaxSize(3))
            .as(BatchSubscribe.Action::new);
    return Combinators.combine(uris(), actions.list().ofMinSize(1).ofMaxSize(3))
        .as(BatchSubscribe::new);
  }

  @Provide
  Arbitrary<ResourceList> lists() {
    Arbitrary<ResourceList.Resource> resources =
        uris()
            .flatMap(
                uri ->
                    Arbitraries.of(
                        ResourceList.Resource.active(uri, uri.address()),
                        ResourceList.Resource.terminated(uri, "noresource")));
    return Combinators.combine(
            uris(), numbers(), Arbitraries.of(true, false), resources.list().ofMaxSize(4))
        .as(ResourceList::new);
  }

  @Provide
  Arbitrary<List<Container>> containers() {
    Arbitrary<Member> members =
        Arbitraries.of(MemberType.class)
            .flatMap(type -> uris().map(uri -> new Member(type, uri.address())));
    return Combinators.combine(containerIds(), numbers(), members.list().ofMaxSize(3))
        .as(Container::new)
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Subscriber>> subscribers() {
    return Combinators.combine(
            uris(),
            Arbitraries.of("Bob", "", "B\u00f6b <&>"),
            Arbitraries.of(true, false),
            Arbitraries.of(MemberType.SAME_ENTERPRISE, MemberType.FEDERATED).optional())
        .as(Subscriber::new)
        .list()
        .ofMaxSize(3);
  }
}
