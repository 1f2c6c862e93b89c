package org.confab.core.conferencing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.MovableClock;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.Bindings;
import org.confab.core.registrar.MemoryRegistrationStore;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.subscription.HandScheduler;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentReader;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/** A Focus and a Focus Factory whose surroundings are recorded. */
final class Conferencing implements Notifier, FocusDialogs {
  static final String NS = "urn:ietf:params:xml:ns:cccp";

  final ConferenceStore store;
  final LiveConferences live = new InMemoryLiveConferences();
  final Map<SubscriptionId, List<ConferenceDocument>> notified = new ConcurrentHashMap<>();
  final List<SubscriptionId> terminated = new CopyOnWriteArrayList<>();
  final List<String> ended = new CopyOnWriteArrayList<>();
  final List<String> forgotten = new CopyOnWriteArrayList<>();
  final List<Invited> invited = new CopyOnWriteArrayList<>();
  final Map<String, List<C3pResponse>> infos = new ConcurrentHashMap<>();
  final LiveRecords liveRecords;
  final RegistrationStore registrations = new MemoryRegistrationStore();
  final RecordedMcus mcus = new RecordedMcus();
  final TestRules rules = new TestRules();
  final HandScheduler scheduler = new HandScheduler();
  final Focus focus;
  final FocusFactory factory;
  final MovableClock clock = new MovableClock("2026-11-21T12:00:00Z");

  /** What happens each time somebody is about to be told. */
  Runnable beforeTelling = () -> {};

  Conferencing() {
    this(ConferencingLimits.DEFAULT, Optional.of(new byte[] {1, 2, 3}));
  }

  Conferencing(ConferencingLimits limits, Optional<byte[]> certificate) {
    this(limits, certificate, new InMemoryConferenceStore(), new InMemoryLiveRecords());
  }

  private Conferencing(
      ConferencingLimits limits,
      Optional<byte[]> certificate,
      ConferenceStore store,
      LiveRecords liveRecords) {
    this.store = store;
    this.liveRecords = liveRecords;
    scheduler.pause();
    ConferencingPorts ports =
        new ConferencingPorts(
            new Organisation(),
            registrations,
            store,
            liveRecords,
            live,
            this,
            this,
            mcus,
            rules,
            new ReadableKey(certificate),
            scheduler,
            clock,
            () -> limits,
            uri ->
                "https://sip.litwareinc.com/meet/"
                    + uri.organizer().user()
                    + "/"
                    + uri.id().asString());
    focus = new Focus(ports);
    factory = new FocusFactory(ports, focus, new RandomConferenceIds(new Random(1)));
  }

  /** An INVITE of the Focus, and what became of it. */
  record Invited(
      Invitation invitation, Binding device, IntConsumer answered, List<String> afterwards)
      implements FocusCall {
    @Override
    public void cancel() {
      afterwards.add("CANCEL");
    }

    @Override
    public void bye() {
      afterwards.add("BYE");
    }
  }

  /** A user has signed in at a device of Communicator's family. */
  void signsIn(String name, String epid) {
    signsIn(name, Bindings.until(Bindings.of(name, epid), clock.instant().plusSeconds(3600)));
  }

  void signsIn(String name, Binding device) {
    registrations.update(
        user(name),
        known -> {
          List<Binding> more = new ArrayList<>(known);
          more.add(device);
          return more;
        });
  }

  /** The same server after kill -9: what was stored is there, what lived is not. */
  Conferencing restarted() {
    return new Conferencing(this);
  }

  private Conferencing(Conferencing before) {
    this(
        ConferencingLimits.DEFAULT,
        Optional.of(new byte[] {1, 2, 3}),
        before.store,
        before.liveRecords);
    clock.forward(Duration.between(clock.instant(), before.clock.instant()));
  }

  static SipUri user(String name) {
    return SipUri.of(name, "litwareinc.com");
  }

  static EndpointId endpoint(String name) {
    return new EndpointId(user(name), Epid.of("epid" + name));
  }

  /** A request envelope round a command. */
  static Body request(String from, String to, String command) {
    return Body.of(
        C3pCodec.CONTENT_TYPE,
        "<request xmlns='"
            + NS
            + "' C3PVersion='1' requestId='24788755472' from='"
            + from
            + "' to='"
            + to
            + "'>"
            + command
            + "</request>");
  }

  /** A command of an organizer to the own Focus Factory. */
  C3pResponse service(String organizer, String command) {
    SipUri factoryUri = ConferenceUri.factory(user(organizer));
    Body answer =
        factory.service(
            user(organizer),
            factoryUri,
            request(user(organizer).asString(), factoryUri.asString(), command));
    return C3pCodec.readResponse(answer.bytes());
  }

  /** Adds a conference with that content of its conference-info; gives the URI of its Focus. */
  String add(String organizer, String id, String policy, String users) {
    C3pResponse added =
        service(
            organizer,
            addConference(
                "<msci:conference-id>"
                    + id
                    + "</msci:conference-id>"
                    + "<msci:admission-policy>"
                    + policy
                    + "</msci:admission-policy>",
                users));
    return added.answer().child("conference-info").orElseThrow().attribute("entity").orElseThrow();
  }

  static String addConference(String description, String users) {
    return "<addConference><ci:conference-info xmlns:ci='urn:ietf:params:xml:ns:conference-info'"
        + " xmlns:msci='http://schemas.microsoft.com/rtc/2005/08/confinfoextensions' entity=''>"
        + "<ci:conference-description><ci:subject/>"
        + description
        + "</ci:conference-description>"
        + users
        + "</ci:conference-info></addConference>";
  }

  static String addUser(String focusUri, String user, String guid) {
    return "<addUser><conferenceKeys confEntity='"
        + focusUri
        + "'/>"
        + "<ci:user xmlns:ci='urn:ietf:params:xml:ns:conference-info' entity='"
        + user
        + "'>"
        + "<ci:roles><ci:entry>attendee</ci:entry></ci:roles>"
        + "<ci:endpoint entity='"
        + guid
        + "'/></ci:user></addUser>";
  }

  static String guid(int n) {
    return String.format("{AB2AAE94-59A9-494C-9537-%012X}", n);
  }

  /** A user joins from the user's one device; the dialog is named like the user. */
  C3pResponse join(String focusUri, String name) {
    return C3pCodec.readResponse(join(focusUri, name, name, 1, false).body().bytes());
  }

  JoinAnswer join(String focusUri, String name, String dialog, int guid, boolean timer) {
    String uri = user(name).asString();
    return focus.join(
        new JoinRequest(
            new FocusDialogId(dialog),
            endpoint(name),
            "flow-" + name,
            "",
            Optional.empty(),
            SipUri.parse(focusUri),
            timer,
            Optional.empty(),
            "conversation-" + name,
            request(uri, focusUri, addUser(focusUri, uri, guid(guid)))));
  }

  /** The chat MCU tells of its users. */
  void chat(ConferenceUri uri, String users) {
    McuRoster.Merged merged =
        McuRoster.EMPTY.merge(
            Xml.read(
                "<conference-info xmlns='urn:ietf:params:xml:ns:conference-info'"
                    + " state='partial'><users>"
                    + users
                    + "</users></conference-info>"));
    live.save(live.find(uri).orElseThrow().with(McuType.CHAT, merged.next()));
  }

  /** Somebody has come into the lobby. */
  void waits(ConferenceUri uri, String name) {
    ConferenceState state = live.find(uri).orElseThrow();
    C3pRequest request =
        C3pCodec.readRequest(request(user(name).asString(), uri.asString(), "<addUser/>").bytes());
    live.save(
        state.with(
            new Waiting(
                user(name),
                name,
                Role.ATTENDEE,
                new Participant.Session(
                    guid(9), new FocusDialogId(name), endpoint(name), Optional.empty()),
                "flow-" + name,
                request,
                C3pAnswers.body(request.success(request.command())),
                clock.instant())));
  }

  CommandAnswer command(String focusUri, String name, String command) {
    return focus.command(
        new FocusDialogId(name),
        endpoint(name),
        SipUri.parse(focusUri),
        request(user(name).asString(), focusUri, command));
  }

  C3pResponse info(String focusUri, String name, String command) {
    CommandAnswer answer = command(focusUri, name, command);
    focus.answered(new FocusDialogId(name), answer);
    List<C3pResponse> told = infos.getOrDefault(name, List.of());
    return told.get(told.size() - 1);
  }

  static SubscribeRequest subscription(String focusUri, String name, Duration expires) {
    return new SubscribeRequest(
        new SubscriptionId("of-" + name),
        endpoint(name),
        SipUri.parse(focusUri),
        false,
        expires,
        List.of(ConferenceDocument.CONTENT_TYPE),
        Optional.empty());
  }

  ConferenceDocument subscribe(String focusUri, String name) {
    Opening opening = focus.events().subscribe(subscription(focusUri, name, Duration.ofHours(1)));
    return ConferenceDocumentReader.read(opening.state().orElseThrow().bytes());
  }

  /** What a user's subscription has been notified of. */
  List<ConferenceDocument> seenBy(String name) {
    return notified.getOrDefault(new SubscriptionId("of-" + name), List.of());
  }

  @Override
  public void notify(SubscriptionId subscription, Body state) {
    notified
        .computeIfAbsent(subscription, id -> new CopyOnWriteArrayList<>(new ArrayList<>()))
        .add(ConferenceDocumentReader.read(state.bytes()));
  }

  @Override
  public void ready(SubscriptionId subscription) {
    beforeTelling.run();
    focus.events().next(subscription).ifPresent(state -> notify(subscription, state));
  }

  @Override
  public void pending(SubscriptionId subscription, boolean pending) {}

  @Override
  public void terminate(SubscriptionId subscription, String reason) {
    terminated.add(subscription);
  }

  @Override
  public void info(FocusDialogId dialog, Body content) {
    infos
        .computeIfAbsent(dialog.value(), any -> new CopyOnWriteArrayList<>())
        .add(C3pCodec.readResponse(content.bytes()));
  }

  @Override
  public FocusCall invite(Invitation invitation, Binding device, IntConsumer answered) {
    Invited one = new Invited(invitation, device, answered, new CopyOnWriteArrayList<>());
    invited.add(one);
    return one;
  }

  @Override
  public void bye(FocusDialogId dialog) {
    ended.add(dialog.value());
  }

  @Override
  public void forget(FocusDialogId dialog) {
    forgotten.add(dialog.value());
  }
}
