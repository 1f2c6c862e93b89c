package org.confab.core.conferencing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.FlowListener;
import org.confab.core.directory.UserDirectory;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.RegistrationListener;
import org.confab.core.subscription.Notifier;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
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

  private final LiveConferences conferences;
  private final FocusDialogs dialogs;
  private final Clock clock;
  private final ConferencingLimits limits;
  private final Entrance entrance;
  private final ConferenceEvents events;
  private final ConferenceFloor floor;
  private final FocusCommands commands;

  /**
   * Assembles the Focus.
   *
   * @param directory names of participants, and who belongs to this deployment
   * @param records the conferences as scheduled
   * @param conferences the live state
   * @param dialogs ends dialogs with participants
   * @param notifier tells subscribers
   * @param mcus the MCU types that this deployment really has
   */
  public Focus(
      UserDirectory directory,
      ConferenceStore records,
      LiveConferences conferences,
      FocusDialogs dialogs,
      Notifier notifier,
      Set<McuType> mcus,
      Clock clock,
      ConferencingLimits limits) {
    this.conferences = conferences;
    this.dialogs = dialogs;
    this.clock = clock;
    this.limits = limits;
    RecordDocuments recordDocuments = new RecordDocuments(directory, mcus);
    RosterDocuments documents = new RosterDocuments(recordDocuments);
    this.events = new ConferenceEvents(conferences, documents, notifier, limits);
    this.floor = new ConferenceFloor(conferences, events, documents, dialogs, clock);
    this.entrance =
        new Entrance(
            records, conferences, recordDocuments, new Admission(directory, limits), floor, clock);
    this.commands = new FocusCommands(floor, documents);
  }

  /** The event package {@code conference}. */
  public ConferenceEvents events() {
    return events;
  }

  /**
   * A client joins.
   *
   * @throws Refused 404 if there is no such conference, 403 if the caller may not enter, 400 if the
   *     request is bad
   */
  public JoinAnswer join(JoinRequest request) {
    ConferenceUri focus = Entrance.focus(request.target());
    SipUri caller = request.caller().aor();
    C3pRequest c3p = C3pAnswers.read(caller, request.target(), request.body());
    AddUserBody body = AddUserBody.read(c3p, focus, caller);
    Role granted = conferences.exclusively(focus, () -> entrance.enter(focus, request, body));
    return new JoinAnswer(request.target(), timer(request), C3pAnswers.body(body.granted(granted)));
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
   * @throws Refused 481 if the dialog is not in a conference, 403 if it is another endpoint's, 400
   *     if the request is no C3P of this conference
   */
  public CommandAnswer command(FocusDialogId dialog, EndpointId caller, SipUri target, Body body) {
    ConferenceFloor.Place place =
        floor
            .place(dialog)
            .orElseThrow(
                () -> new Refused(481, Diagnostic.CONFERENCE_URI_INVALID, "not in a conference"));
    if (!place.endpoint().aor().equals(caller.aor())) {
      throw new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, "not the participant's dialog");
    }
    C3pRequest request = C3pAnswers.read(caller.aor(), target, body);
    request.command().children().stream()
        .filter(child -> child.name().endsWith("Keys"))
        .forEach(keys -> AddUserBody.checkEntity(keys, place.focus()));
    C3pResponse response =
        conferences.exclusively(place.focus(), () -> run(place, dialog, request));
    return new CommandAnswer(C3pAnswers.body(response), floor.place(dialog).isEmpty());
  }

  private C3pResponse run(ConferenceFloor.Place place, FocusDialogId dialog, C3pRequest request) {
    ConferenceState state =
        conferences.find(place.focus()).orElseThrow(() -> Entrance.unknown(request.to()));
    Participant sender =
        state
            .participant(place.endpoint().aor())
            .orElseThrow(
                () -> new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, "no longer inside"));
    return C3pAnswers.answer(
        request,
        () -> commands.run(new FocusCommand.Given(state, sender, dialog, request.command())));
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
    conferences
        .find(place.focus())
        .filter(state -> floor.place(dialog).isPresent())
        .ifPresent(
            state ->
                state
                    .participant(place.endpoint().aor())
                    .ifPresent(participant -> floor.leave(state, participant, dialog)));
  }

  /** A connection is gone: so are all dialogs that came by it. */
  @Override
  public void flowClosed(String flow) {
    for (FocusDialogId dialog : floor.dialogs(place -> place.flow().equals(flow))) {
      left(dialog);
      dialogs.forget(dialog);
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
      dialogs.bye(dialog);
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

  /** Runs work on a conference while nothing else runs for it: two adds of one id, for one. */
  <T> T alone(ConferenceUri focus, Supplier<T> work) {
    return conferences.exclusively(focus, work);
  }

  /** Ends a conference for all who are in it. */
  void end(ConferenceUri focus) {
    conferences.exclusively(
        focus,
        () -> {
          conferences.find(focus).ifPresent(state -> floor.over(state, Optional.empty()));
          return focus;
        });
  }

  /** Deactivates the conferences in which nobody has been for a while. Called now and then. */
  public void sweep() {
    Instant longAgo = clock.instant().minus(limits.idle());
    for (ConferenceUri focus : conferences.active()) {
      conferences.exclusively(
          focus,
          () -> {
            conferences
                .find(focus)
                .filter(state -> state.emptySince().map(longAgo::isAfter).orElse(false))
                .ifPresent(state -> floor.over(state, Optional.empty()));
            return focus;
          });
    }
  }
}
