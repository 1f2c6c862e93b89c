package org.confab.core.conferencing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.ClientDialect;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.subscription.Scheduler;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/**
 * The calls of the Focus that ring: whom it may call, at which devices, how long, and how many at
 * once. They end with their conference.
 */
final class FocusCalls {
  /** RFC 3261 21.4.18: temporarily unavailable. */
  private static final int UNAVAILABLE = 480;

  private record Call(SipUri by, SipUri callee, Ringing ringing) {}

  private final FocusDialogs dialogs;
  private final RegistrationStore registrations;
  private final Scheduler scheduler;
  private final Clock clock;
  private final ConferencingLimits.Calls limits;
  private final Map<ConferenceUri, List<Call>> calls = new ConcurrentHashMap<>();

  FocusCalls(ConferencingPorts ports) {
    this.dialogs = ports.dialogs();
    this.registrations = ports.registrations();
    this.scheduler = ports.scheduler();
    this.clock = ports.clock();
    this.limits = ports.limits().calls();
  }

  /**
   * Calls a user at all devices that understand an invitation. Runs alone for the conference.
   *
   * @param by the participant who wants it
   * @return the final SIP status, 480 if the user has no such device
   * @throws CommandFailed if the user is being called already, or too many are
   */
  CompletionStage<Integer> call(ConferenceUri focus, SipUri by, Invitation invitation) {
    check(calls.getOrDefault(focus, List.of()), by, invitation.callee());
    List<Binding> devices = devices(invitation.callee());
    if (devices.isEmpty()) {
      return CompletableFuture.completedStage(UNAVAILABLE);
    }
    Ringing ringing = Ringing.begin(dialogs, invitation, devices);
    Call call = new Call(by, invitation.callee(), ringing);
    calls.merge(focus, List.of(call), FocusCalls::joined);
    scheduler.after(limits.ringing(), ringing::giveUp);
    return ringing.outcome().whenComplete((status, none) -> ended(focus, call));
  }

  private void check(List<Call> ringing, SipUri by, SipUri callee) {
    if (ringing.stream().anyMatch(call -> call.callee().equals(callee))) {
      throw new CommandFailed(C3pReason.PREVIOUS_REQUEST_PENDING, callee.asString());
    }
    if (ringing.size() >= limits.perConference()
        || ringing.stream().filter(call -> call.by().equals(by)).count() >= limits.perUser()) {
      throw new CommandFailed(C3pReason.SERVER_BUSY, "too many are being called");
    }
  }

  private List<Binding> devices(SipUri callee) {
    return registrations.bindings(callee).stream()
        .filter(binding -> binding.liveAt(clock.instant()) && binding.takes("INVITE"))
        .filter(binding -> binding.dialect() == ClientDialect.OCS)
        .toList();
  }

  private static List<Call> joined(List<Call> known, List<Call> more) {
    List<Call> all = new ArrayList<>(known);
    all.addAll(more);
    return List.copyOf(all);
  }

  private void ended(ConferenceUri focus, Call call) {
    calls.computeIfPresent(
        focus,
        (same, known) -> {
          List<Call> left = known.stream().filter(one -> one != call).toList();
          return left.isEmpty() ? null : left;
        });
  }

  /** The conference is over: nobody is called into it any more. */
  void over(ConferenceUri focus) {
    calls.getOrDefault(focus, List.of()).forEach(call -> call.ringing().giveUp());
  }
}
