package org.confab.core.conferencing;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.FlowListener;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.RegistrationListener;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * The Focus of every conference: lets participants in, carries out their commands and lets them go
 * ([MS-CONFBAS] 3.2). A conference becomes active when the first participant joins and stays so for
 * a while after the last has left.
 */
public final class Focus implements FlowListener, RegistrationListener {
  /** What R2 answers in Session-Expires. */
  private static final Duration SESSION = Duration.ofSeconds(7200);

  /** A command that takes longer than this is answered {@code pending} first. */
  static final Duration PENDING = Duration.ofMillis(500);

  private final ConferencingPorts ports;
  private final LiveConferences conferences;
  private final Entrance entrance;
  private final ConferenceEvents events;
  private final ConferenceFloor floor;
  private final FocusCommands commands;
  private final FocusMcus mcus;
  private final FocusSweep sweep;
  private final PhoneCalls phones;

  /** Assembles the Focus. */
  public Focus(ConferencingPorts ports) {
    this.ports = ports;
    this.conferences = ports.conferences();
    RecordDocuments records = new RecordDocuments(ports);
    RosterDocuments documents = new RosterDocuments(records);
    Admission admission = new Admission(ports);
    this.events =
        new ConferenceEvents(
            conferences, documents, ports.notifier(), ports.scheduler(), new MeetingSize(ports));
    FocusCalls calls = new FocusCalls(ports);
    this.floor = new ConferenceFloor(ports, events, calls);
    this.entrance = new Entrance(ports, records, admission, floor);
    this.phones = new PhoneCalls(ports, entrance, floor, records);
    this.commands =
        new FocusCommands(
            new ConferenceCommands(
                floor,
                documents,
                new KeyDelivery(ports.key()),
                new ModifyConference(ports, proposals(ports), this::modified)),
            new UserCommands(floor, admission, ports.limits()),
            new DialOut(ports, admission, calls),
            new McuRelay(ports, records));
    this.mcus = new FocusMcus(ports, floor, records);
    this.sweep = new FocusSweep(ports, floor);
  }

  private static ProposalReader proposals(ConferencingPorts ports) {
    RandomConferenceIds ids = new RandomConferenceIds(new SecureRandom());
    return new ProposalReader(ports, () -> FocusFactory.newKey(ids));
  }

  /** The event package {@code conference}. */
  public ConferenceEvents events() {
    return events;
  }

  /** Where MCUs report. */
  public FocusMcus mcus() {
    return mcus;
  }

  /**
   * A client joins, or waits to be let in.
   *
   * @throws Refused 404 if there is no such conference, 403 if the caller may not enter, 400 if the
   *     request is bad
   */
  public JoinAnswer join(JoinRequest request) {
    ConferenceUri focus = Entrance.focus(request.target());
    if (PhoneJoin.is(request.body())) {
      if (PhoneJoin.offersMedia(request.body())) {
        throw PhoneJoin.noMedia();
      }
      AddUserBody itself = PhoneJoin.addUser(request);
      conferences.exclusively(focus, () -> entrance.enter(focus, request, itself));
      return new JoinAnswer(request.target(), timer(request), PhoneJoin.offer());
    }
    SipUri caller = request.caller().aor();
    C3pRequest c3p = C3pAnswers.read(caller, request.target(), request.body());
    AddUserBody body = AddUserBody.read(c3p, focus, caller);
    Admission.Entry entry =
        conferences.exclusively(focus, () -> entrance.enter(focus, request, body));
    C3pResponse answer = entry.waits() ? body.pending() : body.granted(entry.role());
    return new JoinAnswer(request.target(), timer(request), C3pAnswers.body(answer));
  }

  /**
   * Somebody calls an MCU, or a phone the Focus; a phone that calls for sound comes in by that. Its
   * session ends with the call, or with {@link #callFailed}.
   *
   * @return the MCU to which the call goes
   * @throws Refused as {@link #join}; 404 (3013) if that is no MCU, 488 if no MCU takes sound
   */
  public ConferenceUri call(JoinRequest request) {
    ConferenceUri target =
        ConferenceUri.parse(request.target())
            .orElseThrow(
                () ->
                    new Refused(
                        404, Diagnostic.MCU_URI_INVALID, "no MCU: " + request.target().asString()));
    return phones.call(target, request);
  }

  /** The client's own wish if it is shorter; a client that knows no timers is not timed. */
  private static Optional<Duration> timer(JoinRequest request) {
    Duration wish = request.sessionExpires().orElse(SESSION);
    return Optional.of(wish.compareTo(SESSION) < 0 ? wish : SESSION)
        .filter(any -> request.timerSupported());
  }

  /**
   * A participant gives a command in its dialog; one that fails is answered too.
   *
   * @throws Refused 481 if the dialog is not in a conference, 403 if it is another endpoint's or
   *     still waits, 400 if the request is no C3P of this conference
   */
  public CommandAnswer command(FocusDialogId dialog, EndpointId caller, SipUri target, Body body) {
    ConferenceFloor.Place place = owned(dialog, caller);
    C3pRequest request = C3pAnswers.read(caller.aor(), target, body);
    request.command().children().stream()
        .filter(child -> child.name().endsWith("Keys"))
        .forEach(keys -> AddUserBody.checkEntity(keys, place.focus()));
    CompletionStage<C3pResponse> response =
        conferences.exclusively(place.focus(), () -> run(place, dialog, request));
    return new CommandAnswer(request, response, floor.place(dialog).isEmpty());
  }

  /**
   * Checks that somebody speaks in a dialog of his own, before anything is done for him.
   *
   * @throws Refused 481 if the dialog is not in a conference, 403 if it is another's
   */
  public void checkOwn(FocusDialogId dialog, EndpointId caller) {
    var unused = owned(dialog, caller);
  }

  private ConferenceFloor.Place owned(FocusDialogId dialog, EndpointId caller) {
    ConferenceFloor.Place place =
        floor
            .place(dialog)
            .orElseThrow(
                () -> new Refused(481, Diagnostic.CONFERENCE_URI_INVALID, "not in a conference"));
    if (!place.endpoint().aor().equals(caller.aor())) {
      throw new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, "not the participant's dialog");
    }
    return place;
  }

  private CompletionStage<C3pResponse> run(
      ConferenceFloor.Place place, FocusDialogId dialog, C3pRequest request) {
    ConferenceState state =
        conferences.find(place.focus()).orElseThrow(() -> Entrance.unknown(request.to()));
    Participant sender =
        state
            .participant(place.endpoint().aor())
            .orElseThrow(() -> new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, "not inside"));
    try {
      return commands.run(
          new FocusCommand.Given(state, sender, dialog, request, place.conversation()));
    } catch (CommandFailed failed) {
      return CompletableFuture.completedStage(C3pAnswers.failure(request, failed));
    }
  }

  /**
   * The 202 to a command is out: now its answer follows in an INFO of the server, after one with
   * {@code pending} if it takes long.
   */
  public void answered(FocusDialogId dialog, CommandAnswer answer) {
    CompletableFuture<C3pResponse> response = answer.response().toCompletableFuture();
    if (!response.isDone()) {
      ports
          .scheduler()
          .after(
              PENDING,
              () -> {
                if (!response.isDone()) {
                  ports.dialogs().info(dialog, C3pAnswers.body(answer.request().pending()));
                }
              });
    }
    response.thenAccept(
        last -> {
          ports.dialogs().info(dialog, C3pAnswers.body(last));
          if (answer.endsDialog()) {
            ports.dialogs().bye(dialog);
          }
        });
  }

  /**
   * A participant ends a dialog by BYE; nothing if it is over already.
   *
   * @throws Refused 403 if it is another's
   */
  public void leave(FocusDialogId dialog, EndpointId caller) {
    if (floor.place(dialog).isPresent()) {
      checkOwn(dialog, caller);
    }
    left(dialog);
  }

  /**
   * A call has not come about: the session that it began is over. One that came by another
   * connection goes on, for strangers choose their addresses themselves.
   */
  public void callFailed(FocusDialogId call, String flow) {
    if (floor.place(call).filter(place -> place.flow().equals(flow)).isPresent()) {
      left(call);
    }
  }

  /** A dialog has ended, by BYE or because its client is gone; nothing if that is known. */
  public void left(FocusDialogId dialog) {
    floor
        .place(dialog)
        .ifPresent(
            place ->
                conferences.exclusively(
                    place.focus(),
                    () -> {
                      leave(place, dialog);
                      return place;
                    }));
  }

  private void leave(ConferenceFloor.Place place, FocusDialogId dialog) {
    Optional<ConferenceState> live =
        conferences.find(place.focus()).filter(state -> floor.place(dialog).isPresent());
    if (live.isEmpty()) {
      return;
    }
    ConferenceState state = live.get();
    SipUri user = place.endpoint().aor();
    Optional<Waiting> waiting =
        state.waiting(user).stream()
            .filter(one -> one.session().dialog().equals(dialog))
            .findFirst();
    if (waiting.isPresent()) {
      floor.leaveLobby(state, waiting.get());
    } else {
      state.participant(user).ifPresent(participant -> floor.leave(state, participant, dialog));
    }
  }

  /** A connection is gone: so are all dialogs that came by it. */
  @Override
  public void flowClosed(String flow) {
    for (FocusDialogId dialog : floor.dialogs(place -> place.flow().equals(flow))) {
      left(dialog);
      ports.dialogs().forget(dialog);
    }
  }

  @Override
  public void endpointAdded(Binding binding) {}

  /** An endpoint has signed out or is lost: so are all its dialogs. */
  @Override
  public void endpointRemoved(Binding binding, boolean lastOfUser) {
    EndpointId gone = binding.endpoint();
    for (FocusDialogId dialog : floor.dialogs(place -> place.endpoint().equals(gone))) {
      left(dialog);
      ports.dialogs().bye(dialog);
    }
  }

  /**
   * The organizer has modified the record; told to the participants if the conference is active.
   */
  void modified(ConferenceRecord record) {
    conferences.exclusively(
        record.uri(),
        () -> {
          conferences.find(record.uri()).ifPresent(state -> floor.describe(state, record));
          return record;
        });
  }

  /**
   * Somebody has no account any more: his conferences end, and whoever gets his address next has no
   * role in those of others.
   */
  public void personGone(SipUri user) {
    for (ConferenceUri focus : conferences.active()) {
      if (focus.organizer().aor().equals(user.aor())) {
        end(focus);
      } else {
        conferences.exclusively(
            focus,
            () -> {
              conferences.find(focus).ifPresent(state -> floor.personGone(state, user.aor()));
              return focus;
            });
      }
    }
    ports.records().personGone(user);
    ports.liveRecords().personGone(user);
  }

  /** Runs work on a conference while nothing else runs for it: two adds of one id, for one. */
  <T> T alone(ConferenceUri focus, Supplier<T> work) {
    return conferences.exclusively(focus, work);
  }

  /** The conferences that are on, as they were at some moment. */
  public List<ConferenceUri> active() {
    return conferences.active();
  }

  /** The state of a conference, if it is on. */
  public Optional<ConferenceState> active(ConferenceUri focus) {
    return conferences.find(focus);
  }

  /** Ends a conference for all who are in it; nothing happens if it is not on. */
  public void end(ConferenceUri focus) {
    sweep.end(focus);
  }

  /** Keeps newcomers out of a conference, or lets them in again; false if it is not on. */
  public boolean lock(ConferenceUri focus, boolean locked) {
    return conferences.exclusively(
        focus,
        () -> {
          Optional<ConferenceState> live = conferences.find(focus);
          live.ifPresent(state -> floor.lock(state, locked));
          return live.isPresent();
        });
  }

  /** Puts somebody out of a conference, with all devices; false if he is not in it. */
  public boolean eject(ConferenceUri focus, SipUri user) {
    return conferences.exclusively(
        focus,
        () -> {
          Optional<ConferenceState> live = conferences.find(focus);
          Optional<Participant> inside = live.flatMap(state -> state.participant(user.aor()));
          inside.ifPresent(one -> floor.eject(live.get(), one, Optional.empty()));
          return inside.isPresent();
        });
  }

  /** Ends what has had its time. Called now and then. */
  public void sweep() {
    sweep.run();
  }
}
