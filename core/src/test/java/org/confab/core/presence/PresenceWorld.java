package org.confab.core.presence;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.MovableClock;
import org.confab.core.SipDomains;
import org.confab.core.contacts.InMemoryContactStore;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.registrar.ClientDialects;
import org.confab.core.registrar.MemoryRegistrationStore;
import org.confab.core.subscription.HandScheduler;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.RecordingNotifier;
import org.confab.core.subscription.Stripes;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.presence.PublishRequest;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.presence.SetContainerMembers;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/** The presence capability with its stores in memory, and a few users. */
final class PresenceWorld {
  static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  static final SipUri BOB = SipUri.of("bob", "litwareinc.com");
  static final SipUri CAROL = SipUri.of("carol", "litwareinc.com");
  static final EndpointId ALICE_DESK = new EndpointId(ALICE, Epid.of("b34afb6ebb23"));
  static final EndpointId ALICE_LAPTOP = new EndpointId(ALICE, Epid.of("b34afb6ebb24"));
  static final EndpointId BOB_DESK = new EndpointId(BOB, Epid.of("aea5768aea0a"));
  static final EndpointId CAROL_DESK = new EndpointId(CAROL, Epid.of("caea5768aea0"));

  final RecordingNotifier notifier = new RecordingNotifier();
  final InMemoryPresenceStore store = new InMemoryPresenceStore();
  final InMemoryContainerStore containers = new InMemoryContainerStore();
  final InMemorySubscriberStore subscribers = new InMemorySubscriberStore();
  final InMemoryDelegateStore delegates = new InMemoryDelegateStore();
  final InMemoryContactStore contacts = new InMemoryContactStore();
  final MovableClock clock = new MovableClock();
  private final Users users = new Users();
  final UserDirectory directory = users;
  final Registered registered = new Registered();
  final Stripes stripes = new Stripes();
  final Presentities presentities = new Presentities(directory, store, containers, clock);
  final RoamingSelfPackage roamingSelf =
      new RoamingSelfPackage(presentities, subscribers, delegates, notifier);
  final HandScheduler later = new HandScheduler();
  final MemoryRegistrationStore registrations = new MemoryRegistrationStore();
  final LcsEncoder lcs = new LcsEncoder(new ClientDialects(registrations), clock);
  final PresencePackage presence =
      new PresencePackage(
          presentities,
          new PresenceDialects(
              List.of(
                  new CategoryListDialect(new CategoriesEncoder()),
                  new AdhocListDialect(lcs),
                  new ContactListDialect(contacts, directory, new PidfEncoder())),
              List.of(lcs, new CategoriesEncoder(), new PidfEncoder(), new XpidfEncoder())),
          () -> WatchLimits.STANDARD,
          notifier,
          later,
          clock);
  final InMemoryAclStore acls = new InMemoryAclStore();
  final RoamingAclPackage roamingAcl = new RoamingAclPackage(presentities, acls, notifier);
  final PendingWatchersPackage pendingWatchers = new PendingWatchersPackage(subscribers, notifier);
  final PresenceService service =
      new PresenceService(
          presentities, store, List.of(roamingSelf, presence), registered, stripes, clock);
  final ContainerService containerService =
      new ContainerService(
          presentities,
          containers,
          List.of(roamingSelf, presence, roamingAcl),
          registered,
          stripes);
  final DelegateService delegateService =
      new DelegateService(directory, delegates, roamingSelf, registered, stripes);
  final SubscriberService subscriberService =
      new SubscriberService(
          directory, subscribers, contacts, List.of(roamingSelf, pendingWatchers), stripes);
  final AclService aclService =
      new AclService(presentities, containerService, roamingAcl, subscriberService, stripes);
  final LcsMethods lcsMethods =
      new LcsMethods(new LcsPresenceService(service, presentities, lcs, clock), aclService);

  {
    notifier.fetchFrom(presence);
  }

  RoamingData publish(EndpointId publisher, String publications) {
    String document =
        "<publish xmlns=\"http://schemas.microsoft.com/2006/09/sip/rich-presence\">"
            + "<publications uri=\""
            + publisher.aor()
            + "\">"
            + publications
            + "</publications></publish>";
    return service.publish(publisher, PublishRequest.read(Xml.read(document)));
  }

  /** A state publication in one container, as a real client writes it. */
  static String state(
      String type, int availability, long instance, int container, long version, String expires) {
    return "<publication categoryName=\"state\" instance=\""
        + instance
        + "\" container=\""
        + container
        + "\" version=\""
        + version
        + "\" expireType=\""
        + expires
        + "\"><state xmlns=\"http://schemas.microsoft.com/2006/09/sip/state\" manual=\"false\""
        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\""
        + type
        + "\"><availability>"
        + availability
        + "</availability><endpointLocation/></state></publication>";
  }

  /** A machine state in containers 2 and 3. */
  static String machine(int availability, long instance, long version) {
    return state("machineState", availability, instance, 2, version, "endpoint")
        + state("machineState", availability, instance, 3, version, "endpoint");
  }

  /** The user's own state in containers 2 and 3. */
  static String user(int availability, long version) {
    return state("userState", availability, 536870912, 2, version, "static")
        + state("userState", availability, 536870912, 3, version, "static");
  }

  /** A note in containers 200, 300 and 400. */
  static String note(String text, long version) {
    StringBuilder all = new StringBuilder();
    for (int container : new int[] {200, 300, 400}) {
      all.append("<publication categoryName=\"note\" instance=\"0\" container=\"")
          .append(container)
          .append("\" version=\"")
          .append(version)
          .append("\" expireType=\"static\">")
          .append("<note xmlns=\"http://schemas.microsoft.com/2006/09/sip/note\">")
          .append("<body type=\"personal\" uri=\"\">")
          .append(text)
          .append("</body></note></publication>");
    }
    return all.toString();
  }

  void move(EndpointId user, String containerElements) {
    String document =
        "<setContainerMembers"
            + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/container-management\">"
            + containerElements
            + "</setContainerMembers>";
    containerService.setMembers(user, SetContainerMembers.read(Xml.read(document)));
  }

  /** The account of that user is disabled. */
  void disable(SipUri user) {
    users.users.computeIfPresent(user.address(), (address, known) -> known.withEnabled(false));
  }

  Opening watch(String id, EndpointId watcher, SipUri... users) {
    StringBuilder resources = new StringBuilder();
    for (SipUri user : users) {
      resources.append("<resource uri=\"").append(user).append("\"/>");
    }
    return presence.subscribe(batch(id, watcher, "subscribe", resources.toString()));
  }

  static SubscribeRequest batch(String id, EndpointId watcher, String action, String resources) {
    String document =
        "<batchSub xmlns=\"http://schemas.microsoft.com/2006/01/sip/batch-subscribe\" uri=\""
            + watcher.aor()
            + "\" name=\"\">\n<action name=\""
            + action
            + "\" id=\"63792024\">\n<adhocList>\n"
            + resources
            + "\n</adhocList>\n<categoryList"
            + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/categorylist\">"
            + "<category name=\"calendarData\"/>\n<category name=\"contactCard\"/>\n"
            + "<category name=\"note\"/>\n<category name=\"state\"/>\n"
            + "</categoryList>\n</action>\n</batchSub>";
    return request(
        id,
        watcher,
        watcher.aor(),
        Optional.of(Body.of("application/msrtc-adrl-categorylist+xml", document)));
  }

  static SubscribeRequest request(
      String id, EndpointId subscriber, SipUri target, Optional<Body> body) {
    return new SubscribeRequest(
        new SubscriptionId(id),
        subscriber,
        target,
        false,
        Duration.ofHours(1),
        List.of("application/msrtc-event-categories+xml"),
        body);
  }

  Opening self(String id, EndpointId endpoint) {
    Body wanted =
        Body.of(
            "application/vnd-microsoft-roaming-self+xml",
            "<roamingList xmlns=\"http://schemas.microsoft.com/2006/09/sip/roaming-self\">"
                + "<roaming type=\"categories\"/><roaming type=\"containers\"/>"
                + "<roaming type=\"subscribers\"/><roaming type=\"delegates\"/></roamingList>");
    return roamingSelf.subscribe(request(id, endpoint, endpoint.aor(), Optional.of(wanted)));
  }

  List<String> texts(String id) {
    return notifier.texts(new SubscriptionId(id));
  }

  /** Everybody's endpoints are registered, but for those that are said not to be. */
  static final class Registered implements RegisteredEndpoints {
    private final Set<EndpointId> all =
        new HashSet<>(List.of(ALICE_DESK, ALICE_LAPTOP, BOB_DESK, CAROL_DESK));

    void leave(EndpointId endpoint) {
      all.remove(endpoint);
    }

    void enter(EndpointId endpoint) {
      all.add(endpoint);
    }

    @Override
    public boolean contains(EndpointId endpoint) {
      return all.contains(endpoint);
    }

    @Override
    public boolean anyOf(SipUri user) {
      return all.stream().anyMatch(one -> one.aor().equals(user));
    }
  }

  private static final class Users implements UserDirectory {
    private final Map<String, User> users = new TreeMap<>();

    Users() {
      for (String name : List.of("alice", "bob", "carol")) {
        SipUri aor = SipUri.of(name, "litwareinc.com");
        String display =
            name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
        users.put(
            aor.address(),
            new User(
                aor, display, aor.address(), "Tester", "Testing", "1.01", "+14255550100", true));
      }
    }

    @Override
    public Optional<User> find(SipUri uri) {
      return Optional.ofNullable(users.get(uri.aor().address()));
    }

    @Override
    public SipDomains domains() {
      return SipDomains.of("litwareinc.com");
    }
  }
}
